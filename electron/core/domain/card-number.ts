import { assert } from './assert.ts';
import { asciiDigits } from './digits.ts';

/** The last digit of an EAN-13, from the twelve before it. */
export function ean13CheckDigit(twelve: string): number {
  assert(/^\d{12}$/.test(twelve), 'a check digit is made from twelve digits');
  return gs1CheckDigit(twelve);
}

/** GS1 weighs the digits 3, 1, 3, 1 … from the right, whatever the length of the number. */
function gs1CheckDigit(digits: string): number {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    sum += place % 2 === 0 ? digit * 3 : digit;
  }
  return (10 - (sum % 10)) % 10;
}

/** Whether digits end in the check digit of a GS1 key: an EAN of any length, a location, a logistic unit. */
export const hasGs1CheckDigit = (digits: string): boolean =>
  gs1CheckDigit(digits.slice(0, -1)) === Number(digits.at(-1));

export function isEan13(code: string): boolean {
  return /^\d{13}$/.test(code) && hasGs1CheckDigit(code);
}

/** A card's number of our own: the shop's two-digit prefix, ten random digits, the check digit. */
export function makeMemberNumber(prefix: string, tenDigits: string): string {
  assert(/^\d{2}$/.test(prefix) && /^\d{10}$/.test(tenDigits), 'a member number has a prefix and ten digits');
  const twelve = prefix + tenDigits;
  return `${twelve}${ean13CheckDigit(twelve)}`;
}

/** Thirteen digits that begin like ours and end wrong: a digit was misread or mistyped. */
export function isOwnNumberMisread(code: string, prefix: string): boolean {
  return /^\d{13}$/.test(code) && code.startsWith(prefix) && !isEan13(code);
}

export type PrefixProblem = 'PREFIX_NOT_FOR_SHOPS' | 'PREFIX_IS_WEIGHED_GOODS';

/** GS1 leaves 04 and 20–29 to the shops; all other prefixes belong to goods. A scale's labels take some of these. */
export function prefixProblem(
  prefix: string,
  weighedGoodsPrefixes: readonly string[],
): PrefixProblem | undefined {
  if (!/^(?:04|2\d)$/.test(prefix)) return 'PREFIX_NOT_FOR_SHOPS';
  if (weighedGoodsPrefixes.includes(prefix)) return 'PREFIX_IS_WEIGHED_GOODS';
  return undefined;
}

/**
 * What a slip shows of a card: its last four characters, and of a short number no more than half, so that a slip
 * on the floor is never the whole key to somebody's points.
 */
export function lastFour(code: string): string {
  const characters = [...code];
  return characters.slice(characters.length - Math.min(4, Math.floor(characters.length / 2))).join('');
}

/** Where payment cards' numbers begin, as first and last prefix of a range of one length. */
const issuerRanges: readonly (readonly [first: number, last: number])[] = [
  [4, 4], // Visa
  [51, 55], // Mastercard
  [2221, 2720], // Mastercard
  [2200, 2204], // Mir
  [34, 34], // American Express
  [37, 37], // American Express
  [6011, 6011], // Discover
  [644, 649], // Discover
  [65, 65], // Discover
  [300, 305], // Diners Club
  [3095, 3095], // Diners Club
  [36, 36], // Diners Club
  [38, 39], // Diners Club
  [3528, 3589], // JCB
  [62, 62], // UnionPay
  [81, 82], // UnionPay, RuPay
  [50, 50], // Maestro
  [56, 69], // Maestro
];

const inIssuerRange = (digits: string): boolean =>
  issuerRanges.some(([first, last]) => {
    const begins = Number(digits.slice(0, String(first).length));
    return first <= begins && begins <= last;
  });

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** The account number of a magnetic stripe's first or second track, as a keyboard reader types it. */
const stripe = /^(?:%B([\d ]{13,23})\^|;(\d{13,19})=)/;

/**
 * Whether a code may be a bank card's number, which must be neither kept nor logged: 14–19 digits in an issuer's
 * range, or 13 that begin with 4 and aren't an EAN-13, Luhn-valid. Groups may be parted by spaces or dashes. The
 * caller asks first whether the shop knows the code as a card or a product of its own.
 *
 * Goods are let through where the code says that it is theirs. A GS1 element string as scanners send it carries
 * `]C1`, brackets or a separator, and "(01)" begins with 0: none is an issuer's number. A bare 14-digit number with
 * a right GTIN-14 check digit is goods, except where Diners Club issues: of its cards one in ten has that digit by
 * chance, and a bank card that slips through costs more than a carton that has to be scanned by its other side. For
 * the same reason 15 digits and more are never taken for goods: 414 begins a GS1 location and many a Visa.
 */
export function looksLikePaymentCard(code: string): boolean {
  const text = asciiDigits(code).trim();
  const track = stripe.exec(text);
  const digits = (track?.[1] ?? track?.[2] ?? text).replace(/[\s\p{Pd}]/gu, '');
  if (!/^\d{13,19}$/.test(digits) || !inIssuerRange(digits) || !passesLuhn(digits)) return false;
  if (digits.length === 13) return digits.startsWith('4') && !isEan13(digits);
  if (digits.length === 14) return digits.startsWith('3') || !hasGs1CheckDigit(digits);
  return true;
}
