import { formatMoney } from '../../core/domain/money.ts';
import { dayInWords } from '../../core/domain/receipt-dates.ts';
import { paddedReceiptNumber } from '../../core/domain/receipt-number.ts';
import type { ReceiptShop } from '../../core/domain/receipt.ts';
import type { Translate } from '../../core/messages/translate.ts';
import type { DayCorrection } from '../store/day-details.ts';

/** What was undone or corrected, as a page on paper says it: without the member's name. `date` is the report's day. */
export function correctionWords(
  { action, receiptNumber, amountMinor, points, saleDay }: DayCorrection,
  { shop, date, say }: { readonly shop: ReceiptShop; readonly date: string; readonly say: Translate },
): string {
  const number = paddedReceiptNumber(receiptNumber ?? 0);
  const amount = formatMoney(amountMinor ?? 0, shop.currency, shop.locale);
  switch (action) {
    case 'sale.refund':
      return say('refund.correction', {
        ...{ number, amount },
        isOlder: String(saleDay !== date),
        date: saleDay === null ? '' : dayInWords(saleDay, say),
      });
    case 'sale.void':
      return say('report.undoneSale', { number, amount });
    case 'points.adjust':
      return say('report.adjustment', { points: points ?? 0 });
    case 'reward.cancel':
      return say('report.cancelledReward');
    case 'card.replace':
      return say('report.replacedCard');
  }
}
