import type { Database } from 'better-sqlite3';
import type { Instant } from '../../core/domain/ids.ts';
import { prepared } from './statements.ts';

/** What tells whether a backup is due. */
export function backupReads(database: Database) {
  const lastChange = prepared<[], { at: Instant | null }>(
    database,
    `SELECT max(at) AS at FROM (
       SELECT * FROM (SELECT recorded_at AS at FROM sale ORDER BY receipt_number DESC LIMIT 1)
       UNION ALL SELECT * FROM (SELECT at FROM transfer ORDER BY seq DESC LIMIT 1)
       UNION ALL SELECT * FROM (SELECT enrolled_at FROM member ORDER BY number DESC LIMIT 1)
       UNION ALL SELECT * FROM (SELECT at FROM audit WHERE action <> 'data.backup' ORDER BY seq DESC LIMIT 1))`,
  );
  const setUpAt = prepared<[], { at: Instant }>(database, `SELECT created_at AS at FROM shop`);
  return {
    /** When something was last written that is worth a backup. */
    lastChangeAt: (): Instant | undefined => lastChange().get()?.at ?? undefined,
    setUpAt: (): Instant | undefined => setUpAt().get()?.at,
  };
}
