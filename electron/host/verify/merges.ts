import type { Database } from 'better-sqlite3';
import { Findings, findRows } from './findings.ts';

const holds = `NOT EXISTS (SELECT 1 FROM member_unmerge u WHERE u.merge_seq = g.seq)`;

/**
 * Whom a member stands for through the merges that hold, one row for each step: `line`, for WITH RECURSIVE. What comes
 * after transfer `ledger_seq` and refund `refund_number` is `as_id`'s. A merge that was undone counts for nothing: nothing
 * of the merged member was touched while it held.
 */
export const lineOfMembers = `line (member_id, as_id, depth, ledger_seq, refund_number) AS (
  SELECT g.merged_id, g.kept_id, 1, g.ledger_seq, g.refund_number FROM member_merge g WHERE ${holds}
  UNION ALL
  SELECT l.member_id, g.kept_id, l.depth + 1, max(l.ledger_seq, g.ledger_seq), max(l.refund_number, g.refund_number)
  FROM line l JOIN member_merge g ON g.merged_id = l.as_id WHERE ${holds})`;

/** Whether an account is the member's own, or that of one whom it was merged into. */
export const isOf = (account: string, member: string): string =>
  `(${account} = 'member:' || ${member} OR EXISTS (
    SELECT 1 FROM line WHERE line.member_id = ${member} AND ${account} = 'member:' || line.as_id))`;

/** Whose refund `r` of sale `s` was when it was made. */
export const memberAtRefund = `coalesce((SELECT line.as_id FROM line
  WHERE line.member_id = s.member_id AND r.number > line.refund_number ORDER BY line.depth DESC LIMIT 1), s.member_id)`;

/**
 * Each merge moved what it says, and undoing it moved the same back; a merged member holds nothing, and every member is
 * read as the one that its merges lead to.
 */
export function checkMerges(database: Database): Findings {
  const findings = new Findings('merges');
  // Its transfers follow it at once, one for points and one for what is owed; what comes next may be another merge's.
  const moved = (kind: 'merge' | 'unmerge', from: string, to: string, after: string): string => `(
    SELECT coalesce(sum(t.points), 0) FROM transfer t WHERE t.kind = '${kind}' AND t.seq > ${after} AND t.seq <= ${after} + (g.points > 0) + (g.owed > 0)
      AND t.from_account = ${from} AND t.to_account = ${to})`;
  const account = (id: string, ending = ''): string => `'member:' || ${id} || '${ending}'`;
  findRows(
    database,
    findings,
    `SELECT count(*) AS count FROM member_merge`,
    `WITH RECURSIVE ${lineOfMembers}
     SELECT 'merge ' || g.seq || ' moved other points than it says' AS what FROM member_merge g
     WHERE g.points <> ${moved('merge', account('g.merged_id'), account('g.kept_id'), 'g.ledger_seq')}
       OR g.owed <> ${moved('merge', account('g.kept_id', ':owed'), account('g.merged_id', ':owed'), 'g.ledger_seq')}
     UNION ALL
     SELECT 'merge ' || g.seq || ' was undone for other points than it moved'
     FROM member_unmerge u JOIN member_merge g ON g.seq = u.merge_seq
     WHERE g.points <> ${moved('unmerge', account('g.kept_id'), account('g.merged_id'), 'u.ledger_seq')}
       OR g.owed <> ${moved('unmerge', account('g.merged_id', ':owed'), account('g.kept_id', ':owed'), 'u.ledger_seq')}
     UNION ALL
     SELECT 'transfers of merges come to ' || t.points || ', merges say ' || g.points
     FROM (SELECT coalesce(sum(points), 0) AS points FROM transfer WHERE kind IN ('merge', 'unmerge')) t, (
       SELECT coalesce(sum((points + owed) * (1 + EXISTS (SELECT 1 FROM member_unmerge u WHERE u.merge_seq = seq))), 0)
         AS points FROM member_merge) g
     WHERE t.points <> g.points
     UNION ALL
     SELECT 'merge ' || seq || ' rounds its carry to ' || carry_gained FROM member_merge
     WHERE carry_gained * carry_unit > carry * gained_unit OR (carry_gained + 1) * carry_unit <= carry * gained_unit
     UNION ALL
     SELECT 'member ' || m.id || ' is read as ' || coalesce(m.kept_as, 'itself') FROM member m
     WHERE m.kept_as IS NOT (SELECT l.as_id FROM line l WHERE l.member_id = m.id ORDER BY l.depth DESC LIMIT 1)
     UNION ALL
     SELECT 'member ' || m.id || ' is merged and still holds something'
     FROM member m JOIN member_balance b ON b.member_id = m.id
     WHERE m.kept_as IS NOT NULL AND (b.balance <> 0 OR b.owed <> 0 OR b.carry <> 0)`,
  );
  return findings;
}
