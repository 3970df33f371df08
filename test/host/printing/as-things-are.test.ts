import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../../electron/core/domain/ids.ts';
import {
  askedBack,
  bytesOf,
  comesOut,
  counterPrinter,
  isAskedBack,
  printNumber,
  printsOf,
  statesOf,
  tell,
  tillWithPrinter,
} from '../../helpers/scripted-printer.ts';
import { value, type TestTill } from '../../helpers/till.ts';

/** Enrols a member whose name is drawn, which is done in a thread of its own. */
const enrolDrawn = async ({ asCashier }: TestTill): Promise<MemberId> =>
  value(await asCashier.members.enrol({ name: '王小明' })).memberId;

describe('A slip that is being made', () => {
  it('says what was undone meanwhile, and comes once', async () => {
    const { shop, station } = await tillWithPrinter();
    const memberId = await enrolDrawn(shop);
    const life = station.join();
    await comesOut(life, 1);
    const { saleId } = value(await shop.asCashier.sales.record({ memberId, totalMinor: 500 }));
    await setImmediate();
    expect(await statesOf(shop)).toEqual(['sale queued', 'card printed']);
    value(await shop.asCashier.sales.void({ saleId, reason: 'Wrong' }));
    expect(bytesOf(await comesOut(life, 2))).toContain('Undone');
    expect(printsOf(life)).toHaveLength(2);
  });

  it('names nobody who was erased meanwhile', async () => {
    const { shop, station } = await tillWithPrinter();
    const memberId = await enrolDrawn(shop);
    const life = station.join();
    const card = await comesOut(life, 1);
    value(await shop.asCashier.printing.reprint({ jobId: card.jobId }));
    value(await shop.asCashier.sales.record({ totalMinor: 500 }));
    await setImmediate();
    expect(await statesOf(shop)).toEqual(['card queued', 'sale queued', 'card printed']);
    value(await shop.asOwner.members.erase({ memberId }));
    await comesOut(life, 2);
    expect(await statesOf(shop)).toEqual(['sale printed']);
    expect(printsOf(life)).toHaveLength(2);
  });

  it('isn’t sent where its printer was removed meanwhile', async () => {
    const { shop, station, deviceId } = await tillWithPrinter();
    const life = station.join();
    await enrolDrawn(shop);
    await setImmediate();
    expect(await statesOf(shop)).toEqual(['card queued']);
    value(await shop.asOwner.devices.remove({ deviceId }));
    await expect.poll(() => statesOf(shop)).toEqual(['card failed PRINTER_REMOVED']);
    value(await shop.asOwner.devices.configure(counterPrinter));
    value(await shop.asCashier.sales.record({ totalMinor: 500 }));
    await comesOut(life, 1);
    expect(printsOf(life)).toHaveLength(1);
  });
});

describe('A slip that waits at a printer', () => {
  it('is made anew where the printer is set otherwise, and only then', async () => {
    const { shop, station, deviceId } = await tillWithPrinter({ paperMm: 80 });
    const life = station.join();
    value(await shop.asCashier.sales.record({ totalMinor: 500 }));
    const { jobId, bytes } = await printNumber(life, 1);
    tell(life, jobId, { state: 'waiting', reason: 'PAPER_OUT', hasBegun: false });
    const wide = { ...counterPrinter, deviceId, profile: { printer: { paperMm: 80 } } } as const;
    value(await shop.asOwner.devices.configure({ ...wide, name: 'Front' }));
    await setImmediate();
    expect(isAskedBack(life, jobId)).toBe(false);
    value(await shop.asOwner.devices.configure({ ...wide, profile: { printer: { paperMm: 58 } } }));
    await askedBack(life, jobId);
    tell(life, jobId, { state: 'cancelled', hasBegun: false });
    const again = await comesOut(life, 2);
    expect(again.jobId).toBe(jobId);
    expect(again.bytes).not.toBe(bytes);
    expect(await statesOf(shop)).toEqual(['sale printed']);
  });

  it('comes out as it was where it had begun', async () => {
    const { shop, station, deviceId } = await tillWithPrinter({ paperMm: 80 });
    const life = station.join();
    value(await shop.asCashier.sales.record({ totalMinor: 500 }));
    const { jobId } = await printNumber(life, 1);
    tell(life, jobId, { state: 'waiting', reason: 'PAPER_OUT' });
    const narrow = { ...counterPrinter, deviceId, profile: { printer: { paperMm: 58 } } } as const;
    value(await shop.asOwner.devices.configure(narrow));
    await setImmediate();
    expect(isAskedBack(life, jobId)).toBe(false);
    tell(life, jobId, { state: 'printed' });
    expect(await statesOf(shop)).toEqual(['sale printed']);
  });
});

describe('A printer that is broken', () => {
  it('keeps what waits and all that comes after, until it is mended', async () => {
    const { shop, station } = await tillWithPrinter();
    const life = station.join();
    for (let sale = 0; sale < 3; sale += 1) value(await shop.asCashier.sales.record({ totalMinor: 500 }));
    const { jobId } = await printNumber(life, 1);
    tell(life, jobId, { state: 'waiting', reason: 'UNRECOVERABLE', hasBegun: false });
    expect(await statesOf(shop)).toEqual(['sale waiting UNRECOVERABLE', 'sale queued', 'sale queued']);
    expect(printsOf(life)).toHaveLength(1);
    const { printers } = value(await shop.asCashier.printing.queue({}));
    expect(printers).toMatchObject([{ trouble: { code: 'UNRECOVERABLE' }, waiting: 3 }]);
    for (const number of [1, 2, 3]) await comesOut(life, number);
    expect(await statesOf(shop)).toEqual(['sale printed', 'sale printed', 'sale printed']);
  });

  it('that is another one from now on isn’t what the one before said of itself', async () => {
    const { shop, station, deviceId } = await tillWithPrinter();
    const life = station.join();
    life.sees([]);
    const condition = { isOnline: false, paper: 'out', isCoverOpen: null, error: 'none' } as const;
    life.say({ kind: 'printer', deviceId, condition });
    const printers = async () => value(await shop.asCashier.printing.queue({})).printers;
    expect(await printers()).toMatchObject([{ trouble: { code: 'PAPER_OUT' } }]);
    value(await shop.asOwner.devices.configure({ ...counterPrinter, deviceId, name: 'Front' }));
    expect(await printers()).toMatchObject([{ condition }]);
    const other = { kind: 'tcp', host: '127.0.0.1', port: 9100 } as const;
    value(await shop.asOwner.devices.configure({ ...counterPrinter, deviceId, connection: other }));
    expect(await printers()).toMatchObject([{ condition: null, trouble: null }]);
  });
});
