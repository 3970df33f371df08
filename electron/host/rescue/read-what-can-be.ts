import type { Database } from 'better-sqlite3';
import { unlessDamaged } from './holding.ts';

/** A row's values in the order of the columns that were asked for. */
export type Values = readonly unknown[];

interface Wanted {
  readonly table: string;
  /** Quoted. */
  readonly columns: readonly string[];
}

/** So many single rows are asked for behind one another without an answer, and the rest of a range is given up. */
const MOST_PROBES = 2_000_000;

/**
 * Reads each row of a table that can be read, once. A table with rowids is halved around what is damaged until single
 * rows are left; another one is read from both ends to where it is damaged. `lost` is what is known to be missing.
 */
export function readWhatCanBe(
  database: Database,
  wanted: Wanted,
  take: (row: Values) => void,
): { readonly lost: number } {
  const { table } = wanted;
  const hasRowids =
    unlessDamaged(() => database.prepare(`SELECT wr FROM pragma_table_list(?)`).pluck().get(table)) === 0;
  return hasRowids ? byRanges(database, wanted, take) : fromBothEnds(database, wanted, take);
}

function byRanges(database: Database, { table, columns }: Wanted, take: (row: Values) => void) {
  const rows = database
    .prepare<[number, number], unknown[]>(
      `SELECT ${columns.join(', ')} FROM "${table}" NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid`,
    )
    .raw();
  const known = rowidsOf(database, table);
  let probes = 0;
  let taken = 0;
  let unreadable = 0;
  const read = (from: number, to: number): void => {
    if (from > to || probes > MOST_PROBES) return;
    probes += 1;
    const found = unlessDamaged(() => rows.all(from, to));
    if (found !== undefined) {
      for (const row of found) take(row);
      taken += found.length;
      return;
    }
    if (from === to) {
      unreadable += 1;
      return;
    }
    const middle = from + Math.floor((to - from) / 2);
    read(from, middle);
    read(middle + 1, to);
  };
  read(1, known.last);
  // A page that makes some sense may lead past rows without a word: an index says how many there were.
  return { lost: known.count === undefined ? unreadable : Math.max(0, known.count - taken) };
}

interface KnownRowids {
  /** The highest that anything still says. */
  readonly last: number;
  /** Undefined where no index can be read whole. */
  readonly count: number | undefined;
}

/** Which rows there were: an index has each row's number too, and is seldom damaged together with its table. */
function rowidsOf(database: Database, table: string): KnownRowids {
  const highest = unlessDamaged(() =>
    Number(database.prepare(`SELECT max(rowid) FROM "${table}" NOT INDEXED`).pluck().get() ?? 0),
  );
  const indexes =
    unlessDamaged(() =>
      database
        .prepare<[string], { name: string }>(`SELECT name FROM pragma_index_list(?) WHERE partial = 0`)
        .all(table),
    ) ?? [];
  for (const { name } of indexes) {
    const numbers = unlessDamaged(() =>
      database.prepare<[], number>(`SELECT rowid FROM "${table}" INDEXED BY "${name}"`).pluck().all(),
    );
    if (numbers === undefined) continue;
    let last = highest ?? 0;
    for (const number of numbers) if (number > last) last = number;
    return { last, count: numbers.length };
  }
  return { last: highest ?? lastFromTheStart(database, table), count: undefined };
}

/** How far a table can be read from its start. */
function lastFromTheStart(database: Database, table: string): number {
  let last = 0;
  unlessDamaged(() => {
    const rowids = database
      .prepare<[], number>(`SELECT rowid FROM "${table}" NOT INDEXED ORDER BY rowid`)
      .pluck();
    for (const rowid of rowids.iterate()) last = rowid;
  });
  return last;
}

function fromBothEnds(database: Database, { table, columns }: Wanted, take: (row: Values) => void) {
  const keys = database
    .prepare<[string], { name: string }>(`SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk`)
    .all(table)
    .map(({ name }) => `"${name}"`);
  const seen = new Set<string>();
  const readFrom = (direction: 'ASC' | 'DESC'): 'all' | 'some' => {
    const rows = database.prepare<[], unknown[]>(
      `SELECT ${[...keys, ...columns].join(', ')} FROM "${table}" NOT INDEXED
       ORDER BY ${keys.map((key) => `${key} ${direction}`).join(', ')}`,
    );
    const done = unlessDamaged(() => {
      for (const row of rows.raw().iterate()) {
        const key = JSON.stringify(row.slice(0, keys.length));
        if (seen.has(key)) continue;
        seen.add(key);
        take(row.slice(keys.length));
      }
      return true;
    });
    return done === true ? 'all' : 'some';
  };
  if (readFrom('ASC') === 'all') return { lost: 0 };
  readFrom('DESC');
  const indexes =
    unlessDamaged(() =>
      database
        .prepare<[string], { name: string }>(
          `SELECT name FROM pragma_index_list(?) WHERE partial = 0 AND origin <> 'pk'`,
        )
        .all(table),
    ) ?? [];
  for (const { name } of indexes) {
    const count = unlessDamaged(() =>
      Number(database.prepare(`SELECT count(*) FROM "${table}" INDEXED BY "${name}"`).pluck().get()),
    );
    if (count !== undefined) return { lost: Math.max(0, count - seen.size) };
  }
  // At least the one that couldn't be read.
  return { lost: 1 };
}
