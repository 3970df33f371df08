import { createHash } from 'node:crypto';
import { daySummary, type DaySummary } from '../../core/contract/day.ts';
import { Refusal } from '../../core/contract/errors.ts';
import { assert } from '../../core/domain/assert.ts';
import { CHAIN_START, type ShopAccount } from '../../core/domain/ledger.ts';
import type { BusinessDay } from '../../core/domain/ids.ts';
import { closeBackup } from '../backup.ts';
import type { FeatureServices, ReadContext } from '../context.ts';
import type { ClosedDay, SoldRow } from '../store/days.ts';
import type { RefundedRow } from '../store/refunds.ts';
import { clockDay } from './clock-day.ts';
import { dayReport } from './day-slip.ts';
import { rowBefore } from './lists.ts';

const DEFAULT_LIMIT = 50;

type Moved = ReadonlyMap<ShopAccount, number>;

const sumOf = (moved: Moved): number => [...moved.values()].reduce((sum, points) => sum + points, 0);

/** The points of a day as a sum that adds up. What members lost is positive in its own column. */
function proof(before: Moved, on: Moved): DaySummary['points'] {
  const given = (account: ShopAccount): number => on.get(account) ?? 0;
  const taken = (account: ShopAccount): number => 0 - given(account);
  const figures = {
    opening: sumOf(before),
    issued: given('shop:issued'),
    clawedBack: taken('shop:clawed'),
    redeemed: taken('shop:redeemed'),
    returned: given('shop:returned'),
    expired: taken('shop:expired'),
    adjusted: given('shop:adjusted'),
  };
  const closing = sumOf(before) + sumOf(on);
  const { opening, issued, clawedBack, redeemed, returned, expired, adjusted } = figures;
  assert(
    closing === opening + issued - clawedBack - redeemed + returned - expired + adjusted,
    'the points of a day add up',
  );
  return { ...figures, closing };
}

/** The figures of a day from its sales and transfers, whether or not it is closed. */
export function figuresOf(
  { read }: Pick<ReadContext, 'read'>,
  date: BusinessDay,
): Omit<DaySummary, 'open' | 'z'> {
  const sales = read.days.sales(date);
  const refunds = read.refunds.figures(date);
  return {
    date,
    sales: { ...sales, netMinor: sales.grossMinor - refunds.amountMinor },
    refunds,
    voids: read.days.voids(date),
    rewards: read.days.rewardsGiven(date),
    points: proof(read.days.pointsBefore(date), read.days.pointsOn(date)),
    newMembers: read.members.enrolledOn(date),
    returningMembers: read.days.returningMembers(date),
    chainHead: read.ledger.chainEnd()?.hash.toString('hex') ?? CHAIN_START,
  };
}

/**
 * SHA-256 over one JSON list per sale of a day, in the order of their receipts, form 1, and then one per refund of the
 * day, in the order of their numbers, form 2: a day without refunds hashes as it did before there were any.
 */
export function hashOfSales(sales: Iterable<SoldRow>, refunds: Iterable<RefundedRow>): Buffer {
  const hash = createHash('sha256');
  for (const sale of sales) {
    const { receiptNumber, id, totalMinor, discountMinor, memberId, earned, occurredAt, voided } = sale;
    hash.update(
      `${JSON.stringify([1, receiptNumber, id, totalMinor, discountMinor, memberId, earned, occurredAt, voided])}\n`,
      'utf8',
    );
  }
  for (const refund of refunds) {
    const { number, id, saleId, amountMinor, pointsDue, pointsClawedBack, pointsOwed, pointsReturned, at } =
      refund;
    const form = [
      2,
      number,
      id,
      saleId,
      amountMinor,
      pointsDue,
      pointsClawedBack,
      pointsOwed,
      pointsReturned,
      at,
    ];
    hash.update(`${JSON.stringify(form)}\n`, 'utf8');
  }
  return hash.digest();
}

const zOf = ({ zNumber, closedAt, salesHash }: Pick<ClosedDay, 'zNumber' | 'closedAt' | 'salesHash'>) => ({
  zNumber,
  closedAt: new Date(closedAt).toISOString(),
  salesHash: salesHash.toString('hex'),
});

const parseSummary = (text: string): DaySummary => daySummary.parse(JSON.parse(text));

/** A closed day's figures as they were then, or an open day's as they are now. */
function summaryOf(context: ReadContext, date: BusinessDay): DaySummary {
  if (date > context.today) throw new Refusal('DAY_IN_FUTURE', { field: 'date', details: { date } });
  const closed = context.read.days.closed(date);
  if (closed !== undefined) return parseSummary(closed.summary);
  return { ...figuresOf(context, date), open: !context.read.days.isClosed(date), z: null };
}

export const day: FeatureServices<'day'> = {
  summary: (context, { date = context.today }) => summaryOf(context, date),

  report: async (context, { date = context.today, format }) =>
    dayReport(context, summaryOf(context, date), format),

  close(context, { date }) {
    const { read, write, now, staff } = context;
    const field = 'date';
    if (read.days.isClosed(date)) throw new Refusal('DAY_CLOSED', { field, details: { date } });
    if (date > clockDay(context)) throw new Refusal('DAY_IN_FUTURE', { field, details: { date } });
    const first = read.days.oldestOpen();
    if (first !== null && first < date)
      throw new Refusal('DAY_NOT_NEXT', { field, details: { date: first } });
    const figures = figuresOf(context, date);
    const salesHash = hashOfSales(read.days.salesOf(date), read.refunds.hashed(date));
    const zNumber = (read.days.last()?.zNumber ?? 0) + 1;
    const closed = { zNumber, closedAt: now, salesHash };
    const summary: DaySummary = { ...figures, open: false, z: zOf(closed) };
    const chainHead = Buffer.from(figures.chainHead, 'hex');
    write.days.close({ ...closed, date, chainHead, summary: JSON.stringify(summary), staffId: staff.id });
    context.audit({ action: 'day.close', subject: date, text: null });
    context.tell({ name: 'day.closed', date });
    const backupFile = closeBackup({ zNumber, date });
    context.afterCommit('back up', backupFile);
    return { ...zOf(closed), chainHead: figures.chainHead, summary, backupFile };
  },

  list({ read }, { cursor, limit = DEFAULT_LIMIT }) {
    const rows = read.days.closedBelow(rowBefore(cursor), limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      days: page.map((row) => {
        const { sales } = parseSummary(row.summary);
        return {
          date: row.date,
          ...zOf(row),
          chainHead: row.chainHead.toString('hex'),
          salesCount: sales.count,
          netMinor: sales.netMinor,
          staff: row.staff,
        };
      }),
      nextCursor: rows.length > limit && last !== undefined ? String(last.zNumber) : null,
    };
  },
};
