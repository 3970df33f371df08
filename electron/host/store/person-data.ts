import type { Database } from 'better-sqlite3';
import type { Explanation } from '../../core/domain/earning.ts';
import type { BusinessDay, Instant, MemberId, SaleId } from '../../core/domain/ids.ts';
import type { AuditEntry } from './audit.ts';
import { idsOf } from './one-person.ts';
import { prepared } from './statements.ts';

export interface PersonsSale {
  readonly id: SaleId;
  readonly receiptNumber: number;
  readonly occurredAt: Instant;
  readonly totalMinor: number;
  readonly discountMinor: number;
  readonly earned: number;
  readonly explanation: readonly Explanation[];
  readonly voidedAt: Instant | null;
  readonly staff: string;
}

export interface PersonsRefund {
  readonly number: number;
  readonly at: Instant;
  readonly receiptNumber: number;
  readonly amountMinor: number;
  readonly pointsClawedBack: number;
  readonly pointsOwed: number;
  readonly reason: string | null;
}

export interface PersonsRedemption {
  readonly at: Instant;
  readonly name: string;
  readonly quantity: number;
  readonly points: number;
  readonly discountMinor: number;
  readonly receiptNumber: number | null;
  readonly takenBackAt: Instant | null;
}

export interface PersonsMerge {
  readonly name: string;
  readonly at: Instant;
  readonly points: number;
  readonly undoneAt: Instant | null;
}

export interface PersonsRecord {
  readonly at: Instant;
  readonly action: AuditEntry['action'];
  readonly staff: string;
  readonly text: string | null;
}

type Person = { readonly member: string };
const ids = idsOf('@member');
const sales = `(SELECT id FROM sale WHERE member_id IN ${ids})`;

/** Everything that stands in the book about one person, whoever was merged into them included; oldest first. */
export function personDataReads(database: Database) {
  const salesOf = prepared<[Person], Omit<PersonsSale, 'explanation'> & { explanation: string }>(
    database,
    `SELECT s.id, s.receipt_number AS receiptNumber, s.occurred_at AS occurredAt, s.total_minor AS totalMinor,
       s.discount_minor AS discountMinor, s.earned, s.explanation, v.at AS voidedAt, p.name AS staff
     FROM sale s JOIN staff p ON p.id = s.staff_id LEFT JOIN sale_void v ON v.sale_id = s.id
     WHERE s.member_id IN ${ids} ORDER BY s.receipt_number`,
  );
  const refundsOf = prepared<[Person], PersonsRefund>(
    database,
    `SELECT r.number, r.at, s.receipt_number AS receiptNumber, r.amount_minor AS amountMinor,
       r.points_clawed_back AS pointsClawedBack, r.points_owed AS pointsOwed, r.reason
     FROM sale s JOIN refund r ON r.sale_id = s.id WHERE s.member_id IN ${ids} ORDER BY r.number`,
  );
  const redemptionsOf = prepared<[Person], PersonsRedemption>(
    database,
    `SELECT g.at, g.name, g.quantity, g.points, g.discount_minor AS discountMinor, s.receipt_number AS receiptNumber,
       coalesce(c.at, v.at) AS takenBackAt
     FROM redemption g LEFT JOIN sale s ON s.id = g.sale_id LEFT JOIN redemption_cancel c ON c.redemption_id = g.id
       LEFT JOIN sale_void v ON v.sale_id = g.sale_id
     WHERE g.member_id IN ${ids} ORDER BY g.at, g.position`,
  );
  const referredOf = prepared<[Person], { day: BusinessDay }>(
    database,
    `SELECT enrolled_day AS day FROM member WHERE referred_by IN ${ids} AND referred_by IS NOT NULL ORDER BY number`,
  );
  const mergesOf = prepared<[Person], PersonsMerge>(
    database,
    `SELECT m.called AS name, g.at, g.points, u.at AS undoneAt
     FROM member_merge g JOIN member m ON m.id = g.merged_id LEFT JOIN member_unmerge u ON u.merge_seq = g.seq
     WHERE g.kept_id IN ${ids} OR g.merged_id IN ${ids} ORDER BY g.seq`,
  );
  const recordsOf = prepared<[Person], PersonsRecord>(
    database,
    `SELECT a.at, a.action, p.name AS staff, a.text FROM (
       SELECT seq FROM audit WHERE subject IN ${ids}
       UNION SELECT seq FROM audit WHERE subject IN ${sales}
       UNION SELECT seq FROM audit WHERE subject IN (SELECT id FROM refund WHERE sale_id IN ${sales})
       UNION SELECT seq FROM audit WHERE subject IN (SELECT id FROM redemption WHERE member_id IN ${ids})) found
       JOIN audit a ON a.seq = found.seq JOIN staff p ON p.id = a.staff_id ORDER BY a.seq`,
  );
  return {
    sales: (member: MemberId): readonly PersonsSale[] =>
      salesOf()
        .all({ member })
        // Written by the store from the same type.
        .map((row) => ({ ...row, explanation: JSON.parse(row.explanation) as Explanation[] })),
    refunds: (member: MemberId): readonly PersonsRefund[] => refundsOf().all({ member }),
    redemptions: (member: MemberId): readonly PersonsRedemption[] => redemptionsOf().all({ member }),
    /** The days on which those came whom they had recommended the shop to. */
    referred: (member: MemberId) => referredOf().all({ member }),
    merges: (member: MemberId): readonly PersonsMerge[] => mergesOf().all({ member }),
    /** What was done to the member, or to a sale, a refund or a reward of theirs, beyond plain selling. */
    records: (member: MemberId): readonly PersonsRecord[] => recordsOf().all({ member }),
  };
}
