import { fail, ok, type Result } from './result.ts';

/** A currency as the shop uses it. `exponent` is the number of digits after the separator: JPY 0, EUR 2, KWD 3. */
export interface Currency {
  readonly code: string;
  readonly exponent: number;
}

/** No single amount is larger, in minor units: twelve digits leave room for every sum in a safe integer. */
export const AMOUNT_LIMIT_MINOR = 999_999_999_999;

/**
 * The currency with the digits that people use it with, as CLDR has them, or undefined where the runtime doesn't know
 * the code. ISO 4217 gives some (HUF, IDR, COP) two digits that nobody counts. A shop keeps what it was set up with.
 */
export function currencyOf(code: string): Currency | undefined {
  if (!/^[A-Z]{3}$/.test(code) || !Intl.supportedValuesOf('currency').includes(code)) return undefined;
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: code,
  }).resolvedOptions();
  return { code, exponent: maximumFractionDigits ?? 2 };
}

/** Minor units as a plain decimal string: 1250 with exponent 2 is "12.50". Exact: no float is involved. */
export function toDecimal(minor: number, exponent: number): string {
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const sign = minor < 0 ? '-' : '';
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

export type AmountProblem = 'not-a-number' | 'too-many-decimals' | 'too-large';

/**
 * Reads an amount typed in major units ("12.50", "12,5", "1250") into minor units.
 * More decimals than the currency has are a problem, never rounded.
 */
export function parseMajor(text: string, exponent: number): Result<number, AmountProblem> {
  const match = /^([+-]?)(\d{1,15})(?:[.,](\d*))?$/.exec(text.trim());
  if (match === null) return fail('not-a-number');
  const [, sign, whole, decimals = ''] = match;
  if (decimals.length > exponent) return fail('too-many-decimals');
  const minor = Number(`${whole ?? ''}${decimals.padEnd(exponent, '0')}`);
  if (minor > AMOUNT_LIMIT_MINOR) return fail('too-large');
  return ok(sign === '-' && minor !== 0 ? -minor : minor);
}

const formats = new Map<string, Intl.NumberFormat>();

function formatFor(
  currency: Currency,
  locale: string,
  trailingZeroDisplay: 'auto' | 'stripIfInteger',
): Intl.NumberFormat {
  const key = `${locale} ${currency.code} ${currency.exponent} ${trailingZeroDisplay}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: currency.code,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: currency.exponent,
      maximumFractionDigits: currency.exponent,
      trailingZeroDisplay,
    });
    formats.set(key, format);
  }
  return format;
}

// A decimal string is formatted exactly, without a float; the typings ask for the template type.
const decimalFor = (minor: number, currency: Currency): `${number}` =>
  toDecimal(minor, currency.exponent) as `${number}`;

/** Minor units as people of the locale write them: 1250 is "€12.50" in en, "12,50 €" in fr. */
export const formatMoney = (minor: number, currency: Currency, locale: string): string =>
  formatFor(currency, locale, 'auto').format(decimalFor(minor, currency));

/** The same without the zeros of a whole amount, for rules: 100 is "€1", 150 is "€1.50". */
export const formatMoneyBriefly = (minor: number, currency: Currency, locale: string): string =>
  formatFor(currency, locale, 'stripIfInteger').format(decimalFor(minor, currency));
