/**
 * Tells a scanner that types from a hand that types. A scanner in keyboard mode sends a whole code in a few
 * milliseconds and ends it with Enter; no hand types eight keys that fast. Without it, the next customer's card would
 * run into the amount of this one.
 */
export interface Burst {
  readonly text: string;
  /** Milliseconds, on the clock of the key events. */
  readonly lastKeyAt: number;
}

const longestGapMs = 30;
const shortestCode = 8;

export const noBurst: Burst = { text: '', lastKeyAt: Number.NEGATIVE_INFINITY };

/** The burst after one more printable key. */
export function burstWith(burst: Burst, key: string, at: number): Burst {
  const goesOn = at - burst.lastKeyAt <= longestGapMs;
  return { text: goesOn ? burst.text + key : key, lastKeyAt: at };
}

/** The code that an Enter at this instant ends, or null where a hand typed. */
export function codeEndedBy(burst: Burst, at: number): string | null {
  return burst.text.length >= shortestCode && at - burst.lastKeyAt <= longestGapMs ? burst.text : null;
}
