import type { ExplanationLine } from '../contract/explanation.ts';
import type { ReceiptBlock, ReceiptDocument } from '../contract/receipt.ts';
import { translatorFor, type Translate } from '../messages/translate.ts';
import type { Instant } from './ids.ts';
import { formatMoney } from './money.ts';
import { formatQuantity } from './quantity.ts';
import { paddedReceiptNumber } from './receipt-number.ts';
import type { ReceiptShop } from './receipt.ts';
import { centered, left, letterhead, mark, pair, rule } from './receipt-blocks.ts';
import { dateAndTime, dayInWords } from './receipt-dates.ts';
import { receiptCode } from './receipt-number.ts';

export interface RefundSlipFacts {
  readonly shop: ReceiptShop;
  readonly refundNumber: number;
  readonly at: Instant;
  /** The receipt that it belongs to. */
  readonly receiptNumber: number;
  /** `YYYY-MM-DD`. */
  readonly saleDay: string;
  /** The business day, where it isn't that of the refund's own time. */
  readonly countsForDay: string | null;
  readonly amountMinor: number;
  /** The goods that came back; empty for a refund by amount. */
  readonly lines: readonly {
    readonly name: string;
    readonly quantity: number;
    readonly amountMinor: number;
  }[];
  readonly returned: readonly { readonly name: string; readonly points: number }[];
  readonly member: {
    /** Joined when the slip is made: the one line in which a reprint may differ. */
    readonly name: string;
    /** Sentences in the shop's locale. */
    readonly explanation: readonly ExplanationLine[];
    readonly balance: number;
    readonly owed: number;
    readonly carriedMinor: number;
  } | null;
  /** Whether the sale was undone afterwards, and the refund with it. */
  readonly voided: boolean;
  readonly copy: boolean;
}

/** Makes a refund's slip. Pure, like the sale's. Its barcode is that of the sale's receipt. */
export function refundReceiptOf(facts: RefundSlipFacts): ReceiptDocument {
  const { shop } = facts;
  const say = translatorFor(shop.locale);
  return {
    locale: shop.locale,
    title: say('refund.slipTitle', { number: paddedReceiptNumber(facts.refundNumber) }),
    blocks: [
      ...letterhead(shop),
      mark(say('refund.slip')),
      ...(facts.voided ? [mark(say('receipt.voided'))] : []),
      ...(facts.copy ? [mark(say('receipt.copy'))] : []),
      rule,
      ...moneyBlocks(facts, say),
      ...(facts.member === null ? [] : [rule, ...pointsBlocks(facts, facts.member, say)]),
      rule,
      { kind: 'barcode', symbology: 'code128', value: receiptCode(facts.receiptNumber) },
      ...(shop.saysNotFiscal ? [centered(say('receipt.notFiscal'))] : []),
    ],
  };
}

function moneyBlocks(facts: RefundSlipFacts, say: Translate): ReceiptBlock[] {
  const { currency, locale, timeZone } = facts.shop;
  const money = (minor: number): string => formatMoney(minor, currency, locale);
  return [
    pair(
      dateAndTime(facts.at, timeZone, say),
      say('refund.slipNumber', { number: paddedReceiptNumber(facts.refundNumber) }),
    ),
    left(
      say('refund.ofReceipt', {
        number: paddedReceiptNumber(facts.receiptNumber),
        date: dayInWords(facts.saleDay, say),
      }),
    ),
    ...(facts.countsForDay === null
      ? []
      : [left(say('receipt.countsForDay', { date: dayInWords(facts.countsForDay, say) }))]),
    ...facts.lines.map(({ name, quantity, amountMinor }) =>
      pair(
        quantity === 1000
          ? name
          : say('refund.slipLine', { name, quantity: formatQuantity(quantity, locale) }),
        money(amountMinor),
      ),
    ),
    { ...pair(say('refund.givenBack'), money(facts.amountMinor)), bold: true },
  ];
}

function pointsBlocks(
  { shop, returned }: RefundSlipFacts,
  member: NonNullable<RefundSlipFacts['member']>,
  say: Translate,
): ReceiptBlock[] {
  const carried = formatMoney(member.carriedMinor, shop.currency, shop.locale);
  return [
    ...(member.name === '' ? [] : [left(member.name)]),
    ...member.explanation.map(({ text }) => left(text)),
    ...returned.map(({ name, points }) => pair(name, say('refund.signedPoints', { points }))),
    ...(member.carriedMinor === 0 ? [] : [pair(say('receipt.carried'), carried)]),
    { ...pair(say('receipt.balance'), say('receipt.points', { points: member.balance })), bold: true },
    ...(member.owed === 0
      ? []
      : [pair(say('refund.owedNow'), say('receipt.points', { points: member.owed }))]),
  ];
}
