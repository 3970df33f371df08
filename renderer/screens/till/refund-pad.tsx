import { decimalsToCome, minorOf } from '../../state/amount.ts';
import { shownKeys } from '../../state/keys.ts';
import { chooseAllLeft, giveBack, isNothingChosen, pressRefundKey } from '../../state/refund.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk, useMoney, useRefund, useSay } from '../../ui/use-desk.ts';
import { splitDecimals } from './amount-shown.tsx';
import { PadKeys } from './pad-keys.tsx';

/** How much goes back, in the place where the till says how much comes in. */
export function RefundPad() {
  const desk = useDesk();
  const say = useSay();
  const refund = useRefund((state) => state);
  const { sale, problem, sending, done } = refund;
  const isEmpty = isNothingChosen(refund);
  return (
    <section className="pad" aria-label={say('refund.amount')}>
      <Amount />
      {problem === null ? (
        <div className="quote">
          {sale === null || sale.leftMinor === 0 || sale.voided || done !== null ? null : (
            <Button onPress={() => chooseAllLeft(desk)} shownKey={shownKeys.allLeft}>
              {say('refund.allLeft')}
            </Button>
          )}
        </div>
      ) : (
        <div className="quote" data-state="stop" role="alert">
          <p className="quote-sentence">{problem.message}</p>
        </div>
      )}
      <div className="pad-below">
        <PadKeys onKey={(key) => pressRefundKey(desk, key)} />
      </div>
      <div className="main-keys">
        <Button
          className="main-key"
          look="main"
          isDisabled={(isEmpty && done === null) || sending}
          onPress={() => void giveBack(desk)}
          shownKey={shownKeys.record}
        >
          {say(done !== null ? 'refund.finish' : problem === null ? 'refund.giveBack' : 'till.tryAgain')}
        </Button>
      </div>
    </section>
  );
}

/** What was typed, or what the till reckoned for the goods. */
function Amount() {
  const say = useSay();
  const money = useMoney();
  const { amount, goods, quote, done } = useRefund((state) => state);
  const isReckoned = done !== null || goods.size > 0;
  const minor = isReckoned ? ((done?.refund ?? quote)?.amountMinor ?? 0) : minorOf(amount);
  const { typed, toCome, rest } = splitDecimals(money(minor), isReckoned ? 0 : decimalsToCome(amount));
  return (
    <output
      className="amount"
      aria-label={say('refund.amount')}
      data-empty={minor === 0}
      data-length={money(minor).length <= 9 ? 'short' : 'long'}
    >
      <span className="amount-label">{say('refund.amount')}</span>
      {typed}
      <span className="amount-to-come">{toCome}</span>
      {rest}
    </output>
  );
}
