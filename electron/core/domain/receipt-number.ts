import { assert } from './assert.ts';

/** Receipt numbers count up from 1 and fit the nine digits of a slip's barcode. */
export const RECEIPT_NUMBER_LIMIT = 999_999_999;

/** As people read it: 318 is 000318. */
export const paddedReceiptNumber = (receiptNumber: number): string => String(receiptNumber).padStart(6, '0');

/** What a slip's barcode holds: `R`, the number in nine digits, and a Luhn check digit: 318 is R0000003186. */
export function receiptCode(receiptNumber: number): string {
  assert(
    Number.isInteger(receiptNumber) && receiptNumber >= 1 && receiptNumber <= RECEIPT_NUMBER_LIMIT,
    'a receipt number is a whole number from 1 to 999,999,999',
  );
  const nine = String(receiptNumber).padStart(9, '0');
  return `R${nine}${luhnDigit(nine)}`;
}

/** Reads a slip's barcode back; undefined for whatever isn't one, a wrong check digit included. */
export function parseReceiptCode(code: string): number | undefined {
  const match = /^R(\d{9})(\d)$/i.exec(code.trim());
  if (match === null) return undefined;
  const [, nine = '', check] = match;
  const receiptNumber = Number(nine);
  return receiptNumber >= 1 && luhnDigit(nine) === Number(check) ? receiptNumber : undefined;
}

/** Luhn finds every single wrong digit and nearly every swap of neighbours, whoever typed or misread it. */
function luhnDigit(digits: string): number {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10;
}
