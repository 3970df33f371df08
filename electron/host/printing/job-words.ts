import type { JobReason, JobState } from '../../core/contract/print-parts.ts';
import { unreachable } from '../../core/domain/assert.ts';
import type { SaleId } from '../../core/domain/ids.ts';
import { dayInWords } from '../../core/domain/receipt-dates.ts';
import type { Translate } from '../../core/messages/translate.ts';
import type { PrintJobRow } from '../store/print-jobs.ts';
import type { ReadableStore } from '../store/store.ts';

/** What a job is, as a person calls it; nobody's name is told. */
export function titleOf({ kind, subject }: PrintJobRow, read: ReadableStore, say: Translate): string {
  switch (kind) {
    case 'sale': {
      const number = read.sales.get(subject as SaleId)?.receiptNumber;
      return say('printing.title.sale', { number: numberInWords(number) });
    }
    case 'refund': {
      const number = read.refunds.get(subject ?? '')?.number;
      return say('printing.title.refund', { number: numberInWords(number) });
    }
    case 'day':
      return say('printing.title.day', { date: dayInWords(subject ?? '', say) });
    case 'card':
    case 'test':
    case 'drawer':
      return say(`printing.title.${kind}`);
    default:
      return unreachable(kind);
  }
}

const numberInWords = (number: number | undefined): string => (number === undefined ? '' : String(number));

/** Why, and what to do. Of a job that a person is asked about nothing goes on by itself, whatever does so otherwise. */
export function explained(code: JobReason, state: JobState | null, say: Translate) {
  const remedy = state === 'unknown' && code === 'STATION_DOWN' ? 'TILL_STOPPED' : code;
  return { code, message: say(`printing.reason.${code}`), remedy: say(`printing.remedy.${remedy}`) };
}
