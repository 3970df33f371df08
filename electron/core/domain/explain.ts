import type { ExplanationLine } from '../contract/explanation.ts';
import { translatorFor, type Locale } from '../messages/translate.ts';
import type { EarningRules, Explanation } from './earning.ts';
import { formatMoney, formatMoneyBriefly, type Currency } from './money.ts';

/** How a shop says its rule: "1 point per €1". */
export function ruleSentence(rules: EarningRules, currency: Currency, locale: Locale): string {
  const say = translatorFor(locale);
  const amount = formatMoneyBriefly(rules.perAmountMinor, currency, locale);
  if (rules.minimumSpendMinor === 0) return say('program.perAmount', { points: rules.points, amount });
  const minimum = formatMoneyBriefly(rules.minimumSpendMinor, currency, locale);
  return say('program.perAmountFrom', { points: rules.points, amount, minimum });
}

/** Puts stored reasons for points into sentences. */
export function explanationLines(
  explanation: readonly Explanation[],
  currency: Currency,
  locale: Locale,
): ExplanationLine[] {
  const say = translatorFor(locale);
  const money = (minor: number | undefined): string => formatMoney(minor ?? 0, currency, locale);
  return explanation.map(({ code, points, values }) => ({
    code,
    points,
    text: say(`explain.${code}`, {
      rule: say('program.perAmount', {
        points: values['points'] ?? 0,
        amount: formatMoneyBriefly(values['perAmountMinor'] ?? 0, currency, locale),
      }),
      total: money(values['totalMinor']),
      carried: money(values['carriedMinor']),
      missing: money(values['missingMinor']),
      minimum: formatMoneyBriefly(values['minimumMinor'] ?? 0, currency, locale),
    }),
  }));
}
