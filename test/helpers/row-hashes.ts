import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';

/** A hash of each table's rows, in their order, seen from a connection of its own. */
export function hashRows(file: string): Readonly<Record<string, string>> {
  const database = new Database(file, { readonly: true });
  try {
    const tables = database
      .prepare<[], { name: string }>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`,
      )
      .all();
    return Object.fromEntries(
      tables.map(({ name }) => {
        const hash = createHash('sha256');
        for (const row of database.prepare(`SELECT * FROM "${name}"`).raw().iterate())
          hash.update(JSON.stringify(row));
        return [name, hash.digest('hex')];
      }),
    );
  } finally {
    database.close();
  }
}
