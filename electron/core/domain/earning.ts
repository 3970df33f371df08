import { assert } from './assert.ts';
import { fail, ok, type Result } from './result.ts';

/** Points for what is spent: `points` for every `perAmountMinor`, nothing for a total below `minimumSpendMinor`. */
export interface EarningRules {
  readonly points: number;
  readonly perAmountMinor: number;
  readonly minimumSpendMinor: number;
}

/**
 * What sales didn't round up to a point, in sub-points: `amount` of 1/`unit` of a point. For P points per A minor units
 * the unit is A, and one minor unit spent is worth P sub-points. Negative after a sale that had used it was undone.
 */
export interface Carry {
  readonly amount: number;
  readonly unit: number;
}

/** A reason for points as it is stored: `values` are integers in minor units or points, put in words when shown. */
export interface Explanation {
  readonly code: ExplanationCode;
  readonly points: number;
  readonly values: Readonly<Record<string, number>>;
}
export type ExplanationCode =
  | 'EARN_PER_AMOUNT'
  | 'EARN_WITH_CARRY'
  | 'EARN_AFTER_DEBT'
  | 'CARRIED'
  | 'BELOW_MINIMUM'
  | 'NO_MEMBER'
  | 'REPAID'
  | 'CLAWED_BACK'
  | 'RETURNED'
  | 'LAPSED'
  | 'OWED'
  | 'BORNE';

export interface Earning {
  readonly earned: number;
  /** What the sale changes the carry by, in sub-points of the rules' unit. */
  readonly carryDelta: number;
  readonly carry: Carry;
  readonly explanation: readonly Explanation[];
}

/** No sale makes more points: sums of them stay far inside safe integers. */
export const SALE_POINTS_LIMIT = 1_000_000_000;

/** The whole minor units that a carry stands for under the rules, for people to read: its floor, negative for a debt. */
export const carriedMinor = (carry: Carry, rules: EarningRules): number =>
  Math.floor(convertCarry(carry, rules.perAmountMinor).amount / rules.points);

/** Keeps a carry's fraction of a point in another unit, rounded down to the new sub-points. */
export function convertCarry(carry: Carry, unit: number): Carry {
  if (carry.unit === unit) return carry;
  const scaled = BigInt(carry.amount) * BigInt(unit);
  const from = BigInt(carry.unit);
  const floor = scaled / from - (scaled % from < 0n ? 1n : 0n);
  const amount = Number(floor);
  assert(Number.isSafeInteger(amount), 'a carry is a safe integer');
  return { amount, unit };
}

/**
 * What a sale earns: whole points of the total and the carry together; the rest is carried on. A negative carry is
 * filled first, and the sale never earns below zero. Refused where the points would be more than SALE_POINTS_LIMIT.
 */
export function earn(
  totalMinor: number,
  rules: EarningRules,
  before: Carry,
): Result<Earning, 'POINTS_TOO_MANY'> {
  assert(
    before.unit === rules.perAmountMinor,
    'a carry is converted to the unit of the rules before it is used',
  );
  if (totalMinor < rules.minimumSpendMinor) {
    const explanation: Explanation = {
      code: 'BELOW_MINIMUM',
      points: 0,
      values: { minimumMinor: rules.minimumSpendMinor },
    };
    return ok({ earned: 0, carryDelta: 0, carry: before, explanation: [explanation] });
  }
  const unit = BigInt(rules.perAmountMinor);
  const made = BigInt(totalMinor) * BigInt(rules.points);
  const all = made + BigInt(before.amount);
  const earned = all > 0n ? all / unit : 0n;
  if (earned > BigInt(SALE_POINTS_LIMIT)) return fail('POINTS_TOO_MANY');
  const carry = { amount: Number(all - earned * unit), unit: rules.perAmountMinor };
  assert(Number.isSafeInteger(carry.amount), 'a carry is a safe integer');
  return ok({
    earned: Number(earned),
    carryDelta: carry.amount - before.amount,
    carry,
    explanation: explain(totalMinor, rules, before, carry, Number(earned)),
  });
}

function explain(
  totalMinor: number,
  rules: EarningRules,
  before: Carry,
  after: Carry,
  earned: number,
): readonly Explanation[] {
  const broughtMinor = carriedMinor(before, rules);
  const keptMinor = carriedMinor(after, rules);
  const rule = { points: rules.points, perAmountMinor: rules.perAmountMinor, totalMinor };
  const main: Explanation =
    broughtMinor > 0
      ? { code: 'EARN_WITH_CARRY', points: earned, values: { ...rule, carriedMinor: broughtMinor } }
      : broughtMinor < 0
        ? { code: 'EARN_AFTER_DEBT', points: earned, values: { ...rule, missingMinor: -broughtMinor } }
        : { code: 'EARN_PER_AMOUNT', points: earned, values: rule };
  if (keptMinor <= 0) return [main];
  return [main, { code: 'CARRIED', points: 0, values: { carriedMinor: keptMinor } }];
}

/** What a sale without a member says of points. */
export const withoutMember: readonly Explanation[] = [{ code: 'NO_MEMBER', points: 0, values: {} }];

/**
 * Shares `whole` out over `weights` by largest remainder, earlier ones first among equals: the parts add up to `whole`.
 * All integers, zero or more. With no weight at all the first part takes everything.
 */
export function allocate(whole: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n);
  if (sum === 0n) return weights.map((_, index) => (index === 0 ? whole : 0));
  const shares = weights.map((weight, index) => {
    const exact = BigInt(whole) * BigInt(weight);
    return { index, share: Number(exact / sum), remainder: exact % sum };
  });
  let left = whole - shares.reduce((total, { share }) => total + share, 0);
  const byRemainder = shares.toSorted((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  const parts = shares.map(({ share }) => share);
  for (const { index } of byRemainder) {
    if (left === 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1;
  }
  return parts;
}
