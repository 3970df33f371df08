import type { Database } from 'better-sqlite3';
import type { BusinessDay } from '../../core/domain/ids.ts';
import type { ShopAccount } from '../../core/domain/ledger.ts';
import { prepared } from './statements.ts';

export interface DaySales {
  readonly count: number;
  readonly grossMinor: number;
  readonly memberCount: number;
}

const stands = `NOT EXISTS (SELECT 1 FROM sale_void v WHERE v.sale_id = s.id)`;

export function dayReads(database: Database) {
  const closed = prepared<[string], { zNumber: number }>(
    database,
    `SELECT z_number AS zNumber FROM day WHERE business_day = ?`,
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
    isClosed: (day: BusinessDay): boolean => closed().get(day) !== undefined,
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
