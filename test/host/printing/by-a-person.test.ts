import { describe, expect, it } from 'vitest';
import { v7 as newId } from 'uuid';
import {
  askedBack,
  bytesOf,
  comesOut,
  jobOf,
  jobsOf,
  printNumber,
  printsOf,
  sell,
  statesOf,
  takingBack,
  tell,
  tillWithPrinter,
} from '../../helpers/scripted-printer.ts';
import { refusal, tillForTest, value } from '../../helpers/till.ts';

/** A till whose printer fell silent over a slip. */
async function askedTill() {
  const { shop, station, deviceId } = await tillWithPrinter();
  const life = station.join();
  await sell(shop);
  const { jobId } = await printNumber(life, 1);
  tell(life, jobId, { state: 'unknown', reason: 'SILENT' });
  return { shop, life, jobId, deviceId };
}

describe('A job that a person is asked about', () => {
  it('is printed where they say so', async () => {
    const { shop, life, jobId } = await askedTill();
    const said = value(await shop.asCashier.printing.confirm({ jobId, isPrinted: true }));
    expect(said).toEqual({ jobId, againAs: null });
    expect(await jobOf(shop, jobId)).toMatchObject({ state: 'printed', reason: null });
    expect(refusal(await shop.asCashier.printing.confirm({ jobId, isPrinted: false }))).toBe(
      'JOB_NOT_ASKED jobId',
    );
    expect(printsOf(life)).toHaveLength(1);
  });

  it('is printed again as a job of its own where they say that it isn’t, once for each command', async () => {
    const { shop, life, jobId } = await askedTill();
    const once = { commandId: newId() };
    const input = { jobId, isPrinted: false };
    const { againAs } = value(await shop.asCashier.printing.confirm(input, once));
    const print = await comesOut(life, 2);
    expect(print.jobId).toBe(againAs);
    expect(value(await shop.asCashier.printing.confirm(input, once))).toEqual({ jobId, againAs });
    await shop.restart();
    expect(value(await shop.asCashier.printing.confirm(input, once))).toEqual({ jobId, againAs });
    expect(await statesOf(shop)).toEqual(['sale printed', 'sale failed SILENT']);
    expect(bytesOf(print)).not.toContain('Copy');
  });

  it('stands on its day’s page until somebody has said', async () => {
    const { shop, jobId } = await askedTill();
    const askedOn = async (date?: string) => {
      const page = value(await shop.asOwner.day.page(date === undefined ? {} : { date }));
      return { count: page.askedPrintsCount, prints: page.askedPrints };
    };
    const madeAt = '2026-11-21T12:00:00.000Z';
    expect(await askedOn()).toEqual({ count: 1, prints: [{ jobId, title: 'Slip 1', madeAt }] });
    expect(await askedOn('2026-11-20')).toEqual({ count: 0, prints: [] });
    value(await shop.asCashier.printing.confirm({ jobId, isPrinted: true }));
    expect(await askedOn()).toEqual({ count: 0, prints: [] });
  });

  it('isn’t printed again where no printer is left', async () => {
    const { shop, jobId, deviceId } = await askedTill();
    value(await shop.asOwner.devices.remove({ deviceId }));
    const said = value(await shop.asCashier.printing.confirm({ jobId, isPrinted: false }));
    expect(said).toEqual({ jobId, againAs: null });
  });

  it('must be one', async () => {
    const { asCashier } = await tillForTest();
    const jobId = newId();
    expect(refusal(await asCashier.printing.confirm({ jobId, isPrinted: true }))).toBe('JOB_UNKNOWN jobId');
  });
});

describe('A slip that is wanted once more', () => {
  it('is printed as a copy, by its job or by its sale, once for each command', async () => {
    const { shop, station } = await tillWithPrinter();
    const life = station.join();
    const { saleId } = await sell(shop);
    const first = await comesOut(life, 1);
    expect(bytesOf(first)).not.toContain('Copy');
    const once = { commandId: newId() };
    const byJob = value(await shop.asCashier.printing.reprint({ jobId: first.jobId }, once));
    expect(value(await shop.asCashier.printing.reprint({ jobId: first.jobId }, once))).toEqual(byJob);
    const bySale = value(await shop.asCashier.printing.reprint({ saleId }));
    const copies = [await comesOut(life, 2), await comesOut(life, 3)];
    expect(copies.map(({ jobId }) => jobId)).toEqual([byJob.jobId, bySale.jobId]);
    for (const copy of copies) expect(bytesOf(copy)).toContain('Copy');
    expect((await jobsOf(shop)).map(({ isCopy }) => isCopy)).toEqual([true, true, false]);
    expect(printsOf(life)).toHaveLength(3);
  });

  it('says so also on a card and on a day’s report', async () => {
    const { shop, station } = await tillWithPrinter();
    const life = station.join();
    value(await shop.asCashier.members.enrol({ name: 'Ana' }));
    value(await shop.asOwner.day.close({ date: '2026-11-21' }));
    for (const number of [1, 2]) {
      const { jobId } = await comesOut(life, number);
      value(await shop.asCashier.printing.reprint({ jobId }));
    }
    expect(bytesOf(await comesOut(life, 3))).toContain('Copy');
    expect(bytesOf(await comesOut(life, 4))).toContain('Copy');
  });

  it('must be known, and needs a printer', async () => {
    const { shop, station, deviceId } = await tillWithPrinter();
    const { asCashier } = shop;
    const life = station.join();
    const { saleId } = await sell(shop);
    const { jobId } = await comesOut(life, 1);
    expect(refusal(await asCashier.printing.reprint({ jobId: newId() }))).toBe('JOB_UNKNOWN jobId');
    expect(refusal(await asCashier.printing.reprint({ saleId: newId() }))).toBe('SALE_UNKNOWN saleId');
    expect(refusal(await asCashier.printing.reprint({}))).toBe('JOB_UNKNOWN jobId');
    value(await shop.asOwner.devices.remove({ deviceId }));
    expect(refusal(await asCashier.printing.reprint({ jobId }))).toBe('PRINTER_NONE');
    expect(refusal(await asCashier.printing.reprint({ saleId }))).toBe('PRINTER_NONE');
  });
});

describe('A job that a person takes back', () => {
  it('isn’t printed where its turn hasn’t come', async () => {
    const { shop, station } = await tillWithPrinter();
    await sell(shop);
    const [job] = await jobsOf(shop);
    const jobId = job?.jobId ?? '';
    const once = { commandId: newId() };
    expect(value(await shop.asCashier.printing.cancel({ jobId }, once))).toEqual({ jobId });
    expect(value(await shop.asCashier.printing.cancel({ jobId }, once))).toEqual({ jobId });
    expect(refusal(await shop.asCashier.printing.cancel({ jobId }))).toBe('JOB_OVER jobId');
    await sell(shop);
    const life = station.join();
    await comesOut(life, 1);
    expect(await statesOf(shop)).toEqual(['sale printed', 'sale cancelled']);
  });

  it('isn’t printed where the station has it and says that nothing was sent', async () => {
    const { shop, station } = await tillWithPrinter();
    const life = station.join();
    await sell(shop);
    const { jobId } = await printNumber(life, 1);
    tell(life, jobId, { state: 'waiting', reason: 'PAPER_OUT', hasBegun: false });
    const cancelling = shop.asCashier.printing.cancel({ jobId });
    await askedBack(life, jobId);
    expect((await jobOf(shop, jobId)).state).toBe('waiting');
    tell(life, jobId, { state: 'cancelled', hasBegun: false });
    expect(value(await cancelling)).toEqual({ jobId });
    expect(await statesOf(shop)).toEqual(['sale cancelled']);
  });

  it('goes on where it has begun, before or while it was asked back', async () => {
    const { shop, station } = await tillWithPrinter();
    const life = station.join();
    const { jobId, cancelling } = await takingBack(shop, life);
    tell(life, jobId, { state: 'printing' });
    expect(refusal(await cancelling)).toBe('JOB_BEGUN jobId');
    expect(refusal(await shop.asCashier.printing.cancel({ jobId }))).toBe('JOB_BEGUN jobId');
    tell(life, jobId, { state: 'printed' });
    expect(await statesOf(shop)).toEqual(['sale printed']);
    expect(refusal(await shop.asCashier.printing.cancel({ jobId: newId() }))).toBe('JOB_UNKNOWN jobId');
  });

  it('stays taken back where the station goes meanwhile', async () => {
    const { shop, station } = await tillWithPrinter();
    const life = station.join();
    const { jobId, cancelling } = await takingBack(shop, life);
    life.dies();
    expect(value(await cancelling)).toEqual({ jobId });
  });
});
