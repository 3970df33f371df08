import { identify, type Symbology } from './aim.ts';
import { hasGs1CheckDigit, isEan13, looksLikePaymentCard } from './card-number.ts';
import { isCommandCode } from './command-barcode.ts';
import { isWebAddress, readDigitalLink } from './digital-link.ts';
import { asciiDigits } from './digits.ts';
import { FNC1 } from './gs1-formats.ts';
import { goodsOf, readElements, type Goods } from './gs1.ts';
import { isPracticeCard } from './practice-card.ts';
import { codeOfEan8, codeOfGtin, readProductCode, upcEToUpcA, type WeighedGoods } from './product-code.ts';
import { parseReceiptCode } from './receipt-number.ts';

/** A text as a scanner or a hand gave it. */
export interface ScanText {
  readonly text: string;
  /** The AIM identifier that the scanner told beside the text; null where it didn't, or typed it in front. */
  readonly aim: string | null;
}

/** What a shop knows that decides what a scan is. */
export interface ScanRules {
  /** The first two digits of the shop's own cards; null before there is a shop. */
  readonly memberPrefix: string | null;
  readonly weighedGoods: readonly WeighedGoods[];
  /** The shop's card or product of exactly this code. Asked only where the code's form doesn't decide. */
  readonly knownAs: (code: string) => 'member' | 'product' | null;
  /** The year of the till's clock: barcodes write years with two digits. */
  readonly thisYear: number;
}

export type ScanKind = 'member' | 'product' | 'receipt' | 'command' | 'payment' | 'unknown';

export interface ScanReading {
  readonly kind: ScanKind;
  /** What is looked up: without the AIM identifier, an article's number as it is kept with the product. */
  readonly code: string;
  /** The barcode's kind by name, such as `EAN-13`; null where nothing tells it. */
  readonly symbology: string | null;
  /** What element strings or a Digital Link tell of the goods; null for all else. */
  readonly goods: Goods | null;
}

/** Says what a scan is by its form, and by what the shop knows where the form doesn't tell. */
export function readScan(scan: ScanText, rules: ScanRules): ScanReading {
  const { text, symbology } = identify(scan.text.trim(), scan.aim);
  const code = withoutOuterSeparators(text).trim();
  const name = symbology?.name ?? null;
  const as = (kind: ScanKind): ScanReading => ({ kind, code, symbology: name, goods: null });
  if (isCommandCode(code)) return as('command');
  if (parseReceiptCode(code) !== undefined) return as('receipt');
  if (isOwnCard(code, rules)) return as('member');
  const known = rules.knownAs(code);
  if (known !== null) return as(known);
  const goods = readGoods(code, symbology, rules.thisYear);
  if (goods !== undefined) return { kind: 'product', code: codeOfGtin(goods.gtin), symbology: name, goods };
  const article = readArticle(asciiDigits(code), symbology, rules);
  // Bars of these kinds are on goods and cartons alone, whatever their digits are.
  const isOnGoods = article !== undefined && (symbology?.holds === 'ean' || symbology?.name === 'ITF');
  if (!isOnGoods && mayBePayment(scan.text, code)) return as('payment');
  return article === undefined ? as('unknown') : { kind: 'product', goods: null, ...article };
}

/** Some scanners send the separator that makes a code one of GS1, or end with one. */
const withoutOuterSeparators = (text: string): string => {
  let first = 0;
  let end = text.length;
  while (text[first] === FNC1) first += 1;
  while (end > first && text[end - 1] === FNC1) end -= 1;
  return text.slice(first, end);
};

const isOwnCard = (code: string, { memberPrefix }: ScanRules): boolean =>
  isPracticeCard(code) || (memberPrefix !== null && isEan13(code) && code.startsWith(memberPrefix));

/** Also behind three characters that only look like an AIM identifier: a bank card that slips through costs most. */
const mayBePayment = (scanned: string, code: string): boolean =>
  looksLikePaymentCard(code) || (scanned.startsWith(']') && looksLikePaymentCard(scanned.slice(3)));

/**
 * A barcode that isn't said to be one of GS1 is read so where it can hardly be anything else: with brackets, with a
 * separator, or where it begins with an article's number whose check digit is right.
 */
function readGoods(code: string, symbology: Symbology | null, thisYear: number): Goods | undefined {
  const isToBe = symbology?.holds === 'gs1' || code.startsWith('(') || code.includes(FNC1);
  const mayBe = isToBe || (symbology?.holds !== 'ean' && /^01\d{14}/.test(code));
  const elements = isWebAddress(code) ? readDigitalLink(code) : mayBe ? readElements(code) : undefined;
  return elements?.ok === true ? goodsOf(elements.value, thisYear) : undefined;
}

interface Article {
  readonly code: string;
  readonly symbology: string | null;
}

/** An article's number in plain digits; undefined where it is none, or misread. */
function readArticle(
  digits: string,
  symbology: Symbology | null,
  { weighedGoods, knownAs }: ScanRules,
): Article | undefined {
  const number = symbology?.holds === 'ean' ? withoutAddOn(digits, symbology) : digits;
  const name = symbology?.name ?? null;
  if (/^\d{14}$/.test(number))
    return hasGs1CheckDigit(number) ? { code: codeOfGtin(number), symbology: name } : undefined;
  if (!/^(?:\d{8}|\d{12,13})$/.test(number)) return undefined;
  if (number.length === 8 && symbology?.holds === 'ean') return readShort(number, symbology);
  const read = readProductCode(number, weighedGoods);
  // Left to the shops for their own use: another shop's card, or a label that means something to nobody here.
  const isNobodys =
    read.kind === 'plain' && /^(?:04|2\d)\d{11}$/.test(read.code) && knownAs(read.code) === null;
  if (read.kind === 'misread' || isNobodys) return undefined;
  const code = read.kind === 'plain' ? read.code : number;
  return { code, symbology: symbology?.holds === 'ean' && number.length === 12 ? 'UPC-A' : name };
}

/** Eight digits whose scanner says which of the two they are. */
function readShort(digits: string, { name }: Symbology): Article | undefined {
  if (name === 'EAN-8')
    return hasGs1CheckDigit(digits) ? { code: codeOfEan8(digits), symbology: name } : undefined;
  const upcA = upcEToUpcA(digits);
  return upcA === undefined ? undefined : { code: `0${upcA}`, symbology: 'UPC-E' };
}

/** A magazine's issue or a book's price stands beside the article's number, and is sent behind it. */
function withoutAddOn(digits: string, { name }: Symbology): string {
  const parted = /^(\d{8}|\d{12,13})(?:\]E[12]| )(?:\d{2}|\d{5})$/.exec(digits);
  if (parted !== null) return parted[1] ?? digits;
  if (name !== 'EAN-13 with add-on') return digits;
  // No two of the six sums are alike.
  const joined = /^(?:(\d{13})|(\d{12})|(\d{8}))(?:\d{2}|\d{5})$/.exec(digits);
  return joined?.[1] ?? joined?.[2] ?? joined?.[3] ?? digits;
}
