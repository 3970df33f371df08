import type { Database } from 'better-sqlite3';
import { outlook as outlookForm, type Outlook } from '../../core/contract/rewards.ts';
import type { Explanation } from '../../core/domain/earning.ts';
import type { BoughtLine } from '../../core/domain/habits.ts';
import type { BusinessDay, Instant, MemberId, SaleId, StaffId } from '../../core/domain/ids.ts';
import type { RefundPolicy } from '../../core/domain/refund.ts';
import { aboutPerson, keptAs } from './one-person.ts';
import { prepared } from './statements.ts';

/** A company that buys hundreds of lines a day has no habit to be told in a blink. */
const MOST_LINES_LOOKED_AT = 200;

/** What a member gets from a sale, or what stands for it where there is no member. Carry in sub-points of 1/carryUnit. */
export interface SalePoints {
  readonly memberId: MemberId | null;
  readonly cardId: number | null;
  readonly earned: number;
  readonly carryDelta: number;
  readonly carryUnit: number;
  readonly balanceAfter: number | null;
  readonly carriedAfterMinor: number | null;
  readonly explanation: readonly Explanation[];
  /** What the slip says of the next reward and expiry; null without a member, and for sales of before there were any. */
  readonly outlook: Outlook | null;
}

export interface Sale extends SalePoints {
  readonly receiptNumber: number;
  readonly id: SaleId;
  readonly businessDay: BusinessDay;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly totalMinor: number;
  /** What rewards took off the bill. */
  readonly discountMinor: number;
  /** When a sale noted on paper took place; null for all others. */
  readonly notedAt: Instant | null;
  readonly programVersion: number;
  readonly letterhead: number;
  readonly staffId: StaffId;
  readonly till: string;
}

export interface SaleLine {
  readonly productId: string | null;
  readonly name: string;
  /** Integer thousandths. */
  readonly quantity: number;
  readonly unitPriceMinor: number;
  readonly amountMinor: number;
  readonly earned: number;
}

export interface SaleVoid {
  readonly saleId: SaleId;
  readonly businessDay: BusinessDay;
  readonly at: Instant;
  readonly staffId: StaffId;
  readonly till: string;
  readonly reason: string;
  readonly pointsClawedBack: number;
  readonly policy: RefundPolicy | null;
  readonly pointsLapsed: number;
  readonly pointsOwed: number;
  readonly pointsBorne: number;
  readonly carryDelta: number;
  readonly carryUnit: number;
}

type ToldRow = Omit<SaleTold, 'explanation' | 'isVoided'> & { explanation: string; isVoided: number };
type SaleRow = Omit<Sale, 'explanation' | 'outlook'> & { explanation: string; outlook: string | null };

/** What a history tells of a sale. */
export interface SaleTold {
  readonly id: SaleId;
  readonly receiptNumber: number;
  readonly businessDay: BusinessDay;
  readonly recordedAt: Instant;
  readonly totalMinor: number;
  readonly explanation: readonly Explanation[];
  readonly isVoided: boolean;
  readonly staff: string;
}

export interface ListedSale {
  readonly saleId: SaleId;
  readonly receiptNumber: number;
  readonly occurredAt: Instant;
  readonly totalMinor: number;
  readonly memberId: MemberId | null;
  readonly memberName: string | null;
  readonly pointsEarned: number;
  readonly voided: number;
  readonly refundedMinor: number;
  readonly staff: string;
}

export function saleReads(database: Database) {
  const columns = `receipt_number AS receiptNumber, id, business_day AS businessDay, occurred_at AS occurredAt,
       recorded_at AS recordedAt, total_minor AS totalMinor, ${keptAs('member_id')} AS memberId, card_id AS cardId,
       program_version AS programVersion, letterhead, earned, carry_delta AS carryDelta, carry_unit AS carryUnit,
       balance_after AS balanceAfter, carried_after_minor AS carriedAfterMinor, explanation, outlook,
       discount_minor AS discountMinor, noted_at AS notedAt, staff_id AS staffId, till`;
  const byId = prepared<[string], SaleRow>(database, `SELECT ${columns} FROM sale WHERE id = ?`);
  const byReceipt = prepared<[number], SaleRow>(
    database,
    `SELECT ${columns} FROM sale WHERE receipt_number = ?`,
  );
  const saleOf = (row: SaleRow | undefined): Sale | undefined =>
    row === undefined
      ? undefined
      : {
          ...row,
          // The columns were written by saleWrites below from the same types, and the schema holds them to be JSON.
          explanation: JSON.parse(row.explanation) as Explanation[],
          outlook: row.outlook === null ? null : outlookForm.parse(JSON.parse(row.outlook)),
        };
  const lines = prepared<[string], SaleLine>(
    database,
    `SELECT product_id AS productId, name, quantity, unit_price_minor AS unitPriceMinor, amount_minor AS amountMinor, earned
     FROM sale_line WHERE sale_id = ? ORDER BY position`,
  );
  const isVoided = prepared<[string], { found: number }>(
    database,
    `SELECT 1 AS found FROM sale_void WHERE sale_id = ?`,
  );
  const undone = prepared<[string], { pointsOwed: number; pointsBorne: number }>(
    database,
    `SELECT points_owed AS pointsOwed, points_borne AS pointsBorne FROM sale_void WHERE sale_id = ?`,
  );
  const cardNumber = prepared<[number], { number: string }>(
    database,
    `SELECT number FROM card WHERE id = ? AND number >= ' '`,
  );
  const listed = prepared<
    [{ day: string; before: number; members: number; voided: number; limit: number }],
    ListedSale
  >(
    database,
    `SELECT s.id AS saleId, s.receipt_number AS receiptNumber, s.occurred_at AS occurredAt, s.total_minor AS totalMinor,
       m.id AS memberId, m.called AS memberName, s.earned AS pointsEarned, v.sale_id IS NOT NULL AS voided,
       (SELECT coalesce(sum(r.amount_minor), 0) FROM refund r WHERE r.sale_id = s.id) AS refundedMinor, p.name AS staff
     FROM sale s JOIN staff p ON p.id = s.staff_id
       LEFT JOIN member m ON m.id = ${keptAs('s.member_id')} LEFT JOIN sale_void v ON v.sale_id = s.id
     WHERE s.business_day = @day AND s.receipt_number < @before
       AND (@members = 0 OR (s.member_id IS NOT NULL AND v.sale_id IS NULL)) AND (@voided = 0 OR v.sale_id IS NOT NULL)
     ORDER BY s.receipt_number DESC LIMIT @limit`,
  );
  const told = `s.id, s.receipt_number AS receiptNumber, s.business_day AS businessDay,
       coalesce(s.attached_at, s.recorded_at) AS recordedAt, s.total_minor AS totalMinor,
       s.explanation, EXISTS (SELECT 1 FROM sale_void v WHERE v.sale_id = s.id) AS isVoided, p.name AS staff`;
  const toldById = prepared<[string], ToldRow>(
    database,
    `SELECT ${told} FROM sale s JOIN staff p ON p.id = s.staff_id WHERE s.id = ?`,
  );
  const withoutPoints = aboutPerson<{ member: string; before: number; limit: number }, ToldRow>(
    database,
    // Written out as in the partial index, so that SQLite sees that it serves.
    ({
      isMember,
    }) => `SELECT ${told} FROM sale s INDEXED BY sale_without_points JOIN staff p ON p.id = s.staff_id
     WHERE s.member_id ${isMember} AND s.member_id IS NOT NULL AND s.earned = 0 AND s.receipt_number < @before
     ORDER BY s.receipt_number DESC LIMIT @limit`,
  );
  const toldOf = (row: ToldRow): SaleTold => ({
    ...row,
    isVoided: row.isVoided === 1,
    // Written by saleWrites below from the same type.
    explanation: JSON.parse(row.explanation) as Explanation[],
  });
  const visitsByMonth = aboutPerson<{ member: string; from: string }, { month: string; visits: number }>(
    database,
    ({
      isMember,
    }) => `SELECT substr(s.business_day, 1, 7) AS month, count(DISTINCT s.business_day) AS visits FROM sale s
     WHERE s.member_id ${isMember} AND s.business_day >= @from AND NOT EXISTS (SELECT 1 FROM sale_void v WHERE v.sale_id = s.id)
     GROUP BY month ORDER BY month`,
  );
  const visitCount = aboutPerson<{ member: string }, { count: number }>(
    database,
    ({ isMember }) => `SELECT count(DISTINCT s.business_day) AS count FROM sale s
     WHERE s.member_id ${isMember} AND NOT EXISTS (SELECT 1 FROM sale_void v WHERE v.sale_id = s.id)`,
  );
  const recentDays = aboutPerson<{ member: string; limit: number }, { day: BusinessDay }>(
    database,
    ({ isMember }) => `SELECT DISTINCT s.business_day AS day FROM sale s
     WHERE s.member_id ${isMember} AND NOT EXISTS (SELECT 1 FROM sale_void v WHERE v.sale_id = s.id)
     ORDER BY s.business_day DESC LIMIT @limit`,
  );
  const linesSince = aboutPerson<{ member: string; day: string }, BoughtLine>(
    database,
    ({ isMember }) => `SELECT s.business_day AS day, l.product_id AS productId, l.name, l.quantity
     FROM sale s JOIN sale_line l ON l.sale_id = s.id
     WHERE s.member_id ${isMember} AND s.business_day >= @day AND NOT EXISTS (SELECT 1 FROM sale_void v WHERE v.sale_id = s.id)
     ORDER BY s.business_day DESC, s.receipt_number DESC, l.position LIMIT ${MOST_LINES_LOOKED_AT}`,
  );
  return {
    get: (id: SaleId): Sale | undefined => saleOf(byId().get(id)),
    withReceipt: (receiptNumber: number): Sale | undefined => saleOf(byReceipt().get(receiptNumber)),
    lines: (id: SaleId): SaleLine[] => lines().all(id),
    isVoided: (id: SaleId): boolean => isVoided().get(id) !== undefined,
    /** What a void couldn't take back; undefined for a sale that stands. */
    voidOf: (id: SaleId) => undone().get(id),
    cardNumber: (cardId: number): string | undefined => cardNumber().get(cardId)?.number,
    /** Newest first, from the receipt number before `before`. */
    on: (day: BusinessDay, of: 'all' | 'members' | 'voided', before: number, limit: number): ListedSale[] =>
      listed().all({
        day,
        before,
        members: of === 'members' ? 1 : 0,
        voided: of === 'voided' ? 1 : 0,
        limit,
      }),
    told(id: SaleId): SaleTold | undefined {
      const row = toldById().get(id);
      return row === undefined ? undefined : toldOf(row);
    },
    /** A member's sales that earned nothing, newest first, from the receipt number before `before`. */
    withoutPoints: (memberId: MemberId, before: number, limit: number): SaleTold[] =>
      withoutPoints(memberId).all({ member: memberId, before, limit }).map(toldOf),
    /** Business days with a sale that stands, by month, from month `from` on. */
    visitsByMonth: (memberId: MemberId, from: string) =>
      visitsByMonth(memberId).all({ member: memberId, from }),
    visitCount: (memberId: MemberId): number => visitCount(memberId).get({ member: memberId })?.count ?? 0,
    /** Business days with a sale that stands, newest first. */
    visitDays: (memberId: MemberId, limit: number): BusinessDay[] =>
      recentDays(memberId)
        .all({ member: memberId, limit })
        .map((row) => row.day),
    /** What was bought on that day and later in sales that stand, newest first, as far as habits look. */
    linesSince: (memberId: MemberId, day: BusinessDay): BoughtLine[] =>
      linesSince(memberId).all({ member: memberId, day }),
  };
}

const asJson = ({ explanation, outlook }: SalePoints) => ({
  explanation: JSON.stringify(explanation),
  outlook: outlook === null ? null : JSON.stringify(outlook),
});

export function saleWrites(database: Database) {
  const add = prepared<[Record<string, string | number | null>], unknown>(
    database,
    `INSERT INTO sale (receipt_number, id, business_day, occurred_at, recorded_at, total_minor, member_id, card_id,
       program_version, letterhead, earned, carry_delta, carry_unit, balance_after, carried_after_minor, explanation,
       outlook, discount_minor, noted_at, staff_id, till)
     VALUES ((SELECT coalesce(max(receipt_number), 0) + 1 FROM sale), @id, @businessDay, @occurredAt, @recordedAt,
       @totalMinor, @memberId, @cardId, @programVersion, @letterhead, @earned, @carryDelta, @carryUnit, @balanceAfter,
       @carriedAfterMinor, @explanation, @outlook, @discountMinor, @notedAt, @staffId, @till)`,
  );
  const addLine = prepared<[string, number, string | null, string, number, number, number, number], unknown>(
    database,
    `INSERT INTO sale_line (sale_id, position, product_id, name, quantity, unit_price_minor, amount_minor, earned)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const shareLine = prepared<[number, string, number], unknown>(
    database,
    `UPDATE sale_line SET earned = ? WHERE sale_id = ? AND position = ?`,
  );
  const attach = prepared<[Record<string, string | number | null>], unknown>(
    database,
    `UPDATE sale SET member_id = @memberId, card_id = @cardId, earned = @earned, carry_delta = @carryDelta,
       carry_unit = @carryUnit, balance_after = @balanceAfter, carried_after_minor = @carriedAfterMinor,
       explanation = @explanation, outlook = @outlook, attached_at = @at
     WHERE id = @id AND member_id IS NULL`,
  );
  const addVoid = prepared<[SaleVoid], unknown>(
    database,
    `INSERT INTO sale_void (sale_id, business_day, at, staff_id, till, reason, points_clawed_back, policy,
       points_lapsed, points_owed, points_borne, carry_delta, carry_unit)
     VALUES (@saleId, @businessDay, @at, @staffId, @till, @reason, @pointsClawedBack, @policy, @pointsLapsed,
       @pointsOwed, @pointsBorne, @carryDelta, @carryUnit)`,
  );
  return {
    /** Gives back the receipt number: one more than the last. */
    add(sale: Omit<Sale, 'receiptNumber'>, lines: readonly SaleLine[]): number {
      const { lastInsertRowid } = add().run({ ...sale, ...asJson(sale) });
      lines.forEach((line, position) => {
        addLine().run(
          sale.id,
          position,
          line.productId,
          line.name,
          line.quantity,
          line.unitPriceMinor,
          line.amountMinor,
          line.earned,
        );
      });
      return Number(lastInsertRowid);
    },
    attach(id: SaleId, points: SalePoints, lineShares: readonly number[], at: Instant): void {
      attach().run({ ...points, ...asJson(points), id, at });
      lineShares.forEach((earned, position) => shareLine().run(earned, id, position));
    },
    void(entry: SaleVoid): void {
      addVoid().run(entry);
    },
  };
}
