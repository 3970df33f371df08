import type { Locale } from '../../electron/core/messages/translate.ts';

/** English dates with the day first, as our slips write them. */
const tagOf = (locale: Locale): string => (locale === 'en' ? 'en-GB' : locale);

/** "Saturday 21 November" for `2026-11-21`. A business day is a date without a time, so no zone may move it. */
export const longDay = (day: string, locale: Locale): string =>
  new Intl.DateTimeFormat(tagOf(locale), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
    .format(new Date(`${day}T00:00:00Z`))
    .replace(',', '');

/** "21 Nov" for `2026-11-21`, as an axis says it. */
export const dayAndMonth = (day: string, locale: Locale): string =>
  new Intl.DateTimeFormat(tagOf(locale), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** "Nov 26" for `2026-11`. */
export const monthAndYear = (month: string, locale: Locale): string =>
  new Intl.DateTimeFormat(tagOf(locale), { month: 'short', year: '2-digit', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

/** "21 Nov 2026" for an instant in ISO-8601, in the shop's time zone. */
export const dayOfInstant = (instant: string, timeZone: string, locale: Locale): string =>
  new Intl.DateTimeFormat(tagOf(locale), { dateStyle: 'medium', timeZone }).format(new Date(instant));

/** "10:42" for an instant in ISO-8601, in the shop's time zone. */
export const timeOfDay = (instant: string, timeZone: string, locale: Locale): string =>
  new Intl.DateTimeFormat(tagOf(locale), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(new Date(instant));
