import type { Database } from 'better-sqlite3';
import type { MemberId } from '../../core/domain/ids.ts';
import { prepared } from './statements.ts';

export interface Card {
  readonly id: number;
  readonly number: string;
  readonly memberId: MemberId;
  readonly state: 'active' | 'blocked';
  readonly addedAt: number;
}

const columns = `id, number, member_id AS memberId, state, added_at AS addedAt`;

export function cardReads(database: Database) {
  const byNumber = prepared<[string], Card>(database, `SELECT ${columns} FROM card WHERE number = ?`);
  const byMember = prepared<[string], Card>(
    database,
    `SELECT ${columns} FROM card WHERE member_id = ? ORDER BY state, id DESC`,
  );
  return {
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
  return {
    add(number: string, memberId: MemberId, at: number): void {
      add().run(number, memberId, at);
    },
  };
}
