import type { Stroke } from './wedge-keys.ts';

/**
 * Gaps of a scanner may differ by this much, in milliseconds: it keeps its own clock, and the longest tick of a clock
 * that a system stamps keys with is 15.6 (Windows). One more for what is rounded.
 */
const tickMs = 17;

/** No hand presses most of its keys as quickly. A radio that sends keys in bundles does, with pauses between those. */
const quickestHandMs = 35;

/**
 * Whether keys followed each other as a machine presses them. A scanner waits the same time before each key, however
 * long that is. A hand doesn't: two keys of two fingers come sooner than two of one, a far key later than a near one, and
 * the next digits have to be read. Also of fast typists, at 60 to 90 ms a key, one gap is half as long again as another
 * within a few keys. Only gaps of a kind are compared: for a capital letter a scanner presses Shift first, which may take
 * a turn of its own.
 */
export function isMachineRhythm(strokes: readonly Stroke[]): boolean {
  const gaps = strokes.slice(1).map((stroke, index) => {
    const before = strokes[index] ?? stroke;
    return { ms: stroke.at - before.at, kind: `${before.shift} ${stroke.shift}` };
  });
  if (middleOf(gaps.map(({ ms }) => ms)) <= quickestHandMs) return true;
  return gaps.every(({ ms, kind }) =>
    gaps.every((other) => other.kind !== kind || Math.abs(other.ms - ms) <= tickMs),
  );
}

const middleOf = (gapsMs: readonly number[]): number =>
  gapsMs.toSorted((one, other) => one - other)[Math.floor(gapsMs.length / 2)] ?? 0;
