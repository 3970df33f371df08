import { Refusal } from '../../core/contract/errors.ts';
import { businessDayOf } from '../../core/domain/business-day.ts';
import type { BusinessDay, Instant } from '../../core/domain/ids.ts';
import { dayInWords } from '../../core/domain/receipt-dates.ts';
import { translatorFor } from '../../core/messages/translate.ts';
import type { ReadContext } from '../context.ts';

/** When a sale took place and which business day it counts for. */
export interface SaleTime {
  readonly at: Instant;
  readonly day: BusinessDay;
  readonly notedAt: Instant | null;
}

interface Asked {
  readonly occurredAt?: string | undefined;
  readonly notedAt?: string | undefined;
}

/**
 * Now, and the open day. An owner may bring in a sale of an earlier time: from elsewhere (`occurredAt`), it counts for
 * the day that it was; or noted on paper during an outage (`notedAt`), it counts for the open day.
 */
export function timeOf(context: ReadContext, { occurredAt, notedAt }: Asked): SaleTime {
  const { now, today, shop, read } = context;
  if (occurredAt !== undefined) {
    const at = earlierTime(context, occurredAt, 'occurredAt');
    const day = businessDayOf(at, shop.dayRule);
    if (read.days.isClosed(day))
      throw new Refusal('DAY_CLOSED', { field: 'occurredAt', details: { date: day } });
    return { at, day, notedAt: null };
  }
  if (notedAt !== undefined) {
    const at = earlierTime(context, notedAt, 'notedAt');
    return { at, day: today, notedAt: at };
  }
  return { at: now, day: today, notedAt: null };
}

function earlierTime(context: ReadContext, text: string, field: 'occurredAt' | 'notedAt'): Instant {
  if (context.session.role !== 'owner') throw new Refusal('NOT_ALLOWED', { field });
  const at = Date.parse(text) as Instant;
  if (at > context.now) throw new Refusal('OCCURRED_IN_FUTURE', { field });
  return at;
}

/** A sentence for a sale that counts for another day than that of its own time; null for all others. */
export function dayNoteOf(
  { shop, locale }: ReadContext,
  { at, day }: Pick<SaleTime, 'at' | 'day'>,
): string | null {
  if (day === businessDayOf(at, shop.dayRule)) return null;
  const say = translatorFor(locale);
  return say('sale.countsForDay', { date: dayInWords(day, say) });
}
