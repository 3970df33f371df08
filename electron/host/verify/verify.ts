import type { Database } from 'better-sqlite3';
import type { Verification } from '../../core/contract/data.ts';
import { CHAIN_START } from '../../core/domain/ledger.ts';
import type { Translate } from '../../core/messages/translate.ts';
import { walkChain } from './chain.ts';
import { checkClosedDays } from './closed-days.ts';
import { attempt, Findings, type Check, type Watch } from './findings.ts';
import { checkMerges } from './merges.ts';
import { checkBalances, checkCarry, checkDays, checkLots } from './points.ts';
import { checkRefunds, checkVoids } from './refunds.ts';
import { checkEarnings, checkReceipts } from './sales.ts';

/** SQLite's own look at the file: pages, indexes, constraints. */
function checkFile(database: Database): Findings {
  const findings = new Findings('file');
  findings.looked(Number(database.pragma('page_count', { simple: true })));
  for (const row of database
    .prepare<[], { integrity_check: string }>(`PRAGMA integrity_check(20)`)
    .iterate()) {
    if (row.integrity_check !== 'ok') findings.broken(row.integrity_check);
  }
  return findings;
}

function checkReferences(database: Database): Findings {
  const findings = new Findings('references');
  for (const row of database
    .prepare<[], { table: string; rowid: number | null; parent: string }>(`PRAGMA foreign_key_check`)
    .iterate()) {
    findings.broken(`${row.table} ${row.rowid ?? '?'} refers to a missing ${row.parent}`);
  }
  findings.looked(database.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table'`).all().length);
  return findings;
}

/** Whether a printed chain head, whole or its first digits, is in this ledger's chain. */
function checkHead(database: Database, head: string, say: Translate): Check {
  if (CHAIN_START.startsWith(head))
    return { name: 'head', ok: true, detail: say('verify.headFound', { seq: 0 }) };
  const row = database
    .prepare<[string, string], { seq: number }>(
      `SELECT seq FROM transfer WHERE substr(lower(hex(hash)), 1, length(?)) = ?`,
    )
    .get(head, head);
  return row === undefined
    ? { name: 'head', ok: false, detail: say('verify.headMissing') }
    : { name: 'head', ok: true, detail: say('verify.headFound', { seq: row.seq }) };
}

/** Whoever waits for a verification. Each of these may throw, to end it there. */
export interface Watcher {
  /** A check begins, at its place among all. */
  readonly begins: (check: string, number: number, of: number) => void;
  /** The check under way has looked at one row more. */
  readonly looked: Watch;
}

const nobody: Watcher = { begins: () => {}, looked: () => {} };

/** Recomputes every invariant, in one read transaction, so that a sale in between changes nothing. */
export function verify(
  database: Database,
  head: string | undefined,
  say: Translate,
  watcher: Watcher = nobody,
): Verification {
  const { looked } = watcher;
  const all: readonly (readonly [name: string, check: () => readonly Findings[]])[] = [
    ['file', () => [checkFile(database)]],
    ['references', () => [checkReferences(database)]],
    ['chain', () => walkChain(database, looked)],
    ['balances', () => [checkBalances(database)]],
    ['lots', () => [checkLots(database)]],
    ['carry', () => [checkCarry(database)]],
    ['days', () => [checkDays(database)]],
    ['receipts', () => [checkReceipts(database)]],
    ['earnings', () => [checkEarnings(database, looked)]],
    ['refunds', () => [checkRefunds(database)]],
    ['voids', () => [checkVoids(database)]],
    ['merges', () => [checkMerges(database)]],
    ['closed days', () => [checkClosedDays(database, looked)]],
  ];
  const checks = database.transaction((): Check[] => {
    const made = all.flatMap(([name, check], at) => {
      watcher.begins(name, at + 1, all.length);
      return attempt(name, check).map((finding) => finding.toCheck(say));
    });
    return head === undefined ? made : [...made, checkHead(database, head, say)];
  })();
  return { ok: checks.every((check) => check.ok), checks };
}
