import { expect, test } from 'vitest';
import { receiptDocument } from '../../electron/core/contract/receipt.ts';
import type { ReceiptBlock } from '../../electron/core/contract/receipt.ts';
import type { Instant } from '../../electron/core/domain/ids.ts';
import { receiptOf } from '../../electron/core/domain/receipt.ts';
import { bakeryMember, bakerySlip } from '../helpers/receipt-facts.ts';

const words = (block: ReceiptBlock): string => {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'pair':
      return `${block.left} | ${block.right}`;
    case 'rule':
      return '---';
    case 'barcode':
      return `[${block.value}]`;
    case 'qr':
      return `[qr ${block.value}]`;
    case 'logo':
      return `[logo of ${block.name}]`;
  }
};
const slip = (facts = bakerySlip()): string[] => receiptOf(facts).blocks.map(words);

test('a slip shows shop, date, number, total, points with their reason, balance, card digits and barcode', () => {
  expect(slip()).toEqual([
    'Corner Bakery',
    '12 Mill Lane · 01\u00A023\u00A045\u00A067',
    '---',
    'Sat 21 Nov 2026 10:42 | No. 000318',
    'Total | €12.50',
    '---',
    'Łucja Kowalska | card ……… 4711',
    '+12 points',
    '1 point per €1 on €12.50',
    '€0.50 carried on to the next visit',
    'Balance | 248 points',
    '---',
    '[R0000003186]',
    'Loyalty slip, not a fiscal receipt',
  ]);
});

test('a slip is what the contract says', () => {
  expect(() => receiptDocument.parse(receiptOf(bakerySlip()))).not.toThrow();
});

test('the same facts give the same slip', () => {
  expect(receiptOf(bakerySlip())).toEqual(receiptOf(bakerySlip()));
});

test('a copy differs in its mark alone', () => {
  const copy = slip(bakerySlip({ copy: true }));
  expect(copy.filter((row) => row !== 'Copy')).toEqual(slip());
  expect(copy).toContain('Copy');
});

test('a reprint under another name differs in that line alone', () => {
  const before = slip();
  const after = slip(bakerySlip({ member: bakeryMember({ name: 'Ana' }) }));
  expect(after.filter((row, index) => row !== before[index])).toEqual(['Ana | card ……… 4711']);
});

test('the time is the shop’s, on both sides of a change of clocks', () => {
  const at = (occurredAt: number, timeZone: string): string | undefined =>
    slip(
      bakerySlip({
        occurredAt: occurredAt as Instant,
        shop: { ...bakerySlip().shop, timeZone },
      }),
    ).find((row) => row.includes('No.'));
  expect(at(Date.UTC(2026, 9, 25, 0, 30), 'Europe/Paris')).toMatch(/^Sun 25 Oct 2026 02:30/);
  expect(at(Date.UTC(2026, 9, 25, 1, 30), 'Europe/Paris')).toMatch(/^Sun 25 Oct 2026 02:30/);
  expect(at(Date.UTC(2026, 9, 25, 2, 30), 'Europe/Paris')).toMatch(/^Sun 25 Oct 2026 03:30/);
  expect(at(Date.UTC(2026, 11, 31, 23, 30), 'Asia/Shanghai')).toMatch(/^Fri 1 Jan 2027 07:30/);
});

test('a Chinese shop has a Chinese slip', () => {
  const rows = slip(bakerySlip({ shop: { ...bakerySlip().shop, locale: 'zh-CN' } }));
  expect(rows).toContain('2026年11月21日 周六 10:42 | 单号 000318');
  expect(rows).toContain('积分余额 | 248 分');
  expect(rows.at(-1)).toBe('积分小票，非税务发票');
});

test('lines show quantity and unit price unless it is one piece', () => {
  const rows = slip(
    bakerySlip({
      lines: [
        { name: 'Rye loaf', quantity: 1000, unitPriceMinor: 420, amountMinor: 420 },
        { name: 'Croissant', quantity: 2000, unitPriceMinor: 140, amountMinor: 280 },
        { name: 'Cheese', quantity: 250, unitPriceMinor: 2200, amountMinor: 550 },
      ],
    }),
  );
  expect(rows.slice(4, 10)).toEqual([
    'Rye loaf | €4.20',
    'Croissant',
    '2 × €1.40 | €2.80',
    'Cheese',
    '0.25 × €22.00 | €5.50',
    'Total | €12.50',
  ]);
});

test('several reasons each show their share', () => {
  const explanation = [
    { code: 'A', text: '1 point per €1', points: 12 },
    { code: 'B', text: 'Owed from before', points: -2 },
    { code: 'C', text: 'No points for vouchers', points: 0 },
  ];
  const rows = slip(bakerySlip({ member: bakeryMember({ explanation, pointsEarned: 10, carriedMinor: 0 }) }));
  expect(rows).toEqual(
    expect.arrayContaining([
      '+10 points',
      '1 point per €1 | +12',
      'Owed from before | -2',
      'No points for vouchers',
    ]),
  );
});

test('the carry is shown once, whether or not a reason names it', () => {
  const carried = (rows: string[]): string[] => rows.filter((row) => /carried/i.test(row));
  expect(carried(slip())).toEqual(['€0.50 carried on to the next visit']);
  expect(carried(slip(bakerySlip({ member: bakeryMember({ explanation: [] }) })))).toEqual([
    'Carried on | €0.50',
  ]);
  expect(carried(slip(bakerySlip({ member: bakeryMember({ explanation: [], carriedMinor: 0 }) })))).toEqual(
    [],
  );
});

test('rewards stand between the bill and what is paid, with what each took off and cost', () => {
  const rows = slip(
    bakerySlip({
      totalMinor: 1000,
      discountMinor: 250,
      rewards: [
        { name: 'Free coffee', quantity: 1, points: 80, discountMinor: 250 },
        { name: 'Bag', quantity: 2, points: 40, discountMinor: 0 },
      ],
    }),
  );
  expect(rows.slice(4, 9)).toEqual([
    'Before rewards | €12.50',
    'Free coffee | −€2.50',
    ' | −80 points',
    'Bag × 2 | −40 points',
    'Total | €10.00',
  ]);
});

test('what is within reach and what expires next follow the balance', () => {
  const outlook = {
    nextReward: { rewardId: '1', name: 'a free cake', missingPoints: 52, missingMinor: 5200 },
    nextExpiry: { expiresOn: '2026-12-31', points: 31 },
  };
  const rows = slip(bakerySlip({ member: bakeryMember({ outlook }) }));
  expect(rows.slice(rows.indexOf('Balance | 248 points') + 1).slice(0, 3)).toEqual([
    '€52.00 to a free cake',
    '31 points expire after 31 Dec 2026',
    '---',
  ]);
});

test('a sale that counts for another day says so', () => {
  expect(slip(bakerySlip({ countsForDay: '2026-11-22' }))[4]).toBe('Counts for 22 Nov 2026');
});

test('a sale without a card invites, and says nothing of points', () => {
  const rows = slip(bakerySlip({ member: null }));
  expect(rows[6]).toBe('No card yet? Ask us today, and this purchase still counts.');
  expect(rows.join()).not.toMatch(/point|balance/i);
});

test('a voided sale says so and shows neither points to have nor an outdated balance', () => {
  const rows = slip(bakerySlip({ voided: true }));
  expect(rows[2]).toBe('Undone');
  expect(rows).toContain('This sale was undone, and its 12 points with it.');
  expect(rows.join()).not.toMatch(/\+12|Balance/);
  expect(slip(bakerySlip({ voided: true, member: null })).join()).not.toMatch(/still counts/);
});

test('a shop may leave out that the slip isn’t fiscal', () => {
  const rows = slip(bakerySlip({ shop: { ...bakerySlip().shop, saysNotFiscal: false } }));
  expect(rows.join()).not.toMatch(/fiscal/);
});

test('a whole card number can’t be put on a slip', () => {
  expect(() => receiptOf(bakerySlip({ member: bakeryMember({ cardLastFour: '2912345678905' }) }))).toThrow(
    'at most four characters',
  );
});

test('a shop without address and phone has no empty row for them', () => {
  const rows = slip(bakerySlip({ shop: { ...bakerySlip().shop, address: null, phone: null } }));
  expect(rows.slice(0, 2)).toEqual(['Corner Bakery', '---']);
});
