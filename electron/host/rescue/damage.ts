import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { bookParts, type BookPart, type Holding } from '../../core/contract/rescue.ts';
import { holdingOf, nothingHeld, openToLook, unlessDamaged } from './holding.ts';

/** What was found of a shop's file. */
export interface Look {
  readonly kind: 'none' | 'indexes' | 'parts' | 'unreadable' | 'absent';
  readonly parts: readonly BookPart[];
  readonly holds: Holding;
}

const partOfTable: readonly (readonly [RegExp, BookPart])[] = [
  [/^(?:member|consent|card)/, 'members'],
  [/^(?:sale|refund)/, 'sales'],
  [/^(?:transfer|lot|carry_conversion)/, 'points'],
  [/^(?:reward|redemption)/, 'rewards'],
  [/^product/, 'products'],
  [/^day/, 'days'],
  [/^(?:audit|command)/, 'history'],
];

/** What a shopkeeper calls the part of the book that a table belongs to. */
export const partOf = (table: string): BookPart =>
  partOfTable.find(([form]) => form.test(table))?.[1] ?? 'settings';

/** The tables that hold rows of their own, in the order in which they were made; those of a search are made from others. */
export const tablesOf = (database: Database): readonly string[] =>
  database
    .prepare<[], { name: string }>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name`,
    )
    .all()
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('sqlite_'));

/** Reads each row of each table: a damaged page is found only where somebody looks. */
export function lookAt(file: string): Look {
  if (!existsSync(file)) return { kind: 'absent', parts: [], holds: nothingHeld };
  const unreadable: Look = { kind: 'unreadable', parts: [...bookParts], holds: nothingHeld };
  const database = unlessDamaged(() => openToLook(file));
  if (database === undefined) return unreadable;
  try {
    const tables = unlessDamaged(() => tablesOf(database));
    if (tables === undefined || !tables.includes('sale')) return unreadable;
    const damaged = tables.filter((table) => !canBeRead(database, table));
    const holds = holdingOf(database);
    if (damaged.length > 0) return { kind: 'parts', parts: partsOf(damaged), holds };
    const found = unlessDamaged(() => database.pragma('integrity_check(1)', { simple: true }));
    return { kind: found === 'ok' ? 'none' : 'indexes', parts: [], holds };
  } finally {
    database.close();
  }
}

const partsOf = (tables: readonly string[]): readonly BookPart[] => {
  const found = new Set(tables.map(partOf));
  return bookParts.filter((part) => found.has(part));
};

function canBeRead(database: Database, table: string): boolean {
  return (
    unlessDamaged(() => {
      for (const row of database.prepare(`SELECT * FROM "${table}" NOT INDEXED`).raw().iterate()) void row;
      return true;
    }) ?? false
  );
}
