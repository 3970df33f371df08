import type { Database } from 'better-sqlite3';
import type { BusinessDay, Instant, StaffId } from '../../core/domain/ids.ts';
import type { ShopAccount } from '../../core/domain/ledger.ts';
import { prepared } from './statements.ts';

export interface DaySales {
  readonly count: number;
  readonly grossMinor: number;
  readonly memberCount: number;
}

/** A Z record. `summary` is JSON. */
export interface ClosedDay {
  readonly date: BusinessDay;
  readonly zNumber: number;
  readonly closedAt: Instant;
  readonly chainHead: Buffer;
  readonly salesHash: Buffer;
  readonly summary: string;
  readonly staff: string;
}

/** A sale as the hash of its day tells it. */
export interface SoldRow {
  readonly receiptNumber: number;
  readonly id: string;
  readonly totalMinor: number;
  readonly discountMinor: number;
  readonly memberId: string | null;
  readonly earned: number;
  readonly occurredAt: Instant;
  readonly voided: number;
}

const stands = `NOT EXISTS (SELECT 1 FROM sale_void v WHERE v.sale_id = s.id)`;

export function dayReads(database: Database) {
  const columns = `d.business_day AS date, d.z_number AS zNumber, d.closed_at AS closedAt, d.chain_head AS chainHead,
    d.sales_hash AS salesHash, d.summary, p.name AS staff`;
  const closed = prepared<[string], ClosedDay>(
    database,
    `SELECT ${columns} FROM day d JOIN staff p ON p.id = d.staff_id WHERE d.business_day = ?`,
  );
  const closedBefore = prepared<[number, number], ClosedDay>(
    database,
    `SELECT ${columns} FROM day d JOIN staff p ON p.id = d.staff_id WHERE d.z_number < ? ORDER BY d.z_number DESC LIMIT ?`,
  );
  const last = prepared<[], { day: BusinessDay; zNumber: number }>(
    database,
    `SELECT business_day AS day, z_number AS zNumber FROM day ORDER BY z_number DESC LIMIT 1`,
  );
  const oldestOpen = prepared<[{ after: string }], { day: BusinessDay | null }>(
    database,
    `SELECT min(day) AS day FROM (
       SELECT min(business_day) AS day FROM sale WHERE business_day > @after
       UNION ALL SELECT min(business_day) FROM refund WHERE business_day > @after
       UNION ALL SELECT min(business_day) FROM day_points WHERE business_day > @after)`,
  );
  const salesOf = prepared<[string], SoldRow>(
    database,
    `SELECT s.receipt_number AS receiptNumber, s.id, s.total_minor AS totalMinor, s.discount_minor AS discountMinor,
       s.member_id AS memberId, s.earned, s.occurred_at AS occurredAt, v.sale_id IS NOT NULL AS voided
     FROM sale s LEFT JOIN sale_void v ON v.sale_id = s.id WHERE s.business_day = ? ORDER BY s.receipt_number`,
  );
  const given = prepared<[string], { count: number; points: number; discountMinor: number }>(
    database,
    `SELECT coalesce(sum(quantity), 0) AS count, coalesce(sum(points), 0) AS points,
       coalesce(sum(discount_minor), 0) AS discountMinor
     FROM redemption r WHERE business_day = ?
       AND NOT EXISTS (SELECT 1 FROM redemption_cancel c WHERE c.redemption_id = r.id)
       AND NOT EXISTS (SELECT 1 FROM sale_void v WHERE v.sale_id = r.sale_id)`,
  );
  const sales = prepared<[string], DaySales>(
    database,
    `SELECT count(*) AS count, coalesce(sum(total_minor), 0) AS grossMinor, count(member_id) AS memberCount
     FROM sale s WHERE business_day = ? AND ${stands}`,
  );
  const voids = prepared<[string], { count: number; amountMinor: number }>(
    database,
    `SELECT count(*) AS count, coalesce(sum(s.total_minor), 0) AS amountMinor
     FROM sale_void v JOIN sale s ON s.id = v.sale_id WHERE v.business_day = ?`,
  );
  const returning = prepared<[{ day: string }], { count: number }>(
    database,
    `SELECT count(*) AS count FROM (
       SELECT DISTINCT member_id FROM sale s WHERE business_day = @day AND member_id IS NOT NULL AND ${stands}) today
     WHERE EXISTS (SELECT 1 FROM sale s WHERE s.member_id = today.member_id AND s.business_day < @day AND ${stands})`,
  );
  const moved = prepared<[string], { account: ShopAccount; points: number }>(
    database,
    `SELECT account, points FROM day_points WHERE business_day = ?`,
  );
  const movedBefore = prepared<[string], { account: ShopAccount; points: number }>(
    database,
    `SELECT account, sum(points) AS points FROM day_points WHERE business_day < ? GROUP BY account`,
  );
  return {
    /** A day is closed with its own Z, and with that of any later day. */
    isClosed: (day: BusinessDay): boolean => day <= (last().get()?.day ?? ''),
    closed: (day: BusinessDay): ClosedDay | undefined => closed().get(day),
    /** Newest first, below a Z number. */
    closedBelow: (zNumber: number, limit: number): ClosedDay[] => closedBefore().all(zNumber, limit),
    last: () => last().get(),
    lastClosed: (): ClosedDay | undefined => closedBefore().get(Number.MAX_SAFE_INTEGER, 1),
    /** The first day after the last closed one on which anything was sold or any point moved. */
    oldestOpen: (): BusinessDay | null => oldestOpen().get({ after: last().get()?.day ?? '' })?.day ?? null,
    salesOf: (day: BusinessDay): IterableIterator<SoldRow> => salesOf().iterate(day),
    rewardsGiven: (day: BusinessDay) => given().get(day) ?? { count: 0, points: 0, discountMinor: 0 },
    sales: (day: BusinessDay): DaySales => sales().get(day) ?? { count: 0, grossMinor: 0, memberCount: 0 },
    voids: (day: BusinessDay) => voids().get(day) ?? { count: 0, amountMinor: 0 },
    returningMembers: (day: BusinessDay): number => returning().get({ day })?.count ?? 0,
    /** What the shop's accounts gave out on the day, net: positive is points that members got. */
    pointsOn: (day: BusinessDay): ReadonlyMap<ShopAccount, number> =>
      new Map(
        moved()
          .all(day)
          .map((row) => [row.account, row.points]),
      ),
    pointsBefore: (day: BusinessDay): ReadonlyMap<ShopAccount, number> =>
      new Map(
        movedBefore()
          .all(day)
          .map((row) => [row.account, row.points]),
      ),
  };
}

export function dayWrites(database: Database) {
  const add = prepared<[string, number, number, string, Buffer, Buffer, string], unknown>(
    database,
    `INSERT INTO day (business_day, z_number, closed_at, staff_id, chain_head, sales_hash, summary)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    close(day: Omit<ClosedDay, 'staff'> & { readonly staffId: StaffId }): void {
      add().run(day.date, day.zNumber, day.closedAt, day.staffId, day.chainHead, day.salesHash, day.summary);
    },
  };
}
