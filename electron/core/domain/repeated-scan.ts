/** A scanner that is held over a code reads it again and again: within this time that is one scan. */
export const repeatsWithinMs = 400;

/** What each device read last, as far as it still matters. */
export type LastScans = ReadonlyMap<string, { readonly text: string; readonly atMs: number }>;

export const noScans: LastScans = new Map();

/** Windows name themselves: however many names come, the last few are enough. */
const mostDevices = 64;

/**
 * Whether a scan is the one before it once more: the same text, by the same device, within 400 ms of the one that
 * counted. A clock that was put back since makes it a new one, so that none is swallowed until the clock has caught up.
 */
export function withScan(
  last: LastScans,
  device: string,
  text: string,
  atMs: number,
): { readonly last: LastScans; readonly isRepeated: boolean } {
  const before = last.get(device);
  const sinceMs = before === undefined ? Number.POSITIVE_INFINITY : atMs - before.atMs;
  if (before?.text === text && sinceMs >= 0 && sinceMs < repeatsWithinMs) return { last, isRepeated: true };
  const others = [...last].filter(([name]) => name !== device).slice(1 - mostDevices);
  return { last: new Map([...others, [device, { text, atMs }]]), isRepeated: false };
}
