import type { JobReason, JobState } from '../../../electron/core/contract/print-parts.ts';
import type { SlipOnPaper } from './paper.ts';

/** A job of a sale's slip as the till's book has it at the end, oldest first. */
export interface EndedJob {
  readonly jobId: string;
  /** Of the sale. */
  readonly number: number;
  readonly state: JobState;
  readonly reason: JobReason | null;
}

export interface WhatCame {
  /** Sales are numbered from 1 to this. */
  readonly sales: number;
  readonly jobs: readonly EndedJob[];
  /** In the order in which they came out. */
  readonly slips: readonly SlipOnPaper[];
  /** The jobs of which a person said that they aren't on paper. */
  readonly denied: ReadonlySet<string>;
  /** The jobs that a person took back. */
  readonly takenBack: ReadonlySet<string>;
}

/** What of the slips isn't as it must be, each by its sale's number. */
export interface ReceiptHarm {
  /** Neither printed nor asked about nor ended for a reason. */
  readonly lost: readonly number[];
  /** Printed by the till's word, and not whole on paper. */
  readonly untrue: readonly number[];
  /** On paper more often than it was asked for, whole or in part. */
  readonly doubled: readonly number[];
  /** On paper, though the till says that nothing of it was sent. */
  readonly unasked: readonly number[];
  /** On paper after one whose turn was later. */
  readonly late: readonly number[];
}

const countIn = (numbers: readonly (number | null)[]): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  for (const number of numbers) if (number !== null) counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
};

export function harmToReceipts({ sales, jobs, slips, denied, takenBack }: WhatCame): ReceiptHarm {
  const numbers = Array.from({ length: sales }, (_, at) => at + 1);
  const jobsOf = Map.groupBy(jobs, ({ number }) => number);
  const pieces = countIn(slips.map(({ number }) => number));
  const whole = countIn(slips.map(({ number, isWhole }) => (isWhole ? number : null)));
  const denials = countIn(jobs.map(({ jobId, number }) => (denied.has(jobId) ? number : null)));

  const isAccountedFor = ({ jobId, state, reason }: EndedJob): boolean =>
    state === 'printed' ||
    state === 'unknown' ||
    (state === 'cancelled' && takenBack.has(jobId)) ||
    // Of one that a person denied the job after it decides.
    (state === 'failed' && reason !== null && !denied.has(jobId));
  const states = (number: number): readonly JobState[] => jobsOf.get(number)?.map(({ state }) => state) ?? [];

  return {
    lost: numbers.filter((number) => !(jobsOf.get(number)?.some(isAccountedFor) ?? false)),
    untrue: numbers.filter((number) => states(number).includes('printed') && !whole.has(number)),
    doubled: [...pieces]
      .filter(([number, count]) => count > 1 + (denials.get(number) ?? 0))
      .map(([number]) => number),
    unasked: [...pieces.keys()].filter(
      (number) =>
        !denials.has(number) && states(number).every((state) => state === 'failed' || state === 'cancelled'),
    ),
    late: lateIn(jobs, slips),
  };
}

/** Each slip is given the earliest job of its sale that isn't before the one of the slip before it. */
function lateIn(jobs: readonly EndedJob[], slips: readonly SlipOnPaper[]): readonly number[] {
  const late: number[] = [];
  let from = 0;
  for (const { number, isWhole } of slips) {
    if (number === null || !isWhole) continue;
    const at = jobs.findIndex((job, place) => place >= from && job.number === number);
    if (at === -1) late.push(number);
    else from = at + 1;
  }
  return late;
}

/** Slips that are on paper twice, since a person said before the second that the first isn't there. */
export const againByWord = ({ slips, jobs, denied }: WhatCame): readonly number[] => {
  const deniedNumbers = new Set(jobs.filter(({ jobId }) => denied.has(jobId)).map(({ number }) => number));
  return [...countIn(slips.map(({ number, isWhole }) => (isWhole ? number : null)))]
    .filter(([number, count]) => count > 1 && deniedNumbers.has(number))
    .map(([number]) => number);
};

export const isUnharmed = (harm: ReceiptHarm): boolean =>
  Object.values(harm).every((numbers: readonly number[]) => numbers.length === 0);
