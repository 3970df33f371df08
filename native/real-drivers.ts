import type { Drivers } from './drivers.ts';
import { findHid } from './find/hid.ts';
import { findSerial } from './find/serial.ts';
import { findUsbPrinters } from './find/usb-printers.ts';
import { openHidScanner } from './scanner/hid-scanner.ts';
import { openSerialScanner } from './scanner/serial-scanner.ts';

export const realDrivers: Drivers = {
  find: [findHid, findSerial, () => findUsbPrinters()],
  openHid: openHidScanner,
  openSerial: openSerialScanner,
};
