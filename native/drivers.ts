import type { Found } from './find/found.ts';
import type { OpenPrinter } from './printer/printer-port.ts';
import type { SerialPrinterPlace } from './printer/serial-printer.ts';
import type { TcpPrinterPlace } from './printer/tcp-printer.ts';
import type { UsblpPlace } from './printer/usblp-printer.ts';
import type { VirtualPlace } from './printer/virtual-printer.ts';
import type { HidPlace } from './scanner/hid-scanner.ts';
import type { OpenScannerAt } from './scanner/scanner.ts';
import type { SerialPlace } from './scanner/serial-scanner.ts';

/** All that touches hardware. Each may hang, throw, or crash the process: the station lives with that. */
export interface Drivers {
  /** One for each kind of devices. */
  readonly find: readonly (() => Promise<Found>)[];
  readonly openHid: OpenScannerAt<HidPlace>;
  readonly openSerial: OpenScannerAt<SerialPlace>;
  readonly openSerialPrinter: OpenPrinter<SerialPrinterPlace>;
  readonly openUsblpPrinter: OpenPrinter<UsblpPlace>;
  readonly openTcpPrinter: OpenPrinter<TcpPrinterPlace>;
  readonly openVirtualPrinter: OpenPrinter<VirtualPlace>;
}
