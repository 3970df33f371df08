import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { TillEvent } from '../../../electron/core/contract/events.ts';
import { testClock } from '../../helpers/clock.ts';
import { hashRows } from '../../helpers/row-hashes.ts';
import { filesIn, folderForTest, removeFolder } from '../../helpers/shop-folder.ts';
import {
  cornerBakery,
  expectWhole,
  openTill,
  refusal,
  tillForTest,
  value,
  type TestTill,
} from '../../helpers/till.ts';

const few = { days: 40, members: 12 } as const;
const sampleFile = (folder: string): string => join(folder, 'sample', 'shop.sqlite');
const lies = (folder: string, name: string): boolean => existsSync(join(folder, name));

/** A shop with a member and a sale in it. */
async function smallShop(): Promise<TestTill> {
  const till = await tillForTest();
  const { memberId } = value(await till.asOwner.members.enrol({ name: 'Ana' }));
  value(await till.asOwner.sales.record({ memberId, totalMinor: 1_250 }));
  return till;
}

/** A sample shop that is made once: tests that only look at one copy it. */
const madeOnce = async (): Promise<string> => {
  const till = await openTill({ setUp: null });
  value(await till.asOwner.sample.open(few));
  await till.till().close();
  return till.folder;
};
let made: Promise<string> | undefined;
afterAll(async () => {
  if (made !== undefined) removeFolder(await made);
});

/** Puts a sample shop into a till's place, as it was made there earlier. */
async function withSample(till: TestTill): Promise<TestTill> {
  made ??= madeOnce();
  const from = await made;
  await till.till().close();
  cpSync(join(from, 'sample'), join(till.folder, 'sample'), { recursive: true });
  await till.restart();
  return till;
}

/** Resolves when so many days of a sample shop are made. */
const daysMade = (till: TestTill, days: number): Promise<void> =>
  new Promise((resolve) => {
    till.till().onEvent((event) => {
      if (event.name === 'sample.progress' && event.doneDays >= days) resolve();
    });
  });

describe('a sample shop', () => {
  it('is the same to the last row for the same seed at the same time, and another one for another seed', async () => {
    const till = await tillForTest({ setUp: null });
    const rowsOf = async (seed: number): Promise<Readonly<Record<string, string>>> => {
      value(await till.asOwner.sample.open({ days: 20, members: 12, seed }));
      const rows = hashRows(sampleFile(till.folder));
      value(await till.asOwner.sample.remove({}));
      return rows;
    };
    const first = await rowsOf(5);
    expect(await rowsOf(5)).toEqual(first);
    const other = await rowsOf(6);
    for (const table of ['member', 'sale', 'transfer', 'lot']) expect(other[table]).not.toBe(first[table]);
  });

  it.each([
    ['JPY', 'Asia/Tokyo', 'en'],
    ['KWD', 'Asia/Kuwait', 'en'],
    ['CNY', 'Asia/Shanghai', 'zh-CN'],
  ] as const)('has whole books in %s', async (currency, timeZone, locale) => {
    const till = await tillForTest({ setUp: null });
    value(await till.asOwner.sample.open({ ...few, currency, timeZone, locale }));
    expect(value(await till.asOwner.system.status({})).shop).toMatchObject({
      currency: { code: currency },
      timeZone,
      locale,
    });
    await expectWhole(till);
  });

  it('tells every shell how far it is, and when it is there', async () => {
    const till = await tillForTest({ setUp: null });
    const events: TillEvent[] = [];
    till.till().onEvent((event) => events.push(event));
    value(await till.asOwner.sample.open(few));
    const days = Array.from({ length: 40 }, (_, at) => ({
      name: 'sample.progress',
      doneDays: at + 1,
      days: 40,
    }));
    expect(events).toEqual([...days, { name: 'shop.exchanged' }]);
  });

  it('tells in none of its answers where it was made', async () => {
    const till = await withSample(await tillForTest({ setUp: null }));
    value(await till.asOwner.data.backup({ file: 'mine.sqlite' }));
    await till.till().close();
    for (const [name, bytes] of filesIn(till.folder)) expect(bytes.includes('sample-half'), name).toBe(false);
  });

  it('stays over a restart, and sells, until it is removed', async () => {
    const till = await tillForTest({ setUp: null });
    const { members } = value(await till.asOwner.sample.open(few));
    await till.restart();
    expect(value(await till.asOwner.sample.status({}))).toEqual({ kind: 'open' });
    value(await till.asCashier.sales.record({ totalMinor: 300 }));
    await expectWhole(till);
    expect(members).toBeGreaterThan(6);
    value(await till.asOwner.sample.remove({}));
    expect(lies(till.folder, 'sample')).toBe(false);
    expect(refusal(await till.asOwner.shop.get({}))).toBe('SHOP_NOT_SET_UP');
    await till.restart();
    expect(value(await till.asOwner.sample.status({}))).toEqual({ kind: 'none' });
  });

  it('leaves a real shop’s rows as they are, whatever happens in it', async () => {
    const till = await smallShop();
    const before = hashRows(till.file);
    await withSample(till);
    value(await till.asOwner.members.enrol({ name: 'Nobody', cardNumber: 'NOBODY-1' }));
    value(await till.asOwner.sales.record({ cardNumber: 'NOBODY-1', totalMinor: 900 }));
    value(await till.asOwner.shop.update({ name: 'Mine now' }));
    await till.restart();
    value(await till.asOwner.sample.remove({}));
    expect(hashRows(till.file)).toEqual(before);
    expect(value(await till.asOwner.shop.get({})).name).toBe('Corner Bakery');
    expect(value(await till.asOwner.cards.resolve({ code: 'NOBODY-1' })).kind).toBe('unknown');
  });

  it('is made while the till sells on', async () => {
    const till = await smallShop();
    const isUnderWay = daysMade(till, 1);
    const asked = till.asOwner.sample.open({ days: 300, members: 40 });
    await isUnderWay;
    const { receiptNumber } = value(await till.asCashier.sales.record({ totalMinor: 450 }));
    expect(value(await till.asOwner.sample.status({})).kind).toBe('making');
    value(await asked);
    value(await till.asOwner.sample.remove({}));
    const [newest] = value(await till.asOwner.sales.list({ limit: 1 })).sales;
    expect(newest).toMatchObject({ receiptNumber, totalMinor: 450 });
  });

  it('that is cancelled in the middle leaves nothing, and another one can be made', async () => {
    const till = await smallShop();
    const isUnderWay = daysMade(till, 3);
    const asked = till.asOwner.sample.open({});
    await isUnderWay;
    expect(lies(till.folder, 'sample-half')).toBe(true);
    expect(value(await till.asOwner.sample.cancel({}))).toEqual({ cancelled: true });
    expect(refusal(await asked)).toBe('SAMPLE_CANCELLED');
    expect(lies(till.folder, 'sample-half') || lies(till.folder, 'sample')).toBe(false);
    expect(value(await till.asOwner.sample.cancel({}))).toEqual({ cancelled: false });
    value(await till.asOwner.sample.open(few));
    await expectWhole(till);
  });

  it('that is being made when the till is closed leaves nothing', async () => {
    const till = await smallShop();
    const isUnderWay = daysMade(till, 1);
    const asked = till.asOwner.sample.open({});
    await isUnderWay;
    await till.restart();
    expect(refusal(await asked)).toBe('SAMPLE_CANCELLED');
    expect(lies(till.folder, 'sample-half') || lies(till.folder, 'sample')).toBe(false);
  });

  it('whose till is killed in the middle leaves nothing that the next till shows', async () => {
    const till = await smallShop();
    const before = hashRows(till.file);
    await till.till().close();
    const script = fileURLToPath(new URL('sample-maker.ts', import.meta.url));
    const child = spawn(process.execPath, [script, till.folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = once(child, 'exit');
    let said = 0;
    for await (const _ of createInterface({ input: child.stdout }))
      if ((said += 1) === 5) child.kill('SIGKILL');
    expect((await exited)[1]).toBe('SIGKILL');
    expect(lies(till.folder, 'sample-half')).toBe(true);
    await till.restart();
    expect(lies(till.folder, 'sample-half') || lies(till.folder, 'sample')).toBe(false);
    expect(value(await till.asOwner.sample.status({}))).toEqual({ kind: 'none' });
    expect(hashRows(till.file)).toEqual(before);
    await expectWhole(till);
  });

  it('is never taken for a shop: its file opens nowhere else', async () => {
    const till = await withSample(await tillForTest({ setUp: null }));
    await till.till().close();
    const elsewhere = folderForTest();
    cpSync(sampleFile(till.folder), join(elsewhere, 'shop.sqlite'));
    await expect(openTill({ folder: elsewhere, setUp: null })).rejects.toMatchObject({
      code: 'DATABASE_FOREIGN',
    });
  });

  it('is never taken from a shop: a real file in its place is refused and stays', async () => {
    const real = await smallShop();
    await real.till().close();
    const till = await smallShop();
    await till.till().close();
    mkdirSync(join(till.folder, 'sample'));
    cpSync(real.file, sampleFile(till.folder));
    const bytes = readFileSync(real.file);
    await till.restart();
    expect(value(await till.asOwner.shop.get({})).isSample).toBe(false);
    expect(refusal(await till.asOwner.sample.remove({}))).toBe('SAMPLE_NOT_ONE');
    expect(refusal(await till.asOwner.sample.open(few))).toBe('SAMPLE_NOT_ONE');
    expect(readFileSync(sampleFile(till.folder)).equals(bytes)).toBe(true);
  });

  it('says on every slip and on the day’s page that nothing counts', async () => {
    const till = await tillForTest({ setUp: null });
    value(await till.asOwner.sample.open({ ...few, locale: 'zh-CN' }));
    const { saleId } = value(await till.asCashier.sales.record({ totalMinor: 300 }));
    const slip = value(await till.asCashier.sales.receipt({ saleId, format: 'text' }));
    const { memberId } = value(await till.asOwner.members.enrol({ name: 'Bo' }));
    const card = value(await till.asOwner.members.cardSlip({ memberId, format: 'text' }));
    const report = value(await till.asOwner.day.report({ format: 'text' }));
    const page = value(await till.asOwner.day.report({ format: 'html' }));
    for (const { content } of [slip, card, report, page]) {
      expect(content).toContain('示例店');
      expect(content).toContain('不算数');
    }
  });

  it('has nothing of a person who exists, and names nobody in the log', async () => {
    const till = await withSample(await tillForTest({ setUp: null }));
    const { members } = value(await till.asOwner.members.find({ text: '1632', limit: 20 }));
    expect(members.length).toBeGreaterThan(0);
    for (const { phone } of members) expect(phone).toMatch(/1632 ?960/);
    const logs = [...filesIn(till.folder)].filter(([name]) => name.includes('logs'));
    for (const [, bytes] of logs)
      for (const { name } of members) expect(bytes.includes(name ?? '1632 960')).toBe(false);
  });

  it('ends now: its last day is today’s, and it can be made on the day that clocks change', async () => {
    const clock = testClock('2026-03-29T10:00:00.000Z');
    const till = await tillForTest({ setUp: cornerBakery, clock });
    value(await till.asOwner.sample.open(few));
    const { date, open } = value(await till.asOwner.day.summary({}));
    expect({ date, open }).toEqual({ date: '2026-03-29', open: true });
    await expectWhole(till);
  });
});
