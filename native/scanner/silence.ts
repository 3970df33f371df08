/** So many times this process has to look before it takes a scanner for silent. */
const LOOKS = 5;

/** Waits for a scanner to be silent. */
export interface Silence {
  /** The scanner has just sent something, and should go on. */
  readonly await: () => void;
  /** It has sent all that it should. */
  readonly end: () => void;
}

/**
 * Tells of a silence of that many milliseconds. Time in which this process is busy or stopped isn't one: what came then
 * is still to be read, so such a time counts no more than a fifth of it.
 */
export function silenceOf(ms: number, onSilence: () => void): Silence {
  let timer: NodeJS.Timeout | undefined;

  const look = (looksLeft: number): void => {
    timer = setTimeout(() => (looksLeft === 1 ? onSilence() : look(looksLeft - 1)), ms / LOOKS);
  };
  const end = (): void => clearTimeout(timer);
  return {
    await: () => {
      end();
      look(LOOKS);
    },
    end,
  };
}
