import type { Database } from 'better-sqlite3';
import type { BusinessDay, MemberId } from '../../core/domain/ids.ts';
import { idsOf } from './one-person.ts';
import { prepared } from './statements.ts';

/** Somebody whose last visit is some time ago, with what they did in the half-year up to it. */
export interface LastSeen {
  readonly memberId: MemberId;
  readonly lastDay: BusinessDay;
  readonly visits: number;
  readonly spentMinor: number;
}

/** Who is asked about: members numbered after `after` up to `upTo`, last seen from one day to another. */
export interface AwayAsked {
  readonly after: number;
  readonly upTo: number;
  readonly from: BusinessDay;
  readonly to: BusinessDay;
  /** So many days before the last visit are looked at, and so many visits are to be in them at least. */
  readonly lookBackDays: number;
  readonly visits: number;
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
  const lastNumber = prepared<[], { number: number | null }>(
    database,
    `SELECT max(number) AS number FROM member`,
  );
  const away = prepared<[AwayAsked], LastSeen>(
    database,
    // In the order of the members, which is that of their visits' index: each one's last visit is one step further on.
    `SELECT seen.id AS memberId, seen.lastDay, count(DISTINCT s.business_day) AS visits,
       sum(s.total_minor) AS spentMinor
     FROM (
       SELECT m.id, m.number, max(
         coalesce((SELECT s.business_day FROM sale s WHERE s.member_id = m.id AND ${stands}
           ORDER BY s.business_day DESC LIMIT 1), ''),
         coalesce((SELECT max(s.business_day) FROM member o JOIN sale s ON s.member_id = o.id
           WHERE o.kept_as = m.id AND ${stands}), '')) AS lastDay
       FROM member m
       WHERE m.number > @after AND m.number <= @upTo AND m.kept_as IS NULL AND m.erased_at IS NULL) seen
       JOIN sale s ON s.member_id IN ${idsOf('seen.id')}
     WHERE seen.lastDay BETWEEN @from AND @to AND ${stands}
       AND s.business_day BETWEEN date(seen.lastDay, '-' || @lookBackDays || ' days') AND seen.lastDay
     GROUP BY seen.number HAVING visits >= @visits`,
  );
  return {
    /** What members paid on a day, less what went back to members on it. */
    memberNetMinor: (day: BusinessDay): number =>
      (paidByMembers().get(day)?.amountMinor ?? 0) - (backToMembers().get(day)?.amountMinor ?? 0),
    /** The number of the newest member; 0 where there is none. */
    lastNumber: (): number => lastNumber().get()?.number ?? 0,
    /** Regulars whose last visit lies between two days, in the order of their numbers. */
    away: (asked: AwayAsked): LastSeen[] => away().all(asked),
  };
}
