import { businessDayOf } from '../../core/domain/business-day.ts';
import type { BusinessDay } from '../../core/domain/ids.ts';
import type { ReadContext } from '../context.ts';

/**
 * The business day by the clock alone. `context.today` is the day that a sale counts for, which is a later one once
 * this one has its Z: but points last until their day is really over, and no day is closed before it has begun.
 */
export const clockDay = ({ now, shop }: Pick<ReadContext, 'now' | 'shop'>): BusinessDay =>
  businessDayOf(now, shop.dayRule);
