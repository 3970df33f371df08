import { Refusal } from '../../core/contract/errors.ts';
import type { ProgramRules } from '../../core/contract/program.ts';
import { isTimeZone } from '../../core/domain/business-day.ts';
import { prefixProblem } from '../../core/domain/card-number.ts';
import { currencyOf, type Currency } from '../../core/domain/money.ts';
import type { WeighedGoods } from '../../core/domain/product-code.ts';

export const DEFAULT_CUT_OVER = '04:00';
export const DEFAULT_MEMBER_PREFIX = '29';
/** What scales print most often; a shop that weighs nothing may empty the list. */
export const DEFAULT_WEIGHED_GOODS: readonly WeighedGoods[] = ['20', '21', '22', '23', '24', '25'].map(
  (prefix) => ({
    prefix,
    holds: 'price',
  }),
);

/** A thousand of the larger unit, or a hundred thousand where the currency has no smaller one (JPY, KRW). */
export const confirmAboveFor = (exponent: number): number =>
  exponent === 0 ? 100_000 : 1_000 * 10 ** exponent;

/** The rules that a shop opens with: points per major unit, remainders carried, no expiry. */
export const firstRules = ({ exponent }: Currency, pointsPerUnit = 1): ProgramRules => ({
  points: pointsPerUnit,
  perAmountMinor: 10 ** exponent,
  minimumSpendMinor: 0,
  expiryMonths: null,
});

/** Refuses a currency that nobody counts in. */
export function knownCurrency(code: string): Currency {
  const currency = currencyOf(code);
  if (currency === undefined)
    throw new Refusal('CURRENCY_UNKNOWN', { field: 'currency', details: { currency: code } });
  return currency;
}

export function checkTimeZone(timeZone: string): void {
  if (!isTimeZone(timeZone))
    throw new Refusal('TIME_ZONE_UNKNOWN', { field: 'timeZone', details: { timeZone } });
}

/** Refuses a prefix that isn't the shop's to give, or that its scale prints. */
export function checkPrefix(
  prefix: string,
  weighedGoods: readonly WeighedGoods[],
  field: 'memberPrefix' | 'weighedGoods',
): void {
  const problem = prefixProblem(
    prefix,
    weighedGoods.map((goods) => goods.prefix),
  );
  if (problem !== undefined) throw new Refusal(problem, { field, details: { prefix } });
}
