import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DaySummary } from '../../core/contract/day-summary.ts';
import { Refusal } from '../../core/contract/errors.ts';
import { closeBackup, nameNotTaken } from '../../core/domain/backup-keeping.ts';
import { backupsPlace } from '../backup.ts';
import type { FeatureServices } from '../context.ts';
import type { ClosedDay, SoldRow } from '../store/days.ts';
import type { RefundedRow } from '../store/refunds.ts';
import { clockDay } from './clock-day.ts';
import { figuresOf, parseSummary, summaryOf } from './day-figures.ts';
import { dayOverview } from './day-overview.ts';
import { dayPage, listBehind } from './day-page.ts';
import { dayReport } from './day-slip.ts';
import { rowBefore } from './lists.ts';

const DEFAULT_LIMIT = 50;

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

export const day: FeatureServices<'day'> = {
  summary: (context, { date = context.today }) => summaryOf(context, date),

  report: async (context, { date = context.today, format, paper = 'a4' }) =>
    dayReport(context, summaryOf(context, date), { format, paper }),

  page: (context, { date = context.today }) => dayPage(context, date),

  behind: (context, { date = context.today, ...asked }) => listBehind(context, date, asked),

  overview: (context, { until = context.today }) => dayOverview(context, until),

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
    const place = backupsPlace(context.folder);
    const backupFile = nameNotTaken(closeBackup({ zNumber, date }), (name) => existsSync(join(place, name)));
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
