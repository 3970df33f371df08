import type { Database } from 'better-sqlite3';
import type { MemberId } from '../../core/domain/ids.ts';
import { prepared } from './statements.ts';

export interface Card {
  readonly id: number;
  readonly number: string;
  readonly memberId: MemberId;
  readonly state: 'active' | 'blocked';
  readonly addedAt: number;
  /** The card that replaced this one. */
  readonly replacedBy: number | null;
}

const columns = `id, number, member_id AS memberId, state, added_at AS addedAt, replaced_by AS replacedBy`;

export function cardReads(database: Database) {
  const byNumber = prepared<[string], Card>(database, `SELECT ${columns} FROM card WHERE number = ?`);
  const byMember = prepared<[string], Card>(
    database,
    `SELECT ${columns} FROM card WHERE member_id = ? ORDER BY state, id DESC`,
  );
  const byId = prepared<[number], Card>(database, `SELECT ${columns} FROM card WHERE id = ?`);
  return {
    get: (id: number): Card | undefined => byId().get(id),
    numbered: (number: string): Card | undefined => byNumber().get(number),
    /** Active ones first, newest first among them. */
    of: (memberId: MemberId): Card[] => byMember().all(memberId),
  };
}

export function cardWrites(database: Database) {
  const add = prepared<[string, string, number], unknown>(
    database,
    `INSERT INTO card (number, member_id, state, added_at) VALUES (?, ?, 'active', ?)`,
  );
  const block = prepared<[number, string, number], unknown>(
    database,
    `UPDATE card SET state = 'blocked', replaced_by = ? WHERE member_id = ? AND id <> ? AND state = 'active'`,
  );
  return {
    add(number: string, memberId: MemberId, at: number): number {
      return Number(add().run(number, memberId, at).lastInsertRowid);
    },
    /** Blocks every other active card of the member, naming the one that takes their place. */
    blockOthers(memberId: MemberId, replacement: number): void {
      block().run(replacement, memberId, replacement);
    },
  };
}
