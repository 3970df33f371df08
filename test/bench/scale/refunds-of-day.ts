import { carriedMinor, convertCarry } from '../../../electron/core/domain/earning.ts';
import { isExpired } from '../../../electron/core/domain/expiry.ts';
import type { Instant, SaleId } from '../../../electron/core/domain/ids.ts';
import type { OpenLot } from '../../../electron/core/domain/ledger.ts';
import {
  clawBackOf,
  sharesOf,
  type RefundAsked,
  type RefundShares,
  type Refunded,
} from '../../../electron/core/domain/refund.ts';
import type { Sale } from '../../../electron/host/store/sales.ts';
import { expectAnswer } from '../figures.ts';
import { owner } from '../shop.ts';
import { idOf, numberOf, scattered } from './ids.ts';
import { at as placeIn, dayName } from './points-book.ts';
import type { ScaleDay } from './scale-day.ts';
import type { ScaleShop } from './scale-shop.ts';

/** Goods come back on the day, or up to so many days later. */
export const REFUNDED_WITHIN = 6;
/** Of a thousand sales. */
const REFUNDED = 6;
const MINUTE_MS = 60_000;

/** How many days later a sale is refunded, told by its receipt alone; undefined for nearly all. */
function refundedAfter(seed: number, receiptNumber: number): number | undefined {
  const lot = scattered(seed + 7, receiptNumber);
  return lot % 1_000 < REFUNDED ? (lot >>> 12) % (REFUNDED_WITHIN + 1) : undefined;
}

/** What is brought back this evening: sales of today and of the days before. */
export function refundAll(shop: ScaleShop, day: ScaleDay): void {
  const { seed, salesBefore } = shop.plan;
  let at = day.closesAt - 20 * MINUTE_MS;
  for (let later = Math.min(REFUNDED_WITHIN, day.place); later >= 0; later -= 1) {
    const last = salesBefore(day.place - later + 1);
    for (let receipt = salesBefore(day.place - later) + 1; receipt <= last; receipt += 1) {
      if (refundedAfter(seed, receipt) !== later) continue;
      at += 1;
      refund(shop, day, receipt, at as Instant);
    }
  }
  if (day.place < REFUNDED_WITHIN) return;
  const first = shop.read.sales.withReceipt(salesBefore(day.place - REFUNDED_WITHIN) + 1);
  for (const saleId of shop.lotOfSale.keys()) {
    if (first === undefined || saleId >= first.id) break;
    shop.lotOfSale.delete(saleId);
  }
}

function refund(shop: ScaleShop, day: ScaleDay, receiptNumber: number, at: Instant): void {
  const sale = shop.read.sales.withReceipt(receiptNumber);
  expectAnswer(sale !== undefined, 'what is refunded was sold');
  const redeemed = day.redeemed.get(sale.id);
  // Rewards of an earlier day aren't at hand any more.
  if (shop.read.sales.isVoided(sale.id) || (sale.discountMinor > 0 && redeemed === undefined)) return;
  const lines = shop.read.sales.lines(sale.id);
  const asked: RefundAsked =
    lines.length > 1
      ? { kind: 'lines', lines: [{ position: 0 }] }
      : {
          kind: 'amount',
          amountMinor: receiptNumber % 2 === 0 ? sale.totalMinor : Math.ceil(sale.totalMinor / 2),
        };
  const rewards = redeemed === undefined ? [] : [redeemed.redemption];
  const none = { quantity: 0, amountMinor: 0 };
  const before: Refunded = { amountMinor: 0, lines: lines.map(() => none), returned: new Map() };
  const shares = sharesOf({ ...sale, lines, rewards }, before, asked);
  if (!shares.ok) return;
  const refundId = idOf('refund', at, receiptNumber);
  const done =
    sale.memberId === null
      ? withoutMember(sale)
      : takeFrom(shop, day, { sale, saleId: sale.id, at, member: numberOf(sale.memberId) }, shares.value);
  const { points, carry, returns, balanceAfter, carriedAfterMinor } = done;
  const refundNumber = shop.write.refunds.add(
    {
      ...{ id: refundId, saleId: sale.id, businessDay: day.date, at, kind: asked.kind },
      ...{ amountMinor: shares.value.amountMinor, policy: shop.facts.refundPolicy },
      ...{ pointsDue: shares.value.pointsDue, ...points, ...carry },
      ...{ balanceAfter, owedAfter: balanceAfter === null ? null : 0, carriedAfterMinor },
      ...{ ledgerSeq: shop.chain.seq, letterhead: shop.facts.letterhead.version },
      ...{ staffId: shop.staff.id, till: owner.till, reason },
    },
    shares.value.lines,
    returns,
  );
  const by = { at, businessDay: day.date, staffId: shop.staff.id, till: owner.till };
  shop.write.audit.add({ ...by, action: 'sale.refund', subject: refundId, text: reason });
  const pointsReturned = returns.reduce((sum, each) => sum + each.points, 0);
  day.refunded.push({
    ...{ number: refundNumber, id: refundId, saleId: sale.id, amountMinor: shares.value.amountMinor },
    ...{ pointsDue: shares.value.pointsDue, pointsClawedBack: points.pointsClawedBack, pointsOwed: 0 },
    ...{ pointsReturned, at },
  });
  const answer = {
    refundId,
    refundNumber,
    saleId: sale.id,
    ...points,
    pointsReturned,
    balance: balanceAfter,
  };
  shop.keep(day, at, { procedure: 'sales.refund', input: { saleId: sale.id, ...asked, reason }, answer });
}

const reason = 'Brought back';
const nothing = { pointsClawedBack: 0, pointsLapsed: 0, pointsOwed: 0, pointsBorne: 0 };

const withoutMember = (sale: Sale) => ({
  points: nothing,
  carry: { carryDelta: 0, carryUnit: sale.carryUnit },
  returns: [],
  balanceAfter: null,
  carriedAfterMinor: null,
});

/** The member's side of a refund, in the order of the till: rewards' points come back, then points are taken, then carry. */
function takeFrom(
  shop: ScaleShop,
  day: ScaleDay,
  of: { readonly sale: Sale; readonly saleId: SaleId; readonly at: Instant; readonly member: number },
  shares: RefundShares,
) {
  const { sale, saleId, at, member } = of;
  const { rules } = day.program;
  const redeemed = day.redeemed.get(sale.id);
  const returns = shares.returns.map(({ rewardId, points }) => {
    const moved = { kind: 'return', account: 'shop:returned', saleId, reason } as const;
    const used = redeemed?.used.toReversed() ?? [];
    const transferSeq = shop.giveBack(day, at, { ...moved, member, points }, used);
    return { redemptionId: rewardId, transferSeq, points };
  });
  const own = ownLot(shop, sale);
  const inLot = own === undefined || isExpired(own.expiresOn, day.date) ? 0 : own.points;
  const sources = { inLot, lapsed: 0, elsewhere: shop.balanceOf(member) - inLot };
  const back = clawBackOf(shares.pointsDue, sources, shop.facts.refundPolicy);
  const points = back.fromLot + back.fromOthers;
  if (points > 0) {
    const first = own === undefined || back.fromLot === 0 ? [] : [{ ...own, points: back.fromLot }];
    const others = [...shop.book.lotsInOrder(member)].filter(({ seq }) => seq !== own?.seq);
    const moved = { kind: 'refund', account: 'shop:clawed', saleId, reason } as const;
    shop.take(day, at, { ...moved, member, points }, [...first, ...others]);
  }
  const unit = rules.perAmountMinor;
  const taken = convertCarry({ amount: 0 - shares.carryDue, unit: sale.carryUnit }, unit);
  const held = shop.carryIn(member, unit, at);
  const carry = { amount: held.amount + taken.amount, unit };
  shop.keepCarry(member, carry);
  return {
    points: {
      ...{ pointsClawedBack: points, pointsLapsed: back.lapsed },
      ...{ pointsOwed: back.owed, pointsBorne: back.borne },
    },
    carry: { carryDelta: taken.amount, carryUnit: unit },
    returns,
    balanceAfter: shop.balanceOf(member),
    carriedAfterMinor: carriedMinor(carry, rules),
  };
}

/** What is left of the lot that a sale made. */
function ownLot({ book, lotOfSale }: ScaleShop, sale: Sale): OpenLot | undefined {
  const seq = lotOfSale.get(sale.id);
  if (seq === undefined) return undefined;
  const lastDay = placeIn(book.lots.lastDay, seq);
  const points = placeIn(book.lots.left, seq);
  return { seq, points, expiresOn: lastDay === 0 ? null : dayName(lastDay) };
}
