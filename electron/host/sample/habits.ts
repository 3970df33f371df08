import { addDays } from '../../core/domain/business-day.ts';
import type { BusinessDay } from '../../core/domain/ids.ts';
import type { Dice } from './dice.ts';
import type { Good } from './goods.ts';
import { hourRush, seasonRush, weekdayOf } from './opening-hours.ts';

/** How a member comes and what for. */
export interface Habit {
  readonly joins: BusinessDay;
  /** Days of opening between two visits, on average. */
  readonly everyDays: number;
  /** 1 for Monday to 7, for those who have a day of their own. */
  readonly weekday: number | null;
  /** Minutes after midnight, about. */
  readonly minute: number;
  readonly usual: readonly Good[];
  /** Away from the first to the last day; who has moved never comes back. */
  readonly away: readonly (readonly [first: BusinessDay, last: BusinessDay])[];
  /** How soon points are spent when a reward is within reach, from 0 to 1. */
  readonly spends: number;
}

const FAR_AHEAD = 10_000;
/** Of a hundred members so many come so often. */
const rhythms = [
  { share: 15, least: 2, most: 4 },
  { share: 35, least: 5, most: 9 },
  { share: 35, least: 10, most: 20 },
  { share: 15, least: 21, most: 40 },
] as const;
const FOUNDERS = 0.3;

export function habitOf(days: readonly BusinessDay[], goods: readonly Good[], dice: Dice): Habit {
  const [start] = days;
  const { length } = days;
  // A third came in the first weeks, when everybody was asked; the others one by one, until a few days ago.
  const isFounder = dice.happens(FOUNDERS);
  const joinsAfter = isFounder
    ? Math.floor(dice.share() ** 2 * Math.min(30, length - 2))
    : dice.between(0, Math.max(1, length - 4));
  const joins = addDays(start ?? ('' as BusinessDay), joinsAfter);
  const { least, most } = dice.weighted(rhythms, ({ share }) => share);
  const everyDays = dice.between(least, most);
  const minute =
    60 * dice.weighted([7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 18], (hour) => hourRush(hour * 60)) +
    dice.between(0, 59);
  const liked = dice.between(1, 3);
  const usual = Array.from({ length: liked }, () => dice.weighted(goods, ({ liking }) => liking));
  const away: (readonly [BusinessDay, BusinessDay])[] = [];
  if (dice.happens(0.55)) {
    const first = addDays(joins, dice.between(20, 300));
    away.push([first, addDays(first, dice.between(8, 22))]);
  }
  if (dice.happens(0.2)) {
    const first = addDays(joins, dice.between(25, 280));
    const isGone = dice.happens(0.7);
    away.push([first, addDays(first, isGone ? FAR_AHEAD : dice.between(60, 120))]);
  }
  return {
    ...{ joins, everyDays, minute, away },
    weekday: dice.happens(0.4) ? dice.weighted([2, 3, 4, 5, 6, 7], (day) => (day === 6 ? 4 : 1)) : null,
    usual: [...new Set(usual)],
    spends: dice.oneOf([0.15, 0.4, 0.7, 0.9]),
  };
}

/** How likely a visit is on a day on which the shop is open. */
export function visitChance({ joins, everyDays, weekday, away }: Habit, day: BusinessDay): number {
  if (day <= joins || away.some(([first, last]) => first <= day && day <= last)) return 0;
  const isOwnDay = weekday === weekdayOf(day);
  // Six days of the week are open: who has a day of their own comes on it six times as often, and seldom otherwise.
  const weekdayShare = weekday === null ? 1 : isOwnDay ? 4.2 : 0.35;
  return Math.min(0.95, (weekdayShare * seasonRush(day)) / everyDays);
}
