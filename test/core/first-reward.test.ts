import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shop } from '../../electron/core/contract/shop.ts';
import { suggestedReward, typedMinor } from '../../electron/core/domain/first-reward.ts';
import { currencyOf } from '../../electron/core/domain/money.ts';

const currency = (code: string) => {
  const known = currencyOf(code);
  if (known === undefined) throw new Error(`${code} is no currency`);
  return known;
};

describe('The reward that is suggested', () => {
  it.each([
    ['EUR', 1, 100, 500, '5'],
    ['EUR', 10, 1_000, 500, '5'],
    ['JPY', 1, 10_000, 500, '500'],
    ['KWD', 1, 100, 5_000, '5'],
  ])(
    'in %s at %i a unit costs %i points and takes off %i',
    (code, points, pointsCost, amountMinor, typed) => {
      expect(suggestedReward(currency(code), points)).toMatchObject({ pointsCost, amountMinor });
      expect(typedMinor(amountMinor, currency(code))).toBe(typed);
    },
  );

  it('is one that the contract takes, in every currency under every rule', () => {
    const codes = fc.constantFrom(...Intl.supportedValuesOf('currency'));
    fc.assert(
      fc.property(codes, fc.integer({ min: 1, max: 1_000_000 }), (code, points) => {
        const { pointsCost, amountMinor, percent, capMinor } = suggestedReward(currency(code), points);
        for (const gives of [
          { kind: 'amount', amountMinor },
          { kind: 'percent', percent, capMinor },
        ]) {
          const firstReward = { name: 'Treat', pointsCost, gives };
          expect(shop.preview.input.safeParse({ of: 'sale', firstReward }).success).toBe(true);
        }
      }),
    );
  });
});
