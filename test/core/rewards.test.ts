import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  discountsOf,
  nextReward,
  withinReach,
  type Reward,
  type RewardGift,
} from '../../electron/core/domain/rewards.ts';

const reward = (name: string, pointsCost: number, gives: RewardGift): Reward => ({
  id: name,
  name,
  pointsCost,
  gives,
});
const euroOff = reward('€1 off', 10, { kind: 'amount', amountMinor: 100 });
const tenthOff = reward('A tenth off', 20, { kind: 'percent', percent: 10, capMinor: 300 });
const freeRye = reward('A free rye', 30, { kind: 'product', productId: 'rye' });
const rye = { productId: 'rye', quantity: 2_000, unitPriceMinor: 450 };
const roll = { productId: 'roll', quantity: 4_000, unitPriceMinor: 60 };

/** What is taken off, in the order asked, or why nothing is. */
const off = (
  bill: number | null,
  lines: readonly (typeof rye)[],
  ...asked: readonly (readonly [Reward, number])[]
) => {
  const found = discountsOf(
    asked.map(([one, quantity]) => ({ reward: one, quantity })),
    bill,
    lines,
  );
  return typeof found === 'string' ? found : found.map(({ discountMinor }) => discountMinor);
};

describe('rewards on a bill', () => {
  it('take off products first, then amounts, then shares of what is left, whatever the order asked', () => {
    // €11.40: a rye for €4.50 leaves €6.90, €1 leaves €5.90, a tenth of that is €0.59.
    expect(off(1_140, [rye, roll], [tenthOff, 1], [euroOff, 1], [freeRye, 1])).toEqual([59, 100, 450]);
    expect(off(1_140, [rye, roll], [freeRye, 1], [tenthOff, 1], [euroOff, 1])).toEqual([450, 59, 100]);
  });

  it('never take off more than is left', () => {
    expect(off(150, [], [euroOff, 2])).toEqual([150]);
    expect(off(150, [], [euroOff, 1], [euroOff, 1])).toEqual([100, 50]);
    expect(off(199, [], [euroOff, 2])).toEqual([199]);
    expect(off(100, [rye], [tenthOff, 1], [euroOff, 1])).toBe('REWARD_MORE_THAN_BILL');
  });

  it('are refused where one of them would take nothing off', () => {
    expect(off(200, [], [euroOff, 2])).toEqual([200]);
    expect(off(200, [], [euroOff, 3])).toBe('REWARD_MORE_THAN_BILL');
    expect(off(200, [], [euroOff, 2], [tenthOff, 1])).toBe('REWARD_MORE_THAN_BILL');
    expect(off(0, [], [tenthOff, 1])).toBe('REWARD_MORE_THAN_BILL');
    expect(off(0, [], [euroOff, 1])).toBe('REWARD_MORE_THAN_BILL');
    // A tenth of four cents is nothing, of five a cent; of what that leaves a tenth is nothing again.
    expect(off(4, [], [tenthOff, 1])).toBe('REWARD_MORE_THAN_BILL');
    expect(off(5, [], [tenthOff, 1])).toEqual([1]);
    expect(off(5, [], [tenthOff, 2])).toBe('REWARD_MORE_THAN_BILL');
  });

  it('take off what each piece of a product costs on the bill', () => {
    const dear = { ...rye, quantity: 1_000 };
    const cheap = { ...rye, quantity: 2_000, unitPriceMinor: 300 };
    expect(off(1_050, [dear, cheap], [freeRye, 2])).toEqual([750]);
    expect(off(1_050, [dear, cheap], [freeRye, 1], [freeRye, 2])).toEqual([450, 600]);
  });

  it('give a share up to its cap, rounded half up to a minor unit', () => {
    expect(off(1_000, [], [tenthOff, 1])).toEqual([100]);
    expect(off(5_000, [], [tenthOff, 1])).toEqual([300]);
    expect(off(1_004, [], [tenthOff, 1])).toEqual([100]);
    expect(off(1_005, [], [tenthOff, 1])).toEqual([101]);
    expect(off(999_999_999_999, [], [tenthOff, 1])).toEqual([300]);
  });

  it('give a second share of what the first one left', () => {
    expect(off(1_000, [], [tenthOff, 2])).toEqual([190]);
  });

  it('give a product only where it stands on the bill often enough', () => {
    expect(off(900, [rye], [freeRye, 2])).toEqual([900]);
    expect(off(900, [rye], [freeRye, 3])).toBe('REWARD_PRODUCT_NOT_ON_BILL');
    expect(off(900, [rye], [freeRye, 1], [freeRye, 2])).toBe('REWARD_PRODUCT_NOT_ON_BILL');
    expect(off(240, [roll], [freeRye, 1])).toBe('REWARD_PRODUCT_NOT_ON_BILL');
    expect(
      off(
        900,
        [
          { ...rye, quantity: 1_000 },
          { ...rye, quantity: 1_000 },
        ],
        [freeRye, 2],
      ),
    ).toEqual([900]);
  });

  it('hand a product over where the bill has no lines: nothing is taken off', () => {
    expect(off(1_000, [], [freeRye, 1])).toEqual([0]);
    expect(off(null, [], [freeRye, 1])).toEqual([0]);
  });

  it('can’t give a share of a bill that nobody told', () => {
    expect(off(null, [], [tenthOff, 1])).toBe('REWARD_NEEDS_AMOUNT');
    expect(off(null, [], [euroOff, 3])).toEqual([300]);
  });

  it('together are never more than the bill, and never negative', () => {
    const gift = fc.oneof(
      fc.record({
        kind: fc.constant('amount' as const),
        amountMinor: fc.integer({ min: 1, max: 999_999_999_999 }),
      }),
      fc.record({
        kind: fc.constant('percent' as const),
        percent: fc.integer({ min: 1, max: 100 }),
        capMinor: fc.integer({ min: 1, max: 999_999_999_999 }),
      }),
    );
    const uses = fc.array(
      fc.record({
        reward: gift.map((gives) => reward('Any', 1, gives)),
        quantity: fc.integer({ min: 1, max: 100 }),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(uses, fc.nat(999_999_999_999), (asked, bill) => {
        const found = discountsOf(asked, bill, []);
        if (found === 'REWARD_MORE_THAN_BILL') return;
        if (typeof found === 'string') throw new Error(found);
        for (const { discountMinor } of found) {
          expect(Number.isSafeInteger(discountMinor)).toBe(true);
          expect(discountMinor).toBeGreaterThanOrEqual(0);
        }
        expect(found.reduce((sum, { discountMinor }) => sum + discountMinor, 0)).toBeLessThanOrEqual(bill);
        expect(found.map(({ points, quantity }) => points - quantity)).toEqual(asked.map(() => 0));
      }),
    );
  });
});

describe('what is within reach', () => {
  const rules = { points: 1, perAmountMinor: 100, minimumSpendMinor: 0 };
  const carry = (amount: number, unit = 100) => ({ amount, unit });
  const all = [freeRye, euroOff, tenthOff];

  it('is every reward that the balance pays for, dearest first', () => {
    expect(withinReach(29, all).map(({ name }) => name)).toEqual(['A tenth off', '€1 off']);
    expect(withinReach(30, all)).toHaveLength(3);
    expect(withinReach(9, all)).toEqual([]);
  });

  it('next is the nearest one, with the points and the money that are missing', () => {
    expect(nextReward(18, carry(60), rules, all)).toEqual({
      ...{ rewardId: 'A tenth off', name: 'A tenth off', missingPoints: 2, missingMinor: 140 },
    });
    expect(nextReward(30, carry(0), rules, all)).toBeUndefined();
    expect(nextReward(0, carry(0), rules, [])).toBeUndefined();
  });

  it('counts a carry of before the program changed, and one that is owed', () => {
    expect(nextReward(18, carry(30, 50), rules, all)).toMatchObject({ missingMinor: 140 });
    expect(nextReward(19, carry(-40), rules, all)).toMatchObject({ missingPoints: 1, missingMinor: 140 });
  });

  it('is never told with less than nothing to spend, though a void gave back a carry of whole points', () => {
    expect(nextReward(19, carry(175), rules, all)).toMatchObject({ missingPoints: 1, missingMinor: 0 });
  });

  it('rounds up to a minor unit that is enough, with one less it isn’t', () => {
    fc.assert(
      fc.property(
        fc.record({
          points: fc.integer({ min: 1, max: 1_000 }),
          perAmountMinor: fc.integer({ min: 1, max: 100_000 }),
        }),
        fc.nat(29),
        fc.nat(99_999),
        (made, balance, amount) => {
          const held = { amount: amount % made.perAmountMinor, unit: made.perAmountMinor };
          const next = nextReward(balance, held, { ...made, minimumSpendMinor: 0 }, all);
          if (next === undefined) throw new Error('some reward is out of reach');
          const pointsFor = (minor: number) =>
            Math.floor((held.amount + minor * made.points) / made.perAmountMinor);
          expect(pointsFor(next.missingMinor)).toBeGreaterThanOrEqual(next.missingPoints);
          expect(pointsFor(next.missingMinor - 1)).toBeLessThan(next.missingPoints);
        },
      ),
    );
  });
});
