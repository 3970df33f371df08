import type { KeyboardScanner } from './wedge-calibration.ts';
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
import { isMachineRhythm } from './wedge-rhythm.ts';

/** The strokes so far that kept one pace. */
interface Run {
  readonly strokes: readonly Stroke[];
  /** The longest pause between two of them, in milliseconds. */
  readonly longestGapMs: number;
  /** It came on the heels of other keys: the beginning of a code may be among those, so no end makes it one. */
  readonly isBroken: boolean;
}

/**
 * Tells a scanner that types from a hand that types. Two paces are listened for at once. The quick one is nearly every
 * scanner's: it presses a whole code in a few milliseconds a key and ends it with Enter or Tab, and no hand keeps that
 * rhythm for six keys. The slow one is that of the scanner that was tried out on this machine. It may be a hand's, so
 * that it proves nothing by itself: what tells the two apart is how even it is.
 */
export interface Burst {
  readonly quick: Run;
  readonly slow: Run;
}

const noRun: Run = { strokes: [], longestGapMs: 0, isBroken: false };
export const noBurst: Burst = { quick: noRun, slow: noRun };

/** Each key of a scanner follows within this time. */
const scannerGapMs = 35;
/** A tired radio link may take longer, where a check digit vouches for the code. No hand is as quick. */
const slowScannerGapMs = 55;
/** After such a pause the next key is a beginning. */
export const pauseMs = 120;
const longestCode = 500;
/** A slow code that nothing in itself confirms has to be as long: of fewer gaps, a hand's may be even by chance. */
const shortestSlowCode = 8;

/** How quickly keys follow each other, in milliseconds. */
interface Pace {
  readonly longestGapMs: number;
  /** What comes later than that begins anew; what comes between the two is on the heels of other keys. */
  readonly pauseMs: number;
}

const quickPace: Pace = { longestGapMs: slowScannerGapMs, pauseMs };
const paceOf = ({ gapMs }: KeyboardScanner): Pace => ({
  longestGapMs: gapMs,
  // A key that was lost leaves a gap of two.
  pauseMs: Math.max(pauseMs, 2 * gapMs),
});

/** Keys that follow each other within this time may be a scanner's. */
export const longestGapOf = (scanner: KeyboardScanner | null): number =>
  Math.max(slowScannerGapMs, scanner?.gapMs ?? 0);

/** After such a silence a code is over that nothing ends. */
export const silenceAfter = (scanner: KeyboardScanner): number => Math.max(pauseMs, scanner.gapMs + 20);

/** What the keys so far come to. */
export interface Heard {
  readonly burst: Burst;
  /** The code that just ended, if one did. */
  readonly scan: string | null;
  /** When the first key of that code was pressed, by the strokes' clock. */
  readonly beganAt: number | null;
}

/** The burst after one more stroke, and the code that it ended. */
export function burstWith(burst: Burst, stroke: Stroke, scanner: KeyboardScanner | null = null): Heard {
  if (isModifier(stroke)) return { burst, scan: null, beganAt: null };
  if (isTerminator(stroke)) return endedBy(stroke, burst, scanner);
  if (characterAt(stroke) === null && characterOf(stroke) === null) return over(noRun, null);
  const quick = runWith(burst.quick, stroke, quickPace);
  const slow = scanner === null ? noRun : runWith(burst.slow, stroke, paceOf(scanner));
  return { burst: { quick, slow }, scan: null, beganAt: null };
}

/** The code of a scanner that ends its codes with nothing, once it has been silent. */
export const codeAtRest = ({ slow }: Burst, scanner: KeyboardScanner): Heard =>
  over(slow, scanner.terminator === 'none' ? slowCodeOf(slow, scanner) : null);

function endedBy(stroke: Stroke, { quick, slow }: Burst, scanner: KeyboardScanner | null): Heard {
  const quickCode = isInTime(quick, stroke.at, quickPace) ? codeOf(withGap(quick, stroke.at)) : null;
  if (quickCode !== null || scanner === null) return over(quick, quickCode);
  const isItsEnd = (stroke.key === 'Tab' ? 'Tab' : 'Enter') === scanner.terminator;
  const isSlowOver = isItsEnd && isInTime(slow, stroke.at, paceOf(scanner));
  return over(slow, isSlowOver ? slowCodeOf(slow, scanner) : null);
}

const over = ({ strokes }: Run, scan: string | null): Heard => ({
  burst: noBurst,
  scan,
  beganAt: scan === null ? null : (strokes[0]?.at ?? null),
});

const gapBefore = ({ strokes }: Run, at: number): number =>
  at - (strokes.at(-1)?.at ?? Number.NEGATIVE_INFINITY);

const isInTime = (run: Run, at: number, { longestGapMs }: Pace): boolean =>
  gapBefore(run, at) <= longestGapMs;

function runWith(run: Run, stroke: Stroke, pace: Pace): Run {
  if (isInTime(run, stroke.at, pace) && run.strokes.length < longestCode)
    return { ...withGap(run, stroke.at), strokes: [...run.strokes, stroke] };
  return { ...noRun, strokes: [stroke], isBroken: gapBefore(run, stroke.at) < pace.pauseMs };
}

const withGap = (run: Run, at: number): Run => ({
  ...run,
  longestGapMs: Math.max(run.longestGapMs, gapBefore(run, at)),
});

/**
 * The code of a finished quick run. It is read twice, as the machine's layout typed it and as an American keyboard would
 * have: the scanner and the machine may be set to different ones. The reading that a check digit confirms counts.
 */
function codeOf({ strokes, longestGapMs, isBroken }: Run): string | null {
  if (strokes.length < shortestCode || isBroken) return null;
  const { typed, pressed, confirmed } = readingsOf(strokes);
  return confirmed ?? (longestGapMs <= scannerGapMs ? (typed ?? pressed) : null);
}

/**
 * The code of a run at the pace of this machine's scanner. A check digit alone doesn't make it one: a hand types whole
 * numbers too, off a label or out of a telephone. Without one it is read as the scanner was when it was tried out.
 */
function slowCodeOf({ strokes, longestGapMs, isBroken }: Run, { reads }: KeyboardScanner): string | null {
  if (strokes.length < shortestCode || isBroken || !isMachineRhythm(strokes)) return null;
  const { confirmed, ...readings } = readingsOf(strokes);
  if (confirmed !== null) return confirmed;
  if (longestGapMs > scannerGapMs && strokes.length < shortestSlowCode) return null;
  return readings[reads] ?? readings.typed ?? readings.pressed;
}

function readingsOf(strokes: readonly Stroke[]) {
  const typed = textOf(strokes, characterOf);
  const pressed = textOf(strokes, characterAt);
  const confirmed = [typed, pressed].find((code) => code !== null && hasCheck(code)) ?? null;
  return { typed, pressed, confirmed };
}
