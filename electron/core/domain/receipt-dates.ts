import { Temporal } from 'temporal-polyfill';
import type { Translate } from '../messages/translate.ts';
import type { Instant } from './ids.ts';

/*
 * Dates as slips and reports tell them. Names and order come from our own messages: those of ICU change between its
 * versions, and a reprint must be the same.
 */

/** "Sat 21 Nov 2026 10:42" in the shop's time zone. */
export function dateAndTime(instant: Instant, timeZone: string, say: Translate): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  return say('receipt.dateAndTime', {
    weekday: String(local.dayOfWeek),
    day: String(local.day),
    month: String(local.month),
    year: String(local.year),
    time: timeOfDay(instant, timeZone),
  });
}

/** "10:42". */
export function timeOfDay(instant: Instant, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  return `${twoDigits(local.hour)}:${twoDigits(local.minute)}`;
}

/** "31 Dec 2026" for `2026-12-31`. */
export const dayInWords = (day: string, say: Translate): string => say('receipt.day', partsOf(day));

/** "Saturday 21 November 2026". */
export const dayInFullWords = (day: string, say: Translate): string => say('report.fullDay', partsOf(day));

/** 1 for Monday to 7 for Sunday, as messages select a weekday by it. */
export const weekdayOf = (day: string): string => String(Temporal.PlainDate.from(day).dayOfWeek);

function partsOf(day: string) {
  const date = Temporal.PlainDate.from(day);
  return {
    weekday: String(date.dayOfWeek),
    day: String(date.day),
    month: String(date.month),
    year: String(date.year),
  };
}

/** 9 is "09", as a clock shows it. */
export const twoDigits = (number: number): string => String(number).padStart(2, '0');
