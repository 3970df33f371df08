import { lastFour } from '../../core/domain/card-number.ts';
import { explanationLines } from '../../core/domain/explain.ts';
import { receiptOf } from '../../core/domain/receipt.ts';
import { assert } from '../../core/domain/assert.ts';
import type { ReadContext } from '../context.ts';
import { renderEscpos, type PrinterProfile } from '../export/receipt-escpos.ts';
import { renderText } from '../export/receipt-text.ts';
import type { Sale } from '../store/sales.ts';

/** An 80 mm printer of 203 dpi: what stands on most counters. */
const paper80: PrinterProfile = { columns: 42, paperDots: 576 };

/** The slip of a sale, from stored facts, as a document and, where asked for, as text or as bytes for a printer. */
export async function slipOf(
  context: ReadContext,
  sale: Sale,
  { format, isCopy }: { readonly format: 'document' | 'text' | 'escpos'; readonly isCopy: boolean },
) {
  const { read, shop } = context;
  const head = read.shop.letterhead(sale.letterhead);
  assert(head !== undefined, 'a sale keeps the letterhead that it was recorded under');
  const member = sale.memberId === null ? undefined : read.members.get(sale.memberId);
  const cardNumber = sale.cardId === null ? undefined : read.sales.cardNumber(sale.cardId);
  const document = receiptOf({
    shop: { ...head, currency: shop.currency, timeZone: shop.dayRule.timeZone },
    receiptNumber: sale.receiptNumber,
    occurredAt: sale.occurredAt,
    totalMinor: sale.totalMinor,
    lines: read.sales.lines(sale.id),
    member:
      member === undefined
        ? null
        : {
            name: member.name,
            cardLastFour: cardNumber === undefined ? null : lastFour(cardNumber),
            pointsEarned: sale.earned,
            explanation: explanationLines(sale.explanation, shop.currency, head.locale),
            balance: sale.balanceAfter ?? 0,
            carriedMinor: sale.carriedAfterMinor ?? 0,
          },
    voided: read.sales.isVoided(sale.id),
    copy: isCopy,
  });
  switch (format) {
    case 'document':
      return { document, content: null };
    case 'text':
      return { document, content: renderText(document, { columns: 42 }) };
    case 'escpos':
      return { document, content: Buffer.from(await renderEscpos(document, paper80)).toString('base64') };
  }
}
