import type { WantedDevice } from '../../electron/core/contract/station.ts';

/** The device's end of a scanner whose cable can be pulled. */
export interface SoakScanner {
  /** What the station calls it. */
  readonly deviceId: string;
  /** What has to be wanted of the station; null where it uses this scanner by itself. */
  readonly wanted: WantedDevice | null;
  /** Sends a whole code; resolves once it has left the device. */
  readonly scan: (text: string) => Promise<void>;
  /** Sends the first part of a code, and never the rest. */
  readonly scanPart: (text: string) => Promise<void>;
  readonly pull: () => Promise<void>;
  readonly plug: () => Promise<void>;
}
