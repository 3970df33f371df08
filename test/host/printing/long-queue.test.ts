import { describe, expect, it } from 'vitest';
import { comesOut, printsOf, statesOf, tillWithPrinter } from '../../helpers/scripted-printer.ts';
import { value } from '../../helpers/till.ts';

const MANY = 3_000;

/** A till whose printer was away for so many sales. */
async function tillWithQueue() {
  const { shop, station, deviceId } = await tillWithPrinter({ drawer: 'pin2' });
  const { saleId } = value(await shop.asCashier.sales.record({ totalMinor: 500 }));
  await shop.edit((database) => {
    database.exec(`DELETE FROM print_job WHERE kind = 'drawer'`);
    database
      .prepare(
        `WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
         INSERT INTO print_job (id, device_id, printer_name, kind, subject, is_copy, state, reason, has_begun, made_at, changed_at)
         SELECT printf('01937f4e-5b1c-7c3a-9d2e-%012d', n.i), j.device_id, j.printer_name, j.kind, j.subject, 1, j.state, j.reason,
           0, j.made_at, j.changed_at FROM n, print_job AS j WHERE j.seq = 2`,
      )
      .run(MANY);
  });
  return { shop, station, deviceId, saleId };
}

describe('A queue of thousands of slips', () => {
  it('is told by its beginning and its length, and each sale’s own on request', async () => {
    const { shop, saleId } = await tillWithQueue();
    const { jobs, printers, asked } = value(await shop.asCashier.printing.queue({}));
    expect(jobs).toHaveLength(100);
    expect(printers).toMatchObject([{ waiting: MANY, hasDrawer: true }]);
    expect(asked).toBe(0);
    const last = value(await shop.asCashier.sales.record({ totalMinor: 600 })).saleId;
    const own = value(await shop.asCashier.printing.queue({ saleId: last }));
    expect(own.jobs.map(({ kind, saleId: of }) => [kind, of])).toEqual([
      ['sale', last],
      ['drawer', last],
    ]);
    expect(value(await shop.asCashier.printing.queue({ saleId })).jobs).toHaveLength(100);
  });

  it('is given up together where its printer is removed', async () => {
    const { shop, deviceId } = await tillWithQueue();
    const changes: string[] = [];
    shop.till().onEvent(({ name }) => changes.push(name));
    value(await shop.asOwner.devices.remove({ deviceId }));
    await expect.poll(() => statesOf(shop)).toContain('sale failed PRINTER_REMOVED');
    expect(changes.filter((name) => name === 'printing.changed')).toHaveLength(1);
    const states = await statesOf(shop);
    expect(new Set(states)).toEqual(new Set(['sale failed PRINTER_REMOVED']));
  });

  it('asks in its turn about all that a backup brought back, and prints what is sold now', async () => {
    const { shop, station } = await tillWithQueue();
    await shop.edit((database) =>
      database.exec(`UPDATE print_job SET state = 'unknown', reason = 'TILL_STOPPED', has_begun = 1`),
    );
    const life = station.join();
    value(await shop.asCashier.sales.record({ totalMinor: 600 }));
    await comesOut(life, 1);
    await comesOut(life, 2);
    expect(printsOf(life)).toHaveLength(2);
    const { jobs, asked } = value(await shop.asCashier.printing.queue({}));
    expect(asked).toBe(MANY);
    expect(jobs.filter(({ state }) => state === 'unknown')).toHaveLength(100);
  });
});
