import { toDecimal } from './money.ts';

/** Integer thousandths as people of the locale write them: 1234 is "1.234". */
export function formatQuantity(quantity: number, locale: string): string {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  // A decimal string is formatted exactly; the typings ask for the template type.
  return format.format(toDecimal(quantity, 3) as `${number}`);
}
