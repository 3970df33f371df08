import { useMemo } from 'react';
import { formatMoney, formatMoneyBriefly } from '../../electron/core/domain/money.ts';
import { useCurrency, useLocale } from './use-desk.ts';

/** What a chart's values are: minor units of the shop's money, or a plain number of things or points. */
export type Measure = 'money' | 'count';

export interface MeasureWords {
  /** As an axis says it: without zeros that say nothing. */
  readonly briefly: (value: number) => string;
  readonly exactly: (value: number) => string;
}

/** Writes a chart's values in the shop's language and money. The same object until one of them changes. */
export function useMeasure(measure: Measure): MeasureWords {
  const locale = useLocale();
  const { code, exponent } = useCurrency();
  return useMemo(() => {
    const currency = { code, exponent };
    if (measure === 'money') {
      return {
        briefly: (value) => formatMoneyBriefly(value, currency, locale),
        exactly: (value) => formatMoney(value, currency, locale),
      };
    }
    const number = new Intl.NumberFormat(locale);
    return { briefly: (value) => number.format(value), exactly: (value) => number.format(value) };
  }, [measure, locale, code, exponent]);
}
