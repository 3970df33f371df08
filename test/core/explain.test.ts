import { describe, expect, it } from 'vitest';
import { earn, withoutMember, type Carry, type EarningRules } from '../../electron/core/domain/earning.ts';
import { explanationLines, ruleSentence } from '../../electron/core/domain/explain.ts';

const eur = { code: 'EUR', exponent: 2 };
const perEuro: EarningRules = { points: 1, perAmountMinor: 100, minimumSpendMinor: 0 };

const textsOf = (
  total: number,
  before: Carry,
  rules = perEuro,
  locale: 'en' | 'zh-CN' = 'en',
): readonly string[] => {
  const result = earn(total, rules, before);
  if (!result.ok) throw new Error(result.error);
  return explanationLines(result.value.explanation, eur, locale).map(
    ({ text, points }) => `${points}: ${text}`,
  );
};

describe('the reason for points', () => {
  it('is said as a person would', () => {
    expect(textsOf(350, { amount: 0, unit: 100 })).toEqual([
      '3: 1 point per €1 on €3.50',
      '0: €0.50 carried on to the next visit',
    ]);
    expect(textsOf(1_250, { amount: 50, unit: 100 })).toEqual([
      '13: 1 point per €1 on €12.50, with €0.50 from before',
    ]);
    expect(textsOf(200, { amount: -60, unit: 100 })).toEqual([
      '1: 1 point per €1 on €2.00, less €0.60 from a sale that was undone',
      '0: €0.40 carried on to the next visit',
    ]);
    expect(textsOf(499, { amount: 0, unit: 100 }, { ...perEuro, minimumSpendMinor: 500 })).toEqual([
      '0: No points below €5',
    ]);
    expect(explanationLines(withoutMember, eur, 'en')).toEqual([
      { code: 'NO_MEMBER', text: 'No card, no points', points: 0 },
    ]);
  });

  it('is said in the shop’s language', () => {
    for (const text of textsOf(350, { amount: 50, unit: 100 }, perEuro, 'zh-CN'))
      expect(text).toMatch(/\p{Script=Han}/u);
  });
});

describe('a rule', () => {
  it('is said as a shop would', () => {
    expect(ruleSentence(perEuro, eur, 'en')).toBe('1 point per €1');
    expect(ruleSentence({ points: 10, perAmountMinor: 150, minimumSpendMinor: 500 }, eur, 'en')).toBe(
      '10 points per €1.50, from €5 up',
    );
    expect(
      ruleSentence(
        { points: 1, perAmountMinor: 100, minimumSpendMinor: 0 },
        { code: 'JPY', exponent: 0 },
        'en',
      ),
    ).toBe('1 point per ¥100');
  });
});
