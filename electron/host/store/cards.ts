import type { Database } from 'better-sqlite3';
import type { MemberId } from '../../core/domain/ids.ts';
import { idsOf, keptAs } from './one-person.ts';
import { prepared } from './statements.ts';

export interface Card {
  readonly id: number;
  readonly number: string;
  /** The one that it leads to. */
  readonly memberId: MemberId;
  /** The one that it was given to, who may have been merged into the other. */
  readonly givenTo: MemberId;
  readonly state: 'active' | 'blocked';
  readonly addedAt: number;
  /** The card that replaced this one. */
  readonly replacedBy: number | null;
}

const columns = `id, number, ${keptAs('member_id')} AS memberId, member_id AS givenTo, state, added_at AS addedAt, replaced_by AS replacedBy`;

export function cardReads(database: Database) {
  const byNumber = prepared<[string], Card>(database, `SELECT ${columns} FROM card WHERE number = ?`);
  const byMember = prepared<[{ member: string }], Card>(
    database,
    `SELECT ${columns} FROM card WHERE member_id IN ${idsOf('@member')} ORDER BY state, id DESC`,
  );
  const byId = prepared<[number], Card>(database, `SELECT ${columns} FROM card WHERE id = ?`);
  return {
    get: (id: number): Card | undefined => byId().get(id),
    numbered: (number: string): Card | undefined => byNumber().get(number),
    /** Active ones first, newest first among them. */
    of: (memberId: MemberId): Card[] => byMember().all({ member: memberId }),
  };
}

export function cardWrites(database: Database) {
  const add = prepared<[string, string, number], unknown>(
    database,
    `INSERT INTO card (number, member_id, state, added_at) VALUES (?, ?, 'active', ?)`,
  );
  const block = prepared<[{ member: string; replacement: number }], unknown>(
    database,
    `UPDATE card SET state = 'blocked', replaced_by = @replacement
     WHERE member_id IN ${idsOf('@member')} AND id <> @replacement AND state = 'active'`,
  );
  return {
    add(number: string, memberId: MemberId, at: number): number {
      return Number(add().run(number, memberId, at).lastInsertRowid);
    },
    /** Blocks every other active card of the member, naming the one that takes their place. */
    blockOthers(memberId: MemberId, replacement: number): void {
      block().run({ member: memberId, replacement });
    },
  };
}
