import type { Database } from 'better-sqlite3';
import type { JobReason, JobState } from '../../core/contract/print-parts.ts';
import type { JobKind } from '../../core/contract/printing.ts';
import type { Instant, SaleId } from '../../core/domain/ids.ts';
import { prepared } from './statements.ts';

/** Something that goes to a printer. What it says is made when it is sent; here it is only named. */
export interface PrintJobRow {
  readonly id: string;
  readonly deviceId: string;
  /** As it was called then. */
  readonly printerName: string;
  readonly kind: JobKind;
  /** Of a sale, a refund or a member the id; of a day its date; null for what speaks of nothing. */
  readonly subject: string | null;
  readonly isCopy: boolean;
  readonly state: JobState;
  readonly reason: JobReason | null;
  /** Whether a byte of it may have reached the printer. */
  readonly hasBegun: boolean;
  readonly madeAt: Instant;
  readonly changedAt: Instant;
}

/** Where a job is now. */
export type JobChange = Pick<PrintJobRow, 'state' | 'reason' | 'hasBegun'>;

type Stored = Omit<PrintJobRow, 'isCopy' | 'hasBegun'> & { readonly isCopy: 0 | 1; readonly hasBegun: 0 | 1 };
const asRow = (stored: Stored): PrintJobRow => ({
  ...stored,
  isCopy: stored.isCopy === 1,
  hasBegun: stored.hasBegun === 1,
});

const columns = `id, device_id AS deviceId, printer_name AS printerName, kind, subject, is_copy AS isCopy, state, reason,
  has_begun AS hasBegun, made_at AS madeAt, changed_at AS changedAt`;
/** Word for word as the index has it, which is used only so. */
const isOpen = `state IN ('queued', 'printing', 'waiting', 'unknown')`;
const isAsked = `${isOpen} AND state = 'unknown'`;
const isToCome = `${isOpen} AND state <> 'unknown'`;

export function printJobReads(database: Database) {
  const byId = prepared<[string], Stored>(database, `SELECT ${columns} FROM print_job WHERE id = ?`);
  const next = prepared<[string], Stored>(
    database,
    `SELECT ${columns} FROM print_job WHERE ${isOpen} AND device_id = ? AND state = 'queued' ORDER BY seq LIMIT 1`,
  );
  const open = prepared<[], Stored>(
    database,
    `SELECT ${columns} FROM print_job INDEXED BY print_job_open WHERE ${isOpen} ORDER BY seq`,
  );
  const asked = prepared<[number], Stored>(
    database,
    `SELECT ${columns} FROM print_job INDEXED BY print_job_open WHERE ${isAsked} ORDER BY seq LIMIT ?`,
  );
  const toCome = prepared<[number], Stored>(
    database,
    `SELECT ${columns} FROM print_job INDEXED BY print_job_open WHERE ${isToCome} ORDER BY seq LIMIT ?`,
  );
  const askedCount = prepared<[], { jobs: number }>(
    database,
    `SELECT count(*) AS jobs FROM print_job INDEXED BY print_job_open WHERE ${isAsked}`,
  );
  const slipsToCome = prepared<[string], { slips: number }>(
    database,
    `SELECT count(*) AS slips FROM print_job WHERE ${isToCome} AND device_id = ? AND kind <> 'drawer'`,
  );
  const drawers = prepared<[], { id: string; madeAt: Instant }>(
    database,
    `SELECT id, made_at AS madeAt FROM print_job INDEXED BY print_job_open
     WHERE ${isOpen} AND state = 'queued' AND kind = 'drawer'`,
  );
  const ofSale = prepared<[SaleId, number], Stored>(
    database,
    `SELECT ${columns} FROM print_job WHERE subject = ? AND kind IN ('sale', 'drawer') ORDER BY seq DESC LIMIT ?`,
  );
  const newest = prepared<[number], Stored>(
    database,
    `SELECT ${columns} FROM print_job WHERE NOT (${isOpen}) ORDER BY seq DESC LIMIT ?`,
  );
  const queued = prepared<[string, string, string], { id: string }>(
    database,
    `SELECT id FROM print_job WHERE subject = ? AND kind = ? AND device_id = ? AND state = 'queued' AND is_copy = 0`,
  );
  const oldest = prepared<[], { changedAt: Instant }>(
    database,
    `SELECT changed_at AS changedAt FROM print_job ORDER BY changed_at LIMIT 1`,
  );
  return {
    get(id: string): PrintJobRow | undefined {
      const stored = byId().get(id);
      return stored === undefined ? undefined : asRow(stored);
    },
    /** The one whose turn it is at a printer. */
    next(deviceId: string): PrintJobRow | undefined {
      const stored = next().get(deviceId);
      return stored === undefined ? undefined : asRow(stored);
    },
    /** Those that aren't over, and those that a person is asked about, oldest first. */
    open: (): PrintJobRow[] => open().all().map(asRow),
    /** Those that a person is asked about, oldest first. */
    asked: (limit: number): PrintJobRow[] => asked().all(limit).map(asRow),
    askedCount: (): number => askedCount().get()?.jobs ?? 0,
    /** Those that aren't over, oldest first. */
    toCome: (limit: number): PrintJobRow[] => toCome().all(limit).map(asRow),
    /** How many slips wait for a printer: a drawer is none. */
    slipsToCome: (deviceId: string): number => slipsToCome().get(deviceId)?.slips ?? 0,
    /** The drawers whose turn hasn't come. */
    queuedDrawers: () => drawers().all(),
    /** A sale's own, newest first. */
    ofSale: (saleId: SaleId, limit: number): PrintJobRow[] => ofSale().all(saleId, limit).map(asRow),
    /** Those that are over, newest first. */
    ended: (limit: number): PrintJobRow[] => newest().all(limit).map(asRow),
    /** Whether such a slip stands in the queue already: it is made as things are when its turn comes. */
    isQueued: ({ subject, kind, deviceId }: { subject: string; kind: JobKind; deviceId: string }): boolean =>
      queued().get(subject, kind, deviceId) !== undefined,
    /** When the oldest one that is kept was last changed. */
    oldestChange: (): Instant | undefined => oldest().get()?.changedAt,
  };
}

export function printJobWrites(database: Database) {
  const add = prepared<[Stored], unknown>(
    database,
    `INSERT INTO print_job (id, device_id, printer_name, kind, subject, is_copy, state, reason, has_begun, made_at, changed_at)
     VALUES (@id, @deviceId, @printerName, @kind, @subject, @isCopy, @state, @reason, @hasBegun, @madeAt, @changedAt)`,
  );
  const change = prepared<[Pick<Stored, 'id' | 'state' | 'reason' | 'hasBegun' | 'changedAt'>], unknown>(
    database,
    `UPDATE print_job SET state = @state, reason = @reason, has_begun = @hasBegun, changed_at = @changedAt WHERE id = @id`,
  );
  const prune = prepared<[Instant], unknown>(
    database,
    `DELETE FROM print_job WHERE changed_at < ? AND NOT (${isOpen})`,
  );
  return {
    add(job: PrintJobRow): void {
      add().run({ ...job, isCopy: job.isCopy ? 1 : 0, hasBegun: job.hasBegun ? 1 : 0 });
    },
    change(id: string, { state, reason, hasBegun }: JobChange, changedAt: Instant): void {
      change().run({ id, state, reason, hasBegun: hasBegun ? 1 : 0, changedAt });
    },
    /** Forgets those that ended before an instant. */
    prune(before: Instant): void {
      prune().run(before);
    },
  };
}
