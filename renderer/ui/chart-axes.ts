import type { ChartRoom } from './chart.tsx';

/** Colours by the tokens' names: the theme, and paper, change them without a new drawing. */
export const chartInk = {
  series: 'var(--chart)',
  seriesSoft: 'var(--chart-soft)',
  usualSoft: 'var(--pressed)',
  usual: 'var(--chart-usual)',
  line: 'var(--line)',
  ink: 'var(--ink)',
} as const;

/** Round steps from nought to the greatest value, at most five; whole ones, since minor units and things are whole. */
export function wholeTicks(values: readonly number[]): readonly number[] {
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const step = roundStep((most - least) / 4);
  const first = Math.floor(least / step);
  const last = Math.ceil(most / step);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

/** The next of 1, 2, 5, 10, 20, 50… that isn't smaller. */
function roundStep(wanted: number): number {
  if (wanted <= 1) return 1;
  const size = 10 ** Math.floor(Math.log10(wanted));
  return size * ([1, 2, 5].find((step) => step * size >= wanted) ?? 10);
}

/** As wide as the widest of the words will be, in CSS pixels: letters and digits are a little over half their height. */
export const widestOf = (words: readonly string[], { letterPixels }: ChartRoom): number =>
  Math.ceil(Math.max(0, ...words.map(letterWidths)) * letterPixels * 0.62);

/** Room for the words beside an axis. */
export const marginFor = (words: readonly string[], room: ChartRoom): number =>
  widestOf(words, room) + Math.ceil(room.letterPixels * 0.6);

/** How many names fit under an axis without touching; every so many is left out. */
export function everyNth(names: readonly string[], widthPixels: number, room: ChartRoom): number {
  const each = widestOf(names, room) + room.letterPixels;
  return Math.max(1, Math.ceil((names.length * each) / widthPixels));
}

/** A CJK character is as wide as two letters. */
const letterWidths = (name: string): number =>
  [...name].reduce((sum, letter) => sum + (/[⺀-鿿가-힯＀-｠]/u.test(letter) ? 2 : 1), 0);
