import { startOfBusinessDay, type DayRule } from '../../core/domain/business-day.ts';
import type { BusinessDay, Instant } from '../../core/domain/ids.ts';
import type { Locale } from '../../core/messages/translate.ts';

/** Minutes after midnight. */
export interface OpenHours {
  readonly opens: number;
  readonly closes: number;
}

/** By day of the month, from the first to the last of each closure. */
const closures: Readonly<Record<Locale, readonly (readonly [first: string, last: string])[]>> = {
  en: [
    ['01-01', '01-02'],
    ['05-01', '05-01'],
    ['08-03', '08-16'],
    ['12-25', '12-26'],
  ],
  'zh-CN': [
    ['01-01', '01-01'],
    ['02-10', '02-20'],
    ['05-01', '05-02'],
    ['10-01', '10-03'],
  ],
};

const MONDAY = 1;
const SUNDAY = 7;
const SATURDAY = 6;

/** 1 for Monday to 7. */
export const weekdayOf = (day: BusinessDay): number => new Date(`${day}T00:00:00Z`).getUTCDay() || SUNDAY;

/** Null where the shop is closed all day: on Mondays and holidays, and while the bakers rest. */
export function openHours(day: BusinessDay, locale: Locale): OpenHours | null {
  const date = day.slice(5);
  if (closures[locale].some(([first, last]) => first <= date && date <= last)) return null;
  switch (weekdayOf(day)) {
    case MONDAY:
      return null;
    case SUNDAY:
      return { opens: 8 * 60, closes: 13 * 60 };
    default:
      return { opens: 7 * 60, closes: 19 * 60 };
  }
}

/** How busy a weekday is beside the others. */
export const weekdayRush = (day: BusinessDay): number =>
  ({ [SATURDAY]: 1.5, [SUNDAY]: 1.1, 5: 1.15 })[weekdayOf(day)] ?? 0.85;

const months = [0.9, 0.95, 1, 1.05, 1, 0.95, 0.85, 0.8, 1, 1.05, 1.05, 1.25] as const;
export const seasonRush = (day: BusinessDay): number => months[Number(day.slice(5, 7)) - 1] ?? 1;

/** How many come in each hour, beside the others: for breakfast, at noon, and after work. */
const hours: Readonly<Record<number, number>> = {
  ...{ 7: 4, 8: 6, 9: 5, 10: 3.5, 11: 3, 12: 4.5, 13: 3, 14: 1.5, 15: 2, 16: 3, 17: 4, 18: 3 },
};
export const hourRush = (minute: number): number => hours[Math.floor(minute / 60)] ?? 1;

/** The instant at so many seconds after local midnight, on a day whose clocks were changed at night if at all. */
export const instantAt = (day: BusinessDay, seconds: number, rule: DayRule): Instant =>
  (startOfBusinessDay(day, rule) + (seconds - rule.cutOverMinutes * 60) * 1000) as Instant;
