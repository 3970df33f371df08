import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ean13CheckDigit,
  isEan13,
  isOwnNumberMisread,
  lastFour,
  looksLikePaymentCard,
  makeMemberNumber,
  prefixProblem,
} from '../../electron/core/domain/card-number.ts';

const digits = (length: number): fc.Arbitrary<string> =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''));

describe('a member number', () => {
  it('ends in the digit that EAN-13 asks for', () => {
    expect(ean13CheckDigit('400638133393')).toBe(1);
    expect(isEan13('4006381333931')).toBe(true);
    expect(isEan13('4006381333932')).toBe(false);
    expect(isEan13('400638133393')).toBe(false);
    expect(makeMemberNumber('29', '0000000001')).toBe('2900000000018');
  });

  it('shows every misread digit', () => {
    fc.assert(
      fc.property(
        digits(10),
        fc.integer({ min: 2, max: 12 }),
        fc.integer({ min: 1, max: 9 }),
        (ten, place, by) => {
          const number = makeMemberNumber('29', ten);
          expect(isEan13(number)).toBe(true);
          const wrong = (Number(number[place]) + by) % 10;
          const misread = `${number.slice(0, place)}${wrong}${number.slice(place + 1)}`;
          expect(isOwnNumberMisread(misread, '29')).toBe(true);
          expect(isOwnNumberMisread(number, '29')).toBe(false);
        },
      ),
    );
  });

  it('is only ours with our prefix and thirteen digits', () => {
    expect(isOwnNumberMisread('4006381333932', '29')).toBe(false);
    expect(isOwnNumberMisread('290000000001', '29')).toBe(false);
    expect(isOwnNumberMisread('29-0000-00001', '29')).toBe(false);
  });
});

describe('a prefix', () => {
  it('is one that GS1 leaves to shops, and not the scale’s', () => {
    expect(prefixProblem('29', ['21'])).toBeUndefined();
    expect(prefixProblem('20', [])).toBeUndefined();
    expect(prefixProblem('04', [])).toBeUndefined();
    expect(prefixProblem('21', ['21', '22'])).toBe('PREFIX_IS_WEIGHED_GOODS');
    for (const prefix of ['40', '30', '19', '00', '05', '2', '290', 'ab', '']) {
      expect(prefixProblem(prefix, []), prefix).toBe('PREFIX_NOT_FOR_SHOPS');
    }
  });
});

describe('the last four', () => {
  it('are never more than half of a card’s number', () => {
    expect(lastFour('2900000001237')).toBe('1237');
    expect(lastFour('A-12')).toBe('12');
    expect(lastFour('7')).toBe('');
    expect(lastFour('会员一二三四五六')).toBe('三四五六');
  });
});

describe('a payment card', () => {
  const published = [
    '4111111111111111',
    '4222222222222',
    '5555555555554444',
    '2223003122003222',
    '378282246310005',
    '6011111111111117',
    '30569309025904',
    '38520000023237',
    '3530111333300000',
    '6200000000000005',
    '6759649826438453',
  ];
  it.each(published)('is known by its number: %s', (number) => {
    expect(looksLikePaymentCard(number)).toBe(true);
  });

  it('is known in groups, in other scripts’ digits and off its magnetic stripe', () => {
    expect(looksLikePaymentCard('4111 1111 1111 1111')).toBe(true);
    expect(looksLikePaymentCard('4111-1111-1111-1111')).toBe(true);
    expect(looksLikePaymentCard('4111\u00a01111\u20131111\u00a01111')).toBe(true);
    expect(looksLikePaymentCard('４１１１１１１１１１１１１１１１')).toBe(true);
    expect(looksLikePaymentCard('٤١١١١١١١١١١١١١١١')).toBe(true);
    expect(looksLikePaymentCard(';4111111111111111=30121010000000000000?')).toBe(true);
    expect(looksLikePaymentCard('%B4111111111111111^DOE/JANE^3012101?')).toBe(true);
  });

  it('isn’t seen in loyalty cards and goods', () => {
    const others = [
      '2900000001237', // ours
      '4006381333931', // a product of thirteen digits that begins with 4
      '4111111111111112', // Luhn is wrong
      '9999999999999995', // no issuer's
      '400638133393', // too short
      '41111111111111111111', // too long
      ']C10104006381333931', // a GS1 element string
      '(01)04006381333931',
      '0104006381333931',
      'A4111111111111111',
      '',
    ];
    for (const code of others) expect(looksLikePaymentCard(code), code).toBe(false);
  });

  it('isn’t seen in a carton’s number with its right check digit, unless Diners Club has such cards', () => {
    // Both pass Luhn and GTIN-14.
    const both = (prefix: string): string => {
      for (let tail = 0; ; tail += 1) {
        const thirteen = prefix + String(tail).padStart(13 - prefix.length, '0');
        for (let check = 0; check < 10; check += 1) {
          const code = `${thirteen}${check}`;
          if (isGtin14(code) && isLuhn(code)) return code;
        }
      }
    };
    expect(looksLikePaymentCard(both('41'))).toBe(false);
    expect(looksLikePaymentCard(both('62'))).toBe(false);
    expect(looksLikePaymentCard(both('36'))).toBe(true);
  });

  it('may be any text without a crash', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(typeof looksLikePaymentCard(text)).toBe('boolean');
      }),
    );
  });

  it('is never missed among Luhn-valid numbers of sixteen digits in Visa’s range', () => {
    fc.assert(
      fc.property(digits(14), (fourteen) => {
        const found = [...'0123456789'].filter((check) => looksLikePaymentCard(`4${fourteen}${check}`));
        expect(found).toHaveLength(1);
      }),
    );
  });
});

const isGtin14 = (code: string): boolean =>
  [...code].reduce((sum, digit, place) => sum + Number(digit) * (place % 2 === 0 ? 3 : 1), 0) % 10 === 0;

const isLuhn = (code: string): boolean =>
  [...code].reduce((sum, digit, place) => {
    const value = Number(digit) * ((code.length - place) % 2 === 0 ? 2 : 1);
    return sum + Math.floor(value / 10) + (value % 10);
  }, 0) %
    10 ===
  0;
