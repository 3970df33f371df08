/**
 * An open way to one printer, which carries bytes and knows nothing of what they mean. No call blocks a thread, however
 * long the printer takes none: four that do would keep the whole process from its files.
 */
export interface PrinterPort {
  /**
   * Resolves with how many of these bytes, from their beginning, the printer or the system for it has taken: at least
   * one, as there has to be one. Waits while it takes none. One write at a time. Rejects with `PrinterGone` when the port is over, or with the signal's
   * reason: some of the bytes may then be printed all the same, so whoever gives up a write closes the port.
   */
  readonly write: (bytes: Uint8Array, signal: AbortSignal) => Promise<number>;
  /** Resolves once nothing of ours has it open, also while a write waits, which is then given up. Never drains. */
  readonly close: () => Promise<void>;
}

export interface PrinterPortListener {
  /** What the printer says, in whatever pieces it comes. */
  readonly onBytes: (bytes: Uint8Array) => void;
  /** Told once: the cable was pulled, the connection is lost. Nothing follows, and nothing is told after `close`. */
  readonly onGone: () => void;
}

/** Opens the way to a printer. Rejects with `DeviceTrouble`, or with `PrinterUnreachable` where nothing answers on a network. */
export type OpenPrinter<Place> = (place: Place, listener: PrinterPortListener) => Promise<PrinterPort>;

/** A driver that doesn't let go of a port by then is left to itself. */
export const closeTakesMs = 900;
