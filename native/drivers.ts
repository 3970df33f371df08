import type { Terminator } from '../electron/core/contract/device-parts.ts';
import type { Found } from './find/found.ts';
import type { OpenScannerAt } from './scanner/scanner.ts';

export interface HidPlace {
  readonly path: string;
  readonly vendorId: number;
  readonly productId: number;
}

export interface SerialPlace {
  readonly path: string;
  readonly baudRate: number;
  readonly flow: 'none' | 'hardware' | 'software';
  readonly terminator: Terminator;
}

/** All that touches hardware. Each may hang, throw, or crash the process: the station lives with that. */
export interface Drivers {
  /** One for each kind of devices. */
  readonly find: readonly (() => Promise<Found>)[];
  readonly openHid: OpenScannerAt<HidPlace>;
  readonly openSerial: OpenScannerAt<SerialPlace>;
}
