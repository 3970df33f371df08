import type { Locale } from '../../electron/core/messages/translate.ts';

/** English dates with the day first, as our slips write them. */
const tagOf = (locale: Locale): string => (locale === 'en' ? 'en-GB' : locale);

/** The ways in which a screen writes an instant. */
const styles = {
  longDay: { weekday: 'long', day: 'numeric', month: 'long' },
  dayAndMonth: { day: 'numeric', month: 'short' },
  monthAndYear: { month: 'short', year: '2-digit' },
  day: { dateStyle: 'medium' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  exactTime: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Kept, because making one takes longer than all else that a member's panel does. */
function formatOf(style: keyof typeof styles, locale: Locale, timeZone = 'UTC'): Intl.DateTimeFormat {
  const key = `${style} ${locale} ${timeZone}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(tagOf(locale), { ...styles[style], timeZone });
  formats.set(key, format);
  return format;
}

/** "Saturday 21 November" for `2026-11-21`. A business day is a date without a time, so no zone may move it. */
export const longDay = (day: string, locale: Locale): string =>
  formatOf('longDay', locale)
    .format(new Date(`${day}T00:00:00Z`))
    .replace(',', '');

/** "21 Nov" for `2026-11-21`, as an axis says it. */
export const dayAndMonth = (day: string, locale: Locale): string =>
  formatOf('dayAndMonth', locale).format(new Date(`${day}T00:00:00Z`));

/** "Nov 26" for `2026-11`. */
export const monthAndYear = (month: string, locale: Locale): string =>
  formatOf('monthAndYear', locale).format(new Date(`${month}-01T00:00:00Z`));

/** "21 Nov 2026" for `2026-11-21`. */
export const dayInWords = (day: string, locale: Locale): string =>
  formatOf('day', locale).format(new Date(`${day}T00:00:00Z`));

/** "21 Nov 2026" for an instant in ISO-8601, in the shop's time zone. */
export const dayOfInstant = (instant: string, timeZone: string, locale: Locale): string =>
  formatOf('day', locale, timeZone).format(new Date(instant));

/** "10:42" for an instant in ISO-8601, in the shop's time zone. */
export const timeOfDay = (instant: string, timeZone: string, locale: Locale): string =>
  formatOf('time', locale, timeZone).format(new Date(instant));

/** "10:42:07" for an instant in ISO-8601, in the shop's time zone. */
export const exactTimeOfDay = (instant: string, timeZone: string, locale: Locale): string =>
  formatOf('exactTime', locale, timeZone).format(new Date(instant));
