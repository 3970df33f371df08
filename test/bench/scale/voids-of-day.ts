import type { Earning } from '../../../electron/core/domain/earning.ts';
import type { Instant, SaleId } from '../../../electron/core/domain/ids.ts';
import { expectAnswer } from '../figures.ts';
import { owner } from '../shop.ts';
import type { SoldToday } from './sales-of-day.ts';
import type { ScaleDay } from './scale-day.ts';
import type { ScaleShop } from './scale-shop.ts';

const reason = 'Typed twice';

/** Undoes a sale at once, before anything of it was spent. */
export function voidSale(
  shop: ScaleShop,
  day: ScaleDay,
  sold: SoldToday,
  earning: Earning | undefined,
): void {
  const { member } = sold;
  const saleId = sold.id as SaleId;
  const at = (sold.occurredAt + 1) as Instant;
  const by = { at, staffId: shop.staff.id, businessDay: day.date };
  const redeemed = day.redeemed.get(sold.id);
  if (redeemed !== undefined) {
    const { redemption, used } = redeemed;
    const moved = { kind: 'return', account: 'shop:returned', saleId, reason } as const;
    const back = { ...moved, member, points: redemption.points };
    // The last one used comes back first.
    const transferSeq = shop.giveBack(day, at, back, used.toReversed());
    shop.write.rewards.cancel(redemption.id, { ...by, transferSeq, reason });
    day.redeemed.delete(sold.id);
  }
  if (sold.earned > 0) {
    const seq = shop.lotOfSale.get(sold.id);
    expectAnswer(seq !== undefined, 'what a sale earned is in a lot');
    const moved = { kind: 'void', account: 'shop:clawed', saleId, reason } as const;
    const lot = { seq, points: sold.earned, expiresOn: day.expiresOn };
    shop.take(day, at, { ...moved, member, points: sold.earned }, [lot]);
  }
  const unit = day.program.rules.perAmountMinor;
  const carryDelta = 0 - (earning?.carryDelta ?? 0);
  if (earning !== undefined) shop.keepCarry(member, { amount: earning.carry.amount + carryDelta, unit });
  sold.voided = 1;
  shop.write.sales.void({
    ...{ ...by, saleId, till: owner.till, reason, policy: shop.facts.refundPolicy },
    ...{ pointsClawedBack: sold.earned, pointsLapsed: 0, pointsOwed: 0, pointsBorne: 0 },
    ...{ carryDelta, carryUnit: unit },
  });
  shop.write.audit.add({ ...by, till: owner.till, action: 'sale.void', subject: sold.id, text: reason });
  const answer = {
    ...{ saleId, pointsClawedBack: sold.earned, pointsLapsed: 0, pointsOwed: 0, pointsBorne: 0 },
    ...{ pointsReturned: redeemed?.redemption.points ?? 0 },
    balance: member === 0 ? null : shop.balanceOf(member),
  };
  shop.keep(day, at, { procedure: 'sales.void', input: { saleId, reason }, answer });
}
