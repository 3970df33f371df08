import type { Database } from 'better-sqlite3';
import type { BusinessDay, Instant, MemberId, SaleId, StaffId } from '../../core/domain/ids.ts';
import type { OpenLot } from '../../core/domain/ledger.ts';
import type { Refunded, RefundedLine, RefundPolicy } from '../../core/domain/refund.ts';
import { keptAs } from './one-person.ts';
import { prepared } from './statements.ts';

/** A refund as it is kept. Points and carry as in migration 3; the member is the sale's. */
export interface Refund {
  readonly number: number;
  readonly id: string;
  readonly saleId: SaleId;
  readonly businessDay: BusinessDay;
  readonly at: Instant;
  readonly kind: 'amount' | 'lines';
  readonly amountMinor: number;
  readonly policy: RefundPolicy;
  readonly pointsDue: number;
  readonly pointsClawedBack: number;
  readonly pointsLapsed: number;
  readonly pointsOwed: number;
  readonly pointsBorne: number;
  readonly carryDelta: number;
  readonly carryUnit: number;
  readonly balanceAfter: number | null;
  readonly owedAfter: number | null;
  readonly carriedAfterMinor: number | null;
  /** The ledger's newest transfer of then. */
  readonly ledgerSeq: number;
  readonly letterhead: number;
  readonly staffId: StaffId;
  readonly till: string;
  readonly reason: string | null;
}

export interface RefundReturn {
  readonly redemptionId: string;
  readonly transferSeq: number;
  readonly points: number;
}

export interface ListedRefundRow {
  readonly refundId: string;
  readonly refundNumber: number;
  readonly at: Instant;
  readonly businessDay: BusinessDay;
  readonly saleId: SaleId;
  readonly receiptNumber: number;
  readonly saleDay: BusinessDay;
  readonly amountMinor: number;
  readonly pointsClawedBack: number;
  readonly pointsOwed: number;
  readonly pointsBorne: number;
  readonly pointsReturned: number;
  readonly memberId: MemberId | null;
  readonly memberName: string | null;
  readonly reason: string | null;
  readonly staff: string;
}

/** A refund as the hash of its day tells it. */
export interface RefundedRow {
  readonly number: number;
  readonly id: string;
  readonly saleId: string;
  readonly amountMinor: number;
  readonly pointsDue: number;
  readonly pointsClawedBack: number;
  readonly pointsOwed: number;
  readonly pointsReturned: number;
  readonly at: Instant;
}

const columns = `number, id, sale_id AS saleId, business_day AS businessDay, at, kind, amount_minor AS amountMinor, policy,
  points_due AS pointsDue, points_clawed_back AS pointsClawedBack, points_lapsed AS pointsLapsed,
  points_owed AS pointsOwed, points_borne AS pointsBorne, carry_delta AS carryDelta, carry_unit AS carryUnit,
  balance_after AS balanceAfter, owed_after AS owedAfter, carried_after_minor AS carriedAfterMinor, ledger_seq AS ledgerSeq, letterhead,
  staff_id AS staffId, till, reason`;

const returnedPoints = `(SELECT coalesce(sum(b.points), 0) FROM refund_return b WHERE b.refund_id = r.id)`;

const listed = `SELECT r.id AS refundId, r.number AS refundNumber, r.at, r.business_day AS businessDay, r.sale_id AS saleId,
    s.receipt_number AS receiptNumber, s.business_day AS saleDay, r.amount_minor AS amountMinor,
    r.points_clawed_back AS pointsClawedBack, r.points_owed AS pointsOwed, r.points_borne AS pointsBorne,
    ${returnedPoints} AS pointsReturned, m.id AS memberId, m.called AS memberName, r.reason, p.name AS staff
  FROM refund r JOIN sale s ON s.id = r.sale_id JOIN staff p ON p.id = r.staff_id
    LEFT JOIN member m ON m.id = ${keptAs('s.member_id')}`;

const stands = `NOT EXISTS (SELECT 1 FROM sale_void v WHERE v.sale_id = r.sale_id)`;

export function refundReads(database: Database) {
  const byId = prepared<[string], Refund>(database, `SELECT ${columns} FROM refund WHERE id = ?`);
  const sum = prepared<[string], { amountMinor: number; lapsed: number; count: number }>(
    database,
    `SELECT count(*) AS count, coalesce(sum(amount_minor), 0) AS amountMinor, coalesce(sum(points_lapsed), 0) AS lapsed
     FROM refund WHERE sale_id = ?`,
  );
  const lineSums = prepared<[string], RefundedLine>(
    database,
    `SELECT l.position, sum(l.quantity) AS quantity, sum(l.amount_minor) AS amountMinor
     FROM refund r JOIN refund_line l ON l.refund_id = r.id WHERE r.sale_id = ? GROUP BY l.position`,
  );
  const linesOf = prepared<[string], RefundedLine>(
    database,
    `SELECT position, quantity, amount_minor AS amountMinor FROM refund_line WHERE refund_id = ? ORDER BY position`,
  );
  const returnSums = prepared<[string], { redemptionId: string; points: number }>(
    database,
    `SELECT b.redemption_id AS redemptionId, sum(b.points) AS points
     FROM refund r JOIN refund_return b ON b.refund_id = r.id WHERE r.sale_id = ? GROUP BY b.redemption_id`,
  );
  const returnsOf = prepared<[string], { redemptionId: string; name: string; points: number }>(
    database,
    `SELECT b.redemption_id AS redemptionId, g.name, b.points
     FROM refund_return b JOIN redemption g ON g.id = b.redemption_id WHERE b.refund_id = ? ORDER BY g.position`,
  );
  const stillOut = prepared<[{ debit: number; redemption: string }], OpenLot>(
    database,
    `SELECT u.lot_seq AS seq, l.expires_on AS expiresOn, -u.points - coalesce((
       SELECT sum(b.points) FROM refund_return g JOIN lot_use b ON b.transfer_seq = g.transfer_seq
       WHERE g.redemption_id = @redemption AND b.lot_seq = u.lot_seq), 0) AS points
     FROM lot_use u JOIN lot l ON l.seq = u.lot_seq WHERE u.transfer_seq = @debit ORDER BY u.seq DESC`,
  );
  const lapsed = prepared<[number], { points: number }>(
    database,
    `SELECT coalesce(-sum(u.points), 0) AS points
     FROM lot_use u JOIN transfer t ON t.seq = u.transfer_seq WHERE u.lot_seq = ? AND t.kind = 'expire'`,
  );
  const rowsOfSale = prepared<[string], Refund>(
    database,
    `SELECT ${columns} FROM refund WHERE sale_id = ? ORDER BY number`,
  );
  const ofSale = prepared<[string], ListedRefundRow>(
    database,
    `${listed} WHERE r.sale_id = ? ORDER BY r.number`,
  );
  const onDay = prepared<[{ day: string; before: number; limit: number }], ListedRefundRow>(
    database,
    `${listed} WHERE r.business_day = @day AND r.number < @before AND ${stands} ORDER BY r.number DESC LIMIT @limit`,
  );
  const figures = prepared<[string], { count: number; amountMinor: number }>(
    database,
    `SELECT count(*) AS count, coalesce(sum(amount_minor), 0) AS amountMinor
     FROM refund r WHERE business_day = ? AND ${stands}`,
  );
  const hashed = prepared<[string], RefundedRow>(
    database,
    `SELECT r.number, r.id, r.sale_id AS saleId, r.amount_minor AS amountMinor, r.points_due AS pointsDue,
       r.points_clawed_back AS pointsClawedBack, r.points_owed AS pointsOwed, ${returnedPoints} AS pointsReturned, r.at
     FROM refund r WHERE r.business_day = ? ORDER BY r.number`,
  );
  return {
    get: (id: string): Refund | undefined => byId().get(id),
    lines: (refundId: string): RefundedLine[] => linesOf().all(refundId),
    returns: (refundId: string) => returnsOf().all(refundId),
    /** Oldest first, as they are kept. */
    rowsOfSale: (saleId: SaleId): Refund[] => rowsOfSale().all(saleId),
    /** Oldest first, as a list shows them. */
    ofSale: (saleId: SaleId): ListedRefundRow[] => ofSale().all(saleId),
    /** Newest first, from the refund before `before`; without those of sales that were undone. */
    on: (day: BusinessDay, before: number, limit: number): ListedRefundRow[] =>
      onDay().all({ day, before, limit }),
    /** What the day's refunds come to; those of sales that were undone are undone with them. */
    figures: (day: BusinessDay) => figures().get(day) ?? { count: 0, amountMinor: 0 },
    hashed: (day: BusinessDay): IterableIterator<RefundedRow> => hashed().iterate(day),
    /** The sale's points that earlier refunds found expired. */
    lapsedSoFar: (saleId: SaleId): number => sum().get(saleId)?.lapsed ?? 0,
    refundedMinor: (saleId: SaleId): number => sum().get(saleId)?.amountMinor ?? 0,
    isRefunded: (saleId: SaleId): boolean => (sum().get(saleId)?.count ?? 0) > 0,
    /** What refunds of a sale with `lineCount` lines have given back together. */
    soFar(saleId: SaleId, lineCount: number): Refunded {
      const lines = Array.from({ length: lineCount }, () => ({ quantity: 0, amountMinor: 0 }));
      for (const { position, quantity, amountMinor } of lineSums().all(saleId)) {
        lines[position] = { quantity, amountMinor };
      }
      return {
        amountMinor: sum().get(saleId)?.amountMinor ?? 0,
        lines,
        returned: new Map(
          returnSums()
            .all(saleId)
            .map(({ redemptionId, points }) => [redemptionId, points]),
        ),
      };
    },
    /** The lots that a redemption's points came out of and aren't back in, the last used first. */
    lotsStillOut: (redemptionId: string, debitSeq: number): OpenLot[] =>
      stillOut()
        .all({ debit: debitSeq, redemption: redemptionId })
        .filter(({ points }) => points > 0),
    /** How many of a lot's points have expired. */
    lapsedOfLot: (lotSeq: number): number => lapsed().get(lotSeq)?.points ?? 0,
  };
}

export function refundWrites(database: Database) {
  const add = prepared<[Omit<Refund, 'number'>], unknown>(
    database,
    `INSERT INTO refund (number, id, sale_id, business_day, at, kind, amount_minor, policy, points_due,
       points_clawed_back, points_lapsed, points_owed, points_borne, carry_delta, carry_unit, balance_after, owed_after,
       carried_after_minor, ledger_seq, letterhead, staff_id, till, reason)
     VALUES ((SELECT coalesce(max(number), 0) + 1 FROM refund), @id, @saleId, @businessDay, @at, @kind, @amountMinor,
       @policy, @pointsDue, @pointsClawedBack, @pointsLapsed, @pointsOwed, @pointsBorne, @carryDelta, @carryUnit,
       @balanceAfter, @owedAfter, @carriedAfterMinor, @ledgerSeq, @letterhead, @staffId, @till, @reason)`,
  );
  const addLine = prepared<[string, number, number, number], unknown>(
    database,
    `INSERT INTO refund_line (refund_id, position, quantity, amount_minor) VALUES (?, ?, ?, ?)`,
  );
  const addReturn = prepared<[string, string, number, number], unknown>(
    database,
    `INSERT INTO refund_return (refund_id, redemption_id, transfer_seq, points) VALUES (?, ?, ?, ?)`,
  );
  return {
    /** Gives back the refund's number: one more than the last. */
    add(
      refund: Omit<Refund, 'number'>,
      lines: readonly RefundedLine[],
      returns: readonly RefundReturn[],
    ): number {
      const { lastInsertRowid } = add().run(refund);
      for (const { position, quantity, amountMinor } of lines) {
        addLine().run(refund.id, position, quantity, amountMinor);
      }
      for (const { redemptionId, transferSeq, points } of returns) {
        addReturn().run(refund.id, redemptionId, transferSeq, points);
      }
      return Number(lastInsertRowid);
    },
  };
}
