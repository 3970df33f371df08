import type { ScannedGoods } from '../../core/contract/cards.ts';
import { Refusal } from '../../core/contract/errors.ts';
import { isEan13, lastFour, looksLikePaymentCard } from '../../core/domain/card-number.ts';
import type { Goods } from '../../core/domain/gs1.ts';
import type { BusinessDay } from '../../core/domain/ids.ts';
import { isPracticeCard } from '../../core/domain/practice-card.ts';
import { parseReceiptCode } from '../../core/domain/receipt-number.ts';
import type { ScanReading } from '../../core/domain/scan.ts';
import type { FeatureServices, ReadContext } from '../context.ts';
import { readCode } from '../scans.ts';
import type { Card } from '../store/cards.ts';
import { panelOf } from './member-panel.ts';
import { productAnswer, scannedProduct } from './products.ts';

/** The known card with this number, or undefined. What looks like a bank card is refused before anybody keeps it. */
export function findCard(
  { read }: Pick<ReadContext, 'read'>,
  number: string,
  field: string,
): Card | undefined {
  const card = read.cards.numbered(number);
  if (card !== undefined) return card;
  if (looksLikePaymentCard(number)) throw new Refusal('CARD_LOOKS_LIKE_PAYMENT', { field });
  return undefined;
}

/** The card that took the place of a lost one; of several in a row the last. Undefined for a card that none replaced. */
function replacementOf({ read }: Pick<ReadContext, 'read'>, card: Card): Card | undefined {
  let replacement: Card | undefined;
  for (let next = card.replacedBy; next !== null; next = replacement?.replacedBy ?? null) {
    replacement = read.cards.get(next);
  }
  return replacement;
}

/** The card that a sale may be counted for. Refuses CARD_UNKNOWN, CARD_BLOCKED, CARD_LOOKS_LIKE_PAYMENT. */
export function usableCard(context: Pick<ReadContext, 'read'>, number: string, field: string): Card {
  const card = findCard(context, number, field);
  if (card === undefined) throw new Refusal('CARD_UNKNOWN', { field });
  const replacement = replacementOf(context, card);
  if (replacement !== undefined) {
    throw new Refusal('CARD_REPLACED', { field, details: { lastFour: lastFour(replacement.number) } });
  }
  if (card.state === 'blocked') throw new Refusal('CARD_BLOCKED', { field });
  return card;
}

/**
 * A practice card at the real counter, or a card of the shop's own in training: neither is known, and each belongs to
 * the other book. Refuses CARD_OF_ANOTHER_BOOK.
 */
export function refuseOtherBooksCard(
  { book, shop }: Pick<ReadContext, 'book' | 'shop'>,
  code: string,
  field: string,
): void {
  const isOthers =
    book.kind === 'shop'
      ? isPracticeCard(code)
      : book.isRealCard(code) || (isEan13(code) && code.startsWith(shop.memberPrefix));
  if (!isOthers) return;
  const details = { book: book.kind === 'shop' ? 'training' : 'shop' };
  throw new Refusal('CARD_OF_ANOTHER_BOOK', { field, details });
}

export const cards: FeatureServices<'cards'> = {
  resolve(context, { code: text, aim = null, panel }) {
    const { read } = context;
    const reading = readCode({ text, aim }, context);
    if (reading.kind === 'payment') throw new Refusal('CARD_LOOKS_LIKE_PAYMENT', { field: 'code' });
    const { code } = reading;
    const card = read.cards.numbered(code);
    const member = card === undefined ? undefined : read.members.get(card.memberId);
    if (card !== undefined && member !== undefined) {
      const replacement = replacementOf(context, card);
      return {
        kind: 'member',
        memberId: member.id,
        name: member.called,
        balance: read.ledger.balance(member.id)?.balance ?? 0,
        cardState: card.state,
        replacedBy: replacement === undefined ? null : lastFour(replacement.number),
        mergedName: card.givenTo === member.id ? null : (read.members.get(card.givenTo)?.called ?? null),
        ...(panel === true && card.state === 'active' ? { panel: panelOf(context, member) } : {}),
      };
    }
    const known = saleCalled(context, code) ?? productCalled(context, reading);
    if (known !== undefined) return known;
    refuseOtherBooksCard(context, code, 'code');
    return { kind: 'unknown' };
  },
};

/** The sale whose slip carries this barcode. */
function saleCalled({ read }: ReadContext, code: string) {
  const receiptNumber = parseReceiptCode(code);
  const sale = receiptNumber === undefined ? undefined : read.sales.withReceipt(receiptNumber);
  if (sale === undefined) return undefined;
  return {
    kind: 'sale',
    saleId: sale.id,
    receiptNumber: sale.receiptNumber,
    totalMinor: sale.totalMinor,
    occurredAt: new Date(sale.occurredAt).toISOString(),
    memberId: sale.memberId,
    voided: read.sales.isVoided(sale.id),
  } as const;
}

function productCalled(context: ReadContext, reading: ScanReading) {
  const scanned = scannedProduct(context, reading, 'code');
  if (scanned === undefined) return undefined;
  const { product, quantity, amountMinor } = scanned;
  const goods = reading.goods === null ? null : goodsAnswer(reading.goods, context.today);
  return { kind: 'product', ...productAnswer(product), quantity, amountMinor, goods } as const;
}

const goodsAnswer = ({ gtin, lot, expiresOn, bestBefore }: Goods, today: BusinessDay): ScannedGoods => ({
  ...{ gtin, lot, expiresOn, bestBefore },
  isExpired: expiresOn !== null && expiresOn < today,
});
