import type { BusinessDay } from '../../core/domain/ids.ts';
import type { Dice } from './dice.ts';
import { isInSeason, type Good } from './goods.ts';
import { visitChance, type Habit } from './habits.ts';
import { hourRush, seasonRush, weekdayRush, type OpenHours } from './opening-hours.ts';

export interface BasketLine {
  readonly good: Good;
  /** Pieces. */
  readonly count: number;
}

/** Somebody at the counter. */
export interface Visit {
  /** Seconds after midnight. */
  readonly second: number;
  /** The member's place in the list; null for somebody without a card. */
  readonly member: number | null;
  readonly basket: readonly BasketLine[];
}

/** People without a card on an ordinary day, beside four hundred members. */
const WALK_INS = 30;
const MEMBERS_OF_FULL_SHOP = 400;

export interface DayOfVisits {
  readonly day: BusinessDay;
  readonly hours: OpenHours;
  readonly habits: readonly Habit[];
  readonly goods: readonly Good[];
  readonly members: number;
  readonly dice: Dice;
}

/** Who comes on a day, in their order. */
export function visitsOf({ day, hours, habits, goods, members, dice }: DayOfVisits): readonly Visit[] {
  const made = goods.filter((good) => isInSeason(good, day));
  const visits: Visit[] = [];
  for (const [member, habit] of habits.entries()) {
    if (habit.joins !== day && !dice.happens(visitChance(habit, day))) continue;
    const second = within(hours, (habit.minute + dice.between(-35, 35)) * 60 + dice.between(0, 59));
    visits.push({ second, member, basket: usualBasket(habit, made, dice) });
  }
  const usual = (WALK_INS * members) / MEMBERS_OF_FULL_SHOP;
  const walkIns = Math.round(usual * weekdayRush(day) * seasonRush(day) * (0.8 + 0.4 * dice.share()));
  const opening = Array.from(
    { length: Math.ceil((hours.closes - hours.opens) / 60) },
    (_, hour) => hours.opens + 60 * hour,
  );
  for (let left = walkIns; left > 0; left -= 1) {
    const second = (dice.weighted(opening, hourRush) + dice.between(0, 58)) * 60 + dice.between(0, 59);
    visits.push({ second: within(hours, second), member: null, basket: anyBasket(made, dice) });
  }
  return visits.toSorted((one, other) => one.second - other.second);
}

const MINUTE = 60;
const within = ({ opens, closes }: OpenHours, second: number): number =>
  Math.min(closes * MINUTE - 61, Math.max(opens * MINUTE + 30, second));

const countOf = ({ priceMinor }: Good, dearest: number, dice: Dice): number =>
  priceMinor * 3 > dearest ? 1 : dice.weighted([1, 2, 3, 6], (count) => 12 / count ** 2);

function linesOf(goods: readonly Good[], dice: Dice): readonly BasketLine[] {
  const dearest = Math.max(...goods.map(({ priceMinor }) => priceMinor));
  return [...new Set(goods)].map((good) => ({ good, count: countOf(good, dearest * 1.5, dice) }));
}

const anyOf = (made: readonly Good[], count: number, dice: Dice): Good[] =>
  Array.from({ length: count }, () => dice.weighted(made, ({ liking }) => liking));

const anyBasket = (made: readonly Good[], dice: Dice): readonly BasketLine[] =>
  linesOf(
    anyOf(
      made,
      dice.weighted([1, 2, 3, 4], (count) => 5 - count),
      dice,
    ),
    dice,
  );

/** What they always take, if it is made now, and often something beside it. */
function usualBasket({ usual }: Habit, made: readonly Good[], dice: Dice): readonly BasketLine[] {
  const kept = usual.filter((good) => made.includes(good) && dice.happens(0.85));
  const beside = dice.happens(0.45) || kept.length === 0 ? anyOf(made, dice.between(1, 2), dice) : [];
  return linesOf([...kept, ...beside], dice);
}
