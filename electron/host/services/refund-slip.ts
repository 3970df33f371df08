import { assert } from '../../core/domain/assert.ts';
import { businessDayOf } from '../../core/domain/business-day.ts';
import { explanationLines } from '../../core/domain/explain.ts';
import type { SlipFormat } from '../../core/contract/receipt.ts';
import { refundExplanation } from '../../core/domain/refund-explanation.ts';
import { refundReceiptOf, type RefundSlipFacts } from '../../core/domain/refund-receipt.ts';
import type { ReadContext } from '../context.ts';
import type { Refund } from '../store/refunds.ts';
import { nameOnPaper, renderSlip } from './slip.ts';

/** The slip of a refund, from stored facts, as a document and, where asked for, as something to look at or to print. */
export const refundSlipOf = (
  context: ReadContext,
  refund: Refund,
  { format, isCopy }: { readonly format: SlipFormat; readonly isCopy: boolean },
) => renderSlip(refundReceiptOf(refundSlipFacts(context, refund, { isCopy })), format, context.shop.paperMm);

/** What the slip of a refund tells, as it is stored; the member's name as it is now. */
export function refundSlipFacts(
  context: Pick<ReadContext, 'read' | 'shop'>,
  refund: Refund,
  { isCopy }: { readonly isCopy: boolean },
): RefundSlipFacts {
  const { read, shop } = context;
  const sale = read.sales.get(refund.saleId);
  const head = read.shop.letterhead(refund.letterhead);
  assert(sale !== undefined && head !== undefined, 'a refund keeps its sale and its letterhead');
  const lines = refund.kind === 'amount' ? [] : read.refunds.lines(refund.id);
  const names = read.sales.lines(sale.id).map(({ name }) => name);
  const returned = read.refunds.returns(refund.id);
  const pointsReturned = returned.reduce((sum, { points }) => sum + points, 0);
  const member = sale.memberId === null ? undefined : read.members.get(sale.memberId);
  const ownDay = businessDayOf(refund.at, shop.dayRule);
  return {
    shop: { ...head, currency: shop.currency, timeZone: shop.dayRule.timeZone },
    refundNumber: refund.number,
    at: refund.at,
    receiptNumber: sale.receiptNumber,
    saleDay: sale.businessDay,
    countsForDay: refund.businessDay === ownDay ? null : refund.businessDay,
    amountMinor: refund.amountMinor,
    lines: lines.map((line) => ({ ...line, name: names[line.position] ?? '' })),
    returned,
    member:
      member === undefined || refund.balanceAfter === null
        ? null
        : {
            name: nameOnPaper(member, head.locale),
            explanation: explanationLines(
              refundExplanation({ ...refund, pointsReturned }),
              shop.currency,
              head.locale,
            ),
            balance: refund.balanceAfter,
            owed: refund.owedAfter ?? 0,
            carriedMinor: refund.carriedAfterMinor ?? 0,
          },
    voided: read.sales.isVoided(sale.id),
    copy: isCopy,
  };
}
