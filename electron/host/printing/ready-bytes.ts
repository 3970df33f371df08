import { isDeepStrictEqual } from 'node:util';
import { LONGEST_PRINT } from '../../core/contract/station.ts';
import type { Instant } from '../../core/domain/ids.ts';
import type { ConfiguredDevice } from '../devices/device-plan.ts';
import type { PrintJobRow } from '../store/print-jobs.ts';
import type { ReadableStore } from '../store/store.ts';
import { bytesOf, matterOf } from './job-bytes.ts';

/** A job as the station gets it, and the printer as it was set when that was made. */
export interface ReadyJob {
  readonly printer: ConfiguredDevice;
  /** Base64. */
  readonly bytes: string;
}

export interface MakingPlace {
  readonly read: ReadableStore;
  readonly now: Instant;
  /** The job's printer as it is set now; undefined where it isn't known. */
  readonly printerNow: () => ConfiguredDevice | undefined;
  /** Whether the job may still be sent. */
  readonly mayStill: () => boolean;
}

/**
 * Makes a job's bytes, as things are once they are made: what was sold, undone, erased or set while a slip was put into the
 * printer's words counts, too. Throws where a slip is longer than the station takes.
 */
export async function readyBytes(
  job: PrintJobRow,
  { read, now, printerNow, mayStill }: MakingPlace,
): Promise<ReadyJob | 'nothing-to-tell' | 'not-now'> {
  for (;;) {
    const printer = printerNow();
    if (printer === undefined || !mayStill()) return 'not-now';
    const matter = matterOf(job, printer, { read, now });
    if (matter === undefined) return 'nothing-to-tell';
    const bytes = Buffer.from(await bytesOf(matter)).toString('base64');
    if (bytes.length > LONGEST_PRINT) throw new RangeError('a slip is longer than a roll');
    const after = printerNow();
    if (after === undefined || !mayStill()) return 'not-now';
    if (isDeepStrictEqual(matterOf(job, after, { read, now }), matter)) return { printer: after, bytes };
  }
}
