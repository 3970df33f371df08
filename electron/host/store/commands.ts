import type { Database } from 'better-sqlite3';
import type { MemberId, StaffId } from '../../core/domain/ids.ts';
import { prepared } from './statements.ts';

/** A command that was carried out, and what it answered. */
export interface StoredCommand {
  readonly procedure: string;
  readonly inputDigest: Buffer;
  /** JSON. */
  readonly answer: string;
}

export function commandReads(database: Database) {
  const byId = prepared<[string], StoredCommand>(
    database,
    `SELECT procedure, input_digest AS inputDigest, answer FROM command WHERE id = ?`,
  );
  const secret = prepared<[string], { value: Buffer }>(database, `SELECT value FROM secret WHERE name = ?`);
  return {
    get: (id: string): StoredCommand | undefined => byId().get(id),
    /** The key that input digests are made with: a digest alone tells nothing of a guessed input. */
    digestKey: (): Buffer | undefined => secret().get('command-digest')?.value,
  };
}

export function commandWrites(database: Database) {
  const add = prepared<[string, string, Buffer, string, string | null, number, string], unknown>(
    database,
    `INSERT INTO command (id, procedure, input_digest, answer, member_id, at, staff_id) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const addSecret = prepared<[string, Uint8Array], unknown>(
    database,
    `INSERT INTO secret (name, value) VALUES (?, ?)`,
  );
  return {
    add(
      id: string,
      command: StoredCommand,
      by: { readonly memberId: MemberId | null; readonly at: number; readonly staffId: StaffId },
    ): void {
      add().run(id, command.procedure, command.inputDigest, command.answer, by.memberId, by.at, by.staffId);
    },
    setDigestKey(key: Uint8Array): void {
      addSecret().run('command-digest', key);
    },
  };
}
