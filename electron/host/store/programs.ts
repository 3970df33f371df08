import type { Database } from 'better-sqlite3';
import { programRules, type ProgramRules } from '../../core/contract/program.ts';
import type { StaffId } from '../../core/domain/ids.ts';
import { prepared } from './statements.ts';

export interface ProgramVersion {
  readonly version: number;
  readonly rules: ProgramRules;
  readonly publishedAt: number;
}

interface Row {
  version: number;
  rules: string;
  publishedAt: number;
}

export function programReads(database: Database) {
  const newest = prepared<[], Row>(
    database,
    `SELECT version, rules, published_at AS publishedAt FROM program_version ORDER BY version DESC LIMIT 1`,
  );
  const byVersion = prepared<[number], Row>(
    database,
    `SELECT version, rules, published_at AS publishedAt FROM program_version WHERE version = ?`,
  );
  let last: { readonly text: string; readonly rules: ProgramRules } | undefined;
  /** The rules of nearly every question are those of the question before. */
  const rulesIn = (text: string): ProgramRules => {
    if (last?.text !== text) last = { text, rules: programRules.parse(JSON.parse(text)) };
    return last.rules;
  };
  const parse = (row: Row | undefined): ProgramVersion | undefined =>
    row === undefined ? undefined : { ...row, rules: rulesIn(row.rules) };
  return {
    current: (): ProgramVersion | undefined => parse(newest().get()),
    numbered: (version: number): ProgramVersion | undefined => parse(byVersion().get(version)),
  };
}

export function programWrites(database: Database) {
  const add = prepared<[number, string, number, string], unknown>(
    database,
    `INSERT INTO program_version (version, rules, published_at, staff_id) VALUES (?, ?, ?, ?)`,
  );
  return {
    publish(program: ProgramVersion, staffId: StaffId): void {
      add().run(program.version, JSON.stringify(program.rules), program.publishedAt, staffId);
    },
  };
}
