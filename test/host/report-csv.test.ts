import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf, numberCell } from '../../electron/host/export/csv.ts';
import { readCsv } from '../helpers/read-csv.ts';
import { tillForTest, value } from '../helpers/till.ts';

test('whatever cells hold comes back, but for the apostrophe before what would be a formula', () => {
  const rows = fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 4 }), {
    minLength: 1,
  });
  fc.assert(
    fc.property(rows, (given) => {
      const text = csvOf(given);
      expect(text.startsWith('\ufeff')).toBe(true);
      const read = readCsv(text);
      expect(read.map((row) => row.map((cell) => cell.replace(/^'(?=\s*[=+\-@\t\r＝＋－＠])/u, '')))).toEqual(
        given.map((row) => row.map((cell) => cell.replace(/^'(?=\s*[=+\-@\t\r＝＋－＠])/u, ''))),
      );
      for (const cell of read.flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
    }),
  );
});

test('a number stays one, also below zero', () => {
  expect(csvOf([['-3', numberCell(-3), '=1+1', 'a "b", c']])).toBe(`\ufeff'-3,-3,'=1+1,"a ""b"", c"\r\n`);
});

test('a day’s table says its figures, hours, products and what needs a look, in major units', async () => {
  const till = await tillForTest();
  const { asOwner } = till;
  const lines = [{ name: '=HYPERLINK("http://x","Rye")', quantity: 1_500, unitPriceMinor: 500 }];
  value(await asOwner.sales.record({ lines }));
  const { saleId } = value(await asOwner.sales.record({ totalMinor: 1_200 }));
  value(await asOwner.sales.refund({ saleId, amountMinor: 205, reason: '-1 "stale",\nand cold' }));
  const { content } = value(await asOwner.day.report({ format: 'csv' }));
  const [head, ...rows] = readCsv(content ?? '');
  expect(head).toHaveLength(11);
  for (const row of rows) expect(row).toHaveLength(11);
  const row = (what: string) => rows.find((each) => each[2] === what);
  expect(row('Sales')?.slice(0, 5)).toEqual(['2026-11-21', 'Figures', 'Sales', '2', '19.50']);
  expect(row('Net sales')?.[4]).toBe('17.45');
  expect(row('Refunds')?.slice(3, 5)).toEqual(['1', '2.05']);
  expect(row('13:00')?.slice(1, 5)).toEqual(['Sales by hour', '13:00', '2', '19.50']);
  expect(row(`'=HYPERLINK("http://x","Rye")`)?.slice(3, 5)).toEqual(['1.500', '7.50']);
  expect(rows.find((each) => each[1] === 'What needs a look')?.[10]).toBe(`'-1 "stale",\nand cold`);
});

test('a day’s table has every product, and each figure’s list adds up to the figure', async () => {
  const { asOwner } = await tillForTest();
  const { memberId } = value(await asOwner.members.enrol({ name: 'Łucja' }));
  for (let product = 1; product <= 23; product += 1) {
    const lines = [{ name: `Loaf ${String(product)}`, quantity: 1_000, unitPriceMinor: 100 * product }];
    value(await asOwner.sales.record({ lines, ...(product % 2 === 0 ? { memberId } : {}) }));
  }
  const undone = value(await asOwner.sales.record({ memberId, totalMinor: 700 }));
  value(await asOwner.sales.void({ saleId: undone.saleId, reason: 'Typed twice' }));
  value(await asOwner.points.adjust({ memberId, points: -3, reason: 'Counted again' }));
  const { content } = value(await asOwner.day.report({ format: 'csv' }));
  const { summary } = value(await asOwner.day.page({}));
  const rows = readCsv(content ?? '');
  const part = (name: string) => rows.filter((row) => row[1] === name);
  const sum = (name: string, column: number) =>
    part(name).reduce((total, row) => total + Number(row[column]), 0);
  expect(part('Products')).toHaveLength(23);
  expect(part('Sales')).toHaveLength(summary.sales.count);
  expect(Math.round(sum('Sales', 4) * 100)).toBe(summary.sales.grossMinor);
  expect(part('Undone')).toHaveLength(1);
  expect(part('New members')).toHaveLength(1);
  expect(sum('Points issued', 5)).toBe(summary.points.issued);
  expect(sum('Points taken back', 5)).toBe(summary.points.clawedBack);
  expect(sum('Points corrected by hand', 5)).toBe(summary.points.adjusted);
  expect(content).not.toContain('Łucja');
});
