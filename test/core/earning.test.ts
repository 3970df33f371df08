import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocate,
  carriedMinor,
  convertCarry,
  earn,
  SALE_POINTS_LIMIT,
  type Carry,
  type EarningRules,
} from '../../electron/core/domain/earning.ts';

const perEuro: EarningRules = { points: 1, perAmountMinor: 100, minimumSpendMinor: 0 };
const nothing: Carry = { amount: 0, unit: 100 };

function earned(
  totalMinor: number,
  rules: EarningRules = perEuro,
  before: Carry = { amount: 0, unit: rules.perAmountMinor },
) {
  const result = earn(totalMinor, rules, before);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

describe('a sale', () => {
  it('of €3.50 at one point per euro earns 3 and carries €0.50', () => {
    const { earned: points, carry, carryDelta } = earned(350);
    expect({ points, carried: carriedMinor(carry, perEuro), carryDelta }).toEqual({
      points: 3,
      carried: 50,
      carryDelta: 50,
    });
  });

  it('of €0.99 and then of €0.01 earns one point', () => {
    const first = earned(99);
    expect(first.earned).toBe(0);
    expect(earned(1, perEuro, first.carry)).toMatchObject({ earned: 1, carry: { amount: 0 } });
  });

  it('fills a negative carry first and never earns below zero', () => {
    const debt = { amount: -60, unit: 100 };
    expect(earned(50, perEuro, debt)).toMatchObject({ earned: 0, carry: { amount: -10 }, carryDelta: 50 });
    expect(earned(100, perEuro, debt)).toMatchObject({ earned: 0, carry: { amount: 40 } });
    expect(earned(160, perEuro, debt)).toMatchObject({ earned: 1, carry: { amount: 0 } });
  });

  it('below the minimum spend earns nothing, carries nothing and leaves what was carried', () => {
    const rules = { ...perEuro, minimumSpendMinor: 500 };
    const before = { amount: 70, unit: 100 };
    expect(earned(499, rules, before)).toMatchObject({ earned: 0, carryDelta: 0, carry: before });
    expect(earned(500, rules, before)).toMatchObject({ earned: 5, carry: { amount: 70 } });
  });

  it('of nothing earns nothing', () => {
    expect(earned(0)).toMatchObject({ earned: 0, carryDelta: 0 });
  });

  it('that would make more points than one may have is refused', () => {
    const rules = { points: 1_000_000, perAmountMinor: 1, minimumSpendMinor: 0 };
    expect(earned(1_000, rules).earned).toBe(SALE_POINTS_LIMIT);
    expect(earn(1_001, rules, { amount: 0, unit: 1 })).toEqual({ ok: false, error: 'POINTS_TOO_MANY' });
    expect(earn(999_999_999_999, rules, { amount: 0, unit: 1 })).toEqual({
      ok: false,
      error: 'POINTS_TOO_MANY',
    });
  });

  it.each([
    ['EARN_PER_AMOUNT', 350, nothing, { totalMinor: 350, points: 1, perAmountMinor: 100 }],
    ['EARN_WITH_CARRY', 350, { amount: 50, unit: 100 }, { carriedMinor: 50 }],
    ['EARN_AFTER_DEBT', 350, { amount: -60, unit: 100 }, { missingMinor: 60 }],
  ] as const)('says why it earned: %s', (code, total, before, values) => {
    const [main] = earned(total, perEuro, before).explanation;
    expect(main).toMatchObject({ code, values });
  });
});

const rules = fc.record({
  points: fc.integer({ min: 1, max: 1_000_000 }),
  perAmountMinor: fc.integer({ min: 1, max: 1_000_000_000 }),
  minimumSpendMinor: fc.nat(1_000),
});
const totals = fc.array(fc.nat(10_000_000), { maxLength: 20 });

describe('any row of sales', () => {
  it('earns together what their sum would earn at once, to the last sub-point', () => {
    fc.assert(
      fc.property(rules, totals, (any, amounts) => {
        const rule = { ...any, minimumSpendMinor: 0 };
        let carry: Carry = { amount: 0, unit: rule.perAmountMinor };
        let points = 0n;
        for (const amount of amounts) {
          const result = earn(amount, rule, carry);
          fc.pre(result.ok);
          if (!result.ok) return;
          expect(result.value.carryDelta).toBe(result.value.carry.amount - carry.amount);
          ({ carry } = result.value);
          points += BigInt(result.value.earned);
          expect(carry.amount).toBeGreaterThanOrEqual(0);
          expect(carry.amount).toBeLessThan(rule.perAmountMinor);
        }
        const spent = BigInt(amounts.reduce((sum, amount) => sum + amount, 0)) * BigInt(rule.points);
        expect(points).toBe(spent / BigInt(rule.perAmountMinor));
      }),
    );
  });

  it('explains its points to the last one', () => {
    fc.assert(
      fc.property(
        rules,
        fc.nat(10_000_000),
        fc.integer({ min: -5_000, max: 5_000 }),
        (rule, total, amount) => {
          const result = earn(total, rule, { amount, unit: rule.perAmountMinor });
          fc.pre(result.ok);
          if (!result.ok) return;
          const sum = result.value.explanation.reduce((points, line) => points + line.points, 0);
          expect(sum).toBe(result.value.earned);
          for (const { values } of result.value.explanation)
            for (const part of Object.values(values)) expect(Number.isSafeInteger(part)).toBe(true);
        },
      ),
    );
  });
});

describe('a carry in another unit', () => {
  it('keeps its fraction of a point, rounded down', () => {
    expect(convertCarry({ amount: 50, unit: 100 }, 700)).toEqual({ amount: 350, unit: 700 });
    expect(convertCarry({ amount: 50, unit: 100 }, 3)).toEqual({ amount: 1, unit: 3 });
    expect(convertCarry({ amount: -50, unit: 100 }, 3)).toEqual({ amount: -2, unit: 3 });
    expect(convertCarry({ amount: -100, unit: 100 }, 3)).toEqual({ amount: -3, unit: 3 });
    expect(convertCarry({ amount: 0, unit: 100 }, 7)).toEqual({ amount: 0, unit: 7 });
  });

  it('is never more than it was, and less by under one new sub-point', () => {
    const unit = fc.integer({ min: 1, max: 1_000_000_000 });
    fc.assert(
      fc.property(fc.integer({ min: -1_000, max: 1_000 }), fc.nat(), unit, unit, (points, rest, from, to) => {
        const amount = points * from + (rest % from);
        const after = convertCarry({ amount, unit: from }, to);
        const exact = BigInt(amount) * BigInt(to);
        expect(BigInt(after.amount) * BigInt(from) <= exact).toBe(true);
        expect((BigInt(after.amount) + 1n) * BigInt(from) > exact).toBe(true);
        expect(Object.is(after.amount, -0)).toBe(false);
      }),
    );
  });

  it('shows in whole minor units, rounded down', () => {
    expect(carriedMinor({ amount: 50, unit: 100 }, perEuro)).toBe(50);
    expect(carriedMinor({ amount: 5, unit: 100 }, { ...perEuro, points: 3 })).toBe(1);
    expect(carriedMinor({ amount: -1, unit: 100 }, { ...perEuro, points: 3 })).toBe(-1);
    expect(carriedMinor({ amount: 0, unit: 7 }, perEuro)).toBe(0);
  });
});

describe('points shared out over lines', () => {
  it('go by largest remainder, the earlier line first among equals', () => {
    expect(allocate(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(allocate(7, [600, 150])).toEqual([6, 1]);
    expect(allocate(1, [0, 5])).toEqual([0, 1]);
    expect(allocate(3, [0, 0])).toEqual([3, 0]);
    expect(allocate(0, [5, 5])).toEqual([0, 0]);
    expect(allocate(5, [])).toEqual([]);
  });

  it('add up to the whole, each within one of its exact share', () => {
    const weights = fc.array(fc.nat(999_999_999_999), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(fc.nat(SALE_POINTS_LIMIT), weights, (whole, parts) => {
        const shares = allocate(whole, parts);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(whole);
        const sum = parts.reduce((total, part) => total + BigInt(part), 0n);
        if (sum === 0n) return;
        for (const [at, share] of shares.entries()) {
          const exact = BigInt(whole) * BigInt(parts[at] ?? 0);
          expect(BigInt(share) * sum > exact - sum && BigInt(share) * sum < exact + sum).toBe(true);
        }
      }),
    );
  });
});
