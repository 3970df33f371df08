import type { Database } from 'better-sqlite3';
import type { StaffId } from '../../core/domain/ids.ts';
import { prepared } from './statements.ts';

export interface Staff {
  readonly id: StaffId;
  readonly name: string;
  readonly role: 'cashier' | 'owner';
}

export function staffReads(database: Database) {
  const byName = prepared<[string], Staff>(database, `SELECT id, name, role FROM staff WHERE name = ?`);
  const owner = prepared<[], Staff>(database, `SELECT id, name, role FROM staff ORDER BY rowid LIMIT 1`);
  return {
    named: (name: string): Staff | undefined => byName().get(name),
    /** Whom the set-up made: the first row of all. */
    owner: (): Staff | undefined => owner().get(),
  };
}

export function staffWrites(database: Database) {
  const add = prepared<[string, string, string, number], unknown>(
    database,
    `INSERT INTO staff (id, name, role, created_at) VALUES (?, ?, ?, ?)`,
  );
  return {
    add(staff: Staff, createdAt: number): void {
      add().run(staff.id, staff.name, staff.role, createdAt);
    },
  };
}
