import { hasGs1CheckDigit } from './card-number.ts';
import { FNC1, fitsFormat, formatOf, identifierLength, predefinedLength } from './gs1-formats.ts';
import { AMOUNT_LIMIT_MINOR } from './money.ts';
import { fail, ok, type Result } from './result.ts';

/**
 * GS1 element strings: values behind application identifiers, as barcodes of goods hold them: `01` and an article's
 * number, `10` and the lot, `17` and the last day. A barcode's scan has no brackets; people write `(01)…(10)…`.
 */
export interface Gs1Element {
  readonly identifier: string;
  readonly value: string;
}

/** Why a text holds no element strings. */
export type Gs1Problem =
  | 'NOT_GS1'
  | 'TOO_LONG'
  | 'IDENTIFIER_UNKNOWN'
  | 'VALUE_MISFIT'
  | 'CHECK_DIGIT_WRONG'
  /** One identifier with two values. */
  | 'CONTRADICTORY';

type Elements = Result<readonly Gs1Element[], Gs1Problem>;

/** No barcode that a shop's scanner reads holds as much as this. */
export const GS1_TEXT_LIMIT = 2_000;

/** Reads element strings, in brackets or as a scanner sends them. A separator before the first of them is let be. */
export function readElements(text: string): Elements {
  if (text.length > GS1_TEXT_LIMIT) return fail('TOO_LONG');
  const elements = text.startsWith('(') ? splitBracketed(text) : splitScanned(text);
  return elements.ok ? checkElements(elements.value) : elements;
}

function splitScanned(text: string): Elements {
  const elements: Gs1Element[] = [];
  let at = 0;
  for (;;) {
    while (text[at] === FNC1) at += 1;
    if (at >= text.length) return elements.length === 0 ? fail('NOT_GS1') : ok(elements);
    const beginning = text.slice(at, at + 4);
    const length = identifierLength(beginning);
    const identifier = beginning.slice(0, length);
    if (length === undefined || !/^\d+$/.test(identifier) || identifier.length < length)
      return fail(elements.length === 0 ? 'NOT_GS1' : 'IDENTIFIER_UNKNOWN');
    const separator = text.indexOf(FNC1, at);
    const furthest = separator === -1 ? text.length : separator;
    const fixed = predefinedLength(beginning);
    const end = fixed === undefined ? furthest : at + fixed;
    if (end > furthest) return fail('VALUE_MISFIT');
    elements.push({ identifier, value: text.slice(at + length, end) });
    at = end;
  }
}

function splitBracketed(text: string): Elements {
  const [before, ...parts] = text.split(/\((\d{2,4})\)/);
  if (before !== '' || parts.length === 0) return fail('NOT_GS1');
  const elements: Gs1Element[] = [];
  for (let place = 0; place < parts.length; place += 2) {
    const identifier = parts[place] ?? '';
    if (identifierLength(identifier) !== identifier.length) return fail('IDENTIFIER_UNKNOWN');
    elements.push({ identifier, value: (parts[place + 1] ?? '').trim() });
  }
  return ok(elements);
}

function checkElements(elements: readonly Gs1Element[]): Elements {
  const seen = new Map<string, string>();
  for (const { identifier, value } of elements) {
    const problem = valueProblem(identifier, value);
    if (problem !== undefined) return fail(problem);
    if ((seen.get(identifier) ?? value) !== value) return fail('CONTRADICTORY');
    seen.set(identifier, value);
  }
  return ok(elements);
}

/** What is wrong with an identifier's value; undefined for one that is right. */
export function valueProblem(identifier: string, value: string): Gs1Problem | undefined {
  const format = formatOf(identifier);
  const fixed = predefinedLength(identifier);
  const isOfItsLength = fixed === undefined || value.length === fixed - identifier.length;
  if (!isOfItsLength || !fitsFormat(value, format)) return 'VALUE_MISFIT';
  if (format.isChecked && !hasGs1CheckDigit(value)) return 'CHECK_DIGIT_WRONG';
  // The century is nothing to the calendar but for a 29th of February, and a year that ends in 00 is 2000 for long.
  if (format.isDate && readDate(value, 2000) === undefined) return 'VALUE_MISFIT';
  return undefined;
}

/** An amount as a label has it: its digits without the point, and how many of them are behind it. */
export interface LabelPrice {
  readonly digits: number;
  readonly decimals: number;
  /** ISO 4217 in three digits; null for the currency of where it is sold. */
  readonly currency: string | null;
}

/**
 * A label's price in minor units of the currency of where it is sold. Null for one in a currency that it names, for one
 * with a part of a minor unit, and for what is no price at all.
 */
export function labelPriceMinor({ digits, decimals, currency }: LabelPrice, exponent: number): number | null {
  const minor = digits * 10 ** Math.max(0, exponent - decimals);
  const parts = 10 ** Math.max(0, decimals - exponent);
  const isWhole = currency === null && minor % parts === 0 && minor / parts <= AMOUNT_LIMIT_MINOR;
  return isWhole ? minor / parts : null;
}

/** What a barcode says of the goods that it is on. */
export interface Goods {
  /** The article's number in fourteen digits. */
  readonly gtin: string;
  readonly lot: string | null;
  /** `YYYY-MM-DD`, the last day on which it may be sold or used. */
  readonly expiresOn: string | null;
  /** `YYYY-MM-DD`: after it the goods may still be good. */
  readonly bestBefore: string | null;
  /** Net, in integer thousandths of a kilogram. */
  readonly weight: number | null;
  readonly price: LabelPrice | null;
}

/** The goods that elements tell of; undefined where they name no article. */
export function goodsOf(elements: readonly Gs1Element[], thisYear: number): Goods | undefined {
  const valueOf = (identifier: string): string | undefined =>
    elements.find((element) => element.identifier === identifier)?.value;
  const gtin = valueOf('01');
  if (gtin === undefined) return undefined;
  const dateOf = (value: string | undefined): string | null =>
    value === undefined ? null : (readDate(value.slice(0, 6), thisYear) ?? null);
  return {
    gtin,
    lot: valueOf('10') ?? null,
    // 7003 has the hour and minute as well.
    expiresOn: dateOf(valueOf('17') ?? valueOf('7003')),
    bestBefore: dateOf(valueOf('15')),
    weight: weightOf(elements),
    price: priceOf(elements),
  };
}

/** Net weight in kilograms: the identifier's last digit says where the point is. */
function weightOf(elements: readonly Gs1Element[]): number | null {
  const element = elements.find(({ identifier }) => /^310[0-5]$/.test(identifier));
  if (element === undefined) return null;
  const decimals = Number(element.identifier[3]);
  return Math.round(Number(element.value) * 10 ** (3 - decimals));
}

function priceOf(elements: readonly Gs1Element[]): LabelPrice | null {
  const element = elements.find(({ identifier }) => /^39[23]\d$/.test(identifier));
  if (element === undefined) return null;
  const { identifier, value } = element;
  const hasCurrency = identifier.startsWith('393');
  return {
    digits: Number(hasCurrency ? value.slice(3) : value),
    decimals: Number(identifier[3]),
    currency: hasCurrency ? value.slice(0, 3) : null,
  };
}

/**
 * A date YYMMDD as `YYYY-MM-DD`; day 00 is the month's last. Of the years that end so, the one counts that is at most
 * fifty years after `thisYear` or less than fifty before it (GS1 General Specifications, 7.12). Undefined for no date.
 */
export function readDate(text: string, thisYear: number): string | undefined {
  const match = /^(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (match === null) return undefined;
  const [, yy = '', mm = '', dd = ''] = match;
  const ahead = Number(yy) - (thisYear % 100);
  const year = thisYear + ahead + (ahead > 50 ? -100 : ahead <= -50 ? 100 : 0);
  const month = Number(mm);
  if (month < 1 || month > 12) return undefined;
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (Number(dd) > lastDay) return undefined;
  return `${year}-${mm}-${dd === '00' ? lastDay : dd}`;
}

/** The fourteen digits of an article's number from the 8, 12, 13 or 14 that are printed; undefined for no such number. */
export function gtinOf(digits: string): string | undefined {
  if (!/^(?:\d{8}|\d{12,14})$/.test(digits) || !hasGs1CheckDigit(digits)) return undefined;
  return digits.padStart(14, '0');
}
