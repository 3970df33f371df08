/** Odd, so that numbers below 2³² are mixed without two of them becoming one, and can be told again. */
const MIXER = 0x9e3779b1;
const UNMIXER = 0x0e8b2f51;

/** Whose id it is: two of the same moment differ. */
export type IdKind = 'member' | 'sale' | 'command' | 'redemption' | 'refund';
const kinds: Readonly<Record<IdKind, string>> = {
  member: '7a10-9d3c-51e8',
  sale: '7b21-8e4d-62f9',
  command: '7c32-af5e-730a',
  redemption: '7d43-bc6f-841b',
  refund: '7e54-9d70-952c',
};

/** A UUIDv7 of that moment that holds `number`, so that a member's place is read off the id. */
export function idOf(kind: IdKind, atMs: number, number: number): string {
  const time = atMs.toString(16).padStart(12, '0');
  const mixed = (Math.imul(number, MIXER) >>> 0).toString(16).padStart(8, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-${kinds[kind]}${mixed}`;
}

/** The number that `idOf` put into an id. */
export const numberOf = (id: string): number => Math.imul(Number.parseInt(id.slice(28), 16), UNMIXER) >>> 0;

/** A number without a pattern, from 0 to 2³² − 1: what becomes of a sale, told by its receipt number alone. */
export function scattered(seed: number, number: number): number {
  let mixed = Math.imul(number ^ Math.imul(seed + 1, 0x85ebca6b), 0xcc9e2d51);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
