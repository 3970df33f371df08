import {
  characterAt,
  characterOf,
  hasCheck,
  isModifier,
  isTerminator,
  shortestCode,
  textOf,
  type Stroke,
} from './wedge-keys.ts';

/** Milliseconds between two keys that a scanner can be set to. What takes longer is taken for a hand. */
export const calibratedGapMs = { least: 25, most: 250 } as const;
export const keyboardReadings = ['typed', 'pressed'] as const;
export const keyboardTerminators = ['Enter', 'Tab', 'none'] as const;

/** How the scanner of this machine types, where it was tried out. */
export interface KeyboardScanner {
  /** Each key of it follows within this time, in whole milliseconds. */
  readonly gapMs: number;
  /** `typed`: as this machine's layout makes of its keys; `pressed`: as an American one does. */
  readonly reads: (typeof keyboardReadings)[number];
  /** The key that ends a code. */
  readonly terminator: (typeof keyboardTerminators)[number];
}

export type Calibration =
  | { readonly kind: 'learned'; readonly scanner: KeyboardScanner }
  /** The samples aren't the same code, or don't end alike. */
  | { readonly kind: 'differs' }
  /** They were typed by a hand, or as slowly as one, or are too short to tell. */
  | { readonly kind: 'byHand' };

/** A code as it was pressed, without what ended it. */
interface Sample {
  readonly keys: readonly Stroke[];
  readonly terminator: KeyboardScanner['terminator'];
  /** Milliseconds before each key but the first, the ending one included. */
  readonly gapsMs: readonly number[];
}

/** Learns how a scanner types from the strokes of one code that was scanned several times. */
export function calibrationOf(strokesOfEach: readonly (readonly Stroke[])[]): Calibration {
  const samples = strokesOfEach.map(sampleOf);
  const gapsMs = samples.flatMap((sample) => sample.gapsMs);
  if (samples.some(({ keys }) => keys.length < shortestCode) || isHand(gapsMs)) return { kind: 'byHand' };
  const reads = readingOf(samples);
  const terminator = onlyOne(samples.map((sample) => sample.terminator));
  if (reads === undefined || terminator === undefined) return { kind: 'differs' };
  return { kind: 'learned', scanner: { gapMs: withMargin(Math.max(...gapsMs)), reads, terminator } };
}

function sampleOf(strokes: readonly Stroke[]): Sample {
  const pressed = strokes.filter((stroke) => !isModifier(stroke));
  const afterCode = pressed.findLastIndex((stroke) => !isTerminator(stroke)) + 1;
  const ending = pressed[afterCode];
  // Of two endings, such as Tab and Enter, the first ends the code; the other comes after it.
  const counted = pressed.slice(0, afterCode + 1);
  return {
    keys: pressed.slice(0, afterCode),
    terminator: ending === undefined ? 'none' : ending.key === 'Tab' ? 'Tab' : 'Enter',
    gapsMs: counted.slice(1).map(({ at }, index) => at - (counted[index]?.at ?? at)),
  };
}

/** A tired window may be told of a key this much late. */
const JITTER_MS = 60;
/** Half of a scanner's keys come at once where a radio sends them in bundles: no hand is as quick. */
const QUICKEST_HAND_MS = 35;

/** A scanner keeps its pace, however slow; a hand looks for its keys. */
function isHand(gapsMs: readonly number[]): boolean {
  const longest = Math.max(...gapsMs);
  const middle = gapsMs.toSorted((one, other) => one - other)[Math.floor(gapsMs.length / 2)] ?? 0;
  if (longest > calibratedGapMs.most) return true;
  return middle > QUICKEST_HAND_MS && longest > Math.max(1.5 * middle, middle + JITTER_MS);
}

/** The reading that makes one code of all samples; among two that do, the one that a check digit confirms. */
function readingOf(samples: readonly Sample[]): KeyboardScanner['reads'] | undefined {
  const [typed, pressed] = [characterOf, characterAt].map((read) =>
    onlyOne(samples.map(({ keys }) => textOf(keys, read))),
  );
  if (typed != null && hasCheck(typed)) return 'typed';
  if (pressed != null && hasCheck(pressed)) return 'pressed';
  if (typed != null) return 'typed';
  return pressed == null ? undefined : 'pressed';
}

/** What all are; undefined where they differ. */
const onlyOne = <Value>(values: readonly Value[]): Value | undefined =>
  values.every((value) => value === values[0]) ? values[0] : undefined;

/** Another day the machine is busier: half as long again, and never within a clock's tick. */
const withMargin = (longestMs: number): number =>
  Math.min(
    calibratedGapMs.most,
    Math.max(calibratedGapMs.least, Math.ceil(Math.max(longestMs * 1.5, longestMs + 10))),
  );
