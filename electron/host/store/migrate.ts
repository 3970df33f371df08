import type { Database } from 'better-sqlite3';
import { Fault } from '../../core/contract/errors.ts';
import { assert } from '../../core/domain/assert.ts';
import { migrations, type Migration } from './migrations/index.ts';

/** "REGL": tells a shop's file of ours from any other SQLite file. */
export const APPLICATION_ID = 0x5245474c;
/** "REGT": a practice shop's file. Neither is ever opened as the other, by the till or out of a backup. */
export const PRACTICE_APPLICATION_ID = 0x52454754;
/** "REGS": a sample shop's file. It is never taken for a real one, nor a real one for it. */
export const SAMPLE_APPLICATION_ID = 0x52454753;

/** What a file of ours is; its header says so, so that no row can say otherwise. */
export type BookKind = 'shop' | 'practice' | 'sample';

export const applicationIds: Readonly<Record<BookKind, number>> = {
  shop: APPLICATION_ID,
  practice: PRACTICE_APPLICATION_ID,
  sample: SAMPLE_APPLICATION_ID,
};

export const applicationIdOf = (database: Database): number =>
  Number(database.pragma('application_id', { simple: true }));

export function bookKindOf(database: Database): BookKind {
  switch (applicationIdOf(database)) {
    case PRACTICE_APPLICATION_ID:
      return 'practice';
    case SAMPLE_APPLICATION_ID:
      return 'sample';
    default:
      return 'shop';
  }
}

export const schemaVersionOf = (database: Database): number =>
  Number(database.pragma('user_version', { simple: true }));

/**
 * Brings the file to the newest of `steps`, each in one transaction. `backUp` is asked for a copy's name before the
 * first change to a file that holds something. A step that fails leaves the file as it was: MIGRATION_FAILED.
 */
export function migrate(
  database: Database,
  backUp: () => string,
  steps: readonly Migration[] = migrations,
  applicationId: number = APPLICATION_ID,
): void {
  const from = schemaVersionOf(database);
  const due = steps.filter((step) => step.version > from);
  if (due.length === 0) return;
  const backup = from > 0 ? backUp() : '';
  // Foreign keys can't be switched inside a transaction, and a step may rebuild a table that others refer to.
  database.pragma('foreign_keys = OFF');
  try {
    for (const step of due) {
      assert(step.version === schemaVersionOf(database) + 1, 'migrations are contiguous');
      try {
        database
          .transaction(() => {
            database.exec(step.sql);
            database.pragma(`application_id = ${applicationId}`);
            database.pragma(`user_version = ${step.version}`);
            const broken = database.pragma('foreign_key_check');
            assert(Array.isArray(broken) && broken.length === 0, 'a migration leaves every reference whole');
          })
          .immediate();
      } catch (cause) {
        if (from === 0) throw cause;
        throw new Fault('MIGRATION_FAILED', { from: step.version - 1, to: step.version, backup }, cause);
      }
    }
  } finally {
    database.pragma('foreign_keys = ON');
  }
}
