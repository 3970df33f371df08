import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  parseReceiptCode,
  RECEIPT_NUMBER_LIMIT,
  receiptCode,
} from '../../electron/core/domain/receipt-number.ts';

const receiptNumber = fc.integer({ min: 1, max: RECEIPT_NUMBER_LIMIT });

test('a receipt’s code is R, nine digits and a check digit', () => {
  expect(receiptCode(318)).toBe('R0000003186');
  expect(receiptCode(RECEIPT_NUMBER_LIMIT)).toMatch(/^R999999999\d$/);
});

test('every receipt’s code reads back as its number', () => {
  fc.assert(fc.property(receiptNumber, (number) => parseReceiptCode(receiptCode(number)) === number));
});

test('a code with any one digit wrong is no receipt’s', () => {
  fc.assert(
    fc.property(
      receiptNumber,
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 1, max: 9 }),
      (number, place, by) => {
        const code = receiptCode(number);
        const wrong = (Number(code[place]) + by) % 10;
        return parseReceiptCode(code.slice(0, place) + String(wrong) + code.slice(place + 1)) === undefined;
      },
    ),
  );
});

test.each(['', 'R', 'R0000000000', '0000003186', 'R00000031860', 'R٠٠٠٠٠٠٣١٨٦', '2912345678905'])(
  'the code “%s” is no receipt’s',
  (code) => {
    expect(parseReceiptCode(code)).toBeUndefined();
  },
);

test('scanners’ small letters and spaces around a code do no harm', () => {
  expect(parseReceiptCode(' r0000003186\n')).toBe(318);
});

test.each([0, -1, 1.5, RECEIPT_NUMBER_LIMIT + 1, Number.NaN])('%s is no receipt number', (number) => {
  expect(() => receiptCode(number)).toThrow('whole number');
});
