import type { Instant } from '../../core/domain/ids.ts';
import type { JobChange, PrintJobRow } from '../store/print-jobs.ts';

/** A shop that looks back further finds the slip with its sale. */
const DAYS_KEPT = 60;
export const keptFrom = (now: Instant): Instant => (now - DAYS_KEPT * 86_400_000) as Instant;

/** Nobody but a person can tell. */
export const notKnown = (reason: 'TILL_STOPPED' | 'STATION_DOWN' | 'PRINTER_REMOVED'): JobChange => ({
  state: 'unknown',
  reason,
  hasBegun: true,
});

export const queuedAgain: JobChange = { state: 'queued', reason: null, hasBegun: false };

/** It isn't on paper, and won't be. */
export const failedFor = (reason: JobChange['reason']): JobChange => ({
  state: 'failed',
  reason,
  hasBegun: false,
});

/**
 * What becomes of a job that the till finds when it starts; undefined where it stays as it is. One that was handed over,
 * and of which nothing more was heard, may have begun a moment before the till was killed: a person is asked, as nothing
 * is ever sent twice by itself. So it is with what stands in a backup that was put back: it may have been printed since.
 */
export function foundAtStart(
  { state, hasBegun, madeAt }: Pick<PrintJobRow, 'state' | 'hasBegun' | 'madeAt'>,
  restoredAt: Instant | undefined,
): JobChange | undefined {
  switch (state) {
    case 'printing':
      return notKnown('TILL_STOPPED');
    case 'waiting':
      return hasBegun || isBefore(madeAt, restoredAt) ? notKnown('TILL_STOPPED') : queuedAgain;
    case 'queued':
      return isBefore(madeAt, restoredAt) ? notKnown('TILL_STOPPED') : undefined;
    default:
      return undefined;
  }
}

const isBefore = (madeAt: Instant, restoredAt: Instant | undefined): boolean =>
  restoredAt !== undefined && madeAt <= restoredAt;
