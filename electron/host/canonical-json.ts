/** Deeper than any input of the contract; what lies below is only told apart from other inputs, not written out. */
const DEEPEST = 32;

/** JSON with the keys of every object in order, so that equal inputs are equal texts. */
export function canonicalJson(value: unknown, depth = 0): string {
  if (depth > DEEPEST) return '"…"';
  if (Array.isArray(value))
    return `[${value.map((item: unknown) => canonicalJson(item, depth + 1)).join(',')}]`;
  // What JSON doesn't know (a bigint, a function) no contract takes either; it only must not be mistaken for a value.
  if (typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol')
    return `"?${typeof value}"`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item, depth + 1)}`);
  return `{${entries.join(',')}}`;
}
