import type { Database, Statement } from 'better-sqlite3';

/**
 * Prepares each statement at its first use and keeps it: a shop's file has a hundred of them, and a start needs few.
 * Rows and parameters are typed where the SQL stands; column names are given in the row's spelling with AS.
 */
export function prepared<Parameters extends unknown[], Row>(
  database: Database,
  sql: string,
): () => Statement<Parameters, Row> {
  let statement: Statement<Parameters, Row> | undefined;
  return () => (statement ??= database.prepare<Parameters, Row>(sql));
}
