import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { receiptOf } from '../../electron/core/domain/receipt.ts';
import type { ReceiptDocument } from '../../electron/core/contract/receipt.ts';
import { wrap } from '../../electron/host/export/receipt-layout.ts';
import { renderText, type ReceiptColumns } from '../../electron/host/export/receipt-text.ts';
import { bakeryMember, bakerySlip, hostileFacts, hostileText } from '../helpers/receipt-facts.ts';

const widths: readonly ReceiptColumns[] = [32, 42, 48];

test('the slip of 42 columns', () => {
  expect(renderText(receiptOf(bakerySlip()), { columns: 42 })).toBe(`\
              CORNER BAKERY
        12 Mill Lane · 01 23 45 67
------------------------------------------
Sat 21 Nov 2026 10:42           No. 000318
Total                               €12.50
------------------------------------------
Łucja Kowalska               card ……… 4711
+12 points
1 point per €1 on €12.50
€0.50 carried on to the next visit
Balance                         248 points
------------------------------------------
               R0000003186
    Loyalty slip, not a fiscal receipt
`);
});

test('on 32 columns a value that doesn’t fit beside its label stands whole on the next row', () => {
  const member = bakeryMember({ name: 'Wolfgang Amadeus Mozart' });
  expect(renderText(receiptOf(bakerySlip({ member })), { columns: 32 })).toBe(`\
         CORNER BAKERY
   12 Mill Lane · 01 23 45 67
--------------------------------
Sat 21 Nov 2026 10:42 No. 000318
Total                     €12.50
--------------------------------
Wolfgang Amadeus Mozart
                   card ……… 4711
+12 points
1 point per €1 on €12.50
€0.50 carried on to the next
visit
Balance               248 points
--------------------------------
          R0000003186
   Loyalty slip, not a fiscal
            receipt
`);
});

test('wide characters count twice, so that the right edge stays straight', () => {
  const member = bakeryMember({ name: '李小龙 😀' });
  const rows = renderText(receiptOf(bakerySlip({ member })), { columns: 42 }).split('\n');
  expect(rows).toContain(`李小龙 😀${' '.repeat(20)}card ……… 4711`);
});

test('a name too long for a row is broken between words, then between whole characters', () => {
  expect(wrap('the quick brown fox', 10)).toEqual(['the quick', 'brown fox']);
  expect(wrap('Donaudampfschiff', 10)).toEqual(['Donaudampf', 'schiff']);
  expect(wrap('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 4)).toEqual(['👩‍👩‍👧👩‍👩‍👧', '👩‍👩‍👧']);
  expect(wrap('e\u0301e\u0301e\u0301', 2)).toEqual(['e\u0301e\u0301', 'e\u0301']);
  expect(wrap('   ', 10)).toEqual([]);
});

test('Chinese is broken between any two characters, but no row begins with a comma', () => {
  expect(wrap('今天的消费仍可积分', 10)).toEqual(['今天的消费', '仍可积分']);
  expect(wrap('今天的消费，仍可积分', 10)).toEqual(['今天的消', '费，仍可积', '分']);
});

test('a phone number isn’t torn apart', () => {
  const shop = { ...bakerySlip().shop, address: '12 Mill Lane, Little Snoring' };
  expect(renderText(receiptOf(bakerySlip({ shop })), { columns: 32 })).toContain('01 23 45 67\n');
});

test('no row is wider than the paper, whatever the facts', () => {
  fc.assert(
    fc.property(hostileFacts, fc.constantFrom(...widths), (facts, columns) => {
      const text = renderText(receiptOf(facts), { columns });
      expect(text.endsWith('\n')).toBe(true);
      expect(text.isWellFormed()).toBe(true);
      for (const row of text.slice(0, -1).split('\n')) {
        expect(stringWidth(row, { countAnsiEscapeCodes: true })).toBeLessThanOrEqual(columns);
        expect(row).not.toMatch(/\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u);
      }
    }),
    { numRuns: 300 },
  );
});

test('a pair’s value is never lost, however long its label', () => {
  fc.assert(
    fc.property(hostileText, fc.constantFrom(...widths), (label, columns) => {
      const document: ReceiptDocument = {
        locale: 'en',
        title: '',
        blocks: [{ kind: 'pair', left: label, right: '€12.50', bold: false }],
      };
      expect(renderText(document, { columns })).toMatch(/(?:^|\s)€12\.50\n$/);
    }),
  );
});
