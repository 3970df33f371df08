import type { Database } from 'better-sqlite3';
import type { Instant, MemberId } from '../../core/domain/ids.ts';
import { idsOf } from './one-person.ts';
import { prepared } from './statements.ts';

/** What stands in place of an answer that spoke of an erased member. */
export const ERASED_ANSWER = '{"erased":true}';

/** What stands in place of a line's name that was typed by hand. */
export const ERASED_NAME = '—';

/** The person's members; the sales, refunds and rewards that are theirs. */
const ids = idsOf('@member');
const sales = `(SELECT s.id FROM sale s WHERE s.member_id IN ${ids})`;
const refunds = `(SELECT r.id FROM refund r WHERE r.sale_id IN ${sales})`;
const redemptions = `(SELECT g.id FROM redemption g WHERE g.member_id IN ${ids})`;
const accounts = `(SELECT 'member:' || a.id FROM member a WHERE a.id IN ${ids}
  UNION ALL SELECT 'member:' || a.id || ':owed' FROM member a WHERE a.id IN ${ids})`;
const inMembers = (account: string): string =>
  `t.${account} IN ${accounts} AND t.${account} >= 'member:' AND t.${account} < 'member;'`;

/** Everything that says who a person is, or was written about them in words. Amounts, points and dates stay. */
const blankings: readonly string[] = [
  `DELETE FROM member_name WHERE rowid IN (SELECT number FROM member WHERE id IN ${ids})`,
  `DELETE FROM member_phone WHERE rowid IN (SELECT number FROM member WHERE id IN ${ids})`,
  // No one can scan or type this number, and the one that stood here can be given out again.
  `UPDATE card SET number = char(31) || id, state = 'blocked' WHERE member_id IN ${ids}`,
  // A product's name says nothing of a person; what was typed by hand may.
  `UPDATE sale_line SET name = '${ERASED_NAME}' WHERE product_id IS NULL AND sale_id IN ${sales}`,
  `DELETE FROM consent WHERE member_id IN ${ids}`,
  `UPDATE command SET answer = '${ERASED_ANSWER}', input_digest = zeroblob(32) WHERE member_id IN ${ids}`,
  `UPDATE audit SET text = NULL WHERE subject IN ${ids} AND text IS NOT NULL`,
  `UPDATE audit SET text = NULL WHERE subject IN ${sales} AND text IS NOT NULL`,
  `UPDATE audit SET text = NULL WHERE subject IN ${refunds} AND text IS NOT NULL`,
  `UPDATE audit SET text = NULL WHERE subject IN ${redemptions} AND text IS NOT NULL`,
  `UPDATE sale_void SET reason = NULL WHERE sale_id IN ${sales} AND reason IS NOT NULL`,
  `UPDATE refund SET reason = NULL WHERE sale_id IN ${sales} AND reason IS NOT NULL`,
  `UPDATE redemption_cancel SET reason = NULL WHERE redemption_id IN ${redemptions} AND reason IS NOT NULL`,
  // The slip of a card names it: what wasn't printed won't be, and what was isn't told any more.
  `DELETE FROM print_job WHERE kind = 'card' AND subject IN ${ids}`,
  `DELETE FROM transfer_reason WHERE transfer_seq IN (
     SELECT t.seq FROM transfer t WHERE ${inMembers('from_account')}
     UNION ALL SELECT t.seq FROM transfer t WHERE ${inMembers('to_account')}
     UNION ALL SELECT t.seq FROM transfer t WHERE t.sale_id IN ${sales})`,
];

export function erasureReads(database: Database) {
  const all = prepared<[], { id: MemberId }>(database, `SELECT id FROM member WHERE erased_at IS NOT NULL`);
  const person = prepared<[{ member: string }], { id: MemberId }>(
    database,
    `SELECT id FROM member WHERE id IN ${ids}`,
  );
  return {
    all: (): MemberId[] =>
      all()
        .all()
        .map(({ id }) => id),
    /** A member and all that were merged into it. */
    person: (memberId: MemberId): MemberId[] =>
      person()
        .all({ member: memberId })
        .map(({ id }) => id),
  };
}

export function erasureWrites(database: Database) {
  const statements = blankings.map((sql) => prepared<[{ member: string }], unknown>(database, sql));
  const blank = prepared<[{ member: string; at: number }], unknown>(
    database,
    `UPDATE member SET name = '', phone = NULL, email = NULL, birthday = NULL, note = NULL, note_at = NULL,
       note_staff_id = NULL, referred_by = NULL, erased_at = coalesce(erased_at, @at)
     WHERE id IN ${ids}`,
  );
  return {
    /** Forgets who a member is, and all that were merged into it. */
    blank(memberId: MemberId, at: Instant): void {
      for (const statement of statements) statement().run({ member: memberId });
      blank().run({ member: memberId, at });
    },
  };
}
