/** Divides, and rounds towards less than nothing. */
export const floorDivide = (a: bigint, b: bigint): bigint =>
  a / b - (a % b !== 0n && a < 0n !== b < 0n ? 1n : 0n);

/** A carry in another unit: sub-points are a part of a point each. */
export const convert = (carry: bigint, from: bigint, to: bigint): bigint =>
  from === to ? carry : floorDivide(carry * to, from);

export const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** A part of a whole, rounded down, however large they are. */
export const shareOf = (whole: number, part: number, of: number): number =>
  Number((BigInt(whole) * BigInt(part)) / BigInt(of));

/** A whole in parts by weights: each rounded down, the rest a unit each to those that lost most, the first ones first. */
export function parts(whole: number, weights: readonly number[]): readonly number[] {
  const all = sumOf(weights);
  if (all === 0) return weights.map((_, at) => (at === 0 ? whole : 0));
  const lost = weights.map((weight) => (BigInt(whole) * BigInt(weight)) % BigInt(all));
  const made = weights.map((weight) => shareOf(whole, weight, all));
  const rest = whole - sumOf(made);
  const luckier = (at: number): number =>
    lost.filter((other, place) => other > (lost[at] ?? 0n) || (other === lost[at] && place < at)).length;
  return made.map((part, at) => (luckier(at) < rest ? part + 1 : part));
}
