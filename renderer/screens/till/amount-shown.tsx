import { decimalsToCome } from '../../state/amount.ts';
import { grossMinor, hasNothingToPay } from '../../state/counter.ts';
import { useCounter, useMoney, useSay } from '../../ui/use-desk.ts';

/**
 * What is to be paid, as money. Decimals that are still to be typed are paler, so that "12." and "12.00" can be told
 * apart; once rewards take something off, it is what the till reckoned.
 */
export function AmountShown() {
  const say = useSay();
  const money = useMoney();
  const amount = useCounter((counter) => counter.amount);
  const isEmpty = useCounter(hasNothingToPay);
  const grossToPay = useCounter(grossMinor);
  const reckoned = useCounter(({ quote }) =>
    quote !== null && quote.discountMinor > 0 ? quote.totalMinor : null,
  );
  const text = money(reckoned ?? grossToPay);
  const { typed, toCome, rest } = splitDecimals(text, reckoned === null ? decimalsToCome(amount) : 0);
  return (
    <output
      className="amount"
      aria-label={say('till.amount')}
      data-empty={isEmpty}
      data-length={lengthOf(text)}
    >
      {reckoned === null ? null : <span className="amount-label">{say('counter.toPay')}</span>}
      {typed}
      <span className="amount-to-come">{toCome}</span>
      {rest}
    </output>
  );
}

/** Cuts the last `count` digits out of a formatted amount; a currency's sign may stand behind them. */
export function splitDecimals(text: string, count: number) {
  if (count === 0) return { typed: text, toCome: '', rest: '' };
  const match = new RegExp(`^(.*?)(\\d{${count}})(\\D*)$`, 'su').exec(text);
  return { typed: match?.[1] ?? text, toCome: match?.[2] ?? '', rest: match?.[3] ?? '' };
}

const lengthOf = (text: string): string =>
  text.length <= 9 ? 'short' : text.length <= 15 ? 'long' : 'longest';
