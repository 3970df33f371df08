import BetterSqlite, { type Database } from 'better-sqlite3';
import { existsSync } from 'node:fs';
import type { SalvagedTable } from '../../core/contract/rescue.ts';
import type { Instant } from '../../core/domain/ids.ts';
import { foldName, foldPhone } from '../../core/domain/search-text.ts';
import type { Translate } from '../../core/messages/translate.ts';
import { migrate, schemaVersionOf } from '../store/migrate.ts';
import { migrations, schemaVersion } from '../store/migrations/index.ts';
import type { Check } from '../verify/findings.ts';
import { tablesOf } from './damage.ts';
import { openToLook, unfitness, unlessDamaged } from './holding.ts';
import { mendHeader } from './mend-header.ts';
import { brokenIn, finish, removePart, writeDown } from './prepare.ts';
import { readWhatCanBe } from './read-what-can-be.ts';

export interface SalvageTask {
  /** A copy of the damaged file, which may be written to. */
  readonly damaged: string;
  /** The new file, which isn't there yet. */
  readonly part: string;
  readonly now: Instant;
}

/** What came of a damaged file; `tables` is empty where not even the list of its tables can be read. */
export interface Salvaged {
  readonly tables: readonly SalvagedTable[];
  readonly checks: readonly Check[];
}

export const nothingSalvaged: Salvaged = { tables: [], checks: [] };

/**
 * Reads what can be read into a new file of the same schema. First as a whole: where only indexes are damaged, that makes
 * them anew and nothing is lost. Else table by table, around the pages that make no sense.
 */
export function salvage({ damaged, part, now }: SalvageTask, say: Translate): Salvaged {
  mendHeader(damaged);
  const from = unlessDamaged(() => openToLook(damaged));
  if (from === undefined) return nothingSalvaged;
  let tables: readonly SalvagedTable[];
  try {
    if (unlessDamaged(() => unfitness(from)) !== undefined) return nothingSalvaged;
    const names = unlessDamaged(() => tablesOf(from));
    if (names === undefined || !names.includes('sale')) return nothingSalvaged;
    tables = unlessDamaged(() => whole(from, names, part)) ?? tableByTable(from, names, part);
  } finally {
    from.close();
  }
  const database = new BetterSqlite(part);
  try {
    database.pragma('foreign_keys = OFF');
    const checks = unlessDamaged(() => brokenIn(database, say)) ?? [{ name: 'file', ok: false, detail: '' }];
    writeDown(database, 'data.salvage', now);
    return { tables, checks };
  } finally {
    finish(database, part);
  }
}

function whole(from: Database, names: readonly string[], part: string): readonly SalvagedTable[] {
  from.prepare('VACUUM INTO ?').run(part);
  const made = openToLook(part);
  try {
    return names.map((table) => ({
      table,
      saved: Number(made.prepare(`SELECT count(*) FROM "${table}" NOT INDEXED`).pluck().get()),
      lost: 0,
    }));
  } finally {
    made.close();
  }
}

function tableByTable(from: Database, names: readonly string[], part: string): readonly SalvagedTable[] {
  if (existsSync(part)) removePart(part);
  const version = unlessDamaged(() => schemaVersionOf(from)) ?? schemaVersion;
  const to = new BetterSqlite(part);
  try {
    to.pragma('synchronous = OFF');
    migrate(
      to,
      () => '',
      migrations.filter((step) => step.version <= version),
    );
    to.pragma('foreign_keys = OFF');
    const known = new Set(tablesOf(to));
    const tables = names.filter((table) => known.has(table)).map((table) => saveTable(from, to, table));
    makeFindable(to);
    return tables;
  } finally {
    to.close();
  }
}

function saveTable(from: Database, to: Database, table: string): SalvagedTable {
  // Columns that are computed can't be written.
  const columns = to
    .prepare<[string], { name: string }>(`SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0`)
    .all(table)
    .map(({ name }) => `"${name}"`);
  const places = columns.map(() => '?').join(', ');
  const insert = to.prepare(`INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${places})`);
  let saved = 0;
  let lost = 0;
  to.transaction(() => {
    const found = readWhatCanBe(from, { table, columns }, (row) => {
      try {
        insert.run(...row);
        saved += 1;
      } catch (error) {
        // A row whose bytes were turned breaks a rule of its table: it is one that couldn't be saved.
        if (
          !(error instanceof BetterSqlite.SqliteError) ||
          !/^SQLITE_(?:CONSTRAINT|MISMATCH)/.test(error.code)
        )
          throw error;
        lost += 1;
      }
    });
    lost += found.lost;
  })();
  return { table, saved, lost };
}

/** What members are found by is made from the members. */
function makeFindable(to: Database): void {
  const name = to.prepare('INSERT INTO member_name (rowid, folded) VALUES (?, ?)');
  const phone = to.prepare('INSERT INTO member_phone (rowid, digits) VALUES (?, ?)');
  to.transaction(() => {
    for (const member of to
      .prepare<[], { number: number; name: string; phone: string | null }>(
        'SELECT number, name, phone FROM member',
      )
      .all()) {
      name.run(member.number, foldName(member.name));
      if (member.phone !== null) phone.run(member.number, foldPhone(member.phone));
    }
  })();
}
