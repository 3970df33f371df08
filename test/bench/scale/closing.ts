import type { DaySummary } from '../../../electron/core/contract/day-summary.ts';
import type { Instant } from '../../../electron/core/domain/ids.ts';
import type { ShopAccount } from '../../../electron/core/domain/ledger.ts';
import { hashOfSales } from '../../../electron/host/services/day.ts';
import { owner } from '../shop.ts';
import { at as placeIn } from './points-book.ts';
import type { ScaleDay } from './scale-day.ts';
import type { ScaleShop } from './scale-shop.ts';

/** Makes the day's Z and notes its backup; the last day stays open. */
export function closeDay(shop: ScaleShop, day: ScaleDay, openingPoints: number): void {
  const returningMembers = countReturning(shop, day);
  if (day.place + 1 === shop.plan.days.length) return;
  const closedAt = day.closesAt as Instant;
  const salesHash = hashOfSales(day.sold, day.refunded);
  const zNumber = day.place + 1;
  const standing = day.sold.filter(({ voided }) => voided === 0);
  const undone = day.sold.filter(({ voided }) => voided === 1);
  const grossMinor = minorOf(standing);
  const refunds = {
    count: day.refunded.length,
    amountMinor: day.refunded.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  };
  const given = [...day.redeemed.values()].map(({ redemption }) => redemption);
  const summary: DaySummary = {
    date: day.date,
    open: false,
    sales: {
      ...{ count: standing.length, grossMinor, netMinor: grossMinor - refunds.amountMinor },
      memberCount: standing.filter(({ memberId }) => memberId !== null).length,
    },
    refunds,
    voids: { count: undone.length, amountMinor: minorOf(undone) },
    rewards: {
      count: given.length,
      points: given.reduce((sum, { points }) => sum + points, 0),
      discountMinor: given.reduce((sum, { discountMinor }) => sum + discountMinor, 0),
    },
    points: pointsOf(day, openingPoints, shop.outstanding),
    newMembers: shop.plan.membersOn(day.place) - (day.place === 0 ? 0 : shop.plan.membersOn(day.place - 1)),
    returningMembers,
    chainHead: shop.chain.hash.toString('hex'),
    z: { zNumber, closedAt: new Date(closedAt).toISOString(), salesHash: salesHash.toString('hex') },
  };
  shop.write.days.close({
    ...{ date: day.date, zNumber, closedAt, chainHead: shop.chain.hash, salesHash },
    ...{ summary: JSON.stringify(summary), staffId: shop.staff.id },
  });
  const by = { businessDay: day.date, staffId: shop.staff.id, till: owner.till, text: null };
  shop.write.audit.add({ ...by, at: closedAt, action: 'day.close', subject: day.date });
  shop.write.audit.add({ ...by, at: (closedAt + 60_000) as Instant, action: 'data.backup', subject: null });
}

const minorOf = (sales: readonly { readonly totalMinor: number }[]): number =>
  sales.reduce((sum, { totalMinor }) => sum + totalMinor, 0);

function pointsOf(day: ScaleDay, opening: number, closing: number): DaySummary['points'] {
  const given = (account: ShopAccount): number => day.points.get(account) ?? 0;
  const taken = (account: ShopAccount): number => 0 - given(account);
  return {
    opening,
    issued: given('shop:issued'),
    clawedBack: taken('shop:clawed'),
    redeemed: taken('shop:redeemed'),
    returned: given('shop:returned'),
    expired: taken('shop:expired'),
    adjusted: given('shop:adjusted'),
    closing,
  };
}

/** Members with a sale that stands today and one on an earlier day; today's are remembered. */
function countReturning({ book }: ScaleShop, day: ScaleDay): number {
  const today = day.place + 1;
  const seen = new Set(day.sold.filter(({ voided }) => voided === 0).map(({ member }) => member));
  seen.delete(0);
  let returning = 0;
  for (const member of seen) {
    const first = placeIn(book.firstDay, member);
    if (first === 0) book.firstDay[member] = today;
    else returning += 1;
  }
  return returning;
}
