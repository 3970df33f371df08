import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf, numberCell } from '../../electron/host/export/csv.ts';
import { tillForTest, value } from '../helpers/till.ts';

/** RFC 4180 read by a machine of its own: quoted or plain fields, commas between, CRLF after each record. */
function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const record: string[] = [];
    for (;;) {
      const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
      field.lastIndex = at;
      const match = field.exec(text);
      if (match === null) throw new Error(`no field at ${String(at)}`);
      record.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
      at = field.lastIndex;
      if (match[3] === '\r\n') break;
    }
    records.push(record);
  }
  return records;
}

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
  expect(rows.at(-1)?.[10]).toBe(`'-1 "stale",\nand cold`);
});
