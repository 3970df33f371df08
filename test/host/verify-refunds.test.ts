import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenBy } from '../helpers/damage.ts';
import { makeFolder, removeFolder } from '../helpers/shop-folder.ts';
import { expectWhole, openTill, tillForTest, value, type TestTill } from '../helpers/till.ts';

const reason = 'Brought back';

/** Refunds by lines and by amount, of rewards too, of spent and of expired points, owed and paid back, and a void after one. */
async function giveBack({ asOwner, clock }: TestTill): Promise<void> {
  value(await asOwner.shop.update({ refundPolicy: 'owe' }));
  value(
    await asOwner.program.save({ points: 1, perAmountMinor: 100, minimumSpendMinor: 0, expiryMonths: 1 }),
  );
  const { memberId } = value(await asOwner.members.enrol({ name: 'Ana' }));
  const other = value(await asOwner.members.enrol({ name: 'Bo' }));
  value(await asOwner.sales.record({ memberId: other.memberId, totalMinor: 2_000 }));
  const gives = { kind: 'amount', amountMinor: 100 } as const;
  const { rewardId } = value(await asOwner.rewards.save({ name: '€1 off', pointsCost: 10, gives }));
  const lines = [
    { name: 'Rye', quantity: 3_000, unitPriceMinor: 333 },
    { name: 'Roll', quantity: 1_000, unitPriceMinor: 901 },
  ];
  const first = value(await asOwner.sales.record({ memberId, lines }));
  const second = value(await asOwner.sales.record({ memberId, lines, redeem: [{ rewardId }] }));
  const old = value(await asOwner.sales.record({ memberId, totalMinor: 3_050 }));
  const { saleId } = second;
  const back = [{ position: 0, quantity: 1_000 }];
  value(await asOwner.sales.refund({ saleId, lines: back, reason }));
  value(await asOwner.sales.refund({ saleId, amountMinor: 700, reason }));
  value(await asOwner.rewards.redeem({ memberId, rewardId, quantity: 4 }));
  expect(
    value(await asOwner.sales.refund({ saleId: first.saleId, amountMinor: 1_900, reason })).pointsOwed,
  ).toBeGreaterThan(0);
  value(await asOwner.sales.record({ memberId, totalMinor: 500 }));
  const wrong = value(await asOwner.sales.record({ memberId, totalMinor: 1_000 }));
  value(await asOwner.sales.refund({ saleId: wrong.saleId, amountMinor: 250, reason }));
  value(await asOwner.sales.void({ saleId: wrong.saleId, reason }));
  clock.advance({ days: 60 });
  value(await asOwner.points.expire({}));
  value(await asOwner.sales.refund({ saleId: old.saleId, amountMinor: 1_050, reason }));
}

let folder: string;
beforeAll(async () => {
  folder = makeFolder();
  const till = await openTill({ folder });
  await giveBack(till);
  await till.close();
});
afterAll(() => removeFolder(folder));

describe('verify', () => {
  it('finds nothing wrong with a shop that gave goods and money back', () => {
    expect(brokenBy(folder, '')).toEqual([]);
  });

  it.each([
    ['a refund’s amount', 'UPDATE refund SET amount_minor = amount_minor + 1 WHERE number = 1', 'refunds'],
    [
      'what a refund took back',
      `UPDATE refund SET points_due = points_due + 1, points_clawed_back = points_clawed_back + 1 WHERE number = 1`,
      'refunds',
    ],
    [
      'what was owed by a refund, said to be borne',
      `UPDATE refund SET policy = 'floor', points_borne = points_owed, points_owed = 0 WHERE points_owed > 0`,
      'refunds',
    ],
    ['a refund’s carry', 'UPDATE refund SET carry_delta = carry_delta + 1 WHERE number = 1', 'refunds'],
    ['a refund’s carry', 'UPDATE refund SET carry_delta = carry_delta + 1 WHERE number = 1', 'carry'],
    ['a refund’s line', 'UPDATE refund_line SET amount_minor = amount_minor + 1', 'refunds'],
    [
      'the goods of a refund',
      'UPDATE refund_line SET quantity = quantity + 900 WHERE quantity > 0',
      'refunds',
    ],
    ['a refund’s lines, taken out', 'DELETE FROM refund_line', 'refunds'],
    ['the points that a refund returned', 'UPDATE refund_return SET points = points + 1', 'refunds'],
    ['the points that a refund returned, taken out', 'DELETE FROM refund_return', 'receipts'],
    ['a refund in the middle, taken out', 'DELETE FROM refund WHERE number = 2', 'refunds'],
    [
      'the last refund, taken out',
      'DELETE FROM refund WHERE number = (SELECT max(number) FROM refund)',
      'refunds',
    ],
    [
      'a refund’s sale',
      'UPDATE refund SET sale_id = (SELECT id FROM sale ORDER BY receipt_number LIMIT 1) WHERE number = 1',
      'refunds',
    ],
    ['a refund’s day, set before its sale', `UPDATE refund SET business_day = '2026-11-20'`, 'refunds'],
    ['the balance on a refund’s slip', 'UPDATE refund SET balance_after = balance_after + 1', 'slips'],
    ['what is owed on a refund’s slip', 'UPDATE refund SET owed_after = owed_after + 1', 'slips'],
    ['what a void took back', 'UPDATE sale_void SET points_borne = points_borne + 1', 'voids'],
    ['a void’s carry', 'UPDATE sale_void SET carry_delta = carry_delta + 1', 'voids'],
    ['what a member owes', 'UPDATE member_balance SET owed = owed + 1', 'balances'],
    [
      'a payment of what was owed, unsaid on its slip',
      `UPDATE sale SET explanation = (SELECT json_group_array(json(e.value)) FROM json_each(sale.explanation) e
         WHERE json_extract(e.value, '$.code') <> 'REPAID')`,
      'refunds',
    ],
    ['a link of the chain', 'UPDATE transfer SET previous_hash = zeroblob(32) WHERE seq = 3', 'chain'],
    ['who made a transfer', `UPDATE transfer SET till = 'Another' WHERE seq = 3`, 'chain'],
    [
      'a lot that another member’s points came out of',
      `UPDATE lot_use SET lot_seq = (SELECT l.seq FROM lot l JOIN member m ON m.id = l.member_id WHERE m.name = 'Bo' LIMIT 1)
       WHERE seq = 1`,
      'lots',
    ],
  ])('finds damage to %s', (_, damage, check) => {
    expect(brokenBy(folder, damage)).toContain(check);
  });

  it('finds nothing wrong with a refund by a clock that was set back over midnight', async () => {
    const till = await tillForTest();
    const { saleId } = value(await till.asOwner.sales.record({ totalMinor: 500 }));
    till.clock.advance({ days: -1 });
    value(await till.asOwner.sales.refund({ saleId, amountMinor: 100, reason }));
    await expectWhole(till);
  });
});
