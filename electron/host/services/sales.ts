import type { z } from 'zod';
import { Refusal } from '../../core/contract/errors.ts';
import type { saleInput } from '../../core/contract/sales.ts';
import { assert } from '../../core/domain/assert.ts';
import { businessDayOf } from '../../core/domain/business-day.ts';
import {
  carriedMinor,
  convertCarry,
  earn,
  withoutMember,
  type Earning,
  type EarningRules,
} from '../../core/domain/earning.ts';
import { explanationLines } from '../../core/domain/explain.ts';
import type { BusinessDay, Instant, MemberId, SaleId } from '../../core/domain/ids.ts';
import { formatMoney } from '../../core/domain/money.ts';
import type { FeatureServices, ReadContext, WriteContext } from '../context.ts';
import type { Card } from '../store/cards.ts';
import type { Sale, SalePoints } from '../store/sales.ts';
import { credit, debit } from './bookkeeping.ts';
import { carryOf, changeCarry } from './carry.ts';
import { usableCard } from './cards.ts';
import { rowBefore } from './lists.ts';
import { memberWith } from './members.ts';
import { currentProgram } from './program.ts';
import { basketOf, lineShares } from './sale-basket.ts';
import { slipOf } from './slip.ts';

type SaleInput = z.output<typeof saleInput>;
const DEFAULT_LIMIT = 50;

interface Buyer {
  readonly memberId: MemberId;
  readonly card: Card | undefined;
}

/** Whom the sale counts for, by card or by member; undefined for a sale without either. */
function buyerOf(context: ReadContext, input: SaleInput): Buyer | undefined {
  const card =
    input.cardNumber === undefined ? undefined : usableCard(context, input.cardNumber, 'cardNumber');
  if (input.memberId !== undefined) memberWith(context, input.memberId);
  if (card !== undefined && input.memberId !== undefined && card.memberId !== input.memberId) {
    throw new Refusal('CARD_AND_MEMBER_DIFFER', { field: 'cardNumber' });
  }
  const memberId = card?.memberId ?? input.memberId;
  return memberId === undefined ? undefined : { memberId, card };
}

/** When and on which business day: now, unless an owner brings in a sale of an earlier time. */
function timeOf(context: ReadContext, input: SaleInput): { readonly at: Instant; readonly day: BusinessDay } {
  if (input.occurredAt === undefined) return { at: context.now, day: context.today };
  if (context.session.role !== 'owner') throw new Refusal('NOT_ALLOWED', { field: 'occurredAt' });
  const at = Date.parse(input.occurredAt) as Instant;
  if (at > context.now) throw new Refusal('OCCURRED_IN_FUTURE', { field: 'occurredAt' });
  const day = businessDayOf(at, context.shop.dayRule);
  if (context.read.days.isClosed(day))
    throw new Refusal('DAY_CLOSED', { field: 'occurredAt', details: { date: day } });
  return { at, day };
}

function checkTotal({ shop, locale }: ReadContext, { totalMinor, confirmed }: SaleInput): void {
  if (totalMinor <= shop.confirmAboveMinor || confirmed === true) return;
  const total = formatMoney(totalMinor, shop.currency, locale);
  const limit = formatMoney(shop.confirmAboveMinor, shop.currency, locale);
  throw new Refusal('TOTAL_NEEDS_CONFIRMATION', { field: 'totalMinor', details: { total, limit } });
}

/** What a sale earns for: `field` is what a refusal names, the field of the question that brought the total in. */
interface Paid {
  readonly totalMinor: number;
  readonly rules: EarningRules;
  readonly field: 'totalMinor' | 'saleId';
}

/** What the member earns for the total under the rules, with the carry brought in from earlier sales. */
function earningOf(context: ReadContext, memberId: MemberId, { totalMinor, rules, field }: Paid): Earning {
  const carry = convertCarry(carryOf(context, memberId, rules.perAmountMinor), rules.perAmountMinor);
  const earning = earn(totalMinor, rules, carry);
  if (!earning.ok) throw new Refusal(earning.error, { field });
  return earning.value;
}

function pointsOf(context: ReadContext, buyer: Buyer | undefined, paid: Paid): SalePoints {
  const { rules } = paid;
  const unit = rules.perAmountMinor;
  if (buyer === undefined) {
    return {
      memberId: null,
      cardId: null,
      earned: 0,
      carryDelta: 0,
      carryUnit: unit,
      balanceAfter: null,
      carriedAfterMinor: null,
      explanation: withoutMember,
    };
  }
  const earning = earningOf(context, buyer.memberId, paid);
  const balance = context.read.ledger.balance(buyer.memberId)?.balance ?? 0;
  return {
    memberId: buyer.memberId,
    cardId: buyer.card?.id ?? null,
    earned: earning.earned,
    carryDelta: earning.carryDelta,
    carryUnit: unit,
    balanceAfter: balance + earning.earned,
    carriedAfterMinor: carriedMinor(earning.carry, rules),
    explanation: earning.explanation,
  };
}

const outcomeOf = ({ shop, locale }: ReadContext, points: SalePoints) => ({
  pointsEarned: points.earned,
  pointsRedeemed: 0,
  balance: points.balanceAfter,
  carriedMinor: points.carriedAfterMinor,
  explanation: explanationLines(points.explanation, shop.currency, locale),
});

/** Everything that decides a sale, without a word written: what a quote shows and a record keeps. */
function prepare(context: ReadContext, input: SaleInput) {
  checkTotal(context, input);
  const program = currentProgram(context);
  const time = timeOf(context, input);
  const buyer = buyerOf(context, input);
  const basket = basketOf(context, input);
  const { totalMinor } = input;
  const points = pointsOf(context, buyer, { totalMinor, rules: program.rules, field: 'totalMinor' });
  return { program, time, basket, points };
}

/** Puts a sale's points into the books: carry, transfer, lot, balance. */
function book(context: WriteContext, saleId: SaleId, day: BusinessDay, points: SalePoints): void {
  if (points.memberId === null) return;
  changeCarry(context, points.memberId, points.carryDelta, points.carryUnit);
  credit(context, {
    memberId: points.memberId,
    shopAccount: 'shop:issued',
    points: points.earned,
    kind: 'earn',
    saleId,
    businessDay: day,
    reason: null,
    expiresOn: null,
  });
  const balance = context.read.ledger.balance(points.memberId)?.balance;
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

export const sales: FeatureServices<'sales'> = {
  quote: (context, input) => outcomeOf(context, prepare(context, input).points),

  record(context, input) {
    const { program, time, basket, points } = prepare(context, input);
    const saleId = context.newId() as SaleId;
    const shares = lineShares(basket, points.earned);
    const lines = basket.map((line, index) => ({ ...line, earned: shares[index] ?? 0 }));
    const receiptNumber = context.write.sales.add(
      {
        id: saleId,
        businessDay: time.day,
        occurredAt: time.at,
        recordedAt: context.now,
        totalMinor: input.totalMinor,
        programVersion: program.version,
        letterhead: context.shop.letterhead.version,
        staffId: context.staff.id,
        till: context.session.till,
        ...points,
      },
      lines,
    );
    book(context, saleId, time.day, points);
    context.tell({ name: 'sale.changed', saleId, memberId: points.memberId });
    return { saleId, receiptNumber, ...outcomeOf(context, points) };
  },

  attach(context, { saleId, cardNumber }) {
    const sale = saleOfToday(context, saleId);
    if (sale.memberId !== null) throw new Refusal('SALE_HAS_MEMBER', { field: 'saleId' });
    const card = usableCard(context, cardNumber, 'cardNumber');
    const program = context.read.programs.numbered(sale.programVersion);
    assert(program !== undefined, 'a sale keeps the program version that it was computed with');
    const paid = { totalMinor: sale.totalMinor, rules: program.rules, field: 'saleId' } as const;
    const points = pointsOf(context, { memberId: card.memberId, card }, paid);
    const lines = context.read.sales.lines(saleId);
    const shares = lines.length === 0 ? [] : lineShares(lines, points.earned);
    context.write.sales.attach(saleId, points, shares, context.now);
    book(context, saleId, sale.businessDay, points);
    context.audit({ action: 'sale.attach', subject: saleId, text: null });
    context.tell({ name: 'sale.changed', saleId, memberId: card.memberId });
    return { saleId, receiptNumber: sale.receiptNumber, ...outcomeOf(context, points) };
  },

  void(context, { saleId, reason }) {
    const sale = saleOfToday(context, saleId);
    const carry = voidPoints(context, sale, reason);
    context.write.sales.void({
      saleId,
      businessDay: context.today,
      at: context.now,
      staffId: context.staff.id,
      till: context.session.till,
      reason,
      pointsClawedBack: sale.earned,
      ...carry,
    });
    context.audit({ action: 'sale.void', subject: saleId, text: reason });
    context.tell({ name: 'sale.changed', saleId, memberId: sale.memberId });
    const balance =
      sale.memberId === null ? null : (context.read.ledger.balance(sale.memberId)?.balance ?? 0);
    return { saleId, pointsClawedBack: sale.earned, balance };
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
};

/** Takes a sale's points back out of its own lot, and its carry; refused once any of the points are spent. */
function voidPoints(
  context: WriteContext,
  sale: Sale,
  reason: string,
): { readonly carryDelta: number; readonly carryUnit: number } {
  if (sale.memberId === null) return { carryDelta: 0, carryUnit: sale.carryUnit };
  const lot = context.read.ledger.lotOfSale(sale.id);
  if (sale.earned > 0) {
    assert(lot !== undefined && lot.points === sale.earned, 'a sale that earned has a lot of what it earned');
    const posting = {
      memberId: sale.memberId,
      shopAccount: 'shop:clawed',
      points: sale.earned,
      kind: 'void',
      saleId: sale.id,
      businessDay: context.today,
      reason,
    } as const;
    const isUnspent = lot.left === lot.points;
    if (!isUnspent || !debit(context, posting, [{ ...lot, points: lot.left }]))
      throw new Refusal('POINTS_SPENT', { field: 'saleId' });
  }
  // In the unit that carry is kept in now: a program published since the sale may have changed it.
  const unit = currentProgram(context).rules.perAmountMinor;
  const back = convertCarry({ amount: -sale.carryDelta, unit: sale.carryUnit }, unit);
  changeCarry(context, sale.memberId, back.amount, unit);
  return { carryDelta: back.amount, carryUnit: unit };
}
