import { describe, expect, it } from 'vitest';
import {
  bytesOf,
  comesOut,
  isAskedBack,
  printNumber,
  statesOf,
  tell,
  tillWithPrinter,
} from '../../helpers/scripted-printer.ts';
import { filesHolding } from '../../helpers/shop-folder.ts';
import { editFile, value } from '../../helpers/till.ts';

const name = 'Wilhelmina Zephyr';

describe('What is known of the jobs', () => {
  it('names nobody, in the queue and in the table', async () => {
    const { shop, station } = await tillWithPrinter();
    const life = station.join();
    const { cardNumber } = value(await shop.asCashier.members.enrol({ name }));
    value(await shop.asCashier.sales.record({ cardNumber, totalMinor: 500 }));
    await comesOut(life, 1);
    expect(bytesOf(await printNumber(life, 2))).toContain(name);
    const queue = JSON.stringify(value(await shop.asCashier.printing.queue({})));
    expect(queue).not.toContain(name);
    expect(queue).not.toContain(cardNumber);
    const rows = editFile(shop.file, (database) => database.prepare('SELECT * FROM print_job').all());
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${name}|${cardNumber}`));
    tell(life, (await printNumber(life, 2)).jobId, { state: 'printed' });
  });
});

describe('A member who is erased', () => {
  it('has no card printed any more, and no name on what is still to come', async () => {
    const { shop, station } = await tillWithPrinter();
    const { memberId, cardNumber } = value(await shop.asCashier.members.enrol({ name }));
    const { memberId: other } = value(await shop.asCashier.members.enrol({ name: 'Ana' }));
    value(await shop.asCashier.sales.record({ cardNumber, totalMinor: 500 }));
    value(await shop.asOwner.members.erase({ memberId }));
    const life = station.join();
    expect(bytesOf(await comesOut(life, 1))).toContain('Ana');
    expect(bytesOf(await comesOut(life, 2))).not.toContain(name);
    expect(await statesOf(shop)).toEqual(['sale printed', 'card printed']);
    const subjects = editFile(shop.file, (database) =>
      database.prepare(`SELECT subject FROM print_job WHERE kind = 'card'`).pluck().all(),
    );
    expect(subjects).toEqual([other]);
    await shop.till().close();
    expect(filesHolding(shop.folder, name, cardNumber)).toEqual([]);
    await shop.restart();
  });

  it('isn’t named by a slip that waits at the station: it is made anew', async () => {
    const { shop, station } = await tillWithPrinter();
    const { memberId, cardNumber } = value(await shop.asCashier.members.enrol({ name }));
    const life = station.join();
    await comesOut(life, 1);
    value(await shop.asCashier.sales.record({ cardNumber, totalMinor: 500 }));
    const first = await printNumber(life, 2);
    expect(bytesOf(first)).toContain(name);
    tell(life, first.jobId, { state: 'waiting', reason: 'PAPER_OUT', hasBegun: false });
    value(await shop.asOwner.members.erase({ memberId }));
    expect(isAskedBack(life, first.jobId)).toBe(true);
    tell(life, first.jobId, { state: 'cancelled', hasBegun: false });
    const second = await comesOut(life, 3);
    expect(second.jobId).toBe(first.jobId);
    expect(bytesOf(second)).not.toContain(name);
    expect(await statesOf(shop)).toEqual(['sale printed']);
  });
});
