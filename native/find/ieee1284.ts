/** IEEE 1284's device id as its pairs, by the short names of their keys. */
export function ieee1284Words(id: string | null): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const pair of (id ?? '').slice(0, longestId).split(';')) {
    const colon = pair.indexOf(':');
    if (colon < 0) continue;
    const key = pair.slice(0, colon).trim().toUpperCase();
    words.set(shortKeys.get(key) ?? key, pair.slice(colon + 1).trim());
  }
  return words;
}

/**
 * Whether a printer says of itself what is wished: each pair of the wish, in whatever order and case, such as
 * `mdl:tm-t88v`. Of a value with commas, such as the languages that it knows, a part will do. A wish without pairs is
 * found anywhere.
 */
export function isSaidIn(wish: string, id: string): boolean {
  const wished = ieee1284Words(wish);
  if (wished.size === 0) return id.toLowerCase().includes(wish.trim().toLowerCase());
  const words = ieee1284Words(id);
  return [...wished].every(([key, value]) => {
    const said = partsOf(words.get(key) ?? '');
    return partsOf(value).every((part) => said.includes(part));
  });
}

/**
 * By what a printer is known again wherever it is plugged in: its maker, its model and, where it says so, its number.
 * Undefined where it doesn't say its model.
 */
export function identityIn(words: ReadonlyMap<string, string>): string | undefined {
  if ((words.get('MDL') ?? '') === '') return undefined;
  const pairs = ['MFG', 'MDL', 'SN'].flatMap((key) => {
    const value = words.get(key) ?? '';
    return value === '' ? [] : [`${key}:${value}`];
  });
  const identity = pairs.join(';');
  return identity.length <= longestIdentity && !/[\p{C}\p{Zl}\p{Zp}]/u.test(identity) ? identity : undefined;
}

/** The contract's. */
const longestIdentity = 200;

const partsOf = (value: string): readonly string[] =>
  value.split(',').map((part) => part.trim().toLowerCase());

/** The kernel reads no more of it. */
const longestId = 1_024;
const shortKeys: ReadonlyMap<string, string> = new Map([
  ['MANUFACTURER', 'MFG'],
  ['MODEL', 'MDL'],
  ['COMMAND SET', 'CMD'],
  ['DESCRIPTION', 'DES'],
  ['CLASS', 'CLS'],
  ['SERIALNUMBER', 'SN'],
  ['SERN', 'SN'],
]);
