import { open } from 'node:fs/promises';

/**
 * The lab's USB device goes by the numbers of a real scanner's maker, so that the udev rules are tried as they ship.
 * One of Zebra's: its reports need no exception.
 */
export const gadget = { vendorId: 0x05e0, productId: 0x1701, serialNumber: 'LAB0001' } as const;

/** By what its printer is found, in another order and case than its own `MFG:HardwareLab;MDL:TP80;CMD:ESC/POS;CLS:PRINTER;`. */
export const gadgetPrinter = { kind: 'usblp', ieee1284: 'mdl:tp80;MFG:HardwareLab' } as const;

/** What the station calls a HID scanner that it uses by itself. */
export function hidKey(of: {
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber: string;
}): string {
  const hex = (number: number): string => number.toString(16).padStart(4, '0');
  return `hid:${hex(of.vendorId)}:${hex(of.productId)}:${of.serialNumber}:8c:2`;
}

/** Sends single reports with the USB scanner: resolves when the last one is on its way, with all before it read. */
export async function sendReports(reports: readonly Buffer[]): Promise<void> {
  const device = await open('/dev/hidg0', 'r+');
  try {
    for (const report of reports) await device.write(report);
  } finally {
    await device.close();
  }
}

/** The first report of a scan as one that has more to come has it, though there may be none. */
export function firstPart(reports: readonly Buffer[]): Buffer {
  const [first] = reports;
  if (first === undefined) throw new RangeError('a scan has a report at least');
  const part = Buffer.from(first);
  part[63] = 1;
  return part;
}
