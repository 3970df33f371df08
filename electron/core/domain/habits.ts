import { Temporal } from 'temporal-polyfill';
import { daysBetween } from './business-day.ts';
import type { BusinessDay } from './ids.ts';

/** How many of a member's last visits habits are read from: older ones are another life. */
export const VISITS_LOOKED_AT = 13;

/** What is told of a habit needs to be one: so many visits at least. */
const FEWEST_VISITS = 3;
/** What is on the bill that often is usual. */
const USUAL_SHARE = 0.4;
const MOST_USUAL_GOODS = 3;
/** A weekday on which more than half of the visits fall. */
const WEEKDAY_SHARE = 0.5;

/** Something that was bought on a visit's day. */
export interface BoughtLine {
  readonly day: BusinessDay;
  readonly productId: string | null;
  readonly name: string;
  /** Integer thousandths. */
  readonly quantity: number;
}

export interface UsualGood {
  readonly name: string;
  /** Integer thousandths: the middle of what was taken. */
  readonly quantity: number;
}

const middleOf = (numbers: readonly number[]): number | undefined =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** The middle gap between visits, in whole days; null before there are three visits to tell of. */
export function usualGap(daysNewestFirst: readonly BusinessDay[]): number | null {
  if (daysNewestFirst.length < FEWEST_VISITS) return null;
  const gaps = daysNewestFirst.slice(1).map((day, index) => daysBetween(day, daysNewestFirst[index] ?? day));
  return middleOf(gaps) ?? null;
}

/** The weekday of more than half of the visits, 1 for Monday to 7; null where they fall on any. */
export function usualWeekday(days: readonly BusinessDay[]): number | null {
  if (days.length < FEWEST_VISITS) return null;
  const counts = new Map<number, number>();
  for (const day of days) {
    const { dayOfWeek } = Temporal.PlainDate.from(day);
    counts.set(dayOfWeek, (counts.get(dayOfWeek) ?? 0) + 1);
  }
  const [weekday, count] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [null, 0];
  return count > days.length * WEEKDAY_SHARE ? weekday : null;
}

/**
 * What is usually on the bill: goods of at least two visits in five, most often taken first, each with the middle of the
 * quantities. Visits on which nothing was written down line by line say nothing.
 */
export function usualBasket(lines: readonly BoughtLine[]): readonly UsualGood[] {
  const days = new Set(lines.map(({ day }) => day));
  if (days.size < FEWEST_VISITS) return [];
  const taken = new Map<string, { name: string; readonly byDay: Map<BusinessDay, number> }>();
  for (const { day, productId, name, quantity } of lines) {
    const key = productId ?? name;
    // The first line is of the newest visit: a product is told by the name that it has now.
    const good = taken.get(key) ?? { name, byDay: new Map<BusinessDay, number>() };
    good.byDay.set(day, (good.byDay.get(day) ?? 0) + quantity);
    taken.set(key, good);
  }
  return [...taken.values()]
    .filter(({ byDay }) => byDay.size >= days.size * USUAL_SHARE)
    .toSorted((a, b) => b.byDay.size - a.byDay.size || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_USUAL_GOODS)
    .map(({ name, byDay }) => ({ name, quantity: middleOf([...byDay.values()]) ?? 1000 }));
}
