/**
 * What comes of the work; once one of the signals is given, a rejection with its reason, and the work is left to itself.
 * `AbortSignal.any` isn't used: a signal that lives as long as a port would keep each one that was made of it.
 */
export function unlessGiven<Result>(work: Promise<Result>, signals: readonly AbortSignal[]): Promise<Result> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      leave();
      reject(reasonOf(signals));
    };
    const leave = (): void => {
      for (const signal of signals) signal.removeEventListener('abort', giveUp);
    };
    for (const signal of signals) signal.addEventListener('abort', giveUp);
    work.finally(leave).then(resolve, reject);
    if (signals.some(({ aborted }) => aborted)) giveUp();
  });
}

const reasonOf = (signals: readonly AbortSignal[]): unknown => signals.find(({ aborted }) => aborted)?.reason;
