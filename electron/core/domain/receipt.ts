import type { ExplanationLine } from '../contract/explanation.ts';
import type { ReceiptBlock, ReceiptDocument } from '../contract/receipt.ts';
import type { Outlook } from '../contract/rewards.ts';
import { translatorFor, type Locale, type Translate } from '../messages/translate.ts';
import { assert } from './assert.ts';
import type { Instant } from './ids.ts';
import { formatMoney, type Currency } from './money.ts';
import { formatQuantity } from './quantity.ts';
import type { Logo } from './logo.ts';
import { centered, left, letterhead, mark, pair, rule } from './receipt-blocks.ts';
import { dateAndTime, dayInWords } from './receipt-dates.ts';
import { paddedReceiptNumber, receiptCode } from './receipt-number.ts';

/** What stands on every slip of the shop, as it was when the sale was recorded. */
export interface ReceiptShop {
  readonly name: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly logo: Logo | null;
  readonly currency: Currency;
  /** An IANA name such as `Europe/Paris`. */
  readonly timeZone: string;
  readonly locale: Locale;
  /** Whether the slip ends with "Loyalty slip, not a fiscal receipt". */
  readonly saysNotFiscal: boolean;
  /** Whether it is a practice shop, which every slip then says at its top. */
  readonly isTraining: boolean;
  readonly isSample: boolean;
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
  /** The nearest reward and the next expiry, as they stood after the sale. */
  readonly outlook: Outlook | null;
}

/** A reward that was given with the sale, as it was then. */
export interface ReceiptReward {
  readonly name: string;
  readonly quantity: number;
  readonly points: number;
  /** Minor units off the bill; zero for a product that wasn't on it. */
  readonly discountMinor: number;
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
  /** Minor units that the rewards took off the bill together. */
  readonly discountMinor: number;
  readonly rewards: readonly ReceiptReward[];
  /** The business day, where it isn't that of the sale's own time: after a close it is the next one. */
  readonly countsForDay: string | null;
  /** Null for a sale without a card. */
  readonly member: ReceiptMember | null;
  readonly voided: boolean;
  /** What a void couldn't take back, as the shop's policy had it; both zero for a sale that stands. */
  readonly missingPoints: { readonly owed: number; readonly borne: number };
  /** Minor units that refunds have given back so far. */
  readonly refundedMinor: number;
  /** Whether this is a reprint, and says so. */
  readonly copy: boolean;
}

/** Makes a sale's slip. Pure: the same facts give the same slip, whenever and wherever it is made. */
export function receiptOf(facts: ReceiptFacts): ReceiptDocument {
  const { shop } = facts;
  const say = translatorFor(shop.locale);
  return {
    locale: shop.locale,
    title: say('receipt.title', { number: paddedReceiptNumber(facts.receiptNumber) }),
    blocks: [
      ...letterhead(shop),
      ...marks(facts, say),
      rule,
      ...saleBlocks(facts, say),
      rule,
      ...pointsBlocks(facts, say),
      rule,
      { kind: 'barcode', symbology: 'code128', value: receiptCode(facts.receiptNumber) },
      ...(shop.saysNotFiscal ? [centered(say('receipt.notFiscal'))] : []),
    ],
  };
}

/** What nobody may overlook, right under the shop's name. */
function marks(
  { voided, copy, refundedMinor, totalMinor, shop }: ReceiptFacts,
  say: Translate,
): ReceiptBlock[] {
  const isRefunded = refundedMinor > 0 && !voided;
  const amount = formatMoney(refundedMinor, shop.currency, shop.locale);
  return [
    ...(voided ? [mark(say('receipt.voided'))] : []),
    ...(isRefunded
      ? [mark(refundedMinor === totalMinor ? say('refund.markWhole') : say('refund.markPart', { amount }))]
      : []),
    ...(copy ? [mark(say('receipt.copy'))] : []),
  ];
}

function saleBlocks(facts: ReceiptFacts, say: Translate): ReceiptBlock[] {
  const { currency, locale, timeZone } = facts.shop;
  return [
    pair(
      dateAndTime(facts.occurredAt, timeZone, say),
      say('receipt.number', { number: paddedReceiptNumber(facts.receiptNumber) }),
    ),
    ...(facts.countsForDay === null
      ? []
      : [left(say('receipt.countsForDay', { date: dayInWords(facts.countsForDay, say) }))]),
    ...facts.lines.flatMap((line) => lineBlocks(line, currency, locale)),
    ...rewardBlocks(facts, say),
    { ...pair(say('receipt.total'), formatMoney(facts.totalMinor, currency, locale)), bold: true },
  ];
}

/** What the bill came to, and what each reward took off it or cost in points. */
function rewardBlocks({ rewards, shop, ...facts }: ReceiptFacts, say: Translate): ReceiptBlock[] {
  if (rewards.length === 0) return [];
  const money = (minor: number): string => formatMoney(minor, shop.currency, shop.locale);
  const before = pair(say('receipt.beforeRewards'), money(facts.totalMinor + facts.discountMinor));
  return [
    ...(facts.discountMinor > 0 ? [before] : []),
    ...rewards.flatMap(({ name, quantity, points, discountMinor }) => [
      pair(
        say('receipt.rewardGiven', { name, quantity }),
        discountMinor > 0 ? `−${money(discountMinor)}` : say('receipt.rewardPoints', { points }),
      ),
      ...(discountMinor > 0 ? [pair('', say('receipt.rewardPoints', { points }))] : []),
    ]),
  ];
}

/** "€1.40 to a free coffee", "31 points expire after 31 Dec 2026". */
function outlookBlocks(
  { outlook }: ReceiptMember,
  { currency, locale }: ReceiptShop,
  say: Translate,
): ReceiptBlock[] {
  const next = outlook?.nextReward ?? null;
  const expiry = outlook?.nextExpiry ?? null;
  const missing = next === null ? '' : formatMoney(next.missingMinor, currency, locale);
  return [
    ...(next === null ? [] : [left(say('receipt.toReward', { missing, name: next.name }))]),
    ...(expiry === null
      ? []
      : [
          left(say('receipt.nextExpiry', { points: expiry.points, date: dayInWords(expiry.expiresOn, say) })),
        ]),
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
  if (voided) return [who, ...voidedBlocks(facts, member, say)];
  return [
    who,
    { ...left(say('receipt.pointsEarned', { points: member.pointsEarned })), bold: true },
    ...reasons(member, facts.shop, say),
    { ...pair(say('receipt.balance'), say('receipt.points', { points: member.balance })), bold: true },
    ...outlookBlocks(member, facts.shop, say),
  ];
}

function voidedBlocks(
  { missingPoints: { owed, borne } }: ReceiptFacts,
  { pointsEarned }: ReceiptMember,
  say: Translate,
): ReceiptBlock[] {
  return [
    left(say('receipt.voidedPoints', { points: pointsEarned })),
    ...(owed > 0 ? [left(say('explain.OWED', { points: owed }))] : []),
    ...(borne > 0 ? [left(say('explain.BORNE', { points: borne }))] : []),
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
