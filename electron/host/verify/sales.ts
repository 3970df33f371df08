import type { Database } from 'better-sqlite3';
import { programRules, type ProgramRules } from '../../core/contract/program.ts';
import { Findings, findRows, type Watch } from './findings.ts';
import { isOf, lineOfMembers } from './merges.ts';

const returnedByRefunds = `coalesce((SELECT sum(b.points) FROM refund_return b WHERE b.redemption_id = r.id), 0)`;

/**
 * Receipts are numbered without a gap, every sale that was answered is there, lines add up to what was paid, and each
 * sale's points are in the ledger once, on its day. A void is of its sale's own day.
 */
export function checkReceipts(database: Database): Findings {
  const findings = new Findings('receipts');
  findRows(
    database,
    findings,
    `SELECT count(*) AS count FROM sale`,
    `WITH RECURSIVE ${lineOfMembers}
     SELECT 'receipt numbers run to ' || max(receipt_number) || ' but there are ' || count(*) || ' sales' AS what
     FROM sale HAVING max(receipt_number) <> count(*)
     UNION ALL
     SELECT 'lines of sale ' || s.id || ' add up to ' || sum(l.amount_minor) || ' and ' || sum(l.earned) || ' points'
     FROM sale_line l JOIN sale s ON s.id = l.sale_id
     GROUP BY s.id HAVING sum(l.amount_minor) - s.discount_minor <> s.total_minor OR sum(l.earned) <> s.earned
     UNION ALL
     SELECT 'sale ' || s.id || ' earned ' || s.earned || ', the ledger has ' || coalesce(sum(t.points), 0)
     FROM sale s LEFT JOIN transfer t ON t.sale_id = s.id AND t.kind = 'earn'
     GROUP BY s.id HAVING coalesce(sum(t.points), 0) <> s.earned OR count(t.seq) > 1
       OR (count(t.seq) = 1 AND max(t.to_account) IS NOT 'member:' || s.member_id)
     UNION ALL
     SELECT 'transfer ' || t.seq || ' is of ' || t.business_day || ', its sale of ' || s.business_day
     FROM transfer t JOIN sale s ON s.id = t.sale_id WHERE t.kind = 'earn' AND t.business_day <> s.business_day
     UNION ALL
     SELECT 'void of sale ' || v.sale_id || ' is of ' || v.business_day || ', its sale of ' || s.business_day
     FROM sale_void v JOIN sale s ON s.id = v.sale_id WHERE v.business_day <> s.business_day
     UNION ALL
     SELECT 'sale ' || json_extract(c.answer, '$.saleId') || ' was answered and is not there' FROM command c
     WHERE c.procedure = 'sales.record' AND json_extract(c.answer, '$.saleId') IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM sale s WHERE s.id = json_extract(c.answer, '$.saleId')
         AND s.receipt_number = json_extract(c.answer, '$.receiptNumber'))
     UNION ALL
     SELECT 'void of sale ' || v.sale_id || ' took ' || v.points_clawed_back || ', the ledger has ' || coalesce(sum(t.points), 0)
     FROM sale_void v JOIN sale s ON s.id = v.sale_id LEFT JOIN transfer t ON t.sale_id = v.sale_id AND t.kind = 'void'
     GROUP BY v.sale_id
     HAVING coalesce(sum(t.points), 0) <> v.points_clawed_back OR count(t.seq) > 1
     UNION ALL
     SELECT 'transfer ' || t.seq || ' belongs to no sale' FROM transfer t
     WHERE (t.kind IN ('earn', 'void', 'refund', 'owe', 'repay') AND t.sale_id IS NULL)
       OR (t.kind = 'void' AND NOT EXISTS (SELECT 1 FROM sale_void v WHERE v.sale_id = t.sale_id))
       OR (t.kind = 'refund' AND NOT EXISTS (SELECT 1 FROM refund r WHERE r.sale_id = t.sale_id))
       OR (t.kind = 'owe' AND NOT EXISTS (SELECT 1 FROM sale_void v WHERE v.sale_id = t.sale_id)
         AND NOT EXISTS (SELECT 1 FROM refund r WHERE r.sale_id = t.sale_id))
     UNION ALL
     SELECT 'rewards of sale ' || s.id || ' take off ' || coalesce(sum(r.discount_minor), 0) || ', not ' || s.discount_minor
     FROM sale s LEFT JOIN redemption r ON r.sale_id = s.id
     GROUP BY s.id HAVING coalesce(sum(r.discount_minor), 0) <> s.discount_minor
     UNION ALL
     SELECT 'redemption ' || r.id || ' took ' || r.points || ', the ledger has ' || coalesce(t.points, 0)
     FROM redemption r LEFT JOIN transfer t ON t.seq = r.transfer_seq AND t.kind = 'redeem'
       AND t.from_account = 'member:' || r.member_id AND t.sale_id IS r.sale_id
     WHERE t.points IS NOT r.points
     UNION ALL
     SELECT 'redemption ' || r.id || ' is of ' || r.business_day || ', its transfer of ' || t.business_day
     FROM redemption r JOIN transfer t ON t.seq = r.transfer_seq WHERE t.business_day <> r.business_day
     UNION ALL
     SELECT 'transfer ' || t.seq || ' gave no reward' FROM transfer t
     WHERE t.kind = 'redeem' AND NOT EXISTS (SELECT 1 FROM redemption r WHERE r.transfer_seq = t.seq)
     UNION ALL
     SELECT 'redemption ' || c.redemption_id || ' was not given back whole'
     FROM redemption_cancel c JOIN redemption r ON r.id = c.redemption_id
       LEFT JOIN transfer t ON t.seq = c.transfer_seq AND t.kind = 'return' AND ${isOf('t.to_account', 'r.member_id')}
     WHERE t.points IS NOT r.points - ${returnedByRefunds}
     UNION ALL
     SELECT 'transfer ' || t.seq || ' gave back no reward' FROM transfer t
     WHERE t.kind = 'return' AND NOT EXISTS (SELECT 1 FROM redemption_cancel c WHERE c.transfer_seq = t.seq)
       AND NOT EXISTS (SELECT 1 FROM refund_return b WHERE b.transfer_seq = t.seq)
     UNION ALL
     SELECT 'sale ' || v.sale_id || ' is void and its redemption ' || r.id || ' stands'
     FROM sale_void v JOIN redemption r ON r.sale_id = v.sale_id
     WHERE NOT EXISTS (SELECT 1 FROM redemption_cancel c WHERE c.redemption_id = r.id)
       AND r.points <> ${returnedByRefunds}
     UNION ALL
     SELECT 'redemption ' || r.id || ' was given back alone, its sale stands'
     FROM redemption_cancel c JOIN redemption r ON r.id = c.redemption_id
     WHERE r.sale_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sale_void v WHERE v.sale_id = r.sale_id)
     UNION ALL
     SELECT 'explanation of sale ' || s.id || ' does not add up' FROM sale s
     WHERE s.earned <> (SELECT coalesce(sum(json_extract(e.value, '$.points')), 0) FROM json_each(s.explanation) e)`,
  );
  return findings;
}

function readRules(json: string): ProgramRules | undefined {
  try {
    return programRules.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

/** Each sale earned what its program version gives for its total: earned × unit + carry is total × points. */
export function checkEarnings(database: Database, watch: Watch): Findings {
  const findings = new Findings('earnings', watch);
  const rules = new Map<number, ProgramRules>();
  for (const row of database
    .prepare<[], { version: number; rules: string }>(`SELECT version, rules FROM program_version`)
    .iterate()) {
    const read = readRules(row.rules);
    if (read === undefined) findings.broken(`program version ${row.version} has no rules that can be read`);
    else rules.set(row.version, read);
  }
  const sales = database
    .prepare<
      [],
      {
        id: string;
        total: number;
        version: number;
        earned: number;
        delta: number;
        unit: number;
        isMembers: number;
      }
    >(
      `SELECT id, total_minor AS total, program_version AS version, earned, carry_delta AS delta, carry_unit AS unit,
         member_id IS NOT NULL AS isMembers FROM sale`,
    )
    .iterate();
  for (const sale of sales) {
    findings.looked();
    const rule = rules.get(sale.version);
    const isEarning = rule !== undefined && sale.isMembers === 1 && sale.total >= rule.minimumSpendMinor;
    const due = isEarning ? BigInt(sale.total) * BigInt(rule.points) : 0n;
    const given = BigInt(sale.earned) * BigInt(sale.unit) + BigInt(sale.delta);
    findings.expect(
      due === given && rule?.perAmountMinor === sale.unit,
      `sale ${sale.id} earned ${sale.earned}`,
    );
  }
  return findings;
}
