import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AMOUNT_LIMIT_MINOR, toDecimal } from '../../electron/core/domain/money.ts';
import {
  amountKeyOf,
  amountOf,
  decimalsToCome,
  emptyAmount,
  isEmptyAmount,
  minorOf,
  pressAmountKey,
  type AmountKey,
} from '../../renderer/state/amount.ts';

const typed = (text: string, exponent: number) =>
  [...text].reduce((amount, character) => {
    const key = amountKeyOf(character);
    if (key === null) throw new Error(`no key for ${character}`);
    return pressAmountKey(amount, key);
  }, emptyAmount(exponent));

const digit = fc.constantFrom<AmountKey>('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
const anyKey = fc.oneof(digit, fc.constantFrom<AmountKey>('00', 'separator', 'backspace', 'clear'));
const exponents = fc.constantFrom(0, 2, 3);

describe('The amount pad', () => {
  it.each([
    ['1250', 2, 1250],
    ['5', 2, 5],
    ['1250', 0, 1250],
    ['1250', 3, 1250],
    ['0', 2, 0],
    ['007', 2, 7],
  ])('fills from the right: %s at %i decimals is %i minor units', (text, exponent, minor) => {
    expect(minorOf(typed(text, exponent))).toBe(minor);
  });

  it.each([
    ['12.5', 2, 1250],
    ['12,5', 2, 1250],
    ['12.', 2, 1200],
    ['.5', 2, 50],
    ['0.05', 2, 5],
    ['12.5', 3, 12_500],
    ['1.234', 3, 1234],
  ])(
    'switches to major units at a separator: %s at %i decimals is %i minor units',
    (text, exponent, minor) => {
      expect(minorOf(typed(text, exponent))).toBe(minor);
    },
  );

  it('takes no separator where the currency has no decimals', () => {
    const before = typed('1250', 0);
    expect(pressAmountKey(before, 'separator')).toBe(before);
  });

  it('takes no second separator and no decimal more than the currency has', () => {
    const before = typed('12.50', 2);
    expect(pressAmountKey(before, 'separator')).toBe(before);
    expect(pressAmountKey(before, '7')).toBe(before);
    expect(pressAmountKey(before, '00')).toBe(before);
  });

  it('says how many decimals are still to be typed', () => {
    expect(['12', '12.', '12.5', '12.50'].map((text) => decimalsToCome(typed(text, 2)))).toEqual([
      0, 2, 1, 0,
    ]);
  });

  it('turns back into minor units when the separator is taken back', () => {
    expect(minorOf(pressAmountKey(typed('12.', 2), 'backspace'))).toBe(12);
  });

  it('adds two zeros with one key, and only one where there is room for one', () => {
    expect(minorOf(pressAmountKey(typed('12', 2), '00'))).toBe(1200);
    expect(minorOf(pressAmountKey(typed('12.3', 2), '00'))).toBe(1230);
  });

  it('refuses the key that would make the amount larger than any amount may be', () => {
    const largest = typed('999999999999', 2);
    expect(minorOf(largest)).toBe(AMOUNT_LIMIT_MINOR);
    expect(pressAmountKey(largest, '9')).toBe(largest);
    expect(pressAmountKey(largest, 'separator')).toBe(largest);
  });

  it('is empty again after clear', () => {
    expect(isEmptyAmount(pressAmountKey(typed('12.5', 2), 'clear'))).toBe(true);
  });

  it('takes back exactly the last key that was taken', () => {
    fc.assert(
      fc.property(
        fc.array(anyKey, { maxLength: 20 }),
        fc.oneof(digit, fc.constant<AmountKey>('separator')),
        exponents,
        (keys, key, exponent) => {
          const before = keys.reduce(pressAmountKey, emptyAmount(exponent));
          const after = pressAmountKey(before, key);
          fc.pre(after !== before);
          expect(pressAmountKey(after, 'backspace')).toEqual(before);
        },
      ),
    );
  });

  it('always holds a whole number of minor units within the limit', () => {
    fc.assert(
      fc.property(fc.array(anyKey, { maxLength: 40 }), exponents, (keys, exponent) => {
        const minor = minorOf(keys.reduce(pressAmountKey, emptyAmount(exponent)));
        expect(Number.isSafeInteger(minor)).toBe(true);
        expect(minor).toBeGreaterThanOrEqual(0);
        expect(minor).toBeLessThanOrEqual(AMOUNT_LIMIT_MINOR);
      }),
    );
  });

  it('reads the same amount typed with its separator as without', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), exponents, (minor, exponent) => {
        expect(minorOf(typed(toDecimal(minor, exponent), exponent))).toBe(minor);
        expect(minorOf(amountOf(minor, exponent))).toBe(minor);
      }),
    );
  });
});
