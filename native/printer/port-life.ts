import type { PrinterPortListener } from './printer-port.ts';
import { PrinterGone } from './printer-trouble.ts';
import { unlessGiven } from './unless-given.ts';

/** How a port's life goes and ends: its printer vanishes, or we close it. What comes after either is nobody's. */
export interface PortLife {
  readonly isOver: () => boolean;
  /** Passes on what the printer said. */
  readonly hear: (bytes: Uint8Array) => void;
  /** The printer vanished: told once, and not of a port that was closed. */
  readonly gone: (cause?: unknown) => void;
  /** The port is closed by us. */
  readonly end: () => void;
  /**
   * What comes of the work; once the port is over or the signal is given, a rejection with `PrinterGone` or the signal's
   * reason, and the work is left to itself.
   */
  readonly within: <Result>(work: Promise<Result>, signal?: AbortSignal) => Promise<Result>;
}

export function portLife(listener: PrinterPortListener): PortLife {
  const over = new AbortController();
  return {
    isOver: () => over.signal.aborted,
    hear: (bytes) => {
      if (!over.signal.aborted) listener.onBytes(bytes);
    },
    gone: (cause) => {
      if (over.signal.aborted) return;
      over.abort(new PrinterGone({ cause }));
      listener.onGone();
    },
    end: () => over.abort(new PrinterGone()),
    within: (work, signal) => unlessGiven(work, signal === undefined ? [over.signal] : [over.signal, signal]),
  };
}
