import { Temporal } from 'temporal-polyfill';
import type { DayRule } from './business-day.ts';

/** Clocks differ by whole quarters of an hour everywhere, so that a quarter lies in one hour of any clock. */
export const QUARTER_MS = 900_000;

/** What was sold in a quarter of an hour, counted in quarters from 1970-01-01T00:00Z. */
export interface QuarterSales {
  readonly quarter: number;
  readonly salesCount: number;
  readonly takenMinor: number;
}

export interface HourSales {
  /** Of the shop's clock, 0 to 23. */
  readonly hour: number;
  readonly salesCount: number;
  readonly takenMinor: number;
}

/**
 * A day's sales by the hours of the shop's clock, all 24 from the hour of the cut-over on. An hour that clocks go back
 * over holds both its runs; one that they skip is empty.
 */
export function byHour(quarters: readonly QuarterSales[], rule: DayRule): readonly HourSales[] {
  const sold = new Map<number, { salesCount: number; takenMinor: number }>();
  for (const { quarter, salesCount, takenMinor } of quarters) {
    const { hour } = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER_MS).toZonedDateTimeISO(
      rule.timeZone,
    );
    const before = sold.get(hour) ?? { salesCount: 0, takenMinor: 0 };
    sold.set(hour, {
      salesCount: before.salesCount + salesCount,
      takenMinor: before.takenMinor + takenMinor,
    });
  }
  const first = Math.floor(rule.cutOverMinutes / 60);
  return Array.from({ length: 24 }, (_, place) => {
    const hour = (first + place) % 24;
    return { hour, ...(sold.get(hour) ?? { salesCount: 0, takenMinor: 0 }) };
  });
}

/** The mean of whole numbers, to the nearest whole one; null where there is none to tell of. */
export const meanOf = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : Math.round(numbers.reduce((sum, each) => sum + each, 0) / numbers.length);

/** What is usual in each hour: the mean of the same hour of other days. */
export function usualHours(days: readonly (readonly HourSales[])[]): ReadonlyMap<number, HourSales> {
  const hours = days[0]?.map(({ hour }) => hour) ?? [];
  return new Map(
    hours.map((hour) => {
      const same = days.flatMap((day) => day.filter((each) => each.hour === hour));
      const mean = {
        hour,
        salesCount: meanOf(same.map(({ salesCount }) => salesCount)) ?? 0,
        takenMinor: meanOf(same.map(({ takenMinor }) => takenMinor)) ?? 0,
      };
      return [hour, mean];
    }),
  );
}

/** Without the quiet hours before the first and after the last in which anything was or is usually sold. */
export function openHours<
  Hour extends { readonly salesCount: number; readonly usualSalesCount: number | null },
>(hours: readonly Hour[]): readonly Hour[] {
  const isBusy = ({ salesCount, usualSalesCount }: Hour): boolean =>
    salesCount > 0 || (usualSalesCount ?? 0) > 0;
  const first = hours.findIndex(isBusy);
  return first < 0 ? [] : hours.slice(first, hours.findLastIndex(isBusy) + 1);
}
