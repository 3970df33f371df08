/** What a scanner read. */
export interface ScannedText {
  /** As it was in the barcode, without the AIM id and the terminator. Never empty. */
  readonly text: string;
  /** Three characters such as `]E0`; null where the scanner doesn't say. */
  readonly aim: string | null;
}

export interface ScannerListener {
  readonly onScan: (scan: ScannedText) => void;
  /** Told once: the cable was pulled, or the driver gave up. Nothing follows. */
  readonly onGone: () => void;
}

/** A scanner in use. `close` always resolves, within a second, also of one whose cable was pulled; nothing is told after it. */
export interface OpenScanner {
  readonly close: () => Promise<void>;
}

/** Opens a scanner; throws a `DeviceTrouble` where that can't be done. */
export type OpenScannerAt<Place> = (place: Place, listener: ScannerListener) => Promise<OpenScanner>;
