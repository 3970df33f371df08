import type { Instant } from '../../core/domain/ids.ts';
import type { JobNews } from '../devices/printer-line.ts';
import { faultOf } from '../faults.ts';
import type { JobChange, PrintJobRow } from '../store/print-jobs.ts';
import { foundAtStart, keptFrom } from './recovery.ts';
import type { SpoolParts } from './spool.ts';

const TIDIED_EVERY_MS = 3_600_000;

/** What the book knows of the jobs: each change is written down, told, and heard by whoever waits for it. */
export interface KeptJobs {
  /** False where it couldn't be written. */
  readonly change: (jobId: string, to: JobChange) => boolean;
  /** The same for what has happened already: where it can't be written now, it is later. */
  readonly settle: (jobId: string, to: JobChange) => void;
  /** The same for many at once, in one transaction: none of them waits for the disk by itself. */
  readonly settleAll: (jobIds: readonly string[], to: JobChange) => void;
  /** The end of a job that a person is asked about, of which the station knew after all. */
  readonly hearLate: (news: JobNews) => void;
  /** Resolves as soon as a job is as it is wished, or after so long, with the job as it then is. */
  readonly when: (
    jobId: string,
    isSo: (job: PrintJobRow) => boolean,
    waitMs: number,
  ) => Promise<PrintJobRow | undefined>;
  /**
   * What a till finds that was closed or killed with jobs under way. Gives those of which a person is asked from now on, as
   * they were: a station that outlived the till may have them still.
   */
  readonly recover: () => readonly PrintJobRow[];
  /** Writes what couldn't be written, and forgets what ended long ago. */
  readonly tidy: () => void;
  /** Whoever waits now is told how things are. */
  readonly endWaits: () => void;
}

export function keepJobs({ database, read, write, file, now, log, tell }: SpoolParts): KeptJobs {
  const atomically = database.transaction((run: () => void): void => run());
  const unwritten = new Map<string, JobChange>();
  const waiting = new Set<{ readonly look: () => void; readonly giveUp: () => void }>();
  let tidiedAt = -Infinity;

  const written = (run: () => void): boolean => {
    try {
      atomically.immediate(run);
      return true;
    } catch (error) {
      const fault = faultOf(error, file);
      if (fault === undefined) throw error;
      log.write('error', 'spool', { code: fault.code });
      return false;
    }
  };

  const change = (jobId: string, to: JobChange): boolean => {
    const isWritten = written(() => write.printJobs.change(jobId, to, now()));
    if (isWritten) {
      unwritten.delete(jobId);
      tell({ name: 'printing.changed' });
    }
    for (const { look } of [...waiting]) look();
    return isWritten;
  };

  const settle = (jobId: string, to: JobChange): void => {
    if (!change(jobId, to)) unwritten.set(jobId, to);
  };

  const settleAll = (jobIds: readonly string[], to: JobChange): void => {
    if (jobIds.length === 0) return;
    const isWritten = written(() => {
      for (const jobId of jobIds) write.printJobs.change(jobId, to, now());
    });
    for (const jobId of jobIds) {
      if (isWritten) unwritten.delete(jobId);
      else unwritten.set(jobId, to);
    }
    if (isWritten) tell({ name: 'printing.changed' });
    for (const { look } of [...waiting]) look();
  };

  const prune = (): void => {
    if (now() - tidiedAt < TIDIED_EVERY_MS) return;
    tidiedAt = now();
    const before = keptFrom(now());
    const oldest = read.printJobs.oldestChange();
    if (oldest !== undefined && oldest < before) written(() => write.printJobs.prune(before));
  };

  return {
    change,
    settle,
    settleAll,

    hearLate({ jobId, state }) {
      if (state !== 'printed' && state !== 'sent') return;
      if (read.printJobs.get(jobId)?.state === 'unknown')
        settle(jobId, { state, reason: null, hasBegun: true });
    },

    when: (jobId, isSo, waitMs) =>
      new Promise((resolve) => {
        const end = (job: PrintJobRow | undefined): void => {
          clearTimeout(timer);
          waiting.delete(waiter);
          resolve(job);
        };
        const waiter = {
          look(): void {
            const job = read.printJobs.get(jobId);
            if (job === undefined || isSo(job)) end(job);
          },
          giveUp: (): void => end(read.printJobs.get(jobId)),
        };
        const timer = setTimeout(waiter.giveUp, waitMs);
        waiting.add(waiter);
        waiter.look();
      }),

    recover() {
      const restored = [read.audit.lastAt('data.restore'), read.audit.lastAt('data.salvage')];
      const restoredAt = restored.reduce<Instant | undefined>(
        (last, at) => (at !== undefined && at > (last ?? 0) ? at : last),
        undefined,
      );
      const found = read.printJobs.open().flatMap((job) => {
        const to = foundAtStart(job, restoredAt);
        return to === undefined ? [] : [{ job, id: job.id, to }];
      });
      if (found.length === 0) return [];
      const isWritten = written(() => {
        for (const { id, to } of found) write.printJobs.change(id, to, now());
      });
      if (!isWritten) for (const { id, to } of found) unwritten.set(id, to);
      return found.flatMap(({ job, to }) => (to.state === 'unknown' && job.state !== 'queued' ? [job] : []));
    },

    tidy() {
      for (const [jobId, to] of unwritten) if (!change(jobId, to)) return;
      prune();
    },

    endWaits() {
      for (const { giveUp } of [...waiting]) giveUp();
    },
  };
}
