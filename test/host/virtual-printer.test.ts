import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { filesHolding } from '../helpers/shop-folder.ts';
import { tillForTest, value, type TestTill } from '../helpers/till.ts';

const day = '2026-11-21';
const place = (till: TestTill, ...names: readonly string[]): string =>
  join(till.folder, 'receipts', ...names);
const kept = (till: TestTill, name: string): string => readFileSync(place(till, day, name), 'utf8');
/** Slips are made after the answer, a moment later. */
const soon = (look: () => void): Promise<void> => vi.waitFor(look, { timeout: 10_000, interval: 20 });

const enrol = async (till: TestTill, name = 'Łucja Kowalska') =>
  value(await till.asCashier.members.enrol({ name }));
const warnings = async (till: TestTill) =>
  value(await till.asCashier.system.status({})).warnings.map(({ code }) => code);

test('a sale’s slip is kept as text and as a drawing, without the member’s name', async () => {
  const till = await tillForTest();
  const { cardNumber } = await enrol(till);
  const { saleId } = value(await till.asCashier.sales.record({ cardNumber, totalMinor: 1_250 }));
  await soon(() => expect(existsSync(place(till, day, '000001.txt'))).toBe(true));
  expect(kept(till, '000001.txt')).toMatch(/^Total +€12\.50$/m);
  expect(kept(till, '000001.svg')).toMatch(/^<svg .*€12\.50/s);
  expect(filesHolding(place(till), 'Łucja', 'Kowalska')).toEqual([]);

  const printed = value(await till.asCashier.sales.receipt({ saleId, format: 'text' })).content ?? '';
  expect(printed.replace('Łucja Kowalska', ' '.repeat(14))).toBe(kept(till, '000001.txt'));
});

test('only the owner of the machine’s account can read what is kept', async () => {
  const till = await tillForTest();
  value(await till.asCashier.sales.record({ totalMinor: 1 }));
  await soon(() => expect(existsSync(place(till, day, '000001.svg'))).toBe(true));
  if (process.platform === 'win32') return;
  expect(statSync(place(till, day)).mode & 0o777).toBe(0o700);
  expect(statSync(place(till, day, '000001.svg')).mode & 0o777).toBe(0o600);
});

test('a sale that gets its card afterwards, or is undone, has the slip that holds now', async () => {
  const till = await tillForTest();
  const { cardNumber } = await enrol(till);
  const { saleId } = value(await till.asCashier.sales.record({ totalMinor: 500 }));
  await soon(() => expect(kept(till, '000001.txt')).toContain('No card yet?'));
  value(await till.asCashier.sales.attach({ saleId, cardNumber }));
  await soon(() => expect(kept(till, '000001.txt')).toContain('+5 points'));
  value(await till.asCashier.sales.void({ saleId, reason: 'Wrong' }));
  await soon(() => expect(kept(till, '000001.txt')).toContain('UNDONE'));
});

test('the slip of a new card is kept under an opaque id, and that of its replacement instead of it', async () => {
  const till = await tillForTest();
  const { memberId, cardNumber } = await enrol(till);
  await soon(() => expect(kept(till, `card-${memberId}.txt`)).toContain(cardNumber));
  const next = value(await till.asCashier.members.replaceCard({ memberId, reason: 'Lost' }));
  await soon(() => expect(kept(till, `card-${memberId}.txt`)).toContain(next.cardNumber));
  expect(filesHolding(place(till), 'Kowalska')).toEqual([]);
});

test('a closed day leaves its Z', async () => {
  const till = await tillForTest();
  value(await till.asCashier.sales.record({ totalMinor: 500 }));
  const { salesHash } = value(await till.asOwner.day.close({ date: day }));
  await soon(() => expect(kept(till, 'z-00001.txt').replace(/\s/g, '')).toContain(salesHash));
});

test('a till that closes prints first what it still owes', async () => {
  const till = await tillForTest();
  for (let sale = 0; sale < 20; sale += 1)
    value(await till.asCashier.sales.record({ totalMinor: 100 + sale }));
  await till.restart();
  expect(readdirSync(place(till, day)).filter((name) => name.endsWith('.svg'))).toHaveLength(20);
  expect(readdirSync(place(till, day)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('refused sales, quotes and sales brought in from elsewhere print nothing', async () => {
  const till = await tillForTest();
  await till.asCashier.sales.record({ cardNumber: 'nobody’s', totalMinor: 500 });
  value(await till.asCashier.sales.quote({ totalMinor: 500 }));
  value(await till.asOwner.sales.record({ totalMinor: 500, occurredAt: '2026-11-20T12:00:00Z' }));
  await till.restart();
  expect(existsSync(place(till))).toBe(false);
});

test('a folder that can’t be written stops no sale: it is a warning until slips are kept again', async () => {
  const till = await tillForTest();
  writeFileSync(place(till), 'a file where the folder should be');
  value(await till.asCashier.sales.record({ totalMinor: 500 }));
  await vi.waitFor(async () => expect(await warnings(till)).toEqual(['RECEIPTS_NOT_KEPT']), 10_000);
  value(await till.asCashier.sales.record({ totalMinor: 501 }));
  rmSync(place(till));
  value(await till.asCashier.sales.record({ totalMinor: 502 }));
  await soon(() => expect(kept(till, '000003.txt')).toContain('€5.02'));
  expect(await warnings(till)).toEqual([]);
  const logged = filesHolding(join(till.folder, 'logs'), '"event":"receipts"');
  expect(logged).toHaveLength(1);
});

test('a day’s folder that is taken away while the till runs is made again', async () => {
  const till = await tillForTest();
  value(await till.asCashier.sales.record({ totalMinor: 500 }));
  await soon(() => expect(existsSync(place(till, day, '000001.txt'))).toBe(true));
  rmSync(place(till), { recursive: true });
  value(await till.asCashier.sales.record({ totalMinor: 500 }));
  await soon(() => expect(existsSync(place(till, day, '000002.svg'))).toBe(true));
});

test('sixty days are kept, and nothing else in the folder is touched', async () => {
  const till = await tillForTest();
  const start = Date.UTC(2026, 0, 1);
  for (let back = 0; back < 70; back += 1) {
    const name = new Date(start + back * 86_400_000).toISOString().slice(0, 10);
    mkdirSync(place(till, name), { recursive: true });
  }
  mkdirSync(place(till, 'of the owner'));
  value(await till.asCashier.sales.record({ totalMinor: 500 }));
  await soon(() => expect(existsSync(place(till, day, '000001.svg'))).toBe(true));
  const names = readdirSync(place(till)).toSorted();
  expect(names.filter((name) => name.startsWith('2026-'))).toHaveLength(60);
  expect(names).toContain(day);
  expect(names).toContain('of the owner');
  expect(names).not.toContain('2026-01-11');
});

test('a slip asked for again is marked as a copy, on the screen and on paper alike', async () => {
  const till = await tillForTest();
  const { saleId } = value(await till.asCashier.sales.record({ totalMinor: 500 }));
  const again = async (format: 'text' | 'svg', copy: boolean) =>
    value(await till.asCashier.sales.receipt({ saleId, format, copy })).content ?? '';
  expect(await again('text', true)).toMatch(/^ +COPY$/m);
  expect(await again('svg', true)).toContain('>Copy</text>');
  expect(await again('text', false)).not.toMatch(/COPY/);
});
