import type { Database } from 'better-sqlite3';
import { convertCarry } from '../../core/domain/earning.ts';
import type { SaleId } from '../../core/domain/ids.ts';
import {
  restOf,
  sharesOf,
  type RefundAsked,
  type Refunded,
  type RefundShares,
} from '../../core/domain/refund.ts';
import { canonicalJson } from '../canonical-json.ts';
import { refundedSale } from '../services/refunds.ts';
import type { Refund } from '../store/refunds.ts';
import { readableStore, type ReadableStore } from '../store/store.ts';
import { Findings, findRows } from './findings.ts';
import { isOf, lineOfMembers } from './merges.ts';

/**
 * Refunds are numbered without a gap, each gave and took what its sale's own rule says, after those before it and never
 * more than was left, and the ledger has moved just that. A refund's day is before its sale's only where a clock that was
 * set back says so.
 */
export function checkRefunds(database: Database): Findings {
  const findings = new Findings('refunds');
  const read = readableStore(database);
  for (const { saleId } of database
    .prepare<[], { saleId: SaleId }>(`SELECT DISTINCT sale_id AS saleId FROM refund`)
    .all()) {
    checkSale(read, saleId, findings);
  }
  findRows(
    database,
    findings,
    `SELECT count(*) AS count FROM refund`,
    `WITH RECURSIVE ${lineOfMembers}
     SELECT 'refund numbers run to ' || max(number) || ' but there are ' || count(*) || ' refunds' AS what
     FROM refund HAVING max(number) <> count(*)
     UNION ALL
     SELECT 'refunds of sale ' || r.sale_id || ' took back ' || sum(r.points_clawed_back) || ', the ledger has ' || t.taken
     FROM refund r JOIN (
       SELECT f.sale_id, coalesce(sum(t.points), 0) AS taken
       FROM (SELECT DISTINCT sale_id FROM refund) f
         LEFT JOIN transfer t ON t.sale_id = f.sale_id AND t.kind = 'refund'
       GROUP BY f.sale_id) t ON t.sale_id = r.sale_id
     GROUP BY r.sale_id HAVING sum(r.points_clawed_back) <> t.taken
     UNION ALL
     SELECT 'sale ' || o.sale_id || ' made its member owe ' || o.said || ', the ledger has ' || coalesce(sum(t.points), 0)
     FROM (SELECT sale_id, sum(points) AS said FROM (
         SELECT sale_id, points_owed AS points FROM refund UNION ALL SELECT sale_id, points_owed FROM sale_void)
       GROUP BY sale_id) o LEFT JOIN transfer t ON t.sale_id = o.sale_id AND t.kind = 'owe'
     GROUP BY o.sale_id HAVING coalesce(sum(t.points), 0) <> o.said
     UNION ALL
     SELECT 'sale ' || t.sale_id || ' paid back ' || t.paid || ', its explanation says '
       || coalesce((SELECT sum(json_extract(e.value, '$.values.count')) FROM json_each(s.explanation) e
           WHERE json_extract(e.value, '$.code') = 'REPAID'), 0)
     FROM (SELECT sale_id, sum(points) AS paid FROM transfer WHERE kind = 'repay' GROUP BY sale_id) t
       JOIN sale s ON s.id = t.sale_id
     WHERE t.paid <> coalesce((SELECT sum(json_extract(e.value, '$.values.count')) FROM json_each(s.explanation) e
       WHERE json_extract(e.value, '$.code') = 'REPAID'), 0)
     UNION ALL
     SELECT 'refund ' || r.number || ' is of ' || r.business_day || ', before its sale of ' || s.business_day
     FROM refund r JOIN sale s ON s.id = r.sale_id
     WHERE r.business_day < s.business_day AND r.at >= s.occurred_at
     UNION ALL
     SELECT 'refund ' || r.number || ' gave back ' || b.points || ' of redemption ' || b.redemption_id
       || ', the ledger has ' || coalesce(t.points, 0)
     FROM refund_return b JOIN refund r ON r.id = b.refund_id JOIN redemption g ON g.id = b.redemption_id
       LEFT JOIN transfer t ON t.seq = b.transfer_seq AND t.kind = 'return' AND t.sale_id = r.sale_id
         AND ${isOf('t.to_account', 'g.member_id')} AND t.business_day = r.business_day
     WHERE t.points IS NOT b.points OR g.sale_id IS NOT r.sale_id
     UNION ALL
     SELECT 'lot ' || back.lot_seq || ' got back more of redemption ' || back.id || ' than it gave'
     FROM (SELECT g.id, g.transfer_seq, u.lot_seq, sum(u.points) AS points
         FROM refund_return b JOIN redemption g ON g.id = b.redemption_id JOIN lot_use u ON u.transfer_seq = b.transfer_seq
         GROUP BY g.id, u.lot_seq) back
     WHERE back.points > coalesce((SELECT -sum(u.points) FROM lot_use u
       WHERE u.transfer_seq = back.transfer_seq AND u.lot_seq = back.lot_seq), 0)
     UNION ALL
     SELECT 'refund ' || json_extract(c.answer, '$.refundId') || ' was answered and is not there' FROM command c
     WHERE c.procedure = 'sales.refund' AND NOT EXISTS (
       SELECT 1 FROM refund r WHERE r.id = json_extract(c.answer, '$.refundId')
         AND r.number = json_extract(c.answer, '$.refundNumber'))`,
  );
  return findings;
}

/** Makes each refund of a sale again, from what it was asked for, and compares. */
function checkSale(read: ReadableStore, saleId: SaleId, findings: Findings): void {
  const sale = read.sales.get(saleId);
  if (sale === undefined) return findings.broken(`refunds of sale ${saleId}, which is not there`);
  const { sold } = refundedSale({ read }, sale);
  const none = { quantity: 0, amountMinor: 0 };
  let before: Refunded = { amountMinor: 0, lines: sold.lines.map(() => none), returned: new Map() };
  for (const refund of read.refunds.rowsOfSale(saleId)) {
    const what = `refund ${refund.number} of sale ${saleId}`;
    const lines = read.refunds.lines(refund.id);
    const returns = read.refunds
      .returns(refund.id)
      .map(({ redemptionId, points }) => ({ rewardId: redemptionId, points }));
    const asked: RefundAsked =
      refund.kind === 'amount'
        ? { kind: 'amount', amountMinor: refund.amountMinor }
        : { kind: 'lines', lines };
    const due = sharesOf(sold, before, asked);
    findings.expect(
      due.ok && isSame(refund, { lines, returns }, due.value, sold.carryUnit),
      `${what} has other shares`,
    );
    before = {
      amountMinor: before.amountMinor + refund.amountMinor,
      lines: before.lines.map((line, at) => {
        const back = lines.find(({ position }) => position === at) ?? none;
        return {
          quantity: line.quantity + back.quantity,
          amountMinor: line.amountMinor + back.amountMinor,
        };
      }),
      returned: new Map([
        ...before.returned,
        ...returns.map(
          ({ rewardId, points }) => [rewardId, (before.returned.get(rewardId) ?? 0) + points] as const,
        ),
      ]),
    };
  }
}

/** Whether a refund is what its shares say; the order of lines is that of the question. */
function isSame(
  refund: Refund,
  kept: Pick<RefundShares, 'lines' | 'returns'>,
  due: RefundShares,
  unit: number,
): boolean {
  const inOrder = (lines: RefundShares['lines']) => lines.toSorted((a, b) => a.position - b.position);
  return (
    refund.amountMinor === due.amountMinor &&
    refund.pointsDue === due.pointsDue &&
    refund.carryDelta === convertCarry({ amount: 0 - due.carryDue, unit }, refund.carryUnit).amount &&
    canonicalJson(inOrder(kept.lines)) === canonicalJson(inOrder(due.lines)) &&
    canonicalJson(kept.returns) === canonicalJson(due.returns)
  );
}

/** A void took back what refunds had left of its sale's points and carry. */
export function checkVoids(database: Database): Findings {
  const findings = new Findings('voids');
  const rows = database
    .prepare<[], VoidRow>(
      `SELECT v.sale_id AS id, s.total_minor AS totalMinor, s.earned, s.carry_delta AS carryDelta,
         s.carry_unit AS carryUnit, v.carry_delta AS back, v.carry_unit AS unit,
         v.points_clawed_back + v.points_lapsed + v.points_owed + v.points_borne AS taken,
         (SELECT coalesce(sum(r.amount_minor), 0) FROM refund r WHERE r.sale_id = v.sale_id) AS refundedMinor
       FROM sale_void v JOIN sale s ON s.id = v.sale_id`,
    )
    .iterate();
  for (const row of rows) {
    findings.looked();
    const sold = { ...row, lines: [], rewards: [] };
    const due = restOf(sold, { amountMinor: row.refundedMinor, lines: [], returned: new Map() });
    const back = convertCarry({ amount: 0 - due.carryDue, unit: row.carryUnit }, row.unit);
    findings.expect(
      row.taken === due.pointsDue && row.back === back.amount,
      `void of sale ${row.id} took ${row.taken}`,
    );
  }
  return findings;
}

interface VoidRow {
  readonly id: string;
  readonly totalMinor: number;
  readonly earned: number;
  readonly carryDelta: number;
  readonly carryUnit: number;
  readonly back: number;
  readonly unit: number;
  readonly taken: number;
  readonly refundedMinor: number;
}
