import type { Database } from 'better-sqlite3';
import { setTimeout as wait } from 'node:timers/promises';
import { Fault } from '../../core/contract/errors.ts';

const TRIES = 100;
const BETWEEN_MS = 50;

/**
 * Moves the whole journal into the file and empties it: what was deleted stands in neither afterwards. A report that is
 * being read holds the journal meanwhile. Throws Fault DATABASE_BUSY where it does so for long.
 */
export async function emptyJournal(database: Database): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [row] = database.prepare<[], { busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)').all();
    if (row?.busy === 0) return;
    await wait(BETWEEN_MS);
  }
  throw new Fault('DATABASE_BUSY');
}
