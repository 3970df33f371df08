/** Pauses between tries that grow, so that a device which never opens costs nothing, and one that does is soon there. */
export interface BackOff {
  /** Milliseconds until the next try; each time it is asked they grow, up to the last one. */
  readonly next: () => number;
  readonly reset: () => void;
}

export function backOff(pausesMs: readonly number[]): BackOff {
  let tries = 0;
  return {
    next: () => {
      const pauseMs = pausesMs[Math.min(tries, pausesMs.length - 1)] ?? 0;
      tries += 1;
      return pauseMs;
    },
    reset: () => {
      tries = 0;
    },
  };
}
