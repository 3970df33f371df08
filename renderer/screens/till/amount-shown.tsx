import { decimalsToCome, isEmptyAmount, minorOf } from '../../state/amount.ts';
import { useCounter, useMoney, useSay } from '../../ui/use-desk.ts';

/** The amount as money. Decimals that are still to be typed are paler, so that "12." and "12.00" can be told apart. */
export function AmountShown() {
  const say = useSay();
  const money = useMoney();
  const amount = useCounter((counter) => counter.amount);
  const text = money(minorOf(amount));
  const { typed, toCome, rest } = splitDecimals(text, decimalsToCome(amount));
  return (
    <output
      className="amount"
      aria-label={say('till.amount')}
      data-empty={isEmptyAmount(amount)}
      data-length={lengthOf(text)}
    >
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
