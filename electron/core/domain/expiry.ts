import { Temporal } from 'temporal-polyfill';
import type { BusinessDay } from './ids.ts';

/**
 * The last business day on which points earned on `day` can be spent: the same day of the month `months` later, or
 * that month's last day where it has none. Null where points don't expire.
 */
export function expiryDay(day: BusinessDay, months: number | null): BusinessDay | null {
  if (months === null) return null;
  return Temporal.PlainDate.from(day).add({ months }).toString() as BusinessDay;
}

/** Whether a lot's last day is over on business day `today`. */
export const isExpired = (expiresOn: string | null, today: BusinessDay): boolean =>
  expiresOn !== null && expiresOn < today;

/** The next points to expire, as a date and the sum of all lots of that date. */
export function nextExpiry(
  lotsInOrder: Iterable<{ readonly points: number; readonly expiresOn: string | null }>,
): { readonly expiresOn: string; readonly points: number } | null {
  let first: string | undefined;
  let points = 0;
  for (const lot of lotsInOrder) {
    if (lot.expiresOn === null) break;
    first ??= lot.expiresOn;
    if (lot.expiresOn !== first) break;
    points += lot.points;
  }
  return first === undefined ? null : { expiresOn: first, points };
}
