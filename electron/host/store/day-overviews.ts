import type { Database } from 'better-sqlite3';
import type { BusinessDay, MemberId } from '../../core/domain/ids.ts';
import { idsOf, keptAs } from './one-person.ts';
import { prepared } from './statements.ts';

/** Somebody whose last visit was on a day, with what they did in the half-year up to it. */
export interface LastSeen {
  readonly memberId: MemberId;
  readonly name: string;
  readonly phone: string | null;
  readonly visits: number;
  readonly spentMinor: number;
}

export function dayOverviewReads(database: Database) {
  const stands = `NOT EXISTS (SELECT 1 FROM sale_void v WHERE v.sale_id = s.id)`;
  const paidByMembers = prepared<[string], { amountMinor: number }>(
    database,
    `SELECT coalesce(sum(s.total_minor), 0) AS amountMinor FROM sale s
     WHERE s.business_day = ? AND s.member_id IS NOT NULL AND ${stands}`,
  );
  const backToMembers = prepared<[string], { amountMinor: number }>(
    database,
    `SELECT coalesce(sum(r.amount_minor), 0) AS amountMinor FROM refund r JOIN sale s ON s.id = r.sale_id
     WHERE r.business_day = ? AND s.member_id IS NOT NULL AND ${stands}`,
  );
  const lastSeen = prepared<[{ day: string; since: string; visits: number; limit: number }], LastSeen>(
    database,
    `SELECT * FROM (
       SELECT m.id AS memberId, m.called AS name, m.phone, m.number,
         (SELECT count(DISTINCT s.business_day) FROM sale s
           WHERE s.member_id IN ${idsOf('gone.member_id')} AND s.business_day BETWEEN @since AND @day AND ${stands}) AS visits,
         (SELECT sum(s.total_minor) FROM sale s
           WHERE s.member_id IN ${idsOf('gone.member_id')} AND s.business_day BETWEEN @since AND @day AND ${stands}) AS spentMinor
       FROM (
         SELECT DISTINCT ${keptAs('s.member_id')} AS member_id FROM sale s
         WHERE s.business_day = @day AND s.member_id IS NOT NULL AND ${stands} AND NOT EXISTS (
           SELECT 1 FROM sale e WHERE e.member_id IN ${idsOf(keptAs('s.member_id'))} AND e.business_day > @day
             AND NOT EXISTS (SELECT 1 FROM sale_void x WHERE x.sale_id = e.id))) gone
         JOIN member m ON m.id = gone.member_id AND m.erased_at IS NULL)
     WHERE visits >= @visits ORDER BY spentMinor DESC, number LIMIT @limit`,
  );
  return {
    /** What members paid on a day, less what went back to members on it. */
    memberNetMinor: (day: BusinessDay): number =>
      (paidByMembers().get(day)?.amountMinor ?? 0) - (backToMembers().get(day)?.amountMinor ?? 0),
    /** Members whose last visit was on `day`, with so many since `since` at least; who spent most first. */
    lastSeenOn: (day: BusinessDay, since: BusinessDay, visits: number, limit: number): LastSeen[] =>
      lastSeen().all({ day, since, visits, limit }),
  };
}
