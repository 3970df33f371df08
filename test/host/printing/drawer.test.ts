import { describe, expect, it } from 'vitest';
import { v7 as newId } from 'uuid';
import {
  askedBack,
  comesOut,
  counterPrinter,
  jobOf,
  jobsOf,
  printNumber,
  printsOf,
  sell,
  statesOf,
  tell,
  tillWithPrinter,
} from '../../helpers/scripted-printer.ts';
import { editFile, refusal, tillForTest, value } from '../../helpers/till.ts';

const withDrawer = { drawer: 'pin2' } as const;
/** ESC p m t1 t2, in base64. */
const pulse = (pin: 0 | 1): string => Buffer.from([0x1b, 0x70, pin, 25, 250]).toString('base64');

describe('The drawer', () => {
  it('is opened once before the slip of a sale, by a job of its own', async () => {
    const { shop, station } = await tillWithPrinter(withDrawer);
    const life = station.join();
    const { saleId } = await sell(shop);
    expect((await comesOut(life, 1)).bytes).toBe(pulse(0));
    await comesOut(life, 2);
    expect((await jobsOf(shop)).map(({ kind, saleId: of }) => [kind, of])).toEqual([
      ['sale', saleId],
      ['drawer', saleId],
    ]);
    value(await shop.asCashier.sales.void({ saleId, reason: 'Wrong' }));
    await comesOut(life, 3);
    expect(printsOf(life).filter(({ bytes }) => bytes === pulse(0))).toHaveLength(1);
  });

  it('is on the pin that the printer’s profile says', async () => {
    const { shop, station } = await tillWithPrinter({ drawer: 'pin5' });
    const life = station.join();
    await sell(shop);
    expect((await comesOut(life, 1)).bytes).toBe(pulse(1));
    await comesOut(life, 2);
  });

  it('stays shut where it couldn’t be opened at once: the slip waits alone', async () => {
    const { shop, station } = await tillWithPrinter(withDrawer);
    await sell(shop);
    shop.clock.advance({ ms: 15_000 });
    const life = station.join();
    await comesOut(life, 1);
    expect(await statesOf(shop)).toEqual(['sale printed', 'drawer failed']);
    expect(printsOf(life).map(({ bytes }) => bytes)).not.toContain(pulse(0));
  });

  it('is given up where its printer waits for longer than that', async () => {
    const { shop, station } = await tillWithPrinter(withDrawer);
    const life = station.join();
    await sell(shop);
    // Between the sale and its turn all but a moment goes by.
    shop.clock.advance({ ms: 14_900 });
    const { jobId } = await printNumber(life, 1);
    tell(life, jobId, { state: 'waiting', reason: 'PAPER_OUT', hasBegun: false });
    await askedBack(life, jobId);
    tell(life, jobId, { state: 'cancelled', hasBegun: false });
    await comesOut(life, 2);
    expect(await statesOf(shop)).toEqual(['sale printed', 'drawer failed PAPER_OUT']);
  });

  it('is given up in time also behind a slip that waits', async () => {
    const { shop, station } = await tillWithPrinter(withDrawer);
    const life = station.join();
    await sell(shop);
    await comesOut(life, 1);
    const { jobId } = await printNumber(life, 2);
    tell(life, jobId, { state: 'waiting', reason: 'PAPER_OUT' });
    await sell(shop);
    const sold = await statesOf(shop);
    expect(sold.slice(0, 3)).toEqual(['sale waiting PAPER_OUT', 'drawer queued', 'sale queued']);
    const { printers } = value(await shop.asCashier.printing.queue({}));
    expect(printers).toMatchObject([{ waiting: 2 }]);
    shop.clock.advance({ ms: 15_000 });
    await sell(shop);
    await expect.poll(async () => (await statesOf(shop)).includes('drawer failed')).toBe(true);
    tell(life, jobId, { state: 'printed' });
  });

  it('stays shut where the clock was set back since, however late it is', async () => {
    const { shop, station } = await tillWithPrinter(withDrawer);
    await sell(shop);
    shop.clock.advance({ hours: -1 });
    await comesOut(station.join(), 1);
    expect(await statesOf(shop)).toEqual(['sale printed', 'drawer failed']);
  });

  it('is opened by a sale at whichever printer it is', async () => {
    const { shop, station } = await tillWithPrinter();
    const other = { ...counterPrinter, name: 'Drawer', connection: { kind: 'virtual' } } as const;
    const { deviceId } = value(
      await shop.asOwner.devices.configure({ ...other, profile: { printer: withDrawer } }),
    );
    const life = station.join();
    await sell(shop);
    await comesOut(life, 1);
    await comesOut(life, 2);
    const at = printsOf(life).find(({ bytes }) => bytes === pulse(0));
    expect(at?.deviceId).toBe(deviceId);
  });

  it('whose end nobody knows isn’t pulsed again, whatever is said of it', async () => {
    const { shop, station } = await tillWithPrinter(withDrawer);
    const life = station.join();
    await sell(shop);
    const { jobId } = await printNumber(life, 1);
    tell(life, jobId, { state: 'unknown', reason: 'CABLE_PULLED' });
    const said = value(await shop.asCashier.printing.confirm({ jobId, isPrinted: false }));
    expect(said).toEqual({ jobId, againAs: null });
    await comesOut(life, 2);
    expect(refusal(await shop.asCashier.printing.reprint({ jobId }))).toBe('JOB_UNKNOWN jobId');
    expect(printsOf(life).filter(({ bytes }) => bytes === pulse(0))).toHaveLength(1);
  });
});

describe('The drawer by hand', () => {
  it('opens once for each command, and the books keep who, when and why', async () => {
    const { shop, station } = await tillWithPrinter(withDrawer);
    const life = station.join();
    const once = { commandId: newId() };
    const opened = value(await shop.asCashier.drawer.open({ reason: 'Change for a customer' }, once));
    expect(opened.openedAt).toBe('2026-11-21T12:00:00.000Z');
    expect(value(await shop.asCashier.drawer.open({ reason: 'Change for a customer' }, once))).toEqual(
      opened,
    );
    await comesOut(life, 1);
    expect(await jobOf(shop, opened.jobId)).toMatchObject({
      ...{ kind: 'drawer', title: 'Cash drawer', saleId: null, state: 'printed' },
    });
    await shop.restart();
    expect(await statesOf(shop)).toEqual(['drawer printed']);
    const audits = editFile(shop.file, (database) =>
      database.prepare(`SELECT at, subject, text, till FROM audit WHERE action = 'drawer.open'`).all(),
    );
    const at = shop.clock.now();
    expect(audits).toEqual([{ at, subject: opened.jobId, text: 'Change for a customer', till: 'Till 1' }]);
  });

  it('needs a printer, and a drawer at it', async () => {
    const { asOwner, asCashier } = await tillForTest();
    expect(refusal(await asCashier.drawer.open({ reason: 'Change' }))).toBe('PRINTER_NONE');
    value(await asOwner.devices.configure(counterPrinter));
    expect(refusal(await asCashier.drawer.open({ reason: 'Change' }))).toBe('DRAWER_NONE');
    const other = { ...counterPrinter, name: 'Drawer', connection: { kind: 'virtual' } } as const;
    value(await asOwner.devices.configure({ ...other, profile: { printer: { drawer: 'pin2' } } }));
    expect((await asCashier.drawer.open({ reason: 'Change' })).ok).toBe(true);
  });
});
