import type { Drivers } from './drivers.ts';
import { openHidScanner } from './scanner/hid-scanner.ts';
import { openSerialScanner } from './scanner/serial-scanner.ts';

export const realDrivers: Drivers = { find: [], openHid: openHidScanner, openSerial: openSerialScanner };
