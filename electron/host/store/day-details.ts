import type { Database } from 'better-sqlite3';
import type { BusinessDay, Instant } from '../../core/domain/ids.ts';
import type { AuditEntry } from './audit.ts';
import { prepared } from './statements.ts';

/** Something of a day that was undone or corrected by hand. */
export interface DayCorrection {
  readonly at: Instant;
  readonly action: Extract<
    AuditEntry['action'],
    'sale.void' | 'sale.refund' | 'points.adjust' | 'reward.cancel' | 'card.replace'
  >;
  /** Set for a sale that was undone, or given back in part. */
  readonly receiptNumber: number | null;
  /** The sale's total, or what a refund gave back. */
  readonly amountMinor: number | null;
  /** What an adjustment gave, less than nothing where it took. */
  readonly points: number | null;
  /** The business day of a sale that was refunded. */
  readonly saleDay: BusinessDay | null;
  /** Null once it was erased. */
  readonly reason: string | null;
  readonly staff: string;
}

export interface RewardOfDay {
  readonly name: string;
  readonly count: number;
  readonly points: number;
  readonly discountMinor: number;
}

/** The points of an audited adjustment `a`: the transfer that was written with it, to or from the same member. */
export const adjustedPoints = `(
  SELECT CASE t.from_account WHEN 'shop:adjusted' THEN t.points ELSE -t.points END FROM transfer t
  WHERE t.business_day = a.business_day AND t.kind = 'adjust' AND t.at = a.at
    AND 'member:' || a.subject IN (t.from_account, t.to_account)
    AND (
      SELECT count(*) FROM transfer u WHERE u.business_day = t.business_day AND u.kind = t.kind AND u.at = t.at
        AND 'member:' || a.subject IN (u.from_account, u.to_account) AND u.seq < t.seq
    ) = (
      SELECT count(*) FROM audit b WHERE b.business_day = a.business_day AND b.action = a.action
        AND b.subject = a.subject AND b.at = a.at AND b.seq < a.seq
    ))`;

/** What stands behind the figures of a day's report, without anybody's name but the staff's. */
export function dayDetailReads(database: Database) {
  const corrections = prepared<[string], DayCorrection>(
    database,
    `SELECT a.at, a.action, s.receipt_number AS receiptNumber, coalesce(r.amount_minor, s.total_minor) AS amountMinor,
       CASE a.action WHEN 'points.adjust' THEN ${adjustedPoints} END AS points, s.business_day AS saleDay, a.text AS reason, p.name AS staff
     FROM audit a JOIN staff p ON p.id = a.staff_id LEFT JOIN refund r ON r.id = a.subject AND a.action = 'sale.refund'
       LEFT JOIN sale s ON s.id = CASE a.action WHEN 'sale.void' THEN a.subject ELSE r.sale_id END
     WHERE a.business_day = ? AND a.action IN ('sale.void', 'sale.refund', 'points.adjust', 'reward.cancel', 'card.replace')
     ORDER BY a.seq`,
  );
  const rewards = prepared<[string], RewardOfDay>(
    database,
    `SELECT name, sum(quantity) AS count, sum(points) AS points, sum(discount_minor) AS discountMinor
     FROM redemption r WHERE business_day = ?
       AND NOT EXISTS (SELECT 1 FROM redemption_cancel c WHERE c.redemption_id = r.id)
       AND NOT EXISTS (SELECT 1 FROM sale_void v WHERE v.sale_id = r.sale_id)
     GROUP BY name ORDER BY count DESC, name`,
  );
  const lastHead = prepared<[string], { version: number }>(
    database,
    `SELECT letterhead AS version FROM sale WHERE business_day = ? ORDER BY receipt_number DESC LIMIT 1`,
  );
  return {
    /** The letterhead that the day's last sale was recorded under; undefined for a day without one. */
    letterheadVersion: (day: BusinessDay): number | undefined => lastHead().get(day)?.version,
    /** In the order in which they were done. */
    corrections: (day: BusinessDay): DayCorrection[] => corrections().all(day),
    /** Most given first. */
    rewards: (day: BusinessDay): RewardOfDay[] => rewards().all(day),
  };
}
