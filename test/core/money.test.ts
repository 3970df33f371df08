import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AMOUNT_LIMIT_MINOR,
  currencyOf,
  formatMoney,
  formatMoneyBriefly,
  parseMajor,
  toDecimal,
} from '../../electron/core/domain/money.ts';

const eur = { code: 'EUR', exponent: 2 };
const jpy = { code: 'JPY', exponent: 0 };
const kwd = { code: 'KWD', exponent: 3 };

describe('a currency', () => {
  it.each([
    ['JPY', 0],
    ['EUR', 2],
    ['USD', 2],
    ['CNY', 2],
    ['KWD', 3],
    ['CLP', 0],
  ])('%s has %i digits after the separator', (code, exponent) => {
    expect(currencyOf(code)).toEqual({ code, exponent });
  });

  it.each(['', 'eur', 'EURO', 'XQX', 'E1R', '€'])('%s is none', (code) => {
    expect(currencyOf(code)).toBeUndefined();
  });
});

describe('minor units', () => {
  it.each([
    [1250, eur, 'en', '€12.50'],
    [5, eur, 'en', '€0.05'],
    [-5, eur, 'en', '-€0.05'],
    [1250, jpy, 'en', '¥1,250'],
    [1250, kwd, 'en', 'KWD 1.250'],
    [999_999_999_999, eur, 'en', '€9,999,999,999.99'],
    [1250, { code: 'CNY', exponent: 2 }, 'zh-CN', '¥12.50'],
  ] as const)('%i are written as people do', (minor, currency, locale, text) => {
    expect(formatMoney(minor, currency, locale).replaceAll('\u00a0', ' ')).toBe(text);
  });

  it('are written briefly in a rule', () => {
    expect(formatMoneyBriefly(100, eur, 'en')).toBe('€1');
    expect(formatMoneyBriefly(150, eur, 'en')).toBe('€1.50');
    expect(formatMoneyBriefly(100, jpy, 'en')).toBe('¥100');
  });

  it('are read back from what was written, exactly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -AMOUNT_LIMIT_MINOR, max: AMOUNT_LIMIT_MINOR }),
        fc.nat(4),
        (minor, exponent) => {
          expect(parseMajor(toDecimal(minor, exponent), exponent)).toEqual({ ok: true, value: minor });
        },
      ),
    );
  });
});

describe('a typed amount', () => {
  it.each([
    ['12.50', 2, 1250],
    ['12,5', 2, 1250],
    ['12.', 2, 1200],
    ['1250', 0, 1250],
    ['1.25', 3, 1250],
    ['-0.01', 2, -1],
    ['-0', 2, 0],
    [' 7 ', 2, 700],
    ['9999999999.99', 2, 999_999_999_999],
  ])('%s with %i digits is %i', (text, exponent, minor) => {
    const read = parseMajor(text, exponent);
    expect(read).toEqual({ ok: true, value: minor });
    expect(read.ok && Object.is(read.value, -0)).toBe(false);
  });

  it.each([
    ['12.505', 2, 'too-many-decimals'],
    ['1.5', 0, 'too-many-decimals'],
    ['1,2345', 3, 'too-many-decimals'],
    ['10000000000', 2, 'too-large'],
    ['999999999999999', 3, 'too-large'],
    ['', 2, 'not-a-number'],
    ['.', 2, 'not-a-number'],
    ['1e3', 2, 'not-a-number'],
    ['0x10', 2, 'not-a-number'],
    ['NaN', 2, 'not-a-number'],
    ['Infinity', 2, 'not-a-number'],
    ['1.000,50', 2, 'not-a-number'],
    ['١٢', 2, 'not-a-number'],
    ['--1', 2, 'not-a-number'],
    ['9'.repeat(100_000), 2, 'not-a-number'],
  ])('%s with %i digits is none: %s', (text, exponent, error) => {
    expect(parseMajor(text, exponent)).toEqual({ ok: false, error });
  });
});
