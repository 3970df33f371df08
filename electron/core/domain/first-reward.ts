import { toDecimal, type Currency } from './money.ts';
import { sampleTotalMinor } from './sample-total.ts';

/** A first reward that is worth coming back for and doesn't ruin the shop: after about ten visits, a twentieth back. */
export interface SuggestedReward {
  readonly pointsCost: number;
  readonly amountMinor: number;
  readonly percent: number;
  /** The most that the percentage takes off. */
  readonly capMinor: number;
}

const VISITS = 10;
const SHARE_BACK = 20;

/** Down to a number that people say: 1, 2 or 5 with zeros behind it. */
function roundDown(number: number): number {
  const power = 10 ** Math.max(0, String(Math.floor(number)).length - 1);
  const first = [5, 2, 1].find((each) => each * power <= number) ?? 1;
  return first * power;
}

/** What to propose under a rule of so many points per major unit. */
export function suggestedReward(currency: Currency, pointsPerUnit: number): SuggestedReward {
  const spentMinor = sampleTotalMinor(currency) * VISITS;
  const units = Math.floor(spentMinor / 10 ** currency.exponent);
  const amountMinor = roundDown(Math.floor(spentMinor / SHARE_BACK));
  return {
    pointsCost: Math.min(1_000_000_000, roundDown(units * pointsPerUnit)),
    amountMinor,
    percent: 10,
    capMinor: amountMinor * 2,
  };
}

/** The suggestion's amount as it would be typed. */
export const typedMinor = (minor: number, { exponent }: Currency): string =>
  toDecimal(minor, exponent).replace(/\.0+$/, '');
