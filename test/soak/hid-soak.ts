import { joinLab } from '../hardware/lab.ts';
import { StationProcess } from '../helpers/station-process.ts';
import { cordlessScanner, usbScanner } from './hid-scanners.ts';
import { soak, type SoakResult } from './soak.ts';

/** Makers whose scanners are told to send whole codes, and whose aren't. */
const cordless = [
  { vendorId: 0x0c2e, serialNumber: 'CORDLESS1' },
  { vendorId: 0x05f9, serialNumber: 'CORDLESS2' },
] as const;

export const hidScanners = 1 + cordless.length;

/** A soak with real HID devices, inside the hardware lab. */
export async function soakHid(seed: number, total: number): Promise<SoakResult> {
  const lab = await joinLab();
  const scanners = [
    usbScanner(lab),
    ...cordless.map(({ vendorId, serialNumber }) => cordlessScanner(lab, vendorId, serialNumber)),
  ];
  const station = new StationProcess({ isWatched: true });
  try {
    return await soak({ station, scanners, total, seed });
  } finally {
    await station.close();
    for (const { pull } of scanners.slice(1)) await pull();
    await lab.plug();
  }
}
