import { timesOf } from '../../bench/figures.ts';
import { inQuarters, isFlat } from '../report.ts';
import type { FaultName } from './plan.ts';
import { againByWord, harmToReceipts, isUnharmed, type ReceiptHarm } from './receipt-tally.ts';
import type { SoakedCounter } from './receipt-soak.ts';

const countsOf = (words: readonly string[]): string => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([word, count]) => `${count} ${word}`)
    .join(', ');
};

const harmInWords = (harm: ReceiptHarm): string =>
  Object.entries(harm)
    .map(([what, numbers]: [string, readonly number[]]) => `${numbers.length} ${what}`)
    .join(', ');

/** A drawer is opened by each of its jobs once at most, and by each that the till calls printed. */
export function isDrawerTrue({ pulses, drawerJobs }: Pick<SoakedCounter, 'pulses' | 'drawerJobs'>): boolean {
  const printed = drawerJobs.filter((state) => state === 'printed').length;
  const unknown = drawerJobs.filter((state) => state === 'unknown').length;
  return pulses >= printed && pulses <= printed + unknown;
}

/**
 * A printer that was left in the middle of a command takes the next thing that it hears for the rest of it: a question of
 * three bytes, which it answers all the same. Then it is told to throw away what it holds.
 */
const NOISE_OF_A_QUESTION = 3;
const tearing: readonly FaultName[] = [
  ...(['cable pulled', 'cable pulled after some bytes', 'switched off', 'station killed'] as const),
  // A connection is given up with what it holds.
  ...(['silent in the middle', 'silent after', 'takes nothing'] as const),
];

/** What the printer didn't understand, but for the questions that followed a torn command. */
export function misunderstood({
  failures,
  failuresInQuestions,
  faults,
}: Pick<SoakedCounter, 'failures' | 'failuresInQuestions' | 'faults'>): readonly string[] {
  const torn = tearing.reduce((sum, fault) => sum + (faults.get(fault) ?? 0), 0);
  return failuresInQuestions.length > torn * NOISE_OF_A_QUESTION
    ? failures
    : failures.filter((failure) => !failuresInQuestions.includes(failure));
}

export const isTrue = (counter: SoakedCounter): boolean =>
  isUnharmed(harmToReceipts(counter)) && misunderstood(counter).length === 0 && isDrawerTrue(counter);

/** Of a counter whose processes live through all of it; of the others nothing is weighed. */
export const isMemoryFlat = ({ memory }: SoakedCounter): boolean =>
  [memory.host, memory.station].every((kept) => kept.length === 0 || isFlat(kept));

/** What came of all counters together, in lines for whoever reads it. */
export function receiptReport(counters: readonly SoakedCounter[]): readonly string[] {
  const faults = counters.flatMap(({ faults }) =>
    [...faults].flatMap(([name, count]) => Array<FaultName>(count).fill(name)),
  );
  const inMs = (times: readonly number[]): string => {
    const { p50, p99, largest } = timesOf(times);
    return `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, the longest ${largest.toFixed(0)} ms`;
  };
  const saleMs = counters.flatMap(({ saleMs }) => saleMs);
  const withoutHost = counters.flatMap(({ saleMsWithoutHost }) => saleMsWithoutHost);
  return [
    ...counters.flatMap(linesOf),
    `${faults.length} faults: ${countsOf(faults)}`,
    `${saleMs.length} sales: ${inMs(saleMs)}`,
    ...(withoutHost.length === 0
      ? []
      : [`${withoutHost.length} sales while their host was started again: ${inMs(withoutHost)}`]),
  ];
}

function linesOf(counter: SoakedCounter): readonly string[] {
  const { name, sales, jobs, slips, denied, failures, pulses, drawerJobs, memory } = counter;
  const harm = harmToReceipts(counter);
  const ends = jobs.map(({ state, reason }) => (reason === null ? state : `${state} ${reason}`));
  const torn = slips.filter(({ isWhole }) => !isWhole).length;
  const inWords = Object.entries(harm).flatMap(([what, numbers]: [string, readonly number[]]) =>
    numbers.length === 0 ? [] : [`  ${what}: ${numbers.join(' ')}`],
  );
  return [
    `${name}: ${sales} sales, ${jobs.length} jobs: ${countsOf(ends)}`,
    `  on paper: ${slips.length - torn} whole and ${torn} torn; ${harmInWords(harm)}`,
    `  ${denied.size} weren’t there by a person’s word, and ${againByWord(counter).length} of those came out all the same`,
    ...inWords,
    ...(failures.length === 0
      ? []
      : [
          `  the printer took ${failures.length} bytes amiss, ${misunderstood(counter).length} of them without a torn one before`,
        ]),
    ...misunderstood(counter).map((failure) => `  the printer: ${failure}`),
    ...(drawerJobs.length === 0
      ? []
      : [
          `  the drawer: ${pulses} pulses of ${countsOf(drawerJobs)}${isDrawerTrue(counter) ? '' : ': WRONG'}`,
        ]),
    ...(['host', 'station'] as const).flatMap((which) =>
      memory[which].length === 0
        ? []
        : [
            `  memory of the ${which} by quarters: ${inQuarters(memory[which].map(({ rss }) => rss))}; of its program’s own: ` +
              inQuarters(memory[which].map(({ heapUsed }) => heapUsed)) +
              (isFlat(memory[which]) ? '' : ': it grows'),
          ],
    ),
  ];
}
