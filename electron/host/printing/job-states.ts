import { endStates, type JobState } from '../../core/contract/print-parts.ts';
import type { JobNews } from '../devices/printer-line.ts';
import type { JobChange } from '../store/print-jobs.ts';
import { failedFor } from './recovery.ts';

/** Whether nothing happens to a job any more by itself. */
export const isOver = (state: JobState): boolean => endStates.some((ended) => ended === state);

/** It is the station's from now on. */
export const handedOver: JobChange = { state: 'printing', reason: null, hasBegun: false };

/** States that have a reason. */
const isExplained = (state: JobState): boolean =>
  state === 'waiting' || state === 'unknown' || state === 'failed';

/** What a job is by the station's word; undefined where that is nothing new. */
export function changeToldBy(
  { state, reason, hasBegun }: JobNews,
  { at, onceBack }: { readonly at: JobChange; readonly onceBack: JobChange | undefined },
): JobChange | undefined {
  // Its turn at the station: it can begin at any moment.
  if (state === 'queued') return undefined;
  if (state === 'cancelled') return onceBack ?? failedFor(reason);
  const to = { state, reason: isExplained(state) ? reason : null, hasBegun: at.hasBegun || hasBegun };
  return to.state === at.state && to.reason === at.reason && to.hasBegun === at.hasBegun ? undefined : to;
}
