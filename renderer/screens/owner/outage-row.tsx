import { useEffect, useRef, type KeyboardEvent } from 'react';
import { dayBeside, isDate, readTimeOfDay } from '../../../electron/core/domain/local-time.ts';
import { shownKeys } from '../../state/keys.ts';
import { enterInRow, isHeld, notedTime, rowMinor, takeBackLine, type Outage } from '../../state/outage.ts';
import { moveHighlight, seekCustomer, settleCustomer } from '../../state/outage-customer.ts';
import { confirmRow, denyRow, enterSale } from '../../state/outage-sales.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { Key } from '../../ui/key.tsx';
import { longDay } from '../../ui/dates.ts';
import {
  useCurrency,
  useDesk,
  useLocale,
  useMoney,
  useOutage,
  useSay,
  useTimeZone,
} from '../../ui/use-desk.ts';
import { FocusBack } from '../../ui/use-focus-back.ts';
import { OutageFound } from './outage-found.tsx';

const fields = ['date', 'notedAt', 'reading', 'cardNumber', 'totalMinor'];

/** One row of the paper: when, who, how much. Enter enters it, and the next one begins with its time. */
export function OutageRow() {
  const desk = useDesk();
  const say = useSay();
  const money = useMoney();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const { code, exponent } = useCurrency();
  const form = useRef<HTMLFormElement>(null);
  const outage = useOutage((state) => state);
  const { entries, customer, lines, step } = outage;
  const problem = 'problem' in step ? step.problem : null;
  const isAtField = fields.some((field) => field === problem?.field) && step.kind !== 'question';
  const held = isHeld(outage);
  // The hand begins at the time; the one of the row before is there to be typed over.
  useEffect(() => focusField(form.current, 'notedAt'), []);

  // A day back or on: seldom is more than that typed.
  const onDateKey = (event: KeyboardEvent): void => {
    if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || !isDate(entries.date)) return;
    event.preventDefault();
    enterInRow(desk, { date: dayBeside(entries.date, event.key === 'ArrowUp' ? 1 : -1), reading: '' });
  };
  const onWhoKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      moveHighlight(desk, event.key === 'ArrowDown' ? 1 : -1);
    }
    if (event.key !== 'Enter' || customer !== null || entries.who.trim() === '') return;
    event.preventDefault();
    void settleCustomer(desk, 'takeHighlighted').then((isSettled) => {
      if (isSettled) focusField(form.current, 'totalMinor');
    });
  };
  return (
    <form
      ref={form}
      className="outage-row"
      aria-label={say('outage.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void enterSale(desk);
      }}
    >
      <fieldset className="outage-fields" aria-busy={step.kind === 'sending'}>
        <div onKeyDown={onDateKey}>
          <Field
            isReadOnly={held}
            name="date"
            label={say('outage.date')}
            hint={isDate(entries.date) ? longDay(entries.date, locale) : say('outage.dateHint')}
            value={entries.date}
            problem={problem}
            onChange={(date) => enterInRow(desk, { date, reading: '' })}
          />
        </div>
        <Field
          isReadOnly={held}
          name="notedAt"
          label={say('outage.time')}
          hint={say('outage.timeHint')}
          inputMode="numeric"
          value={entries.time}
          problem={problem}
          onChange={(time) => enterInRow(desk, { time, reading: '' })}
        />
        <div className="outage-customer" onKeyDown={onWhoKey}>
          <Field
            isReadOnly={held}
            name="cardNumber"
            label={say('outage.who')}
            hint={whoHint(outage, say)}
            value={customer?.name ?? entries.who}
            problem={problem}
            onChange={(who) => seekCustomer(desk, who)}
          />
          <OutageFound />
        </div>
        <Field
          isReadOnly={held}
          name="totalMinor"
          label={say('outage.amount', { currency: code })}
          hint={say(lines.length === 0 ? 'outage.amountShown' : 'outage.amountAndLines', {
            amount: money(rowMinor(outage, exponent)),
          })}
          inputMode="numeric"
          value={entries.amount}
          problem={step.kind === 'question' ? null : problem}
          onChange={(amount) => enterInRow(desk, { amount })}
        />
        <ReadingChoice outage={outage} timeZone={timeZone} />
      </fieldset>
      <ScannedLines lines={lines} />
      <div className="owner-end">
        <p className="sentence-stop" role="alert" data-look={step.kind === 'question'}>
          {problem !== null && !isAtField ? problem.message : null}
        </p>
        {step.kind === 'question' ? (
          <>
            <FocusBack />
            <Button onPress={() => denyRow(desk)}>{say('outage.confirmNo')}</Button>
            <Button look="main" onPress={() => void confirmRow(desk)}>
              {say('outage.confirmYes')}
            </Button>
          </>
        ) : (
          <button type="submit" className="button button-main" disabled={step.kind === 'sending'}>
            {say(step.kind === 'unanswered' ? 'till.tryAgain' : 'outage.enter')}
            <Key name={shownKeys.record} />
          </button>
        )}
      </div>
    </form>
  );
}

function whoHint({ customer }: Outage, say: ReturnType<typeof useSay>): string {
  if (customer === null) return say('outage.whoHint');
  const { balance: points, shownCard } = customer;
  if (shownCard === null) return say('till.points', { points });
  return say('outage.whoCard', { points, lastFour: [...shownCard].slice(-4).join('') });
}

/** Where clocks went back over the time, it was there twice: the owner says which one is meant. */
function ReadingChoice({ outage, timeZone }: { readonly outage: Outage; readonly timeZone: string }) {
  const desk = useDesk();
  const say = useSay();
  const { entries, step } = outage;
  const noted = notedTime(entries, timeZone);
  if (noted?.kind !== 'twice') return null;
  return (
    <div className="outage-reading">
      <Choice
        name="reading"
        label={say('outage.reading', { time: readTimeOfDay(entries.time) ?? '' })}
        value={entries.reading}
        options={[
          { value: '', text: say('outage.readingNone') },
          { value: 'first', text: say('outage.readingFirst', { offset: noted.first.offset }) },
          { value: 'second', text: say('outage.readingSecond', { offset: noted.second.offset }) },
        ]}
        problem={'problem' in step ? step.problem : null}
        onChange={(value) =>
          enterInRow(desk, { reading: value === 'first' || value === 'second' ? value : '' })
        }
      />
    </div>
  );
}

function ScannedLines({ lines }: { readonly lines: Outage['lines'] }) {
  const desk = useDesk();
  const say = useSay();
  if (lines.length === 0) return null;
  return (
    <ul className="outage-lines" aria-label={say('outage.lines')}>
      {lines.map((line) => (
        <li key={line.id}>
          <Button
            onPress={() => takeBackLine(desk, line.id)}
            label={say('outage.takeBackLine', { name: line.name ?? '' })}
          >
            {line.quantity === 1000 || line.quantity % 1000 !== 0 ? null : `${line.quantity / 1000} × `}
            <bdi>{line.name}</bdi>
            {' ×'}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function focusField(form: HTMLFormElement | null, name: string): void {
  const field = form?.elements.namedItem(name);
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}
