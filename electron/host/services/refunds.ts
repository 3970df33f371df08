import { Refusal } from '../../core/contract/errors.ts';
import type { RefundQuote } from '../../core/contract/refunds.ts';
import { explanationLines } from '../../core/domain/explain.ts';
import type { SaleId } from '../../core/domain/ids.ts';
import { formatQuantity } from '../../core/domain/quantity.ts';
import { formatMoney } from '../../core/domain/money.ts';
import { useLots } from '../../core/domain/ledger.ts';
import {
  leftMinorOf,
  leftOfLines,
  paidForLines,
  sharesOf,
  type RefundAsked,
  type RefundProblem,
  type RefundShares,
  type Refunded,
  type SoldSale,
} from '../../core/domain/refund.ts';
import { refundExplanation } from '../../core/domain/refund-explanation.ts';
import type { FeatureServices, ReadContext } from '../context.ts';
import type { ListedRefundRow } from '../store/refunds.ts';
import type { Redemption } from '../store/rewards.ts';
import type { Sale, SaleLine } from '../store/sales.ts';
import {
  carriedAfter,
  clawBack,
  clawbackOf,
  giveRewardsBack,
  isMembers,
  takeCarryBack,
} from './claw-back.ts';
import { lapsedPoints, lapsing, settleExpiry } from './expiry.ts';
import { rowBefore } from './lists.ts';
import { refundSlipOf } from './refund-slip.ts';

const DEFAULT_LIMIT = 50;

/** A sale with all that refunds of it look at. */
export interface RefundedSale {
  readonly sale: Sale;
  readonly lines: readonly SaleLine[];
  readonly redemptions: readonly Redemption[];
  readonly sold: SoldSale;
  readonly before: Refunded;
}

export function refundedSale({ read }: Pick<ReadContext, 'read'>, sale: Sale): RefundedSale {
  const lines = read.sales.lines(sale.id);
  const redemptions = read.rewards.ofSale(sale.id);
  const { totalMinor, earned, carryDelta, carryUnit } = sale;
  const sold = { totalMinor, earned, carryDelta, carryUnit, lines, rewards: redemptions };
  return { sale, lines, redemptions, sold, before: read.refunds.soFar(sale.id, lines.length) };
}

interface Asked {
  readonly saleId: SaleId;
  readonly amountMinor?: number | undefined;
  readonly lines?:
    readonly { readonly position: number; readonly quantity?: number | undefined }[] | undefined;
}

function saleToRefund(context: ReadContext, saleId: SaleId): RefundedSale {
  const sale = context.read.sales.get(saleId);
  if (sale === undefined) throw new Refusal('SALE_UNKNOWN', { field: 'saleId' });
  if (context.read.sales.isVoided(saleId)) throw new Refusal('SALE_VOIDED', { field: 'saleId' });
  return refundedSale(context, sale);
}

function sharesAsked(
  context: ReadContext,
  of: RefundedSale,
  input: Asked,
): { readonly asked: RefundAsked; readonly shares: RefundShares } {
  const asked: RefundAsked =
    input.amountMinor === undefined
      ? { kind: 'lines', lines: input.lines ?? [] }
      : { kind: 'amount', amountMinor: input.amountMinor };
  const shares = sharesOf(of.sold, of.before, asked);
  if (!shares.ok) throw refusalOf(context, of, asked, shares.error);
  return { asked, shares: shares.value };
}

function refusalOf(
  { shop, locale }: ReadContext,
  { lines }: RefundedSale,
  asked: RefundAsked,
  problem: RefundProblem,
): Refusal {
  switch (problem.code) {
    case 'REFUND_ZERO_SALE':
      return new Refusal(problem.code, { field: 'saleId' });
    case 'REFUND_TOO_MUCH': {
      const left = formatMoney(problem.leftMinor, shop.currency, locale);
      return new Refusal(problem.code, { field: 'amountMinor', details: { left } });
    }
    case 'REFUND_LINE_UNKNOWN':
      return new Refusal(problem.code, { field: `lines.${problem.index}.position` });
    case 'REFUND_LINE_TOO_MUCH': {
      const position = asked.kind === 'lines' ? asked.lines[problem.index]?.position : undefined;
      const name = position === undefined ? '' : (lines[position]?.name ?? '');
      const details = { name, left: formatQuantity(problem.left, locale) };
      return new Refusal(problem.code, { field: `lines.${problem.index}.quantity`, details });
    }
    case 'REFUND_NOTHING':
      return new Refusal(problem.code, { field: 'lines' });
  }
}

/** The points that would be back in lots that still last. */
function regainedBy(
  context: ReadContext,
  redemptions: readonly Redemption[],
  returns: RefundShares['returns'],
): number {
  const isLapsing = lapsing(context);
  let regained = 0;
  for (const { rewardId, points } of returns) {
    const debitSeq = redemptions.find(({ id }) => id === rewardId)?.transferSeq ?? 0;
    const out = context.read.refunds.lotsStillOut(rewardId, debitSeq);
    for (const use of useLots(points, out) ?? []) {
      if (!isLapsing(use.lot.expiresOn)) regained += use.points;
    }
  }
  return regained;
}

type MembersPoints = Pick<
  RefundQuote,
  'pointsClawedBack' | 'pointsLapsed' | 'pointsOwed' | 'pointsBorne' | 'balance' | 'owed' | 'carriedMinor'
>;

/** What both a quote and a refund answer. */
function outcomeOf(
  context: ReadContext,
  of: RefundedSale,
  shares: RefundShares,
  member: MembersPoints,
): RefundQuote {
  const pointsReturned = shares.returns.reduce((sum, { points }) => sum + points, 0);
  const explanation = of.sale.memberId === null ? [] : refundExplanation({ ...member, pointsReturned });
  return {
    saleId: of.sale.id,
    amountMinor: shares.amountMinor,
    leftMinor: leftMinorOf(of.sold, of.before) - shares.amountMinor,
    lines: shares.lines.map((line) => ({ ...line, name: of.lines[line.position]?.name ?? '' })),
    ...member,
    pointsReturned,
    returned: shares.returns.map(({ rewardId, points }) => ({
      redemptionId: rewardId,
      name: of.redemptions.find(({ id }) => id === rewardId)?.name ?? '',
      points,
    })),
    policy: context.shop.refundPolicy,
    explanation: explanationLines(explanation, context.shop.currency, context.locale),
  };
}

const withoutMember = {
  ...{ pointsClawedBack: 0, pointsLapsed: 0, pointsOwed: 0, pointsBorne: 0 },
  ...{ balance: null, owed: null, carriedMinor: null },
} as const;

const listedRefund = (row: ListedRefundRow) => ({ ...row, at: new Date(row.at).toISOString() });

/** What giving these shares back would do to the member's points; writes nothing. */
export function quotedPoints(
  context: ReadContext,
  { sale, redemptions }: RefundedSale,
  { returns, pointsDue, carryDue }: Pick<RefundShares, 'returns' | 'pointsDue' | 'carryDue'>,
): MembersPoints {
  if (!isMembers(sale)) return withoutMember;
  const held = context.read.ledger.balance(sale.memberId);
  const returned = returns.reduce((sum, { points }) => sum + points, 0);
  const regained = regainedBy(context, redemptions, returns);
  const clawback = clawbackOf(context, sale, pointsDue, context.shop.refundPolicy, regained);
  const pointsClawedBack = clawback.fromLot + clawback.fromOthers;
  const balance = (held?.balance ?? 0) - lapsedPoints(context, sale.memberId) + returned - pointsClawedBack;
  return {
    ...{ pointsClawedBack, pointsLapsed: clawback.lapsed, pointsOwed: clawback.owed },
    ...{ pointsBorne: clawback.borne, balance, owed: (held?.owed ?? 0) + clawback.owed },
    carriedMinor: carriedAfter(context, sale, carryDue),
  };
}

type RefundServices = Pick<
  FeatureServices<'sales'>,
  'get' | 'quoteRefund' | 'refund' | 'refundReceipt' | 'listRefunds'
>;

export const refunds: RefundServices = {
  get(context, { saleId }) {
    const { read, today } = context;
    const sale = read.sales.get(saleId);
    if (sale === undefined) throw new Refusal('SALE_UNKNOWN', { field: 'saleId' });
    const { lines, redemptions, sold, before } = refundedSale(context, sale);
    const paid = paidForLines(sold);
    const left = leftOfLines(sold, before);
    const { receiptNumber, businessDay, totalMinor, discountMinor, memberId, earned } = sale;
    return {
      ...{ saleId, receiptNumber, businessDay, totalMinor, discountMinor, memberId, pointsEarned: earned },
      occurredAt: new Date(sale.occurredAt).toISOString(),
      memberName: memberId === null ? null : (read.members.get(memberId)?.called ?? null),
      voided: read.sales.isVoided(saleId),
      isOfToday: businessDay === today,
      refundedMinor: before.amountMinor,
      leftMinor: leftMinorOf(sold, before),
      lines: lines.map(({ name, quantity, unitPriceMinor, amountMinor }, position) => ({
        ...{ position, name, quantity, unitPriceMinor, amountMinor, paidMinor: paid[position] ?? 0 },
        leftQuantity: left[position]?.quantity ?? 0,
        leftMinor: left[position]?.amountMinor ?? 0,
      })),
      rewards: redemptions.map(({ id, name, quantity, points }) => ({
        ...{ name, quantity, points, pointsReturned: before.returned.get(id) ?? 0 },
      })),
      refunds: read.refunds.ofSale(saleId).map(listedRefund),
    };
  },

  quoteRefund(context, input) {
    const of = saleToRefund(context, input.saleId);
    const { shares } = sharesAsked(context, of, input);
    return outcomeOf(context, of, shares, quotedPoints(context, of, shares));
  },

  refund(context, input) {
    const of = saleToRefund(context, input.saleId);
    const { asked, shares } = sharesAsked(context, of, input);
    const { sale, redemptions } = of;
    const { reason } = input;
    const done = isMembers(sale)
      ? (() => {
          settleExpiry(context, sale.memberId);
          // What comes back first can be taken back at once: nobody owes points that they hold.
          const returns = giveRewardsBack(context, redemptions, shares.returns, reason);
          const clawback = clawBack(context, sale, shares.pointsDue, { kind: 'refund', reason });
          const { carriedMinor, ...carry } = takeCarryBack(context, sale, shares.carryDue);
          const held = context.read.ledger.balance(sale.memberId);
          const points = {
            pointsClawedBack: clawback.fromLot + clawback.fromOthers,
            ...{ pointsLapsed: clawback.lapsed, pointsOwed: clawback.owed, pointsBorne: clawback.borne },
            ...{ balance: held?.balance ?? 0, owed: held?.owed ?? 0, carriedMinor },
          };
          return { returns, carry, points };
        })()
      : { returns: [], carry: { carryDelta: 0, carryUnit: sale.carryUnit }, points: withoutMember };
    const refundId = context.newId();
    const { balance, owed, carriedMinor, ...points } = done.points;
    const refundNumber = context.write.refunds.add(
      {
        id: refundId,
        saleId: sale.id,
        businessDay: context.today,
        at: context.now,
        kind: asked.kind,
        amountMinor: shares.amountMinor,
        policy: context.shop.refundPolicy,
        pointsDue: shares.pointsDue,
        ...points,
        ...done.carry,
        ...{ balanceAfter: balance, owedAfter: owed, carriedAfterMinor: carriedMinor },
        ledgerSeq: context.read.ledger.chainEnd()?.seq ?? 0,
        letterhead: context.shop.letterhead.version,
        staffId: context.staff.id,
        till: context.session.till,
        reason,
      },
      shares.lines,
      done.returns,
    );
    context.audit({ action: 'sale.refund', subject: refundId, text: reason });
    context.tell({ name: 'sale.changed', saleId: sale.id, memberId: sale.memberId });
    return { refundId, refundNumber, ...outcomeOf(context, of, shares, done.points) };
  },

  async refundReceipt(context, { refundId, format, copy }) {
    const refund = context.read.refunds.get(refundId);
    if (refund === undefined) throw new Refusal('REFUND_UNKNOWN', { field: 'refundId' });
    return refundSlipOf(context, refund, { format, isCopy: copy === true });
  },

  listRefunds(context, { date, cursor, limit = DEFAULT_LIMIT }) {
    const day = date ?? context.today;
    if (day > context.today) throw new Refusal('DAY_IN_FUTURE', { field: 'date', details: { date: day } });
    const rows = context.read.refunds.on(day, rowBefore(cursor), limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      refunds: page.map(listedRefund),
      nextCursor: rows.length > limit && last !== undefined ? String(last.refundNumber) : null,
    };
  },
};
