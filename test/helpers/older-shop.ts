import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { migrate, schemaVersionOf } from '../../electron/host/store/migrate.ts';
import { migrations } from '../../electron/host/store/migrations/index.ts';
import { folderForTest } from './shop-folder.ts';

interface OlderShop {
  /** Whose program wrote the rows; the migrations after it bring them up to the schema that is asked for. */
  readonly rowsOf?: 1 | 2;
  /** SQL that changes the file further before anybody migrates it. */
  readonly also?: string;
}

/** The schema that this migration brings. */
export const schemaOf = (sql: string): number => migrations.find((each) => each.sql === sql)?.version ?? 0;

/** Two days of a bakery in a file of an older schema, as the program of that day wrote them. */
export function olderShop(schema: number, { rowsOf = 1, also = '' }: OlderShop = {}) {
  const folder = folderForTest();
  const file = join(folder, 'shop.sqlite');
  const rows = readFileSync(new URL(`../store/shop-of-schema-${rowsOf}.sql`, import.meta.url), 'utf8');
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  const upTo = (last: number) => migrations.filter(({ version }) => version <= last);
  migrate(database, () => '', upTo(rowsOf));
  database.pragma('foreign_keys = OFF');
  database.exec(`BEGIN; ${rows} COMMIT`);
  expect(database.pragma('foreign_key_check')).toEqual([]);
  migrate(database, () => '', upTo(schema));
  database.exec(also);
  expect(schemaVersionOf(database)).toBe(schema);
  database.close();
  return { folder, file };
}
