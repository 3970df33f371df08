import { expect } from 'vitest';
import type { StationProcess } from '../helpers/station-process.ts';

/** In an emulated machine everything comes late: what is waited for only has to come. */

export const inUse = async (station: StationProcess, deviceId: string): Promise<void> => {
  await expect
    .poll(() => station.device(deviceId)?.state, { message: `${deviceId} is in use` })
    .toBe('ready');
};

/** A scanner that is used by itself isn't told of any more, one that is wanted is told as absent. */
export const gone = async (station: StationProcess, deviceId: string): Promise<void> => {
  await expect
    .poll(() => station.device(deviceId)?.state ?? 'absent', { message: `${deviceId} is gone` })
    .toBe('absent');
};

/** Waits until that many scans have come, and gives all that came with them. */
export async function scansOf(
  station: StationProcess,
  deviceId: string,
  count: number,
): Promise<readonly { readonly text: string; readonly aim: string | null }[]> {
  await expect.poll(() => station.scansOf(deviceId).length).toBeGreaterThanOrEqual(count);
  return station.scansOf(deviceId).map(({ text, aim }) => ({ text, aim }));
}
