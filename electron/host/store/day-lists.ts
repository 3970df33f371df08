import type { Database } from 'better-sqlite3';
import type { DayEntry, DayFigure } from '../../core/contract/day-page.ts';
import type { QuarterSales } from '../../core/domain/day-hours.ts';
import { QUARTER_MS } from '../../core/domain/day-hours.ts';
import type { BusinessDay, Instant } from '../../core/domain/ids.ts';
import type { ShopAccount } from '../../core/domain/ledger.ts';
import { adjustedPoints } from './day-details.ts';
import { keptAs } from './one-person.ts';
import { prepared } from './statements.ts';

/** A row behind a figure; `name` is a product's or a reward's. */
export type DayRow = Omit<DayEntry, 'at' | 'text'> & {
  readonly at: Instant;
  readonly name: string | null;
};

export interface DayTotal {
  readonly count: number;
  readonly amountMinor: number;
  readonly points: number;
  readonly quantity: number;
}

const saleStands = `NOT EXISTS (SELECT 1 FROM sale_void x WHERE x.sale_id = s.id)`;
const ofRefundStands = `NOT EXISTS (SELECT 1 FROM sale_void x WHERE x.sale_id = r.sale_id)`;

const salesList = (condition: string): string => `
  SELECT s.receipt_number AS key, 'sale' AS kind, s.occurred_at AS at, s.id AS saleId,
    s.receipt_number AS receiptNumber, m.id AS memberId, m.called AS memberName, s.total_minor AS amountMinor,
    s.earned AS points, NULL AS quantity, NULL AS name, NULL AS reason, p.name AS staff
  FROM sale s JOIN staff p ON p.id = s.staff_id LEFT JOIN member m ON m.id = ${keptAs('s.member_id')}
  WHERE s.business_day = @day AND ${saleStands} ${condition}`;

const refundsList = (sign: '' | '-', condition = ''): string => `
  SELECT r.number AS key, 'refund' AS kind, r.at, s.id AS saleId, s.receipt_number AS receiptNumber,
    m.id AS memberId, m.called AS memberName, ${sign}r.amount_minor AS amountMinor,
    -r.points_clawed_back AS points, NULL AS quantity, NULL AS name, r.reason, p.name AS staff
  FROM refund r JOIN sale s ON s.id = r.sale_id JOIN staff p ON p.id = r.staff_id
    LEFT JOIN member m ON m.id = ${keptAs('s.member_id')}
  WHERE r.business_day = @day AND ${ofRefundStands} ${condition}`;

/** Sales and what was given back. Both have numbers of their own: as one list they go by the clock. */
const netList = (condition: string): string => `
  SELECT row_number() OVER (ORDER BY at, kind DESC, key) AS key, kind, at, saleId, receiptNumber, memberId, memberName,
    amountMinor, points, quantity, name, reason, staff
  FROM (${salesList(condition)} UNION ALL ${refundsList('-', condition)})`;

/** The transfers of a shop's account; `given` counts what members got, `taken` what they lost. */
function transfersList(account: ShopAccount, counts: 'given' | 'taken'): string {
  const [plus, minus] = counts === 'given' ? ['', '-'] : ['-', ''];
  // "member:" and then the id, of 36 characters, whether or not ":owed" follows.
  const member = `substr(CASE t.from_account WHEN '${account}' THEN t.to_account ELSE t.from_account END, 8, 36)`;
  return `
  SELECT t.seq AS key, t.kind, t.at, s.id AS saleId, s.receipt_number AS receiptNumber, m.id AS memberId,
    m.called AS memberName, NULL AS amountMinor,
    CASE t.from_account WHEN '${account}' THEN ${plus}t.points ELSE ${minus}t.points END AS points,
    NULL AS quantity, g.name, w.text AS reason, p.name AS staff
  FROM transfer t JOIN staff p ON p.id = t.staff_id LEFT JOIN sale s ON s.id = t.sale_id
    LEFT JOIN member m ON m.id = ${keptAs(member)}
    LEFT JOIN redemption g ON g.transfer_seq = t.seq
    LEFT JOIN transfer_reason w ON w.transfer_seq = t.seq
  WHERE t.business_day = @day AND '${account}' IN (t.from_account, t.to_account)`;
}

const rowsBehind: Readonly<Record<DayFigure, string>> = {
  net: netList(''),
  sales: salesList(''),
  memberSales: salesList('AND s.member_id IS NOT NULL'),
  memberNet: netList('AND s.member_id IS NOT NULL'),
  refunds: refundsList(''),
  voids: `
  SELECT s.receipt_number AS key, 'void' AS kind, v.at, s.id AS saleId, s.receipt_number AS receiptNumber,
    m.id AS memberId, m.called AS memberName, s.total_minor AS amountMinor, -v.points_clawed_back AS points,
    NULL AS quantity, NULL AS name, v.reason, p.name AS staff
  FROM sale_void v JOIN sale s ON s.id = v.sale_id JOIN staff p ON p.id = v.staff_id
    LEFT JOIN member m ON m.id = ${keptAs('s.member_id')}
  WHERE v.business_day = @day`,
  rewards: `
  SELECT r.rowid AS key, 'reward' AS kind, r.at, s.id AS saleId, s.receipt_number AS receiptNumber,
    m.id AS memberId, m.called AS memberName, r.discount_minor AS amountMinor, r.points, r.quantity, r.name,
    NULL AS reason, p.name AS staff
  FROM redemption r JOIN staff p ON p.id = r.staff_id JOIN member m ON m.id = ${keptAs('r.member_id')}
    LEFT JOIN sale s ON s.id = r.sale_id
  WHERE r.business_day = @day AND ${ofRefundStands}
    AND NOT EXISTS (SELECT 1 FROM redemption_cancel c WHERE c.redemption_id = r.id)`,
  newMembers: `
  SELECT m.number AS key, 'enrolled' AS kind, m.enrolled_at AS at, NULL AS saleId, NULL AS receiptNumber,
    m.id AS memberId, m.called AS memberName, NULL AS amountMinor, NULL AS points, NULL AS quantity, NULL AS name,
    NULL AS reason, p.name AS staff
  FROM member m JOIN staff p ON p.id = m.staff_id WHERE m.enrolled_day = @day`,
  returningMembers: `
  SELECT m.number AS key, 'cameBack' AS kind, max(s.occurred_at) AS at, NULL AS saleId, NULL AS receiptNumber,
    m.id AS memberId, m.called AS memberName, sum(s.total_minor) AS amountMinor, sum(s.earned) AS points,
    NULL AS quantity, NULL AS name, NULL AS reason, NULL AS staff
  FROM sale s JOIN member m ON m.id = ${keptAs('s.member_id')}
  WHERE s.business_day = @day AND ${saleStands} AND EXISTS (
    SELECT 1 FROM sale e WHERE e.member_id = s.member_id AND e.business_day < @day
      AND NOT EXISTS (SELECT 1 FROM sale_void x WHERE x.sale_id = e.id))
  GROUP BY m.number`,
  issued: transfersList('shop:issued', 'given'),
  clawedBack: transfersList('shop:clawed', 'taken'),
  redeemed: transfersList('shop:redeemed', 'taken'),
  returned: transfersList('shop:returned', 'given'),
  expired: transfersList('shop:expired', 'taken'),
  adjusted: transfersList('shop:adjusted', 'given'),
  products: `
  SELECT row_number() OVER (ORDER BY sum(l.amount_minor), sum(l.quantity), l.name DESC) AS key, 'product' AS kind,
    max(s.occurred_at) AS at, NULL AS saleId, NULL AS receiptNumber, NULL AS memberId, NULL AS memberName,
    sum(l.amount_minor) AS amountMinor, NULL AS points, sum(l.quantity) AS quantity, l.name, NULL AS reason,
    NULL AS staff
  FROM sale s JOIN sale_line l ON l.sale_id = s.id
  WHERE s.business_day = @day AND ${saleStands} GROUP BY coalesce(l.product_id, l.name)`,
  corrections: `
  SELECT a.seq AS key,
    CASE a.action WHEN 'sale.void' THEN 'void' WHEN 'sale.refund' THEN 'refund' WHEN 'points.adjust' THEN 'adjust'
      WHEN 'reward.cancel' THEN 'cancelledReward' ELSE 'replacedCard' END AS kind,
    a.at, s.id AS saleId, s.receipt_number AS receiptNumber, m.id AS memberId, m.called AS memberName,
    CASE a.action WHEN 'sale.void' THEN s.total_minor WHEN 'sale.refund' THEN r.amount_minor END AS amountMinor,
    CASE a.action WHEN 'reward.cancel' THEN g.points WHEN 'points.adjust' THEN ${adjustedPoints} END AS points,
    g.quantity, g.name, a.text AS reason, p.name AS staff
  FROM audit a JOIN staff p ON p.id = a.staff_id
    LEFT JOIN refund r ON a.action = 'sale.refund' AND r.id = a.subject
    LEFT JOIN redemption g ON a.action = 'reward.cancel' AND g.id = a.subject
    LEFT JOIN sale s ON s.id = CASE a.action WHEN 'sale.void' THEN a.subject ELSE r.sale_id END
    LEFT JOIN member m ON m.id = ${keptAs(`CASE
      WHEN a.action IN ('points.adjust', 'card.replace') THEN a.subject ELSE coalesce(g.member_id, s.member_id) END`)}
  WHERE a.business_day = @day
    AND a.action IN ('sale.void', 'sale.refund', 'points.adjust', 'reward.cancel', 'card.replace')`,
};

/** The rows that a day's figures are made of. */
export function dayListReads(database: Database) {
  const listOf = (figure: DayFigure) => ({
    rows: prepared<[{ day: string; before: number; limit: number }], DayRow>(
      database,
      `SELECT * FROM (${rowsBehind[figure]}) WHERE key < @before ORDER BY key DESC LIMIT @limit`,
    ),
    total: prepared<[{ day: string }], DayTotal>(
      database,
      `SELECT count(*) AS count, coalesce(sum(amountMinor), 0) AS amountMinor, coalesce(sum(points), 0) AS points,
         coalesce(sum(quantity), 0) AS quantity FROM (${rowsBehind[figure]})`,
    ),
  });
  const lists = new Map<DayFigure, ReturnType<typeof listOf>>();
  const list = (figure: DayFigure) => {
    const made = lists.get(figure) ?? listOf(figure);
    lists.set(figure, made);
    return made;
  };
  const quarters = prepared<[string], QuarterSales>(
    database,
    `SELECT coalesce(s.noted_at, s.occurred_at) / ${QUARTER_MS} AS quarter, count(*) AS salesCount,
       sum(s.total_minor) AS takenMinor
     FROM sale s WHERE s.business_day = ? AND ${saleStands} GROUP BY quarter`,
  );
  return {
    /** From the row with the key below `before` on, the greatest key first. */
    behind: (figure: DayFigure, day: BusinessDay, before: number, limit: number): DayRow[] =>
      list(figure).rows().all({ day, before, limit }),
    /** What all rows of a list come to. */
    total: (figure: DayFigure, day: BusinessDay): DayTotal =>
      list(figure).total().get({ day }) ?? { count: 0, amountMinor: 0, points: 0, quantity: 0 },
    /** By quarters of an hour of when they took place. */
    quarters: (day: BusinessDay): QuarterSales[] => quarters().all(day),
  };
}
