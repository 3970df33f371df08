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

/**
 * Tells a scanner that types from a hand that types. A scanner in keyboard mode presses a whole code in a few
 * milliseconds a key and ends it with Enter or Tab; no hand keeps that rhythm for six keys. These are the strokes so far
 * that kept it.
 */
export interface Burst {
  readonly strokes: readonly Stroke[];
  /** The longest pause between two of them, in milliseconds. */
  readonly longestGapMs: number;
  /** It came on the heels of other keys: the beginning of a code may be among those, so no end makes it one. */
  readonly isBroken: boolean;
}

export const noBurst: Burst = { strokes: [], longestGapMs: 0, isBroken: false };

/** Each key of a scanner follows within this time. */
const scannerGapMs = 35;
/** A tired radio link may take longer, where a check digit vouches for the code. No hand is as quick. */
export const slowScannerGapMs = 55;
/** After such a pause the next key is a beginning. */
export const pauseMs = 120;
const longestCode = 500;

const gapBefore = ({ strokes }: Burst, at: number): number =>
  at - (strokes.at(-1)?.at ?? Number.NEGATIVE_INFINITY);

export const keepsRhythm = (burst: Burst, at: number): boolean => gapBefore(burst, at) <= slowScannerGapMs;

/** The burst after one more stroke, and the code that it ended, if it ended one. */
export function burstWith(
  burst: Burst,
  stroke: Stroke,
): { readonly burst: Burst; readonly scan: string | null } {
  const gapMs = gapBefore(burst, stroke.at);
  if (isModifier(stroke)) return { burst, scan: null };
  if (isTerminator(stroke))
    return { burst: noBurst, scan: keepsRhythm(burst, stroke.at) ? codeOf(withGap(burst, gapMs)) : null };
  if (characterAt(stroke) === null && characterOf(stroke) === null) return { burst: noBurst, scan: null };
  if (!keepsRhythm(burst, stroke.at) || burst.strokes.length >= longestCode)
    return { burst: { ...noBurst, strokes: [stroke], isBroken: gapMs < pauseMs }, scan: null };
  return { burst: { ...withGap(burst, gapMs), strokes: [...burst.strokes, stroke] }, scan: null };
}

const withGap = (burst: Burst, gapMs: number): Burst => ({
  ...burst,
  longestGapMs: Math.max(burst.longestGapMs, gapMs),
});

/**
 * The code of a finished burst. It is read twice, as the machine's layout typed it and as an American keyboard would
 * have: the scanner and the machine may be set to different ones. The reading that a check digit confirms counts.
 */
function codeOf({ strokes, longestGapMs, isBroken }: Burst): string | null {
  if (strokes.length < shortestCode || isBroken) return null;
  const typed = textOf(strokes, characterOf);
  const pressed = textOf(strokes, characterAt);
  if (typed !== null && hasCheck(typed)) return typed;
  if (pressed !== null && hasCheck(pressed)) return pressed;
  return longestGapMs <= scannerGapMs ? (typed ?? pressed) : null;
}
