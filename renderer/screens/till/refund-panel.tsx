import type { RefundQuote, RefundableSale } from '../../../electron/core/contract/refunds.ts';
import { paddedReceiptNumber } from '../../../electron/core/domain/receipt-number.ts';
import { shownKeys } from '../../state/keys.ts';
import {
  chooseRefundReason,
  giveBack,
  readRefundSlip,
  refundBack,
  refundReasons,
  writeOtherReason,
} from '../../state/refund.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { dayOfInstant, timeOfDay } from '../../ui/dates.ts';
import { DoneIcon } from '../../ui/icons.tsx';
import { Person } from '../../ui/person.tsx';
import { Unread } from '../../ui/unread.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useDesk, useLocale, useMoney, useRefund, useSay, useTimeZone } from '../../ui/use-desk.ts';
import { RefundLines } from './refund-lines.tsx';
import { Slip } from './slip.tsx';
import './refund.css';

/** A sale that is given back: what it was, what of it comes back, and what that does to points and rewards. */
export function RefundPanel() {
  const desk = useDesk();
  const say = useSay();
  const { sale, reason, quote, done } = useRefund((refund) => refund);
  return (
    <section className="refund" aria-labelledby="refund-title">
      <div className="today-head">
        <h2 id="refund-title">
          {sale === null
            ? say('refund.title')
            : say('refund.titleOf', { number: paddedReceiptNumber(sale.receiptNumber) })}
        </h2>
        <Button look="quiet" onPress={() => refundBack(desk)} shownKey={shownKeys.back}>
          {say('till.back')}
        </Button>
      </div>
      {sale === null || done !== null ? null : <SaleLine sale={sale} />}
      {done !== null ? (
        <div className="refund-done">
          <div>
            <p className="done-title">
              <DoneIcon size={28} />
              {say('refund.done')}
            </p>
            <Consequences quote={done.refund} />
          </div>
          {done.slip === null ? (
            <Unread name="refundSlip" again={() => void readRefundSlip(desk)} />
          ) : (
            <Slip document={done.slip} />
          )}
        </div>
      ) : sale === null || sale.voided || sale.leftMinor === 0 ? null : (
        <>
          {sale.lines.length === 0 ? null : <RefundLines sale={sale} />}
          <Segments
            label={say('refund.reason')}
            value={reason}
            options={refundReasons.map((each) => ({ value: each, text: say(`refund.reason.${each}`) }))}
            onChange={(chosen) => chooseRefundReason(desk, chosen)}
          />
          {reason === 'other' ? <OtherReason /> : null}
          <p className="refund-how">
            {quote === null ? say(sale.lines.length === 0 ? 'refund.howAmount' : 'refund.howLines') : null}
          </p>
          {quote === null ? null : <Consequences quote={quote} />}
        </>
      )}
    </section>
  );
}

/** The reason in the cashier's own words; Enter in it gives back, as everywhere. */
function OtherReason() {
  const desk = useDesk();
  const say = useSay();
  const otherReason = useRefund((refund) => refund.otherReason);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void giveBack(desk);
      }}
    >
      <Field
        name="reason"
        label={say('refund.otherWords')}
        value={otherReason}
        onChange={(words) => writeOtherReason(desk, words)}
        problem={null}
        startsFocused
      />
    </form>
  );
}

/** When it was, whose, and what is left of it. */
function SaleLine({ sale }: { readonly sale: RefundableSale }) {
  const say = useSay();
  const money = useMoney();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const { occurredAt, memberName, totalMinor, refundedMinor, leftMinor, voided, isOfToday } = sale;
  return (
    <div className="refund-sale">
      <p>
        {dayOfInstant(occurredAt, timeZone, locale)} · {timeOfDay(occurredAt, timeZone, locale)} ·{' '}
        {memberName === null ? say('till.withoutCard') : <Person name={memberName} />}
      </p>
      <p>
        {money(totalMinor)}
        {refundedMinor > 0 ? ` · ${say('refund.already', { amount: money(refundedMinor) })}` : ''}
        {' · '}
        <strong>{say('refund.left', { amount: money(leftMinor) })}</strong>
      </p>
      {voided ? <p className="sentence-stop">{say('counter.saleVoided')}</p> : null}
      {!voided && totalMinor === 0 ? (
        <p className="sentence-look">{say('refusal.REFUND_ZERO_SALE')}</p>
      ) : null}
      {!voided && totalMinor > 0 && leftMinor === 0 ? (
        <p className="sentence-look">{say('refund.nothingLeft')}</p>
      ) : null}
      {isOfToday || voided ? null : <p className="sentence-look">{say('refund.ofAnotherDay')}</p>}
    </div>
  );
}

/** What happens to points and rewards, in sentences. */
function Consequences({ quote }: { readonly quote: RefundQuote }) {
  const say = useSay();
  const money = useMoney();
  return (
    <ul className="refund-does" aria-label={say('refund.does')}>
      <li>{say('refund.moneyBack', { amount: money(quote.amountMinor) })}</li>
      {quote.returned.map(({ redemptionId, name, points }) => (
        <li key={redemptionId}>{say('refund.rewardBack', { name, points })}</li>
      ))}
      {quote.explanation.map(({ code, text }) => (
        <li key={code}>{text}</li>
      ))}
      {quote.balance === null ? null : <li>{say('refund.balanceThen', { balance: quote.balance })}</li>}
      <li>{say('refund.leftThen', { amount: money(quote.leftMinor) })}</li>
    </ul>
  );
}
