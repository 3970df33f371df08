import { Temporal } from 'temporal-polyfill';
import type { Instant } from './ids.ts';

/** What the clocks of a place make of a time on the wall: as a rule one instant, but none or two on a few nights. */
export type WallTime =
  | { readonly kind: 'once'; readonly at: Instant }
  /** Clocks went back over it: it was there twice. */
  | { readonly kind: 'twice'; readonly first: WallReading; readonly second: WallReading }
  /** Clocks went forward over it: it never was. `from` and `to` are `hh:mm`. */
  | { readonly kind: 'never'; readonly from: string; readonly to: string };

export interface WallReading {
  readonly at: Instant;
  /** From UTC, such as `+02:00`: what tells the two apart. */
  readonly offset: string;
}

/** What a date (`YYYY-MM-DD`) and a time (`hh:mm`) mean in a time zone; null where one of them is none. */
export function wallTimeAt(date: string, time: string, timeZone: string): WallTime | null {
  const local = readLocal(date, time);
  if (local === null) return null;
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { kind: 'once', at: instantOf(earlier) };
  if (earlier.toPlainDateTime().equals(local))
    return { kind: 'twice', first: readingOf(earlier), second: readingOf(later) };
  const jump = earlier.getTimeZoneTransition('next');
  const before = jump?.subtract({ nanoseconds: 1 }).offsetNanoseconds ?? 0;
  const gap = { nanoseconds: (jump?.offsetNanoseconds ?? 0) - before };
  const to = (jump ?? later).toPlainDateTime();
  return { kind: 'never', from: minutesOf(to.subtract(gap)), to: minutesOf(to) };
}

/** Whether a text is a date of the calendar, `YYYY-MM-DD`. */
export const isDate = (text: string): boolean => readLocal(text, '00:00') !== null;

/** The date some days after a date. */
export const dayBeside = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString();

function readLocal(date: string, time: string): Temporal.PlainDateTime | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time)) return null;
  try {
    return Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' });
  } catch {
    return null;
  }
}

const instantOf = (moment: Temporal.ZonedDateTime): Instant => moment.epochMilliseconds as Instant;

const readingOf = (moment: Temporal.ZonedDateTime): WallReading => ({
  at: instantOf(moment),
  offset: moment.offset,
});

const minutesOf = (local: Temporal.PlainDateTime): string => local.toString().slice(11, 16);

/** `hh:mm` of a time as a hand writes it: 942, 9:42, 9.42, 9h42, 0942; null for what is none. */
export function readTimeOfDay(text: string): string | null {
  const match =
    /^(\d{1,2})\s?[:.,h：]\s?(\d{2})$/i.exec(text.trim()) ?? /^(\d{1,2})(\d{2})$/.exec(text.trim());
  const [, hour = '', minute = ''] = match ?? [];
  if (match === null || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}`;
}
