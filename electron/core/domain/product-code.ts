import { isEan13 } from './card-number.ts';
import { asciiDigits } from './digits.ts';

/** How a scale's labels are read: the prefix tells them, `holds` what their last five digits are. */
export interface WeighedGoods {
  readonly prefix: string;
  /** `price`: minor units of the shop's currency; `weight`: grams. */
  readonly holds: 'price' | 'weight';
}

export type ProductCode =
  /** Any code under which a product is looked up, an EAN-13 where it was an UPC-A or UPC-E. */
  | { readonly kind: 'plain'; readonly code: string }
  /** Digits of an EAN's length whose check digit is wrong. */
  | { readonly kind: 'misread' }
  /** A scale's label: the article's number, looked up as `prefix` and five digits, and what the scale printed. */
  | { readonly kind: 'weighed'; readonly code: string; readonly priceMinor: number }
  | { readonly kind: 'weighed'; readonly code: string; readonly grams: number };

/**
 * Reads a product's barcode. Eight, twelve and thirteen digits are EAN-8, UPC-A and EAN-13 and must have their check
 * digit; UPC-A, and the UPC-E that is
 * short for one, becomes the EAN-13 that it is with a zero before. Whatever else is printed on goods is taken as it is.
 */
export function readProductCode(text: string, weighedGoods: readonly WeighedGoods[]): ProductCode {
  const code = asciiDigits(text).trim();
  if (/^\d{12}$/.test(code)) return readProductCode(`0${code}`, weighedGoods);
  if (/^\d{8}$/.test(code)) return readEightDigits(code);
  if (!/^\d{13}$/.test(code)) return { kind: 'plain', code };
  if (!isEan13(code)) return { kind: 'misread' };
  const label = weighedGoods.find(({ prefix }) => code.startsWith(prefix));
  if (label === undefined) return { kind: 'plain', code };
  const article = code.slice(0, 7);
  const printed = Number(code.slice(7, 12));
  return label.holds === 'price'
    ? { kind: 'weighed', code: article, priceMinor: printed }
    : { kind: 'weighed', code: article, grams: printed };
}

/**
 * Eight digits that begin with 0 or 1 are a UPC-E where they make a right UPC-A, as goods carry it; else an EAN-8, whose
 * numbers of that beginning are a shop's own. Saved and scanned alike, so that the two always meet.
 */
function readEightDigits(code: string): ProductCode {
  const upcA = upcEToUpcA(code);
  if (upcA !== undefined) return { kind: 'plain', code: `0${upcA}` };
  return hasEan8CheckDigit(code) ? { kind: 'plain', code } : { kind: 'misread' };
}

/**
 * The code of an EAN-8 whose scanner says that it is one. Where a hand's eight digits would be read as a UPC-E, it is
 * written with the five zeros that make it an EAN-13: GS1 gives no other number that beginning.
 */
export const codeOfEan8 = (eight: string): string =>
  upcEToUpcA(eight) === undefined ? eight : `00000${eight}`;

/** The code under which the article with these fourteen digits is kept: an EAN-8 or EAN-13 where it is one. */
export function codeOfGtin(gtin: string): string {
  if (gtin.startsWith('000000')) return codeOfEan8(gtin.slice(6));
  return gtin.startsWith('0') ? gtin.slice(1) : gtin;
}

/**
 * How the same number may be kept as well, likeliest first: an EAN-8 that begins with 0 or 1 is kept in one form by whom
 * a scanner told that it is one, and in another by a hand that typed it.
 */
export function otherFormsOf(code: string): readonly string[] {
  const eight = /^00000(\d{8})$/.exec(code)?.[1];
  if (eight !== undefined) {
    const upcA = upcEToUpcA(eight);
    return upcA === undefined ? [eight] : [eight, `0${upcA}`];
  }
  return hasEan8CheckDigit(code) ? [`00000${code}`] : [];
}

/** EAN-8 weighs its digits 3, 1, 3 … from the left; its check digit makes the sum a multiple of ten. */
export function hasEan8CheckDigit(code: string): boolean {
  const sum = [...code].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
  return /^\d{8}$/.test(code) && sum % 10 === 0;
}

/** A UPC-E's eight digits as the UPC-A that they are short for; undefined where they aren't one. */
export function upcEToUpcA(code: string): string | undefined {
  const match = /^([01])(\d{6})(\d)$/.exec(code);
  if (match === null) return undefined;
  const [, system = '', six = '', check = ''] = match;
  const [a, b, c, d, e, last] = six;
  const body =
    last === '0' || last === '1' || last === '2'
      ? `${a}${b}${last}0000${c}${d}${e}`
      : last === '3'
        ? `${a}${b}${c}00000${d}${e}`
        : last === '4'
          ? `${a}${b}${c}${d}00000${e}`
          : `${a}${b}${c}${d}${e}0000${last}`;
  const upcA = `${system}${body}${check}`;
  return isEan13(`0${upcA}`) ? upcA : undefined;
}
