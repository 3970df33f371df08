import type { z } from 'zod';
import type { sample } from '../../core/contract/sample.ts';
import { Refusal } from '../../core/contract/errors.ts';
import {
  addDays,
  businessDayOf,
  isTimeZone,
  parseCutOver,
  type DayRule,
} from '../../core/domain/business-day.ts';
import type { BusinessDay, Instant } from '../../core/domain/ids.ts';
import { currencyOf } from '../../core/domain/money.ts';
import type { Locale } from '../../core/messages/translate.ts';

/** What sample shop is asked for. It crosses to the thread that makes it. */
export interface Wish {
  readonly seed: number;
  /** ISO 4217. */
  readonly currency: string;
  /** An IANA name. */
  readonly timeZone: string;
  readonly locale: Locale;
  /** How many business days it has, the last of them the one that runs at `endsAt`. */
  readonly days: number;
  readonly members: number;
  /** Nothing in it is younger. */
  readonly endsAt: Instant;
}

export const SAMPLE_CUT_OVER = '04:00';

/** Fills in what was left out. Refuses CURRENCY_UNKNOWN and TIME_ZONE_UNKNOWN, as a set-up does. */
export function wishOf(asked: z.output<typeof sample.open.input>, endsAt: Instant): Wish {
  const {
    seed = 1,
    currency = 'EUR',
    timeZone = 'Europe/Paris',
    locale = 'en',
    days = 365,
    members = 400,
  } = asked;
  if (currencyOf(currency) === undefined)
    throw new Refusal('CURRENCY_UNKNOWN', { field: 'currency', details: { currency } });
  if (!isTimeZone(timeZone))
    throw new Refusal('TIME_ZONE_UNKNOWN', { field: 'timeZone', details: { timeZone } });
  return { seed, currency, timeZone, locale, days, members, endsAt };
}

/** Whether two ask for the same but for when it ends. */
export const isSameWish = (one: Wish, other: Wish): boolean =>
  one.seed === other.seed &&
  one.currency === other.currency &&
  one.timeZone === other.timeZone &&
  one.locale === other.locale &&
  one.days === other.days &&
  one.members === other.members;

export const dayRuleOf = ({ timeZone }: Wish): DayRule => ({
  timeZone,
  cutOverMinutes: parseCutOver(SAMPLE_CUT_OVER),
});

/** Its business days, earliest first. */
export function daysOf(wish: Wish): readonly BusinessDay[] {
  const last = businessDayOf(wish.endsAt, dayRuleOf(wish));
  return Array.from({ length: wish.days }, (_, index) => addDays(last, index + 1 - wish.days));
}
