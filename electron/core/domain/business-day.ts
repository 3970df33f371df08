import { Temporal } from 'temporal-polyfill';
import { assert } from './assert.ts';
import type { BusinessDay, Instant } from './ids.ts';

/** Where a shop's days begin: a bar's Saturday ends on Sunday at the cut-over, 04:00 for one. */
export interface DayRule {
  /** An IANA name such as `Europe/Paris`. */
  readonly timeZone: string;
  /** Minutes after local midnight, 0 to 719. */
  readonly cutOverMinutes: number;
}

interface Interval {
  readonly day: BusinessDay;
  readonly start: number;
  /** The first millisecond of the next day. */
  readonly end: number;
}

/** The interval that was asked for last, per rule: nearly every question is about the day that is running. */
const lastIntervals = new Map<string, Interval>();
const RULES_KEPT = 32;
const DAY_MS = 86_400_000;

/** The business day that an instant belongs to: start(day) <= instant < start(day + 1), always. */
export function businessDayOf(instant: Instant, rule: DayRule): BusinessDay {
  const key = `${rule.timeZone} ${rule.cutOverMinutes}`;
  const last = lastIntervals.get(key);
  if (last !== undefined && last.start <= instant && instant < last.end) return last.day;
  const interval = findInterval(instant, rule);
  if (lastIntervals.size >= RULES_KEPT) lastIntervals.clear();
  lastIntervals.set(key, interval);
  return interval.day;
}

function findInterval(instant: Instant, rule: DayRule): Interval {
  assert(Number.isSafeInteger(instant), 'an instant is a whole number of milliseconds');
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(rule.timeZone);
  let date = local.toPlainDate();
  // The calendar date is right but for the hours before the cut-over, and for days that a zone skips or repeats.
  while (instant < startOf(date, rule)) date = date.subtract({ days: 1 });
  let next = date.add({ days: 1 });
  while (instant >= startOf(next, rule)) {
    date = next;
    next = date.add({ days: 1 });
  }
  return { day: dayNamed(date), start: startOf(date, rule), end: startOf(next, rule) };
}

/** The first instant at or after the cut-over's local time on that date. */
export function startOfBusinessDay(day: BusinessDay, rule: DayRule): Instant {
  return startOf(Temporal.PlainDate.from(day), rule) as Instant;
}

/** The first instant that no longer belongs to the day: the next day's start. */
export function endOfBusinessDay(day: BusinessDay, rule: DayRule): Instant {
  return startOf(Temporal.PlainDate.from(day).add({ days: 1 }), rule) as Instant;
}

function startOf(date: Temporal.PlainDate, rule: DayRule): number {
  const cutOver = date.toPlainDateTime({
    hour: Math.floor(rule.cutOverMinutes / 60),
    minute: rule.cutOverMinutes % 60,
  });
  const earlier = cutOver.toZonedDateTime(rule.timeZone, { disambiguation: 'earlier' });
  // Where clocks went back, the cut-over comes twice and the first one counts.
  if (earlier.toPlainDateTime().equals(cutOver)) return earlier.epochMilliseconds;
  // Where clocks went forward over it, it never comes: the day begins the moment that they did.
  const jump = earlier.getTimeZoneTransition('next');
  assert(jump !== null, 'a local time that is missing has a transition after it');
  return jump.epochMilliseconds;
}

const dayNamed = (date: Temporal.PlainDate): BusinessDay => date.toString() as BusinessDay;

export function addDays(day: BusinessDay, count: number): BusinessDay {
  return dayNamed(Temporal.PlainDate.from(day).add({ days: count }));
}

/** How many days `to` is after `from`; negative where it is before. A date alone is a midnight of UTC, where all are as long. */
export function daysBetween(from: BusinessDay, to: BusinessDay): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** Whether a name is a time zone's: a place or UTC. A bare offset such as +01:00 isn't one, it knows no summer. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+/-]*$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Reads "04:00" into minutes after midnight. Throws an assertion for what the contract doesn't let through. */
export function parseCutOver(text: string): number {
  const match = /^(0\d|1[01]):([0-5]\d)$/.exec(text);
  assert(match !== null, 'a cut-over is a time from 00:00 to 11:59');
  return Number(match[1]) * 60 + Number(match[2]);
}

export function formatCutOver(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** `YYYY-MM` of a day. */
export const monthOf = (day: BusinessDay): string => day.slice(0, 7);

/** A month so many later, or earlier where `months` is negative. Sorts before every day of its own. */
export const addMonths = (month: string, months: number): string =>
  Temporal.PlainYearMonth.from(month).add({ months }).toString();
