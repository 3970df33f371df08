import { Temporal } from 'temporal-polyfill';
import type { ExplanationLine } from '../contract/explanation.ts';
import type { ReceiptBlock, ReceiptDocument } from '../contract/receipt.ts';
import { translatorFor, type Locale, type Translate } from '../messages/translate.ts';
import { assert } from './assert.ts';
import type { Instant } from './ids.ts';
import { formatMoney, toDecimal, type Currency } from './money.ts';
import { receiptCode } from './receipt-number.ts';

/** What stands on every slip of the shop, as it was when the sale was recorded. */
export interface ReceiptShop {
  readonly name: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly currency: Currency;
  /** An IANA name such as `Europe/Paris`. */
  readonly timeZone: string;
  readonly locale: Locale;
  /** Whether the slip ends with "Loyalty slip, not a fiscal receipt". */
  readonly saysNotFiscal: boolean;
}

export interface ReceiptLine {
  readonly name: string;
  /** Integer thousandths: 1000 is one piece. */
  readonly quantity: number;
  /** Minor units, for one piece or one unit of measure. */
  readonly unitPriceMinor: number;
  /** Minor units, as it was stored: quantity × unit price, rounded. */
  readonly amountMinor: number;
}

/** The member's side of a sale. The balance and the carry are those right after the sale, stored with it. */
export interface ReceiptMember {
  /** Joined when the slip is made: the one line in which a reprint may differ. */
  readonly name: string;
  /** At most four characters, from `lastFour(cardNumber)`; null where no card was used. Never a whole number. */
  readonly cardLastFour: string | null;
  /** Zero or more. */
  readonly pointsEarned: number;
  /** Sentences in the shop's locale; their points add up to `pointsEarned`. */
  readonly explanation: readonly ExplanationLine[];
  /** Points. */
  readonly balance: number;
  /** Minor units that didn't make up a point, rounded down; may be negative after a sale was undone. */
  readonly carriedMinor: number;
}

export interface ReceiptFacts {
  readonly shop: ReceiptShop;
  /** 1 to 999,999,999. */
  readonly receiptNumber: number;
  readonly occurredAt: Instant;
  /** What was paid, in minor units. */
  readonly totalMinor: number;
  /** Empty where only the total was typed. */
  readonly lines: readonly ReceiptLine[];
  /** Null for a sale without a card. */
  readonly member: ReceiptMember | null;
  readonly voided: boolean;
  /** Whether this is a reprint, and says so. */
  readonly copy: boolean;
}

/** Makes a sale's slip. Pure: the same facts give the same slip, whenever and wherever it is made. */
export function receiptOf(facts: ReceiptFacts): ReceiptDocument {
  const { shop } = facts;
  const say = translatorFor(shop.locale);
  return {
    locale: shop.locale,
    title: say('receipt.title', { number: paddedNumber(facts.receiptNumber) }),
    blocks: [
      ...letterhead(shop),
      ...marks(facts, say),
      { kind: 'rule' },
      ...saleBlocks(facts, say),
      { kind: 'rule' },
      ...pointsBlocks(facts, say),
      { kind: 'rule' },
      { kind: 'barcode', symbology: 'code128', value: receiptCode(facts.receiptNumber) },
      ...(shop.saysNotFiscal ? [centered(say('receipt.notFiscal'))] : []),
    ],
  };
}

function letterhead(shop: ReceiptShop): ReceiptBlock[] {
  const contact = [shop.address, shop.phone === null ? null : unbroken(shop.phone)].filter(
    (part) => part !== null && part !== '',
  );
  return [
    { kind: 'text', text: shop.name, align: 'center', size: 'large', bold: true },
    ...(contact.length > 0 ? [centered(contact.join(' · '))] : []),
  ];
}

/** What nobody may overlook, right under the shop's name. */
function marks({ voided, copy }: ReceiptFacts, say: Translate): ReceiptBlock[] {
  return [...(voided ? [mark(say('receipt.voided'))] : []), ...(copy ? [mark(say('receipt.copy'))] : [])];
}

function saleBlocks(facts: ReceiptFacts, say: Translate): ReceiptBlock[] {
  const { currency, locale, timeZone } = facts.shop;
  return [
    pair(
      dateAndTime(facts.occurredAt, timeZone, say),
      say('receipt.number', { number: paddedNumber(facts.receiptNumber) }),
    ),
    ...facts.lines.flatMap((line) => lineBlocks(line, currency, locale)),
    { ...pair(say('receipt.total'), formatMoney(facts.totalMinor, currency, locale)), bold: true },
  ];
}

/** One piece takes one row; more, or a part, takes a second that shows the sum. */
function lineBlocks(line: ReceiptLine, currency: Currency, locale: Locale): ReceiptBlock[] {
  const amount = formatMoney(line.amountMinor, currency, locale);
  if (line.quantity === 1000) return [pair(line.name, amount)];
  const unitPrice = formatMoney(line.unitPriceMinor, currency, locale);
  return [left(line.name), pair(`${formatQuantity(line.quantity, locale)} × ${unitPrice}`, amount)];
}

function pointsBlocks(facts: ReceiptFacts, say: Translate): ReceiptBlock[] {
  const { member, voided } = facts;
  if (member === null) return [centered(say(voided ? 'receipt.voidedSale' : 'receipt.invitation'))];
  assert(
    member.cardLastFour === null || [...member.cardLastFour].length <= 4,
    'a slip shows at most four characters of a card',
  );
  const who = pair(
    member.name,
    member.cardLastFour === null || member.cardLastFour === ''
      ? ''
      : say('receipt.card', { lastFour: member.cardLastFour }),
  );
  // The points of a voided sale are gone and its balance is history: neither may be read as what holds now.
  if (voided) return [who, left(say('receipt.voidedPoints', { points: member.pointsEarned }))];
  return [
    who,
    { ...left(say('receipt.pointsEarned', { points: member.pointsEarned })), bold: true },
    ...reasons(member, facts.shop, say),
    { ...pair(say('receipt.balance'), say('receipt.points', { points: member.balance })), bold: true },
  ];
}

/** Why these points: one row each, with their share where there is more than one. */
function reasons(member: ReceiptMember, shop: ReceiptShop, say: Translate): ReceiptBlock[] {
  const shares = member.explanation.filter((line) => line.points !== 0).length;
  const rows = member.explanation.map((line) =>
    shares > 1 && line.points !== 0
      ? pair(line.text, say('receipt.share', { points: line.points }))
      : left(line.text),
  );
  const saysCarry = member.explanation.some((line) => line.code === 'CARRIED');
  if (saysCarry || member.carriedMinor === 0) return rows;
  const carried = formatMoney(member.carriedMinor, shop.currency, shop.locale);
  return [...rows, pair(say('receipt.carried'), carried)];
}

const paddedNumber = (receiptNumber: number): string => String(receiptNumber).padStart(6, '0');

/**
 * "Sat 21 Nov 2026 10:42" in the shop's time zone. Names and order come from our own message: those of ICU change
 * between its versions, and a reprint must be the same.
 */
function dateAndTime(instant: Instant, timeZone: string, say: Translate): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  return say('receipt.dateAndTime', {
    weekday: String(local.dayOfWeek),
    day: String(local.day),
    month: String(local.month),
    year: String(local.year),
    time: `${twoDigits(local.hour)}:${twoDigits(local.minute)}`,
  });
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');

function formatQuantity(quantity: number, locale: Locale): string {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  // A decimal string is formatted exactly; the typings ask for the template type.
  return format.format(toDecimal(quantity, 3) as `${number}`);
}

/** A phone number stays on one row. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00A0');

type TextBlock = Extract<ReceiptBlock, { kind: 'text' }>;
type PairBlock = Extract<ReceiptBlock, { kind: 'pair' }>;

const left = (text: string): TextBlock => ({
  kind: 'text',
  text,
  align: 'left',
  size: 'normal',
  bold: false,
});
const centered = (text: string): TextBlock => ({ ...left(text), align: 'center' });
const mark = (text: string): TextBlock => ({ ...centered(text), size: 'large', bold: true });
const pair = (leftText: string, rightText: string): PairBlock => ({
  kind: 'pair',
  left: leftText,
  right: rightText,
  bold: false,
});
