import type { Database } from 'better-sqlite3';

/** What is rewritten in some seconds, in memory: many years of a small shop. */
const MOST_BYTES = 512 * 1024 * 1024;

/**
 * Writes the whole file anew, so that no page holds anything that isn't a row. `secure_delete` alone doesn't see to that:
 * when SQLite deals a page's cells out again, what stood in its gap may stay (`rebuildPage` in btree.c zeroes nothing).
 * A larger file isn't rewritten; false says so.
 */
export function rewriteWhole(database: Database): boolean {
  const pages = Number(database.pragma('page_count', { simple: true }));
  const pageBytes = Number(database.pragma('page_size', { simple: true }));
  if (pages * pageBytes > MOST_BYTES) return false;
  database.exec('VACUUM');
  return true;
}
