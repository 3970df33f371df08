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
  return explanation.map((reason) => ({
    code: reason.code,
    points: reason.points,
    text: sentenceOf(reason, currency, locale),
  }));
}

/** The rule that was put into words last: nearly every sale is explained by the one of the sale before. */
let lastRule: { readonly key: string; readonly text: string } | undefined;

function ruleText(points: number, perAmountMinor: number, currency: Currency, locale: Locale): string {
  const key = `${locale} ${currency.code} ${currency.exponent} ${points} ${perAmountMinor}`;
  if (lastRule?.key !== key) {
    const amount = formatMoneyBriefly(perAmountMinor, currency, locale);
    lastRule = { key, text: translatorFor(locale)('program.perAmount', { points, amount }) };
  }
  return lastRule.text;
}

function sentenceOf({ code, values }: Explanation, currency: Currency, locale: Locale): string {
  const say = translatorFor(locale);
  const money = (name: string): string => formatMoney(values[name] ?? 0, currency, locale);
  const briefly = (name: string): string => formatMoneyBriefly(values[name] ?? 0, currency, locale);
  const rule = (): string => ruleText(values['points'] ?? 0, values['perAmountMinor'] ?? 0, currency, locale);
  switch (code) {
    case 'EARN_PER_AMOUNT':
      return say('explain.EARN_PER_AMOUNT', { rule: rule(), total: money('totalMinor') });
    case 'EARN_WITH_CARRY':
      return say('explain.EARN_WITH_CARRY', {
        rule: rule(),
        total: money('totalMinor'),
        carried: money('carriedMinor'),
      });
    case 'EARN_AFTER_DEBT':
      return say('explain.EARN_AFTER_DEBT', {
        rule: rule(),
        total: money('totalMinor'),
        missing: money('missingMinor'),
      });
    case 'CARRIED':
      return say('explain.CARRIED', { carried: money('carriedMinor') });
    case 'BELOW_MINIMUM':
      return say('explain.BELOW_MINIMUM', { minimum: briefly('minimumMinor') });
    case 'NO_MEMBER':
      return say('explain.NO_MEMBER');
    case 'REPAID':
      return say('explain.REPAID', { points: values['count'] ?? 0, left: values['left'] ?? 0 });
    case 'CLAWED_BACK':
    case 'RETURNED':
    case 'LAPSED':
    case 'OWED':
    case 'BORNE':
      return say(`explain.${code}`, { points: values['count'] ?? 0 });
  }
}
