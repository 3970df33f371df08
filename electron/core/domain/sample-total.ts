import type { Currency } from './money.ts';

/** A total as shops of the currency know it: 12.50 where there are decimals, 1250 where there are none. */
export const sampleTotalMinor = ({ exponent }: Currency): number =>
  exponent === 0 ? 1_250 : 12.5 * 10 ** exponent;
