import Database from 'better-sqlite3';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  bytesOf,
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
import { tillForTest, value, type TestTill } from '../../helpers/till.ts';

const warningsOf = async ({ asCashier }: TestTill) =>
  value(await asCashier.system.status({})).warnings.map(({ code, text }) => `${code} ${text}`);

const nothing = { jobs: [], asked: 0, printers: [] };

describe('What is printed', () => {
  it('is the slip of a sale, with the member’s name, as far as the printer says', async () => {
    const { shop, station, deviceId } = await tillWithPrinter();
    const life = station.join();
    const { cardNumber } = value(await shop.asCashier.members.enrol({ name: 'Amelie Moreau' }));
    await comesOut(life, 1);
    const { saleId } = value(await shop.asCashier.sales.record({ cardNumber, totalMinor: 1_250 }));
    const print = await printNumber(life, 2);
    expect(print.deviceId).toBe(deviceId);
    expect(bytesOf(print)).toContain('Amelie Moreau');
    expect(bytesOf(print)).toContain('12.50');
    expect(await jobOf(shop, print.jobId)).toEqual({
      ...{ jobId: print.jobId, kind: 'sale', title: 'Slip 1', saleId, deviceId, printerName: 'Counter' },
      ...{
        state: 'printing',
        hasBegun: false,
        reason: null,
        madeAt: '2026-11-21T12:00:00.000Z',
        isCopy: false,
      },
    });
    tell(life, print.jobId, { state: 'waiting', reason: 'PAPER_OUT' });
    expect(await jobOf(shop, print.jobId)).toMatchObject({
      ...{ state: 'waiting', hasBegun: true },
      reason: { code: 'PAPER_OUT', message: 'There is no paper in the printer.' },
    });
    tell(life, print.jobId, { state: 'printed' });
    expect(await jobOf(shop, print.jobId)).toMatchObject({ state: 'printed', reason: null });
  });

  it('is nothing for whoever sells by the command line, unless it is asked for', async () => {
    const { shop, station } = await tillWithPrinter();
    const life = station.join();
    value(await shop.asCli.sales.record({ totalMinor: 500 }));
    value(await shop.asCli.members.enrol({ name: 'Ana' }));
    expect(await statesOf(shop)).toEqual([]);
    value(await shop.asCashier.sales.record({ totalMinor: 600, isPrinted: false }));
    expect(await statesOf(shop)).toEqual([]);
    value(await shop.asCli.sales.record({ totalMinor: 700, isPrinted: true }));
    expect(bytesOf(await comesOut(life, 1))).toContain('7.00');
    expect(await statesOf(shop)).toEqual(['sale printed']);
  });

  it('is every kind of slip that a counter prints, each once', async () => {
    const { shop, station } = await tillWithPrinter();
    const { asCashier, asOwner } = shop;
    const { memberId } = value(await asCashier.members.enrol({ name: 'Ana' }));
    value(await asCashier.members.replaceCard({ memberId, reason: 'Lost' }));
    const { saleId } = await sell(shop);
    value(await asCashier.sales.refund({ saleId, amountMinor: 100, reason: 'A scratch' }));
    value(await asOwner.day.close({ date: '2026-11-21' }));
    const life = station.join();
    for (let number = 1; number <= 4; number += 1) await comesOut(life, number);
    expect((await jobsOf(shop)).map(({ title, state }) => `${title}: ${state}`).toReversed()).toEqual([
      // The lost card's slip waited: it is the new card's now.
      'Card: printed',
      'Slip 1: printed',
      'Refund slip 1: printed',
      'Report of 21 Nov 2026: printed',
    ]);
  });

  it('is made as things are when its turn comes', async () => {
    const { shop, station } = await tillWithPrinter();
    const { cardNumber } = value(await shop.asCashier.members.enrol({ name: 'Ana' }));
    const { saleId } = await sell(shop);
    value(await shop.asCashier.sales.attach({ saleId, cardNumber }));
    const life = station.join();
    await comesOut(life, 1);
    expect(bytesOf(await comesOut(life, 2))).toContain('+5 points');
    value(await shop.asCashier.sales.void({ saleId, reason: 'Wrong' }));
    expect(bytesOf(await comesOut(life, 3))).toContain('Undone');
    expect(printsOf(life)).toHaveLength(3);
  });

  it('is nothing of what was sold elsewhere, practised or sold in the sample shop, or without a printer', async () => {
    const { shop } = await tillWithPrinter();
    const { asCashier, asOwner } = shop;
    value(await asOwner.sales.record({ totalMinor: 500, occurredAt: '2026-11-20T12:00:00Z' }));
    const { trainingId } = value(await asCashier.training.start({}));
    const session = { shell: 'window', actorName: null, role: 'cashier', till: 'Till 1' } as const;
    const practise = (procedure: string, input: unknown) =>
      shop.till().dispatch(session, procedure, input, undefined, trainingId);
    expect((await practise('sales.record', { totalMinor: 500 })).ok).toBe(true);
    expect(value(await practise('printing.queue', {}))).toEqual(nothing);
    expect(await jobsOf(shop)).toEqual([]);
    value(await asOwner.sample.open({ days: 7, members: 10 }));
    await sell(shop);
    expect(value(await asCashier.printing.queue({}))).toEqual(nothing);
    value(await asOwner.sample.remove({}));
    expect(await jobsOf(shop)).toEqual([]);

    const bare = await tillForTest();
    await sell(bare);
    expect(value(await bare.asCashier.printing.queue({}))).toEqual(nothing);
  });
});

describe('Jobs of a printer', () => {
  it('go to it in order, one at a time', async () => {
    const { shop, station } = await tillWithPrinter();
    const life = station.join();
    for (let sale = 1; sale <= 10; sale += 1) await sell(shop, 100 * sale);
    for (let number = 1; number <= 10; number += 1) {
      const print = await printNumber(life, number);
      expect(printsOf(life)).toHaveLength(number);
      expect(bytesOf(print)).toContain(`${number}.00`);
      tell(life, print.jobId, { state: 'printed' });
    }
    const jobs = await jobsOf(shop);
    expect(jobs.map(({ title }) => title)).toEqual(
      Array.from({ length: 10 }, (_, index) => `Slip ${10 - index}`),
    );
    expect(new Set(jobs.map(({ state }) => state))).toEqual(new Set(['printed']));
  });

  it('that hang keep no sale waiting', async () => {
    const { shop, station } = await tillWithPrinter();
    const life = station.join();
    await sell(shop);
    const held = await printNumber(life, 1);
    tell(life, held.jobId, { state: 'waiting', reason: 'STALLED' });
    for (let sale = 0; sale < 20; sale += 1) await sell(shop);
    expect(printsOf(life)).toHaveLength(1);
    expect((await statesOf(shop)).slice(0, 2)).toEqual(['sale waiting STALLED', 'sale queued']);
    const warning = 'PRINTER_TROUBLED Counter: The printer takes nothing more, and doesn’t say why. ';
    expect(await warningsOf(shop)).toEqual([
      `${warning}Look at its paper, its cover and its lamps; printing goes on by itself.`,
    ]);
    tell(life, held.jobId, { state: 'printed' });
    for (let number = 2; number <= 21; number += 1) await comesOut(life, number);
    expect(await warningsOf(shop)).toEqual([]);
  });

  it('wait, named with their trouble, where no station is', async () => {
    const { shop, station } = await tillWithPrinter();
    await sell(shop);
    const { jobs, printers } = value(await shop.asCashier.printing.queue({}));
    expect(jobs).toMatchObject([{ state: 'queued', reason: null }]);
    expect(printers).toMatchObject([{ name: 'Counter', condition: null, trouble: { code: 'STATION_DOWN' } }]);
    await comesOut(station.join(), 1);
    expect(await statesOf(shop)).toEqual(['sale printed']);
  });

  it('tell every window of each change', async () => {
    const { shop, station } = await tillWithPrinter();
    const life = station.join();
    const told: string[] = [];
    shop.till().onEvent(({ name }) => told.push(name));
    await sell(shop);
    expect(told).toEqual(['sale.changed', 'printing.changed']);
    const print = await printNumber(life, 1);
    told.length = 0;
    tell(life, print.jobId, { state: 'printing' });
    tell(life, print.jobId, { state: 'printing' });
    tell(life, print.jobId, { state: 'printed' });
    expect(told).toEqual(['printing.changed', 'printing.changed']);
  });

  it('fail when their printer is removed, and the others go on', async () => {
    const { shop, station, deviceId } = await tillWithPrinter();
    const life = station.join();
    await sell(shop);
    await sell(shop);
    const print = await printNumber(life, 1);
    tell(life, print.jobId, { state: 'waiting', reason: 'PAPER_OUT', hasBegun: false });
    value(await shop.asOwner.devices.remove({ deviceId }));
    await expect.poll(() => life.told.at(-1)).toEqual({ kind: 'cancel', jobId: print.jobId });
    tell(life, print.jobId, { state: 'cancelled', hasBegun: false });
    expect(await statesOf(shop)).toEqual(['sale failed PRINTER_REMOVED', 'sale failed PRINTER_REMOVED']);
    value(await shop.asOwner.devices.configure(counterPrinter));
    await sell(shop);
    await comesOut(life, 2);
    expect((await statesOf(shop))[0]).toBe('sale printed');
  });

  it('fail in one step where many wait for a printer that is removed: no sale waits for as many of the disk’s', async () => {
    const { shop, station, deviceId } = await tillWithPrinter();
    for (let sales = 0; sales < 20; sales += 1) await sell(shop);
    const told: string[] = [];
    shop.till().onEvent(({ name }) => told.push(name));
    value(await shop.asOwner.devices.remove({ deviceId }));
    await expect
      .poll(() => statesOf(shop))
      .toEqual(Array.from({ length: 20 }, () => 'sale failed PRINTER_REMOVED'));
    expect(told.filter((name) => name === 'printing.changed')).toHaveLength(1);
    expect(printsOf(station.join())).toEqual([]);
  });

  it('of which something was sent when their printer was removed are asked about', async () => {
    const { shop, station, deviceId } = await tillWithPrinter();
    const life = station.join();
    await sell(shop);
    const print = await printNumber(life, 1);
    tell(life, print.jobId, { state: 'waiting', reason: 'PAPER_OUT' });
    value(await shop.asOwner.devices.remove({ deviceId }));
    await expect.poll(() => statesOf(shop)).toEqual(['sale unknown PRINTER_REMOVED']);
  });

  it('aren’t given up where the file that names their printer can’t be read for a moment', async () => {
    const { shop, station } = await tillWithPrinter();
    await sell(shop);
    const file = join(shop.folder, 'machine.json');
    const facts = readFileSync(file, 'utf8');
    writeFileSync(file, facts.slice(0, -10));
    await shop.restart();
    const life = station.join();
    await sell(shop);
    expect(await statesOf(shop)).toEqual(['sale queued']);
    writeFileSync(file, facts);
    await sell(shop);
    await comesOut(life, 1);
    await comesOut(life, 2);
    expect(await statesOf(shop)).toEqual(['sale printed', 'sale printed']);
  });

  it('whose end couldn’t be written down are so as soon as they can', async () => {
    const { shop, station } = await tillWithPrinter();
    const life = station.join();
    await sell(shop);
    const { jobId } = await printNumber(life, 1);
    const other = new Database(shop.file);
    other.exec('BEGIN IMMEDIATE');
    tell(life, jobId, { state: 'printed' });
    other.exec('ROLLBACK');
    other.close();
    await expect.poll(() => statesOf(shop)).toEqual(['sale printed']);
    await sell(shop);
    await comesOut(life, 2);
    expect(printsOf(life)).toHaveLength(2);
  }, 30_000);

  it('that have nothing to tell any more fail alone', async () => {
    const { shop, station } = await tillWithPrinter();
    const { saleId } = await sell(shop);
    await shop.edit((database) => {
      database.prepare(`UPDATE print_job SET subject = ?`).run(saleId.replace(/^.{8}/, '00000000'));
    });
    await sell(shop);
    const life = station.join();
    await comesOut(life, 1);
    expect(await statesOf(shop)).toEqual(['sale printed', 'sale failed']);
  });

  it('are forgotten sixty days after they ended, and those that wait or are asked about are not', async () => {
    const { shop, station } = await tillWithPrinter();
    const life = station.join();
    await sell(shop);
    await comesOut(life, 1);
    await sell(shop);
    tell(life, (await printNumber(life, 2)).jobId, { state: 'unknown', reason: 'SILENT' });
    life.dies();
    await sell(shop);
    shop.clock.advance({ days: 61 });
    await shop.restart();
    await expect.poll(() => statesOf(shop)).toEqual(['sale unknown SILENT', 'sale queued']);
  });
});

describe('What a printer says of itself', () => {
  it('is told with the queue, in words, until the station is another one', async () => {
    const { shop, station, deviceId } = await tillWithPrinter();
    const life = station.join();
    life.sees([]);
    const printers = async () => value(await shop.asCashier.printing.queue({})).printers;
    const told: string[] = [];
    shop.till().onEvent(({ name }) => told.push(name));
    const condition = { isOnline: false, paper: 'near-end', isCoverOpen: true, error: 'none' } as const;
    life.say({ kind: 'printer', deviceId, condition });
    expect(told).toEqual(['printing.changed']);
    expect(await printers()).toMatchObject([
      { condition, trouble: { code: 'COVER_OPEN', remedy: expect.stringContaining('clicks') } },
    ]);
    expect(await warningsOf(shop)).toEqual([]);
    life.dies();
    station.join().sees([]);
    expect(await printers()).toMatchObject([{ condition: null, trouble: { code: 'PRINTER_ABSENT' } }]);
  });
});
