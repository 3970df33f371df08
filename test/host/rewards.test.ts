import { describe, expect, it } from 'vitest';
import type { RewardGift } from '../../electron/core/domain/rewards.ts';
import {
  expectWhole,
  refusal,
  tillForTest,
  value,
  type TestTill,
  type TestTillOptions,
} from '../helpers/till.ts';

/** A till with Ana, who has 100 points, and rewards of every kind. */
async function counter(options: TestTillOptions = {}) {
  const till = await tillForTest(options);
  const { asOwner } = till;
  const { memberId, cardNumber } = value(await asOwner.members.enrol({ name: 'Ana' }));
  value(await asOwner.points.adjust({ memberId, points: 100, reason: 'A gift' }));
  const rye = value(await asOwner.products.save({ name: 'Rye', barcode: '5901234123457', priceMinor: 450 }));
  const offer = async (name: string, pointsCost: number, gives: RewardGift): Promise<string> =>
    value(await asOwner.rewards.save({ name, pointsCost, gives })).rewardId;
  return {
    ...{ till, asOwner, memberId, cardNumber, productId: rye.productId },
    euroOff: await offer('€1 off', 10, { kind: 'amount', amountMinor: 100 }),
    tenthOff: await offer('A tenth off', 20, { kind: 'percent', percent: 10, capMinor: 300 }),
    freeRye: await offer('A free rye', 30, { kind: 'product', productId: rye.productId }),
  };
}

const balanceOf = async ({ asOwner }: TestTill, memberId: string): Promise<number> =>
  value(await asOwner.points.balance({ memberId })).balance;

describe('a reward with a sale', () => {
  it('is a discount: lines less rewards are the total, and points are for what is paid', async () => {
    const { till, asOwner, memberId, cardNumber, productId, euroOff, tenthOff, freeRye } = await counter();
    const lines = [
      { barcode: '5901234123457', quantity: 2_000, unitPriceMinor: 450 },
      { name: 'Roll', quantity: 4_000, unitPriceMinor: 60 },
    ];
    const redeem = [{ rewardId: tenthOff }, { rewardId: euroOff }, { rewardId: freeRye }];
    const sale = value(await asOwner.sales.record({ cardNumber, lines, redeem }));
    expect(sale).toMatchObject({
      ...{
        totalMinor: 531,
        discountMinor: 609,
        pointsRedeemed: 60,
        pointsEarned: 5,
        balance: 45,
        carriedMinor: 31,
      },
      rewards: [{ discountMinor: 59 }, { discountMinor: 100 }, { discountMinor: 450, name: 'A free rye' }],
    });
    expect(refusal(await asOwner.sales.record({ cardNumber, lines, redeem, totalMinor: 1_140 }))).toBe(
      'LINES_DIFFER_FROM_TOTAL lines',
    );
    const plain = [{ productId, quantity: 1_000, unitPriceMinor: 450 }];
    const again = { memberId, lines: plain, redeem: [{ rewardId: freeRye }], totalMinor: 0 };
    expect(value(await asOwner.sales.record(again))).toMatchObject({
      totalMinor: 0,
      pointsEarned: 0,
      balance: 15,
    });
    expect(refusal(await asOwner.sales.record(again))).toBe('POINTS_INSUFFICIENT redeem');
    expect(await balanceOf(till, memberId)).toBe(15);
    expect(value(await asOwner.day.summary({})).rewards).toEqual({
      count: 4,
      points: 90,
      discountMinor: 1_059,
    });
    const slip = value(await asOwner.sales.receipt({ saleId: sale.saleId, format: 'text' })).content ?? '';
    for (const text of ['A free rye', '€4.50', '€5.31']) expect(slip).toContain(text);
    await expectWhole(till);
  });

  it('keeps its name, cost and discount though the reward changes later', async () => {
    const { asOwner, memberId, euroOff } = await counter();
    const input = { memberId, beforeRewardsMinor: 500, redeem: [{ rewardId: euroOff, quantity: 2 }] };
    const { saleId } = value(await asOwner.sales.record(input));
    const gives = { kind: 'amount', amountMinor: 300 } as const;
    value(await asOwner.rewards.save({ rewardId: euroOff, name: '€3 off', pointsCost: 30, gives }));
    const slip = value(await asOwner.sales.receipt({ saleId, format: 'text' })).content ?? '';
    expect(slip).toContain('€1 off');
    expect(slip).not.toContain('€3 off');
    expect(value(await asOwner.sales.record({ ...input, redeem: [{ rewardId: euroOff }] }))).toMatchObject({
      ...{ totalMinor: 200, pointsRedeemed: 30 },
    });
  });

  it('that isn’t offered any more is refused, with the sale and alone', async () => {
    const { asOwner, memberId, euroOff } = await counter();
    const gives = { kind: 'amount', amountMinor: 100 } as const;
    value(
      await asOwner.rewards.save({
        rewardId: euroOff,
        name: '€1 off',
        pointsCost: 10,
        gives,
        isOffered: false,
      }),
    );
    const redeem = [{ rewardId: euroOff }];
    expect(refusal(await asOwner.sales.record({ memberId, totalMinor: 100, redeem }))).toBe(
      'REWARD_UNKNOWN redeem.0.rewardId',
    );
    expect(refusal(await asOwner.rewards.redeem({ memberId, rewardId: euroOff }))).toBe(
      'REWARD_UNKNOWN rewardId',
    );
    // Changing its name doesn't bring it back.
    const renamed = value(
      await asOwner.rewards.save({ rewardId: euroOff, name: 'Off', pointsCost: 10, gives }),
    );
    expect(renamed.isOffered).toBe(false);
  });

  it('needs a member, and a bill where it is a share of it', async () => {
    const { asOwner, memberId, euroOff, tenthOff } = await counter();
    const bill = { beforeRewardsMinor: 1_000, redeem: [{ rewardId: euroOff }] };
    expect(refusal(await asOwner.sales.record(bill))).toBe('REWARD_NEEDS_MEMBER redeem');
    const paid = { memberId, totalMinor: 900, redeem: [{ rewardId: tenthOff }] };
    expect(refusal(await asOwner.sales.record(paid))).toBe('REWARD_NEEDS_AMOUNT redeem');
    expect(value(await asOwner.sales.record({ ...paid, beforeRewardsMinor: 1_000 })).discountMinor).toBe(100);
    expect(refusal(await asOwner.rewards.redeem({ memberId, rewardId: tenthOff }))).toBe(
      'REWARD_NEEDS_AMOUNT rewardId',
    );
  });

  it('is told by what was paid alone, where it is an amount', async () => {
    const { till, asOwner, memberId, euroOff } = await counter();
    const redeem = [{ rewardId: euroOff, quantity: 3 }];
    const sale = value(await asOwner.sales.record({ memberId, totalMinor: 700, redeem }));
    expect(sale).toMatchObject({ totalMinor: 700, discountMinor: 300, pointsRedeemed: 30, pointsEarned: 7 });
    await expectWhole(till);
  });

  it('may be had several times, up to the balance and to the bill, and goes back piece by piece', async () => {
    const { till, asOwner, memberId, euroOff, freeRye } = await counter();
    const lines = [{ barcode: '5901234123457', quantity: 3_000, unitPriceMinor: 450 }];
    const asked = (rewardId: string, quantity: number) => ({
      ...{ memberId, lines, redeem: [{ rewardId, quantity }] },
    });
    expect(refusal(await asOwner.sales.record(asked(freeRye, 4)))).toBe('REWARD_PRODUCT_NOT_ON_BILL redeem');
    expect(refusal(await asOwner.sales.record(asked(euroOff, 14)))).toBe('POINTS_INSUFFICIENT redeem');
    expect(refusal(await asOwner.sales.record(asked(euroOff, 15)))).toBe('REWARD_MORE_THAN_BILL redeem');
    const sale = value(await asOwner.sales.record(asked(freeRye, 3)));
    expect(sale).toMatchObject({ totalMinor: 0, pointsRedeemed: 90, balance: 10 });
    value(await asOwner.sales.void({ saleId: sale.saleId, reason: 'Wrong' }));
    expect(await balanceOf(till, memberId)).toBe(100);

    const { saleId } = value(await asOwner.sales.record(asked(freeRye, 2)));
    const slip = value(await asOwner.sales.receipt({ saleId, format: 'text' })).content ?? '';
    expect(slip).toContain('A free rye × 2');
    const bringBack = async () =>
      value(
        await asOwner.sales.refund({
          ...{ saleId, lines: [{ position: 0, quantity: 1_000 }], reason: 'Stale' },
        }),
      );
    // Of three on the bill two were free: with the second one half of them is back, with the third all.
    expect([await bringBack(), await bringBack(), await bringBack()]).toMatchObject([
      { amountMinor: 150, pointsReturned: 0 },
      { amountMinor: 150, pointsReturned: 30 },
      { amountMinor: 150, pointsReturned: 30 },
    ]);
    expect(await balanceOf(till, memberId)).toBe(100);
    await expectWhole(till);
  });

  it('isn’t half given: where the points don’t pay for all of them, none goes', async () => {
    const { till, asOwner, memberId, euroOff, freeRye } = await counter();
    const redeem = [{ rewardId: freeRye, quantity: 3 }, { rewardId: euroOff }, { rewardId: euroOff }];
    expect(refusal(await asOwner.sales.record({ memberId, totalMinor: 0, redeem }))).toBe(
      'POINTS_INSUFFICIENT redeem',
    );
    expect(await balanceOf(till, memberId)).toBe(100);
    expect(value(await asOwner.sales.list({})).sales).toEqual([]);
  });

  it('returns to its own lots with their own expiry when the sale is void', async () => {
    const { till, asOwner, memberId, euroOff } = await counter();
    const months = { points: 1, perAmountMinor: 100, minimumSpendMinor: 0 };
    value(await asOwner.program.save({ ...months, expiryMonths: 12 }));
    value(await asOwner.sales.record({ memberId, totalMinor: 500 }));
    value(await asOwner.program.save({ ...months, expiryMonths: 3 }));
    value(await asOwner.sales.record({ memberId, totalMinor: 400 }));
    const lots = [
      { points: 4, expiresOn: '2027-02-21' },
      { points: 5, expiresOn: '2027-11-21' },
      { points: 100, expiresOn: null },
    ];
    expect(value(await asOwner.points.balance({ memberId })).lots).toEqual(lots);
    value(await asOwner.program.save({ ...months, expiryMonths: null }));
    const redeem = [{ rewardId: euroOff }];
    const sale = value(await asOwner.sales.record({ memberId, beforeRewardsMinor: 300, redeem }));
    // 99 of the old lot, and the two that the sale earned.
    expect(value(await asOwner.points.balance({ memberId })).lots).toEqual([
      { points: 101, expiresOn: null },
    ]);
    expect(value(await asOwner.sales.void({ saleId: sale.saleId, reason: 'Wrong' }))).toMatchObject({
      ...{ pointsClawedBack: 2, pointsReturned: 10, balance: 109 },
    });
    expect(value(await asOwner.points.balance({ memberId })).lots).toEqual(lots);
    expect(value(await asOwner.day.summary({}))).toMatchObject({
      rewards: { count: 0, points: 0, discountMinor: 0 },
      points: { issued: 11, clawedBack: 2, redeemed: 10, returned: 10, adjusted: 100, closing: 109 },
    });
    await expectWhole(till);
  });
});

describe('a reward alone', () => {
  it('is taken back on its own day, once, and never apart from its sale', async () => {
    const { till, asOwner, memberId, euroOff } = await counter();
    const given = value(await asOwner.rewards.redeem({ memberId, rewardId: euroOff, quantity: 3 }));
    expect(given).toMatchObject({ pointsRedeemed: 30, balance: 70 });
    const { redemptionId } = given;
    expect(value(await asOwner.rewards.cancel({ redemptionId, reason: 'Broken' }))).toEqual({
      ...{ pointsReturned: 30, balance: 100 },
    });
    expect(refusal(await asOwner.rewards.cancel({ redemptionId, reason: 'Broken' }))).toBe(
      'REDEMPTION_CANCELLED redemptionId',
    );
    const redeem = [{ rewardId: euroOff }];
    const [ofSale] = value(await asOwner.sales.record({ memberId, beforeRewardsMinor: 300, redeem })).rewards;
    const ofSaleId = { redemptionId: ofSale?.redemptionId ?? '', reason: 'Broken' };
    expect(refusal(await asOwner.rewards.cancel(ofSaleId))).toBe('REDEMPTION_OF_SALE redemptionId');
    const late = value(await asOwner.rewards.redeem({ memberId, rewardId: euroOff }));
    till.clock.advance({ days: 1 });
    expect(refusal(await asOwner.rewards.cancel({ redemptionId: late.redemptionId, reason: 'Broken' }))).toBe(
      'REDEMPTION_NOT_TODAY redemptionId',
    );
    await expectWhole(till);
  });

  it('is taken back with its sale, even one that a refund had given all its points back of', async () => {
    const { till, asOwner, memberId, euroOff } = await counter();
    const redeem = [{ rewardId: euroOff }];
    const sale = value(await asOwner.sales.record({ memberId, beforeRewardsMinor: 300, redeem }));
    const { saleId, totalMinor: amountMinor } = sale;
    value(await asOwner.sales.refund({ saleId, amountMinor, reason: 'Brought back' }));
    value(await asOwner.sales.void({ saleId, reason: 'Wrong' }));
    const [given] = sale.rewards;
    const redemptionId = given?.redemptionId ?? '';
    expect(refusal(await asOwner.rewards.cancel({ redemptionId, reason: 'Broken' }))).toBe(
      'REDEMPTION_CANCELLED redemptionId',
    );
    const { content } = value(await asOwner.members.export({ memberId, format: 'csv' }));
    const at = new Date(till.clock.now()).toISOString();
    expect(content).toContain(`${at},€1 off,1,-10,1.00 EUR,1,${at}`);
    expect(content).toContain(`${at},Reward taken back: €1 off,10,0,102,Brought back`);
    await expectWhole(till);
  });
});

describe('what is within reach', () => {
  it('stands on the panel, in the quote and on the slip, and a reprint says the same', async () => {
    const { till, asOwner, memberId, cardNumber } = await counter();
    value(await asOwner.points.adjust({ memberId, points: -82, reason: 'Spent' }));
    const input = { cardNumber, totalMinor: 60 };
    expect(value(await asOwner.sales.quote(input)).outlook).toEqual({
      nextReward: { rewardId: expect.any(String), name: 'A tenth off', missingPoints: 2, missingMinor: 140 },
      nextExpiry: null,
    });
    const { saleId } = value(await asOwner.sales.record(input));
    const panel = value(await asOwner.members.get({ memberId }));
    expect(panel.outlook.nextReward).toMatchObject({ missingMinor: 140 });
    expect(panel.rewardsWithinReach.map(({ name }) => name)).toEqual(['€1 off']);
    const slip = value(await asOwner.sales.receipt({ saleId, format: 'text' })).content ?? '';
    expect(slip).toContain('€1.40');
    value(await asOwner.sales.record({ cardNumber, totalMinor: 5_000 }));
    expect(value(await asOwner.sales.receipt({ saleId, format: 'text' })).content).toBe(slip);
    await expectWhole(till);
  });

  it('never asks for less than nothing, though a void gave back a carry of whole points', async () => {
    const { asOwner, memberId } = await counter();
    value(await asOwner.points.adjust({ memberId, points: -100, reason: 'Spent' }));
    value(await asOwner.sales.record({ memberId, totalMinor: 90 }));
    const { saleId } = value(await asOwner.sales.record({ memberId, totalMinor: 20 }));
    value(await asOwner.sales.record({ memberId, totalMinor: 85 }));
    value(await asOwner.sales.void({ saleId, reason: 'Wrong' }));
    expect(value(await asOwner.points.balance({ memberId }))).toMatchObject({
      balance: 0,
      carriedMinor: 175,
    });
    value(await asOwner.points.adjust({ memberId, points: 9, reason: 'A gift' }));
    expect(value(await asOwner.members.get({ memberId })).outlook.nextReward).toMatchObject({
      ...{ missingPoints: 1, missingMinor: 0 },
    });
  });
});
