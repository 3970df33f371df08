import type { ProgramRules } from '../../../electron/core/contract/program.ts';
import { addDays } from '../../../electron/core/domain/business-day.ts';
import type { BusinessDay } from '../../../electron/core/domain/ids.ts';

/** What a large shop is asked to be. The same wish makes the same shop, to the byte of its ledger's last hash. */
export interface ScaleWish {
  readonly members: number;
  readonly sales: number;
  readonly seed: number;
}

/** The day that runs when the shop is done: fixed, so that two machines make the same one. */
const LAST_DAY = '2026-10-31' as BusinessDay;
/** Sales of the week's days, Monday first: 2026-10-31 is a Saturday. */
const WEEK = [4, 9, 9, 10, 12, 14, 7] as const;

export interface PlannedProgram {
  /** The place of the first day on which it holds. */
  readonly fromDay: number;
  readonly rules: ProgramRules;
}

export interface ScalePlan extends ScaleWish {
  readonly days: readonly BusinessDay[];
  /** How many sales there are before the day of that place. */
  readonly salesBefore: (day: number) => number;
  /** How many members there are at the end of that day's morning. */
  readonly membersOn: (day: number) => number;
  /** From the second version on; each has another unit of carry than those before it. */
  readonly programs: readonly PlannedProgram[];
}

/** Ten million sales take ten years, three thousand two months. */
export function planOf(wish: ScaleWish): ScalePlan {
  const count = Math.max(8, Math.round(1.155 * Math.sqrt(wish.sales)));
  const days = Array.from({ length: count }, (_, place) => addDays(LAST_DAY, place + 1 - count));
  const weights = days.map((_, place) => {
    const weekday = (((place - count) % 7) + 7 + 6) % 7;
    const season = 1 + 0.2 * Math.sin((place * 2 * Math.PI) / 365);
    const growth = 0.6 + (0.8 * place) / count;
    return (WEEK[weekday] ?? 9) * season * growth;
  });
  const sums = [0];
  for (const weight of weights) sums.push((sums.at(-1) ?? 0) + weight);
  const all = sums.at(-1) ?? 1;
  const expiryMonths = Math.max(1, Math.round(count / 120));
  const at = (share: number): number => Math.floor(count * share);
  return {
    ...wish,
    days,
    salesBefore: (day) => (day >= count ? wish.sales : Math.floor((wish.sales * (sums[day] ?? 0)) / all)),
    membersOn: (day) => Math.floor(wish.members * (1 - (1 - (day + 1) / count) ** 1.5)),
    programs: [
      { fromDay: at(0.15), rules: { points: 1, perAmountMinor: 100, minimumSpendMinor: 0, expiryMonths } },
      { fromDay: at(0.45), rules: { points: 3, perAmountMinor: 200, minimumSpendMinor: 100, expiryMonths } },
      { fromDay: at(0.75), rules: { points: 3, perAmountMinor: 250, minimumSpendMinor: 0, expiryMonths } },
    ],
  };
}
