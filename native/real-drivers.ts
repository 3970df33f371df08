import type { Drivers } from './drivers.ts';
import { findHid } from './find/hid.ts';
import { findSerial } from './find/serial.ts';
import { findUsbPrinters } from './find/usb-printers.ts';
import { openSerialPrinter } from './printer/serial-printer.ts';
import { openTcpPrinter } from './printer/tcp-printer.ts';
import { openUsblpPrinter } from './printer/usblp-printer.ts';
import { openVirtualPrinter } from './printer/virtual-printer.ts';
import { openHidScanner } from './scanner/hid-scanner.ts';
import { openSerialScanner } from './scanner/serial-scanner.ts';

export const realDrivers: Drivers = {
  find: [findHid, findSerial, () => findUsbPrinters()],
  openHid: openHidScanner,
  openSerial: openSerialScanner,
  openSerialPrinter,
  openUsblpPrinter,
  openTcpPrinter: (place, listener) => openTcpPrinter(place, listener),
  openVirtualPrinter,
};
