import { AMOUNT_LIMIT_MINOR } from '../../electron/core/domain/money.ts';

/**
 * The amount pad as a state machine. Digits fill from the right, in minor units: 1 2 5 0 is 12.50 in EUR. A typed
 * separator says that the digits so far were major units: 1 2 . 5 is 12.50 too. The currency's exponent decides how
 * many decimals there can be; JPY has none, so it has no separator either.
 */
export interface Amount {
  /** Decimals of the currency: JPY 0, EUR 2, KWD 3. */
  readonly exponent: number;
  /** What was typed before the separator, without leading zeros. */
  readonly digits: string;
  /** What was typed after the separator; null while there is none and the digits are minor units. */
  readonly decimals: string | null;
}

export type AmountKey =
  '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '00' | 'separator' | 'backspace' | 'clear';

export const emptyAmount = (exponent: number): Amount => ({ exponent, digits: '', decimals: null });

/** The amount as if it had been typed in minor units. */
export const amountOf = (minor: number, exponent: number): Amount => ({
  exponent,
  digits: minor === 0 ? '' : String(minor),
  decimals: null,
});

export const isEmptyAmount = (amount: Amount): boolean => amount.digits === '' && amount.decimals === null;

/** What the amount is worth, in minor units of its currency. */
export function minorOf(amount: Amount): number {
  const { digits, decimals, exponent } = amount;
  return Number(`0${digits}${decimals === null ? '' : decimals.padEnd(exponent, '0')}`);
}

/** How many of the shown decimals are still to be typed: a screen shows them paler. */
export const decimalsToCome = (amount: Amount): number =>
  amount.decimals === null ? 0 : amount.exponent - amount.decimals.length;

/** The amount after a key; the very same object where the key has no meaning, so that a screen can say no. */
export function pressAmountKey(amount: Amount, key: AmountKey): Amount {
  switch (key) {
    case 'clear':
      return isEmptyAmount(amount) ? amount : emptyAmount(amount.exponent);
    case 'backspace':
      return withoutLast(amount);
    case 'separator':
      if (amount.exponent === 0 || amount.decimals !== null) return amount;
      return within(amount, { ...amount, decimals: '' });
    case '00':
      return withDigit(withDigit(amount, '0'), '0');
    default:
      return withDigit(amount, key);
  }
}

function withDigit(amount: Amount, digit: string): Amount {
  if (amount.decimals !== null) {
    if (amount.decimals.length === amount.exponent) return amount;
    return { ...amount, decimals: amount.decimals + digit };
  }
  if (amount.digits === '' && digit === '0') return amount;
  return within(amount, { ...amount, digits: amount.digits + digit });
}

/** Takes back exactly the last key: after "12." it is the minor units 12 again. */
function withoutLast(amount: Amount): Amount {
  if (amount.decimals === '') return { ...amount, decimals: null };
  if (amount.decimals !== null) return { ...amount, decimals: amount.decimals.slice(0, -1) };
  return amount.digits === '' ? amount : { ...amount, digits: amount.digits.slice(0, -1) };
}

const within = (before: Amount, after: Amount): Amount =>
  minorOf(after) > AMOUNT_LIMIT_MINOR ? before : after;

/** The pad's key for a key of the keyboard, or null. Both separators count, whatever the locale writes. */
export function amountKeyOf(key: string): AmountKey | null {
  switch (key) {
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
      return key;
    case '.':
    case ',':
    case 'Decimal':
    case 'Separator':
      return 'separator';
    case 'Backspace':
      return 'backspace';
    case 'Delete':
      return 'clear';
    default:
      return null;
  }
}
