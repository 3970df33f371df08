import type { Database } from 'better-sqlite3';
import { Findings, findRows } from './findings.ts';
import { lineOfMembers } from './merges.ts';

/** Every balance is the sum of the member's transfers and the sum of the remainders of its lots. */
export function checkBalances(database: Database): Findings {
  const findings = new Findings('balances');
  findRows(
    database,
    findings,
    `SELECT count(*) AS count FROM member_balance`,
    `WITH moved (member_id, points) AS (
       SELECT substr(account, 8), sum(points) FROM (
         SELECT to_account AS account, points FROM transfer
         WHERE to_account >= 'member:' AND to_account < 'member;' AND substr(to_account, -5) <> ':owed'
         UNION ALL
         SELECT from_account, -points FROM transfer
         WHERE from_account >= 'member:' AND from_account < 'member;' AND substr(from_account, -5) <> ':owed')
       GROUP BY account),
     held (member_id, points) AS (
       SELECT coalesce(m.kept_as, m.id),
         sum(l.points + coalesce((SELECT sum(u.points) FROM lot_use u WHERE u.lot_seq = l.seq), 0))
       FROM lot l JOIN member m ON m.id = l.member_id GROUP BY coalesce(m.kept_as, m.id)),
     owing (member_id, points) AS (
       SELECT replace(substr(account, 8), ':owed', ''), sum(points) FROM (
         SELECT from_account AS account, points FROM transfer WHERE kind IN ('owe', 'merge', 'unmerge')
           AND from_account >= 'member:' AND from_account < 'member;' AND substr(from_account, -5) = ':owed'
         UNION ALL
         SELECT to_account, -points FROM transfer WHERE kind IN ('repay', 'merge', 'unmerge')
           AND to_account >= 'member:' AND to_account < 'member;' AND substr(to_account, -5) = ':owed')
       GROUP BY account),
     listed (member_id) AS (SELECT member_id FROM member_balance UNION SELECT member_id FROM moved UNION SELECT member_id FROM held)
     SELECT 'member ' || i.member_id || ': balance ' || coalesce(b.balance, 0) || ', transfers ' || coalesce(m.points, 0)
       || ', lots ' || coalesce(h.points, 0) AS what
     FROM listed i LEFT JOIN member_balance b ON b.member_id = i.member_id
       LEFT JOIN moved m ON m.member_id = i.member_id LEFT JOIN held h ON h.member_id = i.member_id
     WHERE coalesce(b.balance, 0) <> coalesce(m.points, 0) OR coalesce(b.balance, 0) <> coalesce(h.points, 0)
     UNION ALL
     SELECT 'member ' || i.member_id || ' owes ' || coalesce(b.owed, 0) || ', transfers say ' || coalesce(o.points, 0)
     FROM (SELECT member_id FROM member_balance UNION SELECT member_id FROM owing) i
       LEFT JOIN member_balance b ON b.member_id = i.member_id LEFT JOIN owing o ON o.member_id = i.member_id
     WHERE coalesce(b.owed, 0) <> coalesce(o.points, 0)`,
  );
  return findings;
}

/** Each credit made one lot, each debit names the lots it used, and no lot holds less than nothing. */
export function checkLots(database: Database): Findings {
  const findings = new Findings('lots');
  findRows(
    database,
    findings,
    `SELECT count(*) AS count FROM lot`,
    `WITH RECURSIVE ${lineOfMembers}
     SELECT 'transfer ' || t.seq || ' gave ' || t.points || ', its lots hold ' || coalesce(sum(l.points), 0) AS what
     FROM transfer t LEFT JOIN lot l ON l.transfer_seq = t.seq AND 'member:' || l.member_id = t.to_account
     WHERE t.to_account >= 'member:' AND t.to_account < 'member;' AND t.kind NOT IN ('return', 'repay', 'merge', 'unmerge')
     GROUP BY t.seq HAVING count(l.seq) <> 1 OR sum(l.points) <> t.points
     UNION ALL
     SELECT 'transfer ' || t.seq || ' took ' || t.points || ', its lots gave ' || -coalesce(sum(u.points), 0)
     FROM transfer t LEFT JOIN lot_use u ON u.transfer_seq = t.seq
     WHERE t.from_account >= 'member:' AND t.from_account < 'member;' AND t.kind NOT IN ('owe', 'merge', 'unmerge')
     GROUP BY t.seq HAVING coalesce(-sum(u.points), 0) <> t.points
     UNION ALL
     SELECT 'transfer ' || t.seq || ' returned ' || t.points || ', its lots got ' || coalesce(sum(u.points), 0)
     FROM transfer t LEFT JOIN lot_use u ON u.transfer_seq = t.seq WHERE t.kind = 'return'
     GROUP BY t.seq HAVING coalesce(sum(u.points), 0) <> t.points
     UNION ALL
     SELECT 'lot ' || l.seq || ' belongs to no credit' FROM lot l JOIN transfer t ON t.seq = l.transfer_seq
     WHERE t.to_account <> 'member:' || l.member_id
     UNION ALL
     SELECT 'transfer ' || u.transfer_seq || ' used lot ' || u.lot_seq || ' of another member'
     FROM lot_use u JOIN lot l ON l.seq = u.lot_seq JOIN transfer t ON t.seq = u.transfer_seq
     WHERE t.from_account <> 'member:' || l.member_id AND t.to_account <> 'member:' || l.member_id
       AND NOT EXISTS (SELECT 1 FROM line WHERE line.member_id = l.member_id AND t.seq > line.ledger_seq
         AND 'member:' || line.as_id IN (t.from_account, t.to_account))
     UNION ALL
     SELECT 'lot ' || l.seq || ' has ' || (l.points + coalesce(u.used, 0)) || ' left, kept as ' || coalesce(r.points, 0)
     FROM lot l JOIN member m ON m.id = l.member_id LEFT JOIN (SELECT lot_seq, sum(points) AS used FROM lot_use GROUP BY lot_seq) u ON u.lot_seq = l.seq
       LEFT JOIN lot_remainder r ON r.lot_seq = l.seq
     WHERE l.points + coalesce(u.used, 0) < 0 OR l.points + coalesce(u.used, 0) <> coalesce(r.points, 0)
       OR (r.lot_seq IS NOT NULL AND (r.member_id <> coalesce(m.kept_as, m.id) OR r.expires_on IS NOT l.expires_on))
     UNION ALL
     SELECT 'remainder of lot ' || r.lot_seq || ', which is not there' FROM lot_remainder r
     WHERE NOT EXISTS (SELECT 1 FROM lot l WHERE l.seq = r.lot_seq)`,
  );
  return findings;
}

/** What sales carried on, less what refunds and voids took back, through each change of unit, is the carry that is kept. */
export function checkCarry(database: Database): Findings {
  const findings = new Findings('carry');
  findRows(
    database,
    findings,
    `SELECT count(*) AS count FROM member_balance`,
    `WITH change (member_id, unit, amount) AS (
       SELECT merged_id, carry_unit, -carry FROM member_merge
       UNION ALL SELECT kept_id, gained_unit, carry_gained FROM member_merge
       UNION ALL SELECT g.merged_id, g.carry_unit, g.carry FROM member_unmerge u JOIN member_merge g ON g.seq = u.merge_seq
       UNION ALL SELECT g.kept_id, u.lost_unit, -u.carry_lost FROM member_unmerge u JOIN member_merge g ON g.seq = u.merge_seq
       UNION ALL SELECT member_id, carry_unit, carry_delta FROM sale WHERE member_id IS NOT NULL
       UNION ALL
       SELECT s.member_id, v.carry_unit, v.carry_delta FROM sale_void v JOIN sale s ON s.id = v.sale_id
         WHERE s.member_id IS NOT NULL
       UNION ALL
       SELECT s.member_id, r.carry_unit, r.carry_delta FROM refund r JOIN sale s ON s.id = r.sale_id
         WHERE s.member_id IS NOT NULL
       UNION ALL SELECT member_id, to_unit, after FROM carry_conversion
       UNION ALL SELECT member_id, from_unit, -before FROM carry_conversion
       UNION ALL SELECT member_id, carry_unit, -carry FROM member_balance)
     SELECT 'member ' || member_id || ': carry differs by ' || sum(amount) || ' of 1/' || unit AS what
     FROM (SELECT coalesce(m.kept_as, m.id) AS member_id, unit, amount FROM change JOIN member m ON m.id = change.member_id)
     GROUP BY member_id, unit HAVING sum(amount) <> 0
     UNION ALL
     SELECT 'conversion ' || seq || ' of carry is not rounded down' FROM carry_conversion
     WHERE after * from_unit > before * to_unit OR (after + 1) * from_unit <= before * to_unit`,
  );
  return findings;
}

/** The points of each business day are those of its transfers. */
export function checkDays(database: Database): Findings {
  const findings = new Findings('days');
  findRows(
    database,
    findings,
    `SELECT count(*) AS count FROM day_points`,
    `WITH moved (business_day, account, points) AS (
       SELECT business_day, from_account, points FROM transfer WHERE from_account >= 'shop:' AND from_account < 'shop;'
       UNION ALL
       SELECT business_day, to_account, -points FROM transfer WHERE to_account >= 'shop:' AND to_account < 'shop;'
       UNION ALL SELECT business_day, account, -points FROM day_points)
     SELECT business_day || ' ' || account || ' differs by ' || sum(points) AS what
     FROM moved GROUP BY business_day, account HAVING sum(points) <> 0`,
  );
  return findings;
}
