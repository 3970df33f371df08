import Database from 'better-sqlite3';

/** How many rows each table of a shop's file has, seen from a connection of its own. */
export function countRows(file: string): Readonly<Record<string, number>> {
  const database = new Database(file, { readonly: true });
  try {
    const tables = database
      .prepare<[], { name: string }>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`,
      )
      .all();
    return Object.fromEntries(
      tables.map(({ name }) => [
        name,
        database.prepare<[], { count: number }>(`SELECT count(*) AS count FROM "${name}"`).get()?.count ?? 0,
      ]),
    );
  } finally {
    database.close();
  }
}
