import type { Database } from 'better-sqlite3';
import { daySummary } from '../../core/contract/day-summary.ts';
import { CHAIN_START } from '../../core/domain/ledger.ts';
import { canonicalJson } from '../canonical-json.ts';
import { hashOfSales } from '../services/day.ts';
import { figuresOf } from '../services/day-figures.ts';
import { readableStore } from '../store/store.ts';
import { Findings, type Watch } from './findings.ts';

/**
 * Each Z record is what its day's sales and transfers come to when they are added up again, its hash is theirs, and
 * its chain head is a transfer's of this ledger.
 */
export function checkClosedDays(database: Database, watch: Watch): Findings {
  const findings = new Findings('closed days', watch);
  const read = readableStore(database);
  /** Chain heads that are still to be met in the chain, and whose they are. */
  const heads = new Map<string, string>();
  let expected = read.days.last()?.zNumber ?? 0;
  for (const closed of read.days.closedBelow(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)) {
    findings.looked();
    const what = `Z ${closed.zNumber} of ${closed.date}`;
    findings.expect(closed.zNumber === expected, `${what} is not numbered in order`);
    expected = closed.zNumber - 1;
    const parsed = daySummary.safeParse(JSON.parse(closed.summary));
    if (!parsed.success) {
      findings.broken(`${what} can't be read`);
      continue;
    }
    const stored = parsed.data;
    const now = figuresOf({ read }, closed.date);
    const { chainHead: _head, newMembers: _new, returningMembers: _returning, ...figures } = now;
    const { chainHead, newMembers, returningMembers, open, z, ...kept } = stored;
    findings.expect(
      canonicalJson(figures) === canonicalJson(kept),
      `${what} differs from its sales and points`,
    );
    findings.expect(!open && z?.zNumber === closed.zNumber, `${what} does not say that it is closed`);
    findings.expect(
      newMembers === now.newMembers && returningMembers <= now.sales.memberCount,
      `${what} counts other members`,
    );
    findings.expect(
      closed.chainHead.toString('hex') === chainHead,
      `${what} has another chain head than it printed`,
    );
    if (chainHead !== CHAIN_START) heads.set(chainHead, what);
    findings.expect(
      hashOfSales(read.days.salesOf(closed.date), read.refunds.hashed(closed.date)).equals(closed.salesHash),
      `the sales of ${what} have another hash`,
    );
  }
  if (heads.size > 0) {
    for (const { hash } of database.prepare<[], { hash: Buffer }>(`SELECT hash FROM transfer`).iterate()) {
      heads.delete(hash.toString('hex'));
    }
  }
  for (const what of heads.values()) findings.broken(`the chain head of ${what} is not in the chain`);
  return findings;
}
