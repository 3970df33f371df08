import type { z } from 'zod';
import { Refusal } from '../../core/contract/errors.ts';
import type { saleInput } from '../../core/contract/sales.ts';
import { assert } from '../../core/domain/assert.ts';
import { expiryDay } from '../../core/domain/expiry.ts';
import { explanationLines } from '../../core/domain/explain.ts';
import type { MemberId, SaleId } from '../../core/domain/ids.ts';
import { formatMoney } from '../../core/domain/money.ts';
import type { Discount } from '../../core/domain/rewards.ts';
import { refundExplanation } from '../../core/domain/refund-explanation.ts';
import { restOf } from '../../core/domain/refund.ts';
import type { FeatureServices, ReadContext, WriteContext } from '../context.ts';
import type { ProgramVersion } from '../store/programs.ts';
import type { Redemption } from '../store/rewards.ts';
import type { Sale, SalePoints } from '../store/sales.ts';
import { creditWithCarry } from './bookkeeping.ts';
import { buyerOf } from './buyer.ts';
import { changedCarry } from './carry.ts';
import { usableCard } from './cards.ts';
import { clawBack, isMembers, takeCarryBack } from './claw-back.ts';
import { lapsedPoints, settleExpiry } from './expiry.ts';
import { rowBefore } from './lists.ts';
import { repay } from './owed.ts';
import { currentProgram } from './program.ts';
import { quotedPoints, refundedSale, refunds } from './refunds.ts';
import { redeemAll, takeBack } from './rewards.ts';
import { billOf, lineShares } from './sale-basket.ts';
import { pointsOf, type MadePoints } from './sale-points.ts';
import { dayNoteOf, timeOf, type SaleTime } from './sale-time.ts';
import { slipOf } from './slip.ts';

type SaleInput = z.output<typeof saleInput>;
const DEFAULT_LIMIT = 50;

function checkTotal({ shop, locale }: ReadContext, totalMinor: number, { confirmed }: SaleInput): void {
  if (totalMinor <= shop.confirmAboveMinor || confirmed === true) return;
  const total = formatMoney(totalMinor, shop.currency, locale);
  const limit = formatMoney(shop.confirmAboveMinor, shop.currency, locale);
  throw new Refusal('TOTAL_NEEDS_CONFIRMATION', { field: 'totalMinor', details: { total, limit } });
}

/**
 * Everything that decides a sale: what a quote shows and a record keeps. `settle` deals with the buyer's points that are
 * over, and gives back those that still stand in the books.
 */
function prepare(context: ReadContext, input: SaleInput, settle: (memberId: MemberId) => number) {
  const program = currentProgram(context);
  const time = timeOf(context, input);
  const buyer = buyerOf(context, input);
  const bill = billOf(context, input);
  checkTotal(context, bill.totalMinor, input);
  if (bill.discounts.length > 0 && buyer === undefined)
    throw new Refusal('REWARD_NEEDS_MEMBER', { field: 'redeem' });
  const lapsed = buyer === undefined ? 0 : settle(buyer.memberId);
  const pointsRedeemed = bill.discounts.reduce((sum, { points }) => sum + points, 0);
  const points = pointsOf(context, buyer, {
    totalMinor: bill.totalMinor,
    pointsRedeemed,
    lapsed,
    rules: program.rules,
    day: time.day,
    field: 'totalMinor',
  });
  return { program, time, bill, points };
}

const outcomeOf = (
  context: ReadContext,
  sale: {
    readonly totalMinor: number;
    readonly discountMinor: number;
    readonly points: SalePoints;
    readonly time: Pick<SaleTime, 'at' | 'day'>;
  },
  given: readonly Pick<Redemption, 'rewardId' | 'name' | 'quantity' | 'points' | 'discountMinor'>[],
  redemptionIds: readonly string[],
) => ({
  totalMinor: sale.totalMinor,
  discountMinor: sale.discountMinor,
  pointsEarned: sale.points.earned,
  pointsRedeemed: given.reduce((sum, { points }) => sum + points, 0),
  balance: sale.points.balanceAfter,
  carriedMinor: sale.points.carriedAfterMinor,
  explanation: explanationLines(sale.points.explanation, context.shop.currency, context.locale),
  rewards: given.map(({ rewardId, name, quantity, points, discountMinor }, index) => ({
    redemptionId: redemptionIds[index] ?? null,
    rewardId,
    name,
    quantity,
    points,
    discountMinor,
  })),
  outlook: sale.points.outlook,
  businessDay: sale.time.day,
  dayNote: dayNoteOf(context, sale.time),
});

const asGiven = ({ reward, quantity, points, discountMinor }: Discount) => ({
  rewardId: reward.id,
  name: reward.name,
  quantity,
  points,
  discountMinor,
});

/** Puts what a sale earned into the books: carry, transfer, lot, balance; what is owed is paid out of it. */
function bookEarned(
  context: WriteContext,
  sale: { readonly id: SaleId; readonly day: SaleTime['day'] },
  points: MadePoints,
  program: ProgramVersion,
): void {
  if (points.memberId === null) return;
  const posting = {
    memberId: points.memberId,
    shopAccount: 'shop:issued',
    points: points.earned,
    kind: 'earn',
    saleId: sale.id,
    businessDay: sale.day,
    reason: null,
    expiresOn: expiryDay(sale.day, program.rules.expiryMonths),
  } as const;
  const carry = changedCarry(context, points.memberId, points.carryDelta, points.carryUnit);
  const credited = creditWithCarry(context, posting, carry);
  repay(context, sale, points.memberId, points.repaid);
  const balance = points.repaid === 0 ? credited : context.read.ledger.balance(points.memberId)?.balance;
  assert(balance === points.balanceAfter, 'the balance after a sale is the one that its slip shows');
}

/** The sale of the open business day that a change is asked for. */
function saleOfToday(context: ReadContext, saleId: SaleId): Sale {
  const sale = context.read.sales.get(saleId);
  if (sale === undefined) throw new Refusal('SALE_UNKNOWN', { field: 'saleId' });
  if (context.read.sales.isVoided(saleId)) throw new Refusal('SALE_VOIDED', { field: 'saleId' });
  if (sale.businessDay !== context.today) {
    throw new Refusal('SALE_NOT_TODAY', { field: 'saleId', details: { date: sale.businessDay } });
  }
  return sale;
}

const nothingTaken = { fromLot: 0, fromOthers: 0, lapsed: 0, owed: 0, borne: 0 } as const;

export const sales: FeatureServices<'sales'> = {
  quote(context, input) {
    const { bill, points, time } = prepare(context, input, (memberId) => lapsedPoints(context, memberId));
    return outcomeOf(context, { ...bill, points, time }, bill.discounts.map(asGiven), []);
  },

  record(context, input) {
    const { program, time, bill, points } = prepare(context, input, (memberId) => {
      settleExpiry(context, memberId);
      return 0;
    });
    const saleId = context.newId() as SaleId;
    const shares = lineShares(bill.lines, points.earned);
    const lines = bill.lines.map((line, index) => ({ ...line, earned: shares[index] ?? 0 }));
    const receiptNumber = context.write.sales.add(
      {
        id: saleId,
        businessDay: time.day,
        occurredAt: time.at,
        recordedAt: context.now,
        notedAt: time.notedAt,
        totalMinor: bill.totalMinor,
        discountMinor: bill.discountMinor,
        programVersion: program.version,
        letterhead: context.shop.letterhead.version,
        staffId: context.staff.id,
        till: context.session.till,
        ...points,
      },
      lines,
    );
    const { memberId } = points;
    const redeemed =
      memberId === null
        ? []
        : redeemAll(context, bill.discounts, { memberId, saleId, businessDay: time.day, field: 'redeem' });
    bookEarned(context, { id: saleId, day: time.day }, points, program);
    context.tell({ name: 'sale.changed', saleId, memberId });
    const ids = redeemed.map(({ id }) => id);
    return { saleId, receiptNumber, ...outcomeOf(context, { ...bill, points, time }, redeemed, ids) };
  },

  attach(context, { saleId, cardNumber }) {
    const sale = saleOfToday(context, saleId);
    if (sale.memberId !== null) throw new Refusal('SALE_HAS_MEMBER', { field: 'saleId' });
    if (context.read.refunds.isRefunded(saleId)) throw new Refusal('SALE_REFUNDED', { field: 'saleId' });
    const card = usableCard(context, cardNumber, 'cardNumber');
    settleExpiry(context, card.memberId);
    const program = context.read.programs.numbered(sale.programVersion);
    assert(program !== undefined, 'a sale keeps the program version that it was computed with');
    const { totalMinor, businessDay: day, occurredAt: at } = sale;
    const paid = {
      totalMinor,
      pointsRedeemed: 0,
      lapsed: 0,
      rules: program.rules,
      day,
      field: 'saleId',
    } as const;
    const points = pointsOf(context, { memberId: card.memberId, card }, paid);
    const lines = context.read.sales.lines(saleId);
    const shares = lines.length === 0 ? [] : lineShares(lines, points.earned);
    context.write.sales.attach(saleId, points, shares, context.now);
    bookEarned(context, { id: saleId, day }, points, program);
    context.audit({ action: 'sale.attach', subject: saleId, text: null });
    context.tell({ name: 'sale.changed', saleId, memberId: card.memberId });
    const outcome = outcomeOf(context, { ...sale, points, time: { at, day } }, [], []);
    return { saleId, receiptNumber: sale.receiptNumber, ...outcome };
  },

  void(context, { saleId, reason }) {
    const sale = saleOfToday(context, saleId);
    const { sold, before, redemptions } = refundedSale(context, sale);
    const { pointsDue, carryDue } = restOf(sold, before);
    if (isMembers(sale)) settleExpiry(context, sale.memberId);
    const pointsReturned = redemptions.reduce((sum, given) => sum + takeBack(context, given, reason), 0);
    const taken = isMembers(sale)
      ? clawBack(context, sale, pointsDue, { kind: 'void', reason })
      : nothingTaken;
    const carry = isMembers(sale)
      ? takeCarryBack(context, sale, carryDue)
      : { carryDelta: 0, carryUnit: sale.carryUnit };
    const points = {
      pointsClawedBack: taken.fromLot + taken.fromOthers,
      ...{ pointsLapsed: taken.lapsed, pointsOwed: taken.owed, pointsBorne: taken.borne },
    };
    context.write.sales.void({
      saleId,
      businessDay: context.today,
      at: context.now,
      staffId: context.staff.id,
      till: context.session.till,
      reason,
      policy: context.shop.refundPolicy,
      ...points,
      carryDelta: carry.carryDelta,
      carryUnit: carry.carryUnit,
    });
    context.audit({ action: 'sale.void', subject: saleId, text: reason });
    context.tell({ name: 'sale.changed', saleId, memberId: sale.memberId });
    const balance =
      sale.memberId === null ? null : (context.read.ledger.balance(sale.memberId)?.balance ?? 0);
    return { saleId, ...points, pointsReturned, balance };
  },

  quoteVoid(context, { saleId }) {
    const sale = saleOfToday(context, saleId);
    const of = refundedSale(context, sale);
    const rest = restOf(of.sold, of.before);
    const { owed: _owed, carriedMinor: _carried, ...points } = quotedPoints(context, of, rest);
    const pointsReturned = rest.returns.reduce((sum, each) => sum + each.points, 0);
    const { memberId } = sale;
    const held = memberId === null ? null : (context.read.ledger.balance(memberId)?.balance ?? 0);
    const lines = memberId === null ? [] : refundExplanation({ ...points, pointsReturned });
    return {
      ...{ saleId, ...points, pointsReturned, amountMinor: rest.amountMinor, balanceBefore: held },
      explanation: explanationLines(lines, context.shop.currency, context.locale),
    };
  },

  async receipt(context, { saleId, format, copy }) {
    const sale = context.read.sales.get(saleId);
    if (sale === undefined) throw new Refusal('SALE_UNKNOWN', { field: 'saleId' });
    return slipOf(context, sale, { format, isCopy: copy === true });
  },

  list(context, { date, of = 'all', cursor, limit = DEFAULT_LIMIT }) {
    const day = date ?? context.today;
    if (day > context.today) throw new Refusal('DAY_IN_FUTURE', { field: 'date', details: { date: day } });
    const rows = context.read.sales.on(day, of, rowBefore(cursor), limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      sales: page.map((row) => ({
        ...row,
        occurredAt: new Date(row.occurredAt).toISOString(),
        voided: row.voided === 1,
      })),
      nextCursor: rows.length > limit && last !== undefined ? String(last.receiptNumber) : null,
    };
  },

  ...refunds,
};
