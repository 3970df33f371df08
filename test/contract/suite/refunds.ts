import { describe, expect, it } from 'vitest';
import { value } from '../../helpers/till.ts';
import type { SuiteShop } from './suite-shop.ts';

/** Money goes back to somebody, and points with it. */
export function describeRefunds(shop: () => SuiteShop): void {
  describe('a refund', () => {
    it('is quoted, done in two parts, shown by its sale, listed, and printed', async () => {
      const { asCashier, asOwner } = shop();
      const { memberId } = value(await asCashier.members.enrol({ name: 'Rosa' }));
      const sale = value(await asCashier.sales.record({ memberId, totalMinor: 1_000 }));
      const { saleId, receiptNumber, pointsEarned } = sale;
      const quote = value(await asCashier.sales.quoteRefund({ saleId, amountMinor: 350 }));
      const done = value(await asCashier.sales.refund({ saleId, amountMinor: 350, reason: 'Stale' }));
      expect(done).toMatchObject(quote);
      expect(done).toMatchObject({ leftMinor: 650, pointsClawedBack: Math.floor(pointsEarned * 0.35) });
      const rest = value(await asCashier.sales.refund({ saleId, amountMinor: 650, reason: 'All of it' }));
      expect(done.pointsClawedBack + rest.pointsClawedBack).toBe(pointsEarned);
      expect(value(await asCashier.sales.get({ saleId }))).toMatchObject({
        ...{ receiptNumber, refundedMinor: 1_000, leftMinor: 0 },
        refunds: [{ refundId: done.refundId }, { refundId: rest.refundId }],
      });
      const listed = value(await asOwner.sales.listRefunds({})).refunds;
      expect(listed.slice(0, 2).map(({ refundId }) => refundId)).toEqual([rest.refundId, done.refundId]);
      const slip = await asCashier.sales.refundReceipt({ refundId: done.refundId, format: 'text' });
      expect(value(slip).content).toContain('€3.50');
    });
  });
}
