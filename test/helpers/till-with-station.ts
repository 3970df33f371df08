import { testClock } from './clock.ts';
import { scriptedStation } from './scripted-station.ts';
import { tillForTest } from './till.ts';

/** A till with a station that has just joined it. */
export async function tillWithStation() {
  const clock = testClock();
  const station = scriptedStation(clock);
  const shop = await tillForTest({ clock, station: station.source });
  return { shop, station, life: station.join() };
}

export const kitchen = {
  role: 'printer',
  name: 'Kitchen',
  connection: { kind: 'serial', path: '/dev/ttyUSB0', baudRate: 19_200 },
} as const;

/** The lab's scanner by its USB numbers. */
export const itsNumbers = { kind: 'hid', vendorId: 0x1d6b, productId: 0x0104 } as const;
