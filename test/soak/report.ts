import { timesOf } from '../bench/figures.ts';
import type { SoakResult } from './soak.ts';

/** What a process takes and gives back in its own time isn't growth. */
const FLAT_WITHIN = 1.1;

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
export const inQuarters = (memory: readonly number[]): string => quarters(memory).map(megabytes).join(', ');

/** The middle value of each quarter of a run: what is taken at its start isn't growth, what is taken all along is. */
export function quarters(memory: readonly number[]): readonly number[] {
  const length = Math.ceil(memory.length / 4);
  return [0, 1, 2, 3].map((quarter) => timesOf(memory.slice(quarter * length, (quarter + 1) * length)).p50);
}

const staysWithin = (memory: readonly number[]): boolean => {
  const [, second = 0, , last = 0] = quarters(memory);
  return last <= second * FLAT_WITHIN;
};

export const isFlat = (memory: SoakResult['memory']): boolean =>
  staysWithin(memory.map(({ rss }) => rss)) && staysWithin(memory.map(({ heapUsed }) => heapUsed));

export const isWhole = ({ harm }: SoakResult): boolean =>
  Object.values(harm).every((texts: readonly string[]) => texts.length === 0);

/** What came of a soak, in lines for whoever reads it. */
export function reportOf(result: SoakResult, scanners: number): readonly string[] {
  const { harm, pulls } = result;
  const inMs = (milliseconds: readonly number[]): string => {
    const { p50, p95, largest } = timesOf(milliseconds);
    return `p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, largest ${largest.toFixed(0)} ms`;
  };
  const all = [...pulls.values()].reduce((sum, count) => sum + count, 0);
  return [
    `${result.scans} whole scans of ${scanners} scanners: ${harm.lost.length} lost, ${harm.doubled.length} doubled, ` +
      `${harm.strange.length} never sent, ${harm.late.length} out of order`,
    `${all} cables pulled and put back: ${[...pulls].map(([moment, count]) => `${count} ${moment}`).join(', ')} ` +
      `(${result.lucky} of those came through)`,
    `a pulled cable is noticed after: ${inMs(result.noticeMs)}`,
    `a scanner that is back is in use after: ${inMs(result.readyMs)}`,
    `memory of the station by quarters: ${inQuarters(result.memory.map(({ rss }) => rss))}; of its program's own: ` +
      inQuarters(result.memory.map(({ heapUsed }) => heapUsed)) +
      (isFlat(result.memory) ? '' : ': it grows'),
  ];
}
