import { existsSync } from 'node:fs';
import BetterSqlite, { type Database } from 'better-sqlite3';
import type { Holding, Missing } from '../../core/contract/rescue.ts';
import { applicationIdOf, applicationIds, schemaVersionOf } from '../store/migrate.ts';
import { schemaVersion } from '../store/migrations/index.ts';

/** What SQLite throws for a page that makes no sense, or that isn't there. */
export const isDamage = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^SQLITE_(?:CORRUPT|NOTADB|FORMAT|IOERR_SHORT_READ|ERROR)/.test(String(error.code));

/** The answer, or undefined where what it is read from is damaged. */
export function unlessDamaged<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (!isDamage(error)) throw error;
    return undefined;
  }
}

/** Opens a file that may be anything, to look at it. */
export function openToLook(file: string): Database {
  const database = new BetterSqlite(file, { readonly: true, fileMustExist: true, timeout: 5_000 });
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
  return database;
}

/** How far a shop's sales and members go. A number that can't be read is null. */
export function holdingOf(database: Database): Holding {
  const read = (sql: string): number | null =>
    unlessDamaged(() => Number(database.prepare(sql).pluck().get() ?? 0)) ?? null;
  const lastSaleAt = read('SELECT recorded_at FROM sale ORDER BY receipt_number DESC LIMIT 1');
  return {
    sales: read('SELECT max(receipt_number) FROM sale'),
    members: read('SELECT max(number) FROM member'),
    lastSaleAt: lastSaleAt === null || lastSaleAt === 0 ? null : new Date(lastSaleAt).toISOString(),
  };
}

export const nothingHeld: Holding = { sales: null, members: null, lastSaleAt: null };

/** What a file lacks beside the shop's own. */
export function missingIn(backup: Holding, shop: Holding): Missing {
  const lacks = (has: number | null, had: number | null): number | null =>
    has === null || had === null ? null : Math.max(0, had - has);
  return { sales: lacks(backup.sales, shop.sales), members: lacks(backup.members, shop.members) };
}

export type Unfit = 'foreign' | 'newer' | 'damaged';

/** Why a file can't take a shop's place; undefined for one that may, as far as its header says. */
export function unfitness(database: Database): Unfit | undefined {
  const id = unlessDamaged(() => applicationIdOf(database));
  if (id === undefined) return 'damaged';
  if (id !== applicationIds.shop) return 'foreign';
  return schemaVersionOf(database) > schemaVersion ? 'newer' : undefined;
}

/** What a file in the backups folder holds; null for one that is no use, or that has had its time since it was listed. */
export function holdingIn(file: string): Holding | null {
  if (!existsSync(file)) return null;
  return (
    unlessDamaged(() => {
      const database = openToLook(file);
      try {
        if (unfitness(database) !== undefined) return null;
        const holds = holdingOf(database);
        return holds.sales === null || holds.members === null ? null : holds;
      } finally {
        database.close();
      }
    }) ?? null
  );
}
