import { describe, expect, it } from 'vitest';
import { cornerBakery, expectWhole, refusal, tillForTest, value } from '../helpers/till.ts';

describe('a shop’s currency', () => {
  it.each([
    {
      currency: 'JPY',
      exponent: 0,
      limit: 100_000,
      total: 1_234,
      earned: 1_234,
      carried: 0,
      price: '¥1,234',
    },
    { currency: 'EUR', exponent: 2, limit: 100_000, total: 1_234, earned: 12, carried: 34, price: '€12.34' },
    {
      currency: 'KWD',
      exponent: 3,
      limit: 1_000_000,
      total: 1_234,
      earned: 1,
      carried: 234,
      price: 'KWD 1.234',
    },
  ])(
    '$currency has $exponent decimals everywhere',
    async ({ currency, exponent, limit, total, earned, carried, price }) => {
      const till = await tillForTest({ setUp: { ...cornerBakery, currency } });
      const { asOwner } = till;
      const shop = value(await asOwner.shop.get({}));
      expect(shop).toMatchObject({ currency: { code: currency, exponent }, confirmAboveMinor: limit });
      const { memberId } = value(await asOwner.members.enrol({ name: 'Ana' }));
      const sale = value(await asOwner.sales.record({ memberId, totalMinor: total }));
      expect(sale).toMatchObject({ pointsEarned: earned, carriedMinor: carried });
      const slip = value(await asOwner.sales.receipt({ saleId: sale.saleId, format: 'text' })).content ?? '';
      expect(slip.replaceAll('\u00a0', ' ')).toContain(price);
      expect(refusal(await asOwner.sales.record({ totalMinor: limit + 1 }))).toBe(
        'TOTAL_NEEDS_CONFIRMATION totalMinor',
      );
      expect(await asOwner.sales.record({ totalMinor: limit })).toMatchObject({ ok: true });
      await expectWhole(till);
    },
  );

  it('gives points per major unit from the first program on', async () => {
    const till = await tillForTest({ setUp: { ...cornerBakery, currency: 'KWD', pointsPerUnit: 10 } });
    expect(value(await till.asOwner.program.get({}))).toMatchObject({
      rules: { points: 10, perAmountMinor: 1_000, minimumSpendMinor: 0 },
    });
  });
});

describe('lines', () => {
  it('are rounded half up each, and must add up to the total', async () => {
    const till = await tillForTest();
    const lines = [
      { name: 'Cheese', quantity: 335, unitPriceMinor: 1_990 },
      { name: 'Half a cent', quantity: 500, unitPriceMinor: 1 },
    ];
    // 0.335 × 19.90 is 6.6665, half a cent is a whole one.
    expect(refusal(await till.asOwner.sales.record({ totalMinor: 667, lines }))).toBe(
      'LINES_DIFFER_FROM_TOTAL lines',
    );
    expect(await till.asOwner.sales.record({ totalMinor: 668, lines })).toMatchObject({ ok: true });
  });

  it('of the largest quantities and prices are told apart from a total without a float', async () => {
    const till = await tillForTest();
    const line = { name: 'All', quantity: 1_000_000_000, unitPriceMinor: 999_999_999_999 };
    const answer = await till.asOwner.sales.record({
      totalMinor: 999_999_999_999,
      confirmed: true,
      lines: Array.from({ length: 500 }, () => line),
    });
    expect(refusal(answer)).toBe('LINES_DIFFER_FROM_TOTAL lines');
  });

  it('may be free', async () => {
    const till = await tillForTest();
    const { memberId } = value(await till.asOwner.members.enrol({ name: 'Ana' }));
    const lines = [{ name: 'A taste', quantity: 1_000, unitPriceMinor: 0 }];
    const sale = value(await till.asOwner.sales.record({ memberId, totalMinor: 0, lines }));
    expect(sale.pointsEarned).toBe(0);
    value(await till.asOwner.sales.void({ saleId: sale.saleId, reason: 'Not tasted' }));
    await expectWhole(till);
  });
});
