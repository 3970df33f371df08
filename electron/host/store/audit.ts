import type { Database } from 'better-sqlite3';
import type { BusinessDay, Instant, StaffId } from '../../core/domain/ids.ts';
import { prepared } from './statements.ts';

/** Something that was done beyond plain selling. `subject` is an opaque id, `text` can be erased. */
export interface AuditEntry {
  readonly at: Instant;
  readonly businessDay: BusinessDay;
  readonly staffId: StaffId;
  readonly till: string;
  readonly action:
    | 'shop.setUp'
    | 'shop.update'
    | 'member.update'
    | 'member.merge'
    | 'member.unmerge'
    | 'member.erase'
    | 'sale.void'
    | 'sale.refund'
    | 'sale.attach'
    | 'points.adjust'
    | 'program.save'
    | 'reward.save'
    | 'reward.cancel'
    | 'product.save'
    | 'card.replace'
    | 'day.close'
    | 'drawer.open'
    | 'data.backup'
    | 'data.export'
    | 'data.restore'
    | 'data.salvage';
  readonly subject: string | null;
  readonly text: string | null;
}

export function auditReads(database: Database) {
  const last = prepared<[string], { at: Instant }>(
    database,
    `SELECT at FROM audit WHERE action = ? ORDER BY seq DESC LIMIT 1`,
  );
  return {
    lastAt: (action: AuditEntry['action']): Instant | undefined => last().get(action)?.at,
  };
}

export function auditWrites(database: Database) {
  const add = prepared<[AuditEntry], unknown>(
    database,
    `INSERT INTO audit (at, business_day, staff_id, till, action, subject, text)
     VALUES (@at, @businessDay, @staffId, @till, @action, @subject, @text)`,
  );
  return {
    add(entry: AuditEntry): void {
      add().run(entry);
    },
  };
}
