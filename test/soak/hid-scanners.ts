import { firstPart, gadget, hidKey, sendReports } from '../hardware/gadget.ts';
import type { Lab, UhidScanner } from '../hardware/lab.ts';
import type { SoakScanner } from './soak-scanner.ts';

const aim = ']C0';

/** The lab's scanner with a cable. */
export const usbScanner = (lab: Lab): SoakScanner => ({
  deviceId: hidKey(gadget),
  wanted: null,
  scan: (text) => lab.gadgetScan(aim, text),
  scanPart: (text) => sendReports([firstPart(lab.frameScan({ aim, data: text }))]),
  pull: async () => lab.unplug(),
  plug: () => lab.plug(),
});

/** One without, which comes and goes as over Bluetooth: in no time, and so a scan may be all that it stays for. */
export function cordlessScanner(lab: Lab, vendorId: number, serialNumber: string): SoakScanner {
  const numbers = { vendorId, productId: 0x0b61, serialNumber };
  const appear = (): UhidScanner =>
    new lab.UhidScanner({ name: 'Cordless scanner', ...numbers, serial: serialNumber });
  let device: UhidScanner | undefined = appear();
  const present = (): UhidScanner => {
    if (device === undefined) throw new Error('the scanner is away');
    return device;
  };
  return {
    deviceId: hidKey(numbers),
    wanted: null,
    scan: async (text) => present().scan(aim, text),
    scanPart: async (text) => present().report(firstPart(lab.frameScan({ aim, data: text }))),
    pull: async () => {
      present().destroy();
      device = undefined;
    },
    plug: async () => {
      device = appear();
    },
  };
}
