import BetterSqlite, { type Database } from 'better-sqlite3';
import type { Verification } from '../../core/contract/data.ts';
import type { Translate } from '../../core/messages/translate.ts';

export type Check = Verification['checks'][number];

const EXAMPLES = 5;

/** Is told of each row that is looked at. It may throw, to end the verification there. */
export type Watch = () => void;

const unwatched: Watch = () => {};

/** Collects what a check finds broken: a count, and the first few by their ids. Never names or reasons. */
export class Findings {
  readonly name: string;
  readonly #watch: Watch;
  #looked = 0;
  #broken = 0;
  readonly #examples: string[] = [];

  constructor(name: string, watch = unwatched) {
    this.name = name;
    this.#watch = watch;
  }

  looked(count = 1): void {
    this.#looked += count;
    this.#watch();
  }

  broken(what: string): void {
    this.#broken += 1;
    if (this.#examples.length < EXAMPLES) this.#examples.push(what);
  }

  /** States a fact that must hold of the thing called `what`. */
  expect(holds: boolean, what: string): void {
    if (!holds) this.broken(what);
  }

  toCheck(say: Translate): Check {
    const ok = this.#broken === 0;
    const detail = ok
      ? say('verify.fine', { count: this.#looked })
      : say('verify.broken', { count: this.#broken, examples: this.#examples.join('; ') });
    return { name: this.name, ok, detail };
  }
}

/**
 * Makes a check of rows that anything may have happened to. What SQLite can't compute or read is found broken under
 * `name`, and the other checks go on; a file that is busy or gone is thrown as ever.
 */
export function attempt(name: string, check: () => readonly Findings[]): readonly Findings[] {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof BetterSqlite.SqliteError)) throw error;
    if (error.code !== 'SQLITE_ERROR' && !error.code.startsWith('SQLITE_CORRUPT')) throw error;
    const findings = new Findings(name);
    findings.broken(`can not be computed: ${error.code}`);
    return [findings];
  }
}

/** Each row of `sql` is a break, told by its one column `what`; `countSql` says how many were looked at. */
export function findRows(database: Database, findings: Findings, countSql: string, sql: string): void {
  findings.looked(database.prepare<[], { count: number }>(countSql).get()?.count ?? 0);
  for (const row of database.prepare<[], { what: string }>(sql).iterate()) findings.broken(row.what);
}
