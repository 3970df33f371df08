import { businessDayOf } from '../../core/domain/business-day.ts';
import { lastFour } from '../../core/domain/card-number.ts';
import type { ReceiptDocument, SlipFormat } from '../../core/contract/receipt.ts';
import { explanationLines } from '../../core/domain/explain.ts';
import { paperSize, type PaperMm } from '../../core/domain/paper.ts';
import { usualPrinter } from '../../core/domain/printer-profile.ts';
import { receiptOf, type ReceiptFacts } from '../../core/domain/receipt.ts';
import { assert } from '../../core/domain/assert.ts';
import { translatorFor, type Locale } from '../../core/messages/translate.ts';
import type { ReadContext } from '../context.ts';
import { renderEscpos } from '../export/receipt-escpos.ts';
import { renderPng } from '../export/receipt-png.ts';
import { renderSvg, type SvgPaper } from '../export/receipt-svg.ts';
import { renderText } from '../export/receipt-text.ts';
import type { MemberRow } from '../store/members.ts';
import type { Sale } from '../store/sales.ts';

/** The same paper on a screen. */
export const drawnPaper = (paperMm: PaperMm): SvgPaper => ({ widthDots: paperSize[paperMm].widthDots });

/** The slip of a sale, from stored facts, as a document and, where asked for, as something to look at or to print. */
export const slipOf = (
  context: ReadContext,
  sale: Sale,
  { format, isCopy }: { readonly format: SlipFormat; readonly isCopy: boolean },
) => renderSlip(receiptOf(slipFacts(context, sale, { isCopy })), format, context.shop.paperMm);

/** Who gave no name is called by the phone's last digits; who is known by neither, by a word. */
export const nameOnPaper = ({ called }: Pick<MemberRow, 'called'>, locale: Locale): string =>
  called === '' ? translatorFor(locale)('member.unnamed') : called;

/** What the slip of a sale tells, as it is stored; the member's name as it is now. */
export function slipFacts(
  context: Pick<ReadContext, 'read' | 'shop'>,
  sale: Sale,
  { isCopy }: { readonly isCopy: boolean },
): ReceiptFacts {
  const { read, shop } = context;
  const head = read.shop.letterhead(sale.letterhead);
  assert(head !== undefined, 'a sale keeps the letterhead that it was recorded under');
  const member = sale.memberId === null ? undefined : read.members.get(sale.memberId);
  const undone = read.sales.voidOf(sale.id);
  const cardNumber = sale.cardId === null ? undefined : read.sales.cardNumber(sale.cardId);
  return {
    shop: { ...head, currency: shop.currency, timeZone: shop.dayRule.timeZone },
    receiptNumber: sale.receiptNumber,
    occurredAt: sale.occurredAt,
    totalMinor: sale.totalMinor,
    lines: read.sales.lines(sale.id),
    discountMinor: sale.discountMinor,
    rewards: read.rewards.ofSale(sale.id),
    countsForDay: sale.businessDay === businessDayOf(sale.occurredAt, shop.dayRule) ? null : sale.businessDay,
    member:
      member === undefined
        ? null
        : {
            name: nameOnPaper(member, head.locale),
            cardLastFour: cardNumber === undefined ? null : lastFour(cardNumber),
            pointsEarned: sale.earned,
            explanation: explanationLines(sale.explanation, shop.currency, head.locale),
            balance: sale.balanceAfter ?? 0,
            carriedMinor: sale.carriedAfterMinor ?? 0,
            outlook: sale.outlook,
          },
    voided: undone !== undefined,
    missingPoints: { owed: undone?.pointsOwed ?? 0, borne: undone?.pointsBorne ?? 0 },
    refundedMinor: read.refunds.refundedMinor(sale.id),
    copy: isCopy,
  };
}

/** A slip as a document and, where asked for, as text, picture or bytes for the shop's paper. */
export async function renderSlip(document: ReceiptDocument, format: SlipFormat, paperMm: PaperMm) {
  switch (format) {
    case 'document':
      return { document, content: null };
    case 'text':
      return { document, content: renderText(document, { columns: paperSize[paperMm].columns }) };
    case 'escpos':
      return {
        document,
        content: Buffer.from(await renderEscpos(document, usualPrinter(paperMm))).toString('base64'),
      };
    case 'svg':
      return { document, content: await renderSvg(document, drawnPaper(paperMm)) };
    case 'png':
      return {
        document,
        content: Buffer.from(await renderPng(document, drawnPaper(paperMm))).toString('base64'),
      };
  }
}
