import type { Database } from 'better-sqlite3';
import type { Carry } from '../../core/domain/earning.ts';
import type { BusinessDay, Instant, MemberId, SaleId } from '../../core/domain/ids.ts';
import {
  type OpenLot,
  type ShopAccount,
  type Transfer,
  type TransferKind,
} from '../../core/domain/ledger.ts';
import { aboutPerson } from './one-person.ts';
import { prepared } from './statements.ts';

export interface MemberBalance {
  readonly balance: number;
  readonly owed: number;
  readonly carry: number;
  readonly carryUnit: number;
}

export interface ChainEnd {
  readonly seq: number;
  readonly hash: Buffer;
  readonly at: Instant;
}

export interface HistoryRow {
  readonly seq: number;
  readonly at: Instant;
  readonly businessDay: BusinessDay;
  readonly kind: TransferKind;
  readonly points: number;
  /** What the member owes more or less by it. */
  readonly owed: number;
  readonly reason: string | null;
  readonly saleId: SaleId | null;
  readonly staff: string;
}

// Written out as in the partial indexes, so that SQLite sees that they serve.
const from = (whose: string) =>
  `t.from_account ${whose} AND t.from_account >= 'member:' AND t.from_account < 'member;'`;
const to = (whose: string) =>
  `t.to_account ${whose} AND t.to_account >= 'member:' AND t.to_account < 'member;'`;
/** What moved between two accounts of one person when they were merged. */
const isInside = (whose: string): string =>
  `t.kind IN ('merge', 'unmerge') AND t.from_account ${whose} AND t.to_account ${whose}`;

/** Few enough that a sale which comes in meanwhile waits for some thousandths of a second. */
const MEMBERS_A_PORTION = 16;

export function ledgerReads(database: Database) {
  const balance = prepared<[string], MemberBalance>(
    database,
    `SELECT balance, owed, carry, carry_unit AS carryUnit FROM member_balance WHERE member_id = ?`,
  );
  const lotsInOrder = `SELECT lot_seq AS seq, points, expires_on AS expiresOn FROM lot_remainder
     WHERE member_id = ? ORDER BY coalesce(expires_on, '9999-12-31'), lot_seq`;
  const firstLot = prepared<[string], OpenLot>(database, `${lotsInOrder} LIMIT 1`);
  const laterLots = prepared<[string], OpenLot>(database, `${lotsInOrder} LIMIT -1 OFFSET 1`);
  const lotsByExpiry = prepared<[string], Omit<OpenLot, 'seq'>>(
    database,
    `SELECT sum(points) AS points, nullif(coalesce(expires_on, '9999-12-31'), '9999-12-31') AS expiresOn
     FROM lot_remainder WHERE member_id = ?
     GROUP BY coalesce(expires_on, '9999-12-31') ORDER BY coalesce(expires_on, '9999-12-31')`,
  );
  const lotOfSale = prepared<
    [string],
    { seq: number; points: number; left: number; expiresOn: string | null }
  >(
    database,
    `SELECT l.seq, l.points, coalesce(r.points, 0) AS left, l.expires_on AS expiresOn
     FROM transfer t JOIN lot l ON l.transfer_seq = t.seq LEFT JOIN lot_remainder r ON r.lot_seq = l.seq
     WHERE t.sale_id = ? AND t.kind = 'earn'`,
  );
  const expired = prepared<[string], { memberId: MemberId }>(
    database,
    // Named, because DISTINCT tempts SQLite to read every lot there is in the order of members.
    `SELECT DISTINCT member_id AS memberId FROM lot_remainder INDEXED BY lot_remainder_expiry
     WHERE expires_on < ? LIMIT ${MEMBERS_A_PORTION}`,
  );
  const expiredLots = prepared<[string, string], OpenLot>(
    database,
    `SELECT lot_seq AS seq, points, expires_on AS expiresOn FROM lot_remainder
     WHERE member_id = ? AND coalesce(expires_on, '9999-12-31') < ?
     ORDER BY coalesce(expires_on, '9999-12-31'), lot_seq`,
  );
  const end = prepared<[], ChainEnd>(
    database,
    `SELECT seq, hash, at FROM transfer ORDER BY seq DESC LIMIT 1`,
  );
  const history = aboutPerson<{ member: string; before: number; limit: number }, HistoryRow>(
    database,
    ({
      isAccount,
      isOwed,
    }) => `SELECT moved.seq, moved.at, moved.business_day AS businessDay, moved.kind, moved.signed AS points, moved.owed, r.text AS reason,
       moved.sale_id AS saleId, p.name AS staff
     FROM (SELECT seq, at, business_day, kind, sale_id, staff_id, -points AS signed,
             CASE kind WHEN 'repay' THEN -points ELSE 0 END AS owed FROM transfer t
             WHERE ${from(isAccount)} AND seq < @before AND NOT (${isInside(isAccount)})
           UNION ALL
           SELECT seq, at, business_day, kind, sale_id, staff_id,
             CASE WHEN ${isInside(isAccount)} THEN 0 ELSE points END AS signed, 0 AS owed FROM transfer t
             WHERE ${to(isAccount)} AND seq < @before
           UNION ALL
           SELECT seq, at, business_day, kind, sale_id, staff_id, 0 AS signed, points AS owed FROM transfer t
             WHERE ${from(isOwed)} AND seq < @before AND NOT (${isInside(isOwed)})
           UNION ALL
           SELECT seq, at, business_day, kind, sale_id, staff_id, 0 AS signed, -points AS owed FROM transfer t
             WHERE ${to(isOwed)} AND seq < @before AND kind IN ('merge', 'unmerge') AND NOT (${isInside(isOwed)})
           ORDER BY seq DESC LIMIT @limit) moved
       JOIN staff p ON p.id = moved.staff_id
       LEFT JOIN transfer_reason r ON r.transfer_seq = moved.seq
     ORDER BY moved.seq DESC`,
  );
  const since = aboutPerson<{ member: string; from: number }, { points: number }>(
    database,
    ({ isAccount }) => `SELECT coalesce(sum(points), 0) AS points FROM (
       SELECT -points AS points FROM transfer t WHERE ${from(isAccount)} AND seq >= @from
       UNION ALL SELECT points FROM transfer t WHERE ${to(isAccount)} AND seq >= @from)`,
  );
  const byDay = aboutPerson<{ member: string }, { day: BusinessDay; points: number }>(
    database,
    ({ isAccount }) => `SELECT day, sum(points) AS points FROM (
       SELECT business_day AS day, -points AS points FROM transfer t WHERE ${from(isAccount)}
       UNION ALL SELECT business_day AS day, points FROM transfer t WHERE ${to(isAccount)})
     GROUP BY day ORDER BY day`,
  );
  return {
    balance: (memberId: MemberId): MemberBalance | undefined => balance().get(memberId),
    /** What is left of the lots, summed by their last day: earliest first, those that last for ever at the end. */
    lotsByExpiry: (memberId: MemberId) => lotsByExpiry().all(memberId),
    /**
     * Lots in the order in which they are spent, earliest expiry first, then oldest: read only as far as they are needed. A connection that iterates can't write: read them in one `for`,
     * which lets go at its end. The reading begins with the first one that is asked for.
     */
    *lotsInOrder(memberId: MemberId): Generator<OpenLot> {
      // Nearly always the first one is enough, and a look at one row is much quicker than an iteration.
      const first = firstLot().get(memberId);
      if (first === undefined) return;
      yield first;
      yield* laterLots().iterate(memberId);
    },
    lotOfSale: (saleId: SaleId) => lotOfSale().get(saleId),
    /** Some of the members who hold lots whose last day is before `day`; none when all have gone. */
    membersWithExpired: (day: BusinessDay): MemberId[] =>
      expired()
        .all(day)
        .map((row) => row.memberId),
    expiredLots: (memberId: MemberId, day: BusinessDay): OpenLot[] => expiredLots().all(memberId, day),
    chainEnd: (): ChainEnd | undefined => end().get(),
    /** Newest first, from the transfer before `before`. */
    history: (memberId: MemberId, before: number, limit: number): HistoryRow[] =>
      history(memberId).all({ member: memberId, before, limit }),
    /** The sum of what the person got and gave from transfer `from` on. */
    changeSince: (memberId: MemberId, from: number): number =>
      since(memberId).get({ member: memberId, from })?.points ?? 0,
    /** What the person got and gave on each business day, earliest first. */
    changesByDay: (memberId: MemberId) => byDay(memberId).all({ member: memberId }),
  };
}

export function ledgerWrites(database: Database) {
  const addTransfer = prepared<[Record<string, string | number | Buffer | null>], unknown>(
    database,
    `INSERT INTO transfer (seq, from_account, to_account, points, kind, sale_id, staff_id, at, business_day, till,
       reason_hash, previous_hash, hash)
     VALUES (@seq, @from, @to, @points, @kind, @saleId, @staffId, @at, @businessDay, @till, @reasonHash, @previous, @hash)`,
  );
  const addReason = prepared<[number, Uint8Array, string], unknown>(
    database,
    `INSERT INTO transfer_reason (transfer_seq, salt, text) VALUES (?, ?, ?)`,
  );
  const addLot = prepared<[number, string, number, string | null], unknown>(
    database,
    `INSERT INTO lot (transfer_seq, member_id, points, expires_on) VALUES (?, ?, ?, ?)`,
  );
  const addRemainder = prepared<[number | bigint, string, number, string | null], unknown>(
    database,
    `INSERT INTO lot_remainder (lot_seq, member_id, points, expires_on) VALUES (?, ?, ?, ?)`,
  );
  const useLot = prepared<[number, number, number], unknown>(
    database,
    `INSERT INTO lot_use (lot_seq, transfer_seq, points) VALUES (?, ?, ?)`,
  );
  const lessen = prepared<[number, number, number], unknown>(
    database,
    `UPDATE lot_remainder SET points = points - ? WHERE lot_seq = ? AND points > ?`,
  );
  const finish = prepared<[number, number], unknown>(
    database,
    `DELETE FROM lot_remainder WHERE lot_seq = ? AND points = ?`,
  );
  const refill = prepared<[string, number, number], unknown>(
    database,
    `INSERT INTO lot_remainder (lot_seq, member_id, points, expires_on)
     SELECT seq, ?, ?, expires_on FROM lot WHERE seq = ?
     ON CONFLICT (lot_seq) DO UPDATE SET points = points + excluded.points`,
  );
  const credit = prepared<[string, number, number], unknown>(
    database,
    `INSERT INTO member_balance (member_id, balance, owed, carry, carry_unit) VALUES (?, ?, 0, 0, ?)
     ON CONFLICT (member_id) DO UPDATE SET balance = balance + excluded.balance`,
  );
  const debit = prepared<[number, string, number], unknown>(
    database,
    `UPDATE member_balance SET balance = balance - ? WHERE member_id = ? AND balance >= ?`,
  );
  const changeOwed = prepared<[number, string], unknown>(
    database,
    `UPDATE member_balance SET owed = owed + ? WHERE member_id = ?`,
  );
  const creditWithCarry = prepared<[string, number, number, number], { balance: number }>(
    database,
    `INSERT INTO member_balance (member_id, balance, owed, carry, carry_unit) VALUES (?, ?, 0, ?, ?)
     ON CONFLICT (member_id) DO UPDATE SET balance = balance + excluded.balance, carry = excluded.carry,
       carry_unit = excluded.carry_unit
     RETURNING balance`,
  );
  const addConversion = prepared<[string, number, number, number, number, number], unknown>(
    database,
    `INSERT INTO carry_conversion (member_id, before, from_unit, after, to_unit, at) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const addDayPoints = prepared<[string, string, number], unknown>(
    database,
    `INSERT INTO day_points (business_day, account, points) VALUES (?, ?, ?)
     ON CONFLICT (business_day, account) DO UPDATE SET points = points + excluded.points`,
  );
  return {
    addTransfer(transfer: Transfer, chain: { readonly previous: Buffer; readonly hash: Buffer }): void {
      addTransfer().run({
        ...transfer,
        ...chain,
        reasonHash: transfer.reasonHash === null ? null : Buffer.from(transfer.reasonHash, 'hex'),
      });
    },
    addReason(transferSeq: number, salt: Uint8Array, text: string): void {
      addReason().run(transferSeq, salt, text);
    },
    addLot(transferSeq: number, memberId: MemberId, points: number, expiresOn: string | null): void {
      const { lastInsertRowid } = addLot().run(transferSeq, memberId, points, expiresOn);
      addRemainder().run(lastInsertRowid, memberId, points, expiresOn);
    },
    /** Takes `points` out of a lot; gives back whether they were there. */
    useLot(lotSeq: number, transferSeq: number, points: number): boolean {
      useLot().run(lotSeq, transferSeq, -points);
      return lessen().run(points, lotSeq, points).changes === 1 || finish().run(lotSeq, points).changes === 1;
    },
    /** Gives points back to the lot that they were taken from, whose it is now. */
    returnToLot(memberId: MemberId, lotSeq: number, transferSeq: number, points: number): void {
      useLot().run(lotSeq, transferSeq, points);
      refill().run(memberId, points, lotSeq);
    },
    credit(memberId: MemberId, points: number, carryUnit: number): void {
      credit().run(memberId, points, carryUnit);
    },
    /** One conditional write: false, and nothing changed, where the balance is too small. */
    debit: (memberId: MemberId, points: number): boolean =>
      debit().run(points, memberId, points).changes === 1,
    /** Gives points and keeps the carry, in one write; gives back the balance as it then is. */
    creditWithCarry: (memberId: MemberId, points: number, carry: Carry): number | undefined =>
      creditWithCarry().get(memberId, points, carry.amount, carry.unit)?.balance,
    /** What a member owes, more or less. Whoever owes has earned, so the row is there. */
    changeOwed(memberId: MemberId, points: number): void {
      changeOwed().run(points, memberId);
    },
    addConversion(memberId: MemberId, before: Carry, after: Carry, at: Instant): void {
      addConversion().run(memberId, before.amount, before.unit, after.amount, after.unit, at);
    },
    addDayPoints(day: BusinessDay, account: ShopAccount, points: number): void {
      addDayPoints().run(day, account, points);
    },
  };
}
