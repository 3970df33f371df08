import type { StationProcess } from '../helpers/station-process.ts';

/** Waits until that many scans of a device have come, and gives all that there are by then. */
export async function scansOf(
  station: StationProcess,
  deviceId: string,
  count: number,
): Promise<readonly { readonly text: string; readonly aim: string | null }[]> {
  await station.until(
    () => station.scansOf(deviceId).length >= count,
    () => `${deviceId} has scanned ${station.scansOf(deviceId).length} codes of ${count}`,
  );
  return station.scansOf(deviceId).map(({ text, aim }) => ({ text, aim }));
}
