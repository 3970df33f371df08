import { describe, expect, it } from 'vitest';
import { reason, withAna } from '../helpers/refunding-till.ts';
import { expectWhole, refusal, value, type TestTill } from '../helpers/till.ts';

const ryeAndHam = [
  { name: 'Rye', quantity: 2_000, unitPriceMinor: 450 },
  { name: 'Ham', quantity: 1_234, unitPriceMinor: 399 },
];

const spend = (till: TestTill, memberId: string, points: number) =>
  till.asOwner.points.adjust({ memberId, points: -points, reason: 'Spent' });

/** A slip's text in one line: paper breaks sentences where it is narrow. */
const unwrapped = (slip: string | null): string => (slip ?? '').replaceAll(/\s+/g, ' ');

describe('a refund by amount', () => {
  it('takes back the share of the points, and all parts together exactly what was earned', async () => {
    const { till, sell, refund, balance } = await withAna();
    const { saleId, pointsEarned } = await sell(1_750);
    expect(pointsEarned).toBe(17);
    let clawed = 0;
    for (const [at, part] of [333, 1, 1, 500, 915].entries()) {
      const { pointsClawedBack, leftMinor } = await refund(saleId, part);
      clawed += pointsClawedBack;
      expect(clawed, `after part ${at}`).toBe(Math.floor((17 * (1_750 - leftMinor)) / 1_750));
    }
    expect(clawed).toBe(17);
    expect(await balance()).toMatchObject({ balance: 0, carriedMinor: 0, owed: 0 });
    await expectWhole(till);
  });

  it('never gives back more than is left, however many parts', async () => {
    const { asOwner, sell, refund } = await withAna();
    const { saleId } = await sell(1_000);
    await refund(saleId, 600);
    const tooMuch = await asOwner.sales.refund({ saleId, amountMinor: 401, reason });
    expect(refusal(tooMuch)).toBe('REFUND_TOO_MUCH amountMinor');
    await refund(saleId, 400);
    expect(refusal(await asOwner.sales.refund({ saleId, amountMinor: 1, reason }))).toBe(
      'REFUND_TOO_MUCH amountMinor',
    );
  });

  it('makes no point out of a cent by splitting: 0.99 + 0.01 − 0.99', async () => {
    const { till, sell, refund, balance } = await withAna();
    for (let time = 0; time < 3; time += 1) {
      const { saleId } = await sell(99);
      await sell(1);
      await refund(saleId, 99);
    }
    // Three cents were paid: one point is held, and the carry is so far below zero that it is worth three cents.
    expect(await balance()).toMatchObject({ balance: 1, carriedMinor: -97 });
    expect((await sell(97)).pointsEarned).toBe(0);
    expect((await sell(99)).pointsEarned).toBe(0);
    expect((await sell(1)).pointsEarned).toBe(1);
    await expectWhole(till);
  });

  it('goes by the rule that the sale was made under, whatever holds now', async () => {
    const { till, asOwner, sell, refund, balance } = await withAna();
    const { saleId } = await sell(2_000);
    value(await asOwner.program.save({ points: 7, perAmountMinor: 150, minimumSpendMinor: 5_000 }));
    expect(await refund(saleId, 1_000)).toMatchObject({ pointsClawedBack: 10, balance: 10 });
    expect(await refund(saleId, 1_000)).toMatchObject({ pointsClawedBack: 10, balance: 0 });
    expect(await balance()).toMatchObject({ balance: 0, carriedMinor: 0 });
    await expectWhole(till);
  });

  it('is done once for one command', async () => {
    const { asOwner, sell } = await withAna();
    const { saleId } = await sell(1_000);
    const commandId = '01900000-0000-7000-8000-00000000c0de';
    const input = { saleId, amountMinor: 500, reason };
    const first = value(await asOwner.sales.refund(input, { commandId }));
    expect(value(await asOwner.sales.refund(input, { commandId }))).toEqual(first);
    expect(value(await asOwner.sales.get({ saleId }))).toMatchObject({ refundedMinor: 500, leftMinor: 500 });
  });

  it('works for a sale without a member, and changes nobody’s points', async () => {
    const { till, asOwner } = await withAna();
    const { saleId } = value(await asOwner.sales.record({ totalMinor: 1_000 }));
    const done = value(await asOwner.sales.refund({ saleId, amountMinor: 250, reason }));
    expect(done).toMatchObject({ pointsClawedBack: 0, balance: null, owed: null, leftMinor: 750 });
    await expectWhole(till);
  });

  it('takes the points of a card that was shown late, and then no card can be shown any more', async () => {
    const { till, asOwner, cardNumber } = await withAna();
    const late = value(await asOwner.sales.record({ totalMinor: 1_000 }));
    value(await asOwner.sales.attach({ saleId: late.saleId, cardNumber }));
    const back = value(await asOwner.sales.refund({ saleId: late.saleId, amountMinor: 500, reason }));
    expect(back).toMatchObject({ pointsClawedBack: 5, balance: 5 });
    const plain = value(await asOwner.sales.record({ totalMinor: 1_000 }));
    value(await asOwner.sales.refund({ saleId: plain.saleId, amountMinor: 900, reason }));
    expect(refusal(await asOwner.sales.attach({ saleId: plain.saleId, cardNumber }))).toBe(
      'SALE_REFUNDED saleId',
    );
    await expectWhole(till);
  });

  it('finds the member whose card was lost since', async () => {
    const { asOwner, memberId, cardNumber } = await withAna();
    const { saleId } = value(await asOwner.sales.record({ cardNumber, totalMinor: 1_000 }));
    value(await asOwner.members.replaceCard({ memberId, reason: 'Lost' }));
    const done = value(await asOwner.sales.refund({ saleId, amountMinor: 1_000, reason }));
    expect(done).toMatchObject({ pointsClawedBack: 10, balance: 0 });
  });

  it('is refused for a sale of nothing and for one that was undone', async () => {
    const { asOwner, sell } = await withAna();
    const free = await sell(0);
    expect(refusal(await asOwner.sales.refund({ saleId: free.saleId, amountMinor: 1, reason }))).toBe(
      'REFUND_ZERO_SALE saleId',
    );
    const undone = await sell(500);
    value(await asOwner.sales.void({ saleId: undone.saleId, reason }));
    expect(refusal(await asOwner.sales.refund({ saleId: undone.saleId, amountMinor: 1, reason }))).toBe(
      'SALE_VOIDED saleId',
    );
  });
});

describe('a refund by lines', () => {
  it('gives back what was paid for them, parts of a weighed line too, and the last part is the rest', async () => {
    const { till, asOwner, memberId } = await withAna();
    const { saleId, totalMinor } = value(await asOwner.sales.record({ memberId, lines: ryeAndHam }));
    expect(totalMinor).toBe(1_392);
    const part = async (position: number, quantity?: number) => {
      const lines = [{ position, ...(quantity === undefined ? {} : { quantity }) }];
      return value(await asOwner.sales.refund({ saleId, lines, reason })).amountMinor;
    };
    expect(await part(0, 1_000)).toBe(450);
    expect(await part(1, 234)).toBe(93);
    expect(await part(1, 500)).toBe(199);
    expect(await part(1)).toBe(200);
    const tooMuch = await asOwner.sales.refund({ saleId, lines: [{ position: 1 }], reason });
    expect(refusal(tooMuch)).toBe('REFUND_LINE_TOO_MUCH lines.0.quantity');
    expect(await part(0)).toBe(450);
    expect(value(await asOwner.points.balance({ memberId }))).toMatchObject({ balance: 0, carriedMinor: 0 });
    await expectWhole(till);
  });

  it('mixes with refunds by amount, which come off what is left of each line', async () => {
    const { till, asOwner, memberId } = await withAna();
    const lines = [
      { name: 'Cake', quantity: 1_000, unitPriceMinor: 500 },
      { name: 'Tart', quantity: 1_000, unitPriceMinor: 500 },
    ];
    const { saleId } = value(await asOwner.sales.record({ memberId, lines }));
    value(await asOwner.sales.refund({ saleId, amountMinor: 351, reason }));
    const cake = value(await asOwner.sales.refund({ saleId, lines: [{ position: 0 }], reason }));
    expect(cake.amountMinor).toBe(324);
    const rest = value(await asOwner.sales.refund({ saleId, amountMinor: 325, reason }));
    expect(rest).toMatchObject({ leftMinor: 0, balance: 0, carriedMinor: 0 });
    const tart = await asOwner.sales.refund({ saleId, lines: [{ position: 1 }], reason });
    expect(refusal(tart)).toBe('REFUND_NOTHING lines');
    await expectWhole(till);
  });

  it('brings a share of a percentage reward back with each part, and the whole with the whole', async () => {
    const { till, asOwner, memberId, balance, sell } = await withAna();
    await sell(5_000);
    const gives = { kind: 'percent', percent: 10, capMinor: 1_000 } as const;
    const { rewardId } = value(await asOwner.rewards.save({ name: 'A tenth off', pointsCost: 25, gives }));
    const sale = value(await asOwner.sales.record({ memberId, lines: ryeAndHam, redeem: [{ rewardId }] }));
    expect(sale).toMatchObject({ totalMinor: 1_253, discountMinor: 139, balance: 37 });
    const { saleId } = sale;
    const rye = value(await asOwner.sales.refund({ saleId, lines: [{ position: 0 }], reason }));
    expect(rye).toMatchObject({ amountMinor: 810, pointsReturned: 16, pointsClawedBack: 7 });
    const ham = value(await asOwner.sales.refund({ saleId, lines: [{ position: 1 }], reason }));
    expect(ham).toMatchObject({ amountMinor: 443, pointsReturned: 9, pointsClawedBack: 5, leftMinor: 0 });
    expect((await balance()).balance).toBe(50);
    await expectWhole(till);
  });

  it('brings a free product’s points back whole with its line, and not before', async () => {
    const { till, asOwner, memberId, sell } = await withAna();
    await sell(5_000);
    const rye = value(await asOwner.products.save({ name: 'Rye', priceMinor: 450 }));
    const gives = { kind: 'product', productId: rye.productId } as const;
    const { rewardId } = value(await asOwner.rewards.save({ name: 'A free rye', pointsCost: 20, gives }));
    const lines = [
      { productId: rye.productId, quantity: 1_000, unitPriceMinor: 450 },
      { name: 'Cake', quantity: 1_000, unitPriceMinor: 600 },
    ];
    const { saleId } = value(await asOwner.sales.record({ memberId, lines, redeem: [{ rewardId }] }));
    // What the reward gives today is no matter.
    value(
      await asOwner.rewards.save({
        rewardId,
        name: 'Money',
        pointsCost: 1,
        gives: { kind: 'amount', amountMinor: 5 },
      }),
    );
    const cake = value(await asOwner.sales.refund({ saleId, lines: [{ position: 1 }], reason }));
    expect(cake).toMatchObject({ amountMinor: 600, pointsReturned: 0, leftMinor: 0 });
    const back = value(await asOwner.sales.refund({ saleId, lines: [{ position: 0 }], reason }));
    expect(back).toMatchObject({ amountMinor: 0, pointsReturned: 20, balance: 50 });
    await expectWhole(till);
  });
});

describe('points that are spent already', () => {
  it('are borne by the shop, unless it says otherwise, and the slip says so', async () => {
    const { till, asOwner, memberId, sell, refund } = await withAna();
    const { saleId } = await sell(1_000);
    value(await spend(till, memberId, 8));
    const quote = value(await asOwner.sales.quoteRefund({ saleId, amountMinor: 1_000 }));
    const done = await refund(saleId, 1_000);
    expect(done).toMatchObject({ pointsClawedBack: 2, pointsBorne: 8, pointsOwed: 0, balance: 0, owed: 0 });
    const { refundId, refundNumber: _number, ...same } = done;
    expect(quote).toEqual(same);
    const slip = value(await asOwner.sales.refundReceipt({ refundId, format: 'text' })).content ?? '';
    expect(unwrapped(slip)).toContain('the shop bears');
    await expectWhole(till);
  });

  it('are owed where the shop has it so, and the next earnings repay them, line by line', async () => {
    const { till, asOwner, memberId, sell, refund, balance } = await withAna();
    value(await asOwner.shop.update({ refundPolicy: 'owe' }));
    const { saleId } = await sell(1_000);
    value(await spend(till, memberId, 8));
    expect(await refund(saleId, 1_000)).toMatchObject({
      ...{ pointsClawedBack: 2, pointsOwed: 8, pointsBorne: 0, balance: 0, owed: 8, policy: 'owe' },
    });
    expect(value(await asOwner.members.get({ memberId }))).toMatchObject({ owed: 8, balance: 0 });
    const next = await sell(500);
    expect(next).toMatchObject({ pointsEarned: 5, balance: 0 });
    expect(next.explanation).toContainEqual({
      ...{ code: 'REPAID', points: 0, text: '5 points go to what was owed; 3 still owed' },
    });
    const slip = value(await asOwner.sales.receipt({ saleId: next.saleId, format: 'text' })).content;
    expect(unwrapped(slip)).toContain('5 points go to what was owed');
    const last = await sell(700);
    expect(last).toMatchObject({ pointsEarned: 7, balance: 4 });
    expect(await balance()).toMatchObject({ balance: 4, owed: 0 });
    const { entries } = value(await asOwner.points.history({ memberId }));
    expect(entries.map(({ kind, points, owed }) => [kind, points, owed])).toEqual([
      ['repay', -3, -3],
      ['earn', 7, 0],
      ['repay', -5, -5],
      ['earn', 5, 0],
      ['owe', 0, 8],
      ['refund', -2, 0],
      ['adjust', -8, 0],
      ['earn', 10, 0],
    ]);
    await expectWhole(till);
  });

  it('aren’t counted twice where they have expired: nobody loses a point two times', async () => {
    const { till, asOwner, sell, refund, balance } = await withAna();
    value(await asOwner.shop.update({ refundPolicy: 'owe' }));
    const rules = { points: 1, perAmountMinor: 100, minimumSpendMinor: 0, expiryMonths: 1 };
    value(await asOwner.program.save(rules));
    const { saleId } = await sell(1_000);
    till.clock.advance({ days: 60 });
    await sell(2_000);
    expect(await refund(saleId, 1_000)).toMatchObject({
      ...{ pointsClawedBack: 0, pointsLapsed: 10, pointsOwed: 0, balance: 20 },
    });
    expect((await balance()).owed).toBe(0);
    await expectWhole(till);
  });

  it('go with the refund while the clock is behind the ledger, where nothing expires: they could be spent', async () => {
    const { till, asOwner, memberId, sell, refund, balance } = await withAna();
    const rules = { points: 1, perAmountMinor: 100, minimumSpendMinor: 0, expiryMonths: 1 };
    value(await asOwner.program.save(rules));
    const { saleId } = await sell(1_000);
    till.clock.advance({ days: 60 });
    value(await asOwner.points.adjust({ memberId, points: 1, reason: 'A gift' }));
    till.clock.advance({ days: -1 });
    expect((await balance()).balance).toBe(11);
    const quote = value(await asOwner.sales.quoteRefund({ saleId, amountMinor: 1_000 }));
    const done = await refund(saleId, 1_000);
    expect(done).toMatchObject({ pointsClawedBack: 10, pointsLapsed: 0, balance: 1 });
    expect(done).toMatchObject(quote);
    await expectWhole(till);
  });

  it('come out of what a reward of the same sale gives back, before anything is owed', async () => {
    const { till, asOwner, memberId, sell } = await withAna();
    value(await asOwner.shop.update({ refundPolicy: 'owe' }));
    await sell(1_000);
    const gives = { kind: 'amount', amountMinor: 100 } as const;
    const { rewardId } = value(await asOwner.rewards.save({ name: '€1 off', pointsCost: 10, gives }));
    const sale = value(
      await asOwner.sales.record({ memberId, beforeRewardsMinor: 600, redeem: [{ rewardId }] }),
    );
    value(await spend(till, memberId, 5));
    const input = { saleId: sale.saleId, amountMinor: 500 };
    const quote = value(await asOwner.sales.quoteRefund(input));
    const done = value(await asOwner.sales.refund({ ...input, reason }));
    expect(done).toMatchObject({ pointsReturned: 10, pointsClawedBack: 5, pointsOwed: 0, balance: 5 });
    expect(done).toMatchObject(quote);
    await expectWhole(till);
  });
});

describe('a void', () => {
  it('of a sale that was refunded in part undoes what is left, and its refunds with it', async () => {
    const { till, asOwner, sell, refund, balance } = await withAna();
    const { saleId } = await sell(1_250);
    await refund(saleId, 400);
    const undone = value(await asOwner.sales.void({ saleId, reason }));
    expect(undone).toMatchObject({ pointsClawedBack: 9, balance: 0 });
    expect(await balance()).toMatchObject({ balance: 0, carriedMinor: 0 });
    expect(value(await asOwner.day.summary({}))).toMatchObject({
      sales: { count: 0, grossMinor: 0, netMinor: 0 },
      refunds: { count: 0, amountMinor: 0 },
      voids: { count: 1, amountMinor: 1_250 },
    });
    expect(refusal(await asOwner.sales.void({ saleId, reason }))).toBe('SALE_VOIDED saleId');
    await expectWhole(till);
  });

  it.each([
    ['floor', { pointsOwed: 0, pointsBorne: 8 }, 'the shop bears'],
    ['owe', { pointsOwed: 8, pointsBorne: 0 }, 'repay'],
  ] as const)('of a sale whose points are spent follows the policy %s', async (policy, expected, said) => {
    const { till, asOwner, memberId, sell } = await withAna();
    value(await asOwner.shop.update({ refundPolicy: policy }));
    const { saleId } = await sell(1_000);
    value(await spend(till, memberId, 8));
    const undone = value(await asOwner.sales.void({ saleId, reason }));
    expect(undone).toMatchObject({ ...expected, pointsClawedBack: 2, balance: 0 });
    const slip = value(await asOwner.sales.receipt({ saleId, format: 'text', copy: true })).content;
    expect(unwrapped(slip)).toContain(said);
    await expectWhole(till);
  });
});
