import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { MemberPanel } from '../../../electron/core/contract/members.ts';
import {
  chooseAnother,
  compareWith,
  merge,
  seekOther,
  stopMerging,
  swapCompared,
  type Compared,
} from '../../state/merging.ts';
import { shownKeys } from '../../state/keys.ts';
import { Button } from '../../ui/button.tsx';
import { dayOfInstant } from '../../ui/dates.ts';
import { Field } from '../../ui/field.tsx';
import { Person } from '../../ui/person.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useDesk, useLocale, useMoney, useSay, useTimeZone } from '../../ui/use-desk.ts';

/** Finds the other one, lays the two side by side, and says what comes of it. */
export function MergeSheet() {
  const desk = useDesk();
  const say = useSay();
  const isOpen = useStore(desk.merging, (merging) => merging.isOpen);
  const compared = useStore(desk.merging, (merging) => merging.compared);
  const isSending = useStore(desk.merging, (merging) => merging.isSending);
  const problem = useStore(desk.merging, (merging) => merging.problem);
  useConfirmKey(() => void merge(desk), compared !== null);
  if (!isOpen) return null;
  return (
    <Sheet
      title={say('people.mergeTitle')}
      isOpen
      onClose={() => stopMerging(desk)}
      keys={
        compared === null ? null : (
          <>
            <Button onPress={() => chooseAnother(desk)}>{say('people.another')}</Button>
            <Button
              look="main"
              isDisabled={isSending}
              onPress={() => void merge(desk)}
              shownKey={shownKeys.confirmForm}
            >
              {say('people.mergeNow')}
            </Button>
          </>
        )
      }
    >
      <div className="person-sheet">
        {compared === null ? <FindOther /> : <SideBySide compared={compared} />}
        <p className="sentence-stop" role="alert">
          {problem?.message}
        </p>
      </div>
    </Sheet>
  );
}

/** Ctrl ⏎ does what the sheet's main key says, wherever in it the focus is. */
function useConfirmKey(confirm: () => void, isAsked: boolean): void {
  useEffect(() => {
    if (!isAsked) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !event.ctrlKey || event.repeat) return;
      event.preventDefault();
      event.stopPropagation();
      confirm();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  });
}

function FindOther() {
  const desk = useDesk();
  const say = useSay();
  const text = useStore(desk.merging, (merging) => merging.text);
  const found = useStore(desk.merging, (merging) => merging.found);
  return (
    <>
      <Field
        name="other"
        label={say('people.mergeFind')}
        hint={say('people.mergeFindHint')}
        value={text}
        problem={null}
        startsFocused
        onChange={(typed) => void seekOther(desk, typed)}
      />
      {found?.length === 0 && text.trim() !== '' ? (
        <p className="page-none" role="status">
          {say('people.mergeNobody')}
        </p>
      ) : null}
      <ul className="merge-found">
        {found?.map(({ memberId, name, phone, cardNumber, balance }) => (
          <li key={memberId}>
            <button
              type="button"
              className="merge-row"
              aria-description={say('people.choose', { name })}
              onClick={() => void compareWith(desk, memberId)}
            >
              <span className="merge-name">
                <Person name={name} />
              </span>
              <span className="page-aside">
                {[phone, cardNumber].filter((each) => each !== null).join(' · ')}
              </span>
              <span className="merge-balance">{say('till.points', { points: balance })}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function SideBySide({ compared }: { readonly compared: Compared }) {
  const desk = useDesk();
  const say = useSay();
  return (
    <>
      <div className="merge-sides">
        <Side title={say('people.stays')} panel={compared.kept} other={compared.merged} isKept />
        <Side title={say('people.becomesPart')} panel={compared.merged} other={compared.kept} />
      </div>
      <div className="page-steps">
        <Button onPress={() => void swapCompared(desk)}>{say('people.swap')}</Button>
      </div>
      <Outcome compared={compared} />
    </>
  );
}

interface SideProps {
  readonly title: string;
  readonly panel: MemberPanel;
  readonly other: MemberPanel;
  readonly isKept?: true;
}

/** One of the two. What neither gave takes no room. */
function Side({ title, panel, other, isKept }: SideProps) {
  const say = useSay();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const facts = [
    ...(['phone', 'email', 'birthday', 'note'] as const)
      .filter((field) => (panel[field] ?? other[field]) !== null)
      .map((field) => [say(`till.${field}`), panel[field]] as const),
    [say('member.cards'), say('people.cardsOf', { count: panel.cards.length })],
    [say('member.visits'), say('member.visitsSum', { count: panel.visits.count })],
    [say('till.memberSince'), dayOfInstant(panel.memberSince, timeZone, locale)],
  ] as const;
  return (
    <div className="merge-side" data-kept={isKept === true}>
      <p className="merge-role">{title}</p>
      <p className="merge-side-name">
        <Person name={panel.name} />
      </p>
      <p className="merge-side-balance">{say('till.points', { points: panel.balance })}</p>
      <dl className="details">
        {facts.map(([name, value]) => (
          <div key={name} className="detail" data-given={value !== null}>
            <dt>{name}</dt>
            <dd dir="auto">{value ?? say('member.notGiven')}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Outcome({ compared: { quote } }: { readonly compared: Compared }) {
  const say = useSay();
  const money = useMoney();
  const list = new Intl.ListFormat(useLocale(), { type: 'conjunction' });
  const filled = quote.filled.map((field) => say(`people.field.${field}`));
  const lost = quote.consentsLost.map((kind) => say(`member.${kind}`));
  const facts = [
    say('people.outcomePoints', { points: quote.balance }),
    ...(quote.owed > 0 ? [say('people.outcomeOwed', { points: quote.owed })] : []),
    ...(quote.carriedMinor > 0 ? [say('people.outcomeCarried', { amount: money(quote.carriedMinor) })] : []),
    say('people.outcomeCards', { count: quote.activeCards }),
    ...(filled.length > 0 ? [say('people.outcomeFilled', { fields: list.format(filled) })] : []),
    ...(lost.length > 0 ? [say('people.outcomeConsents', { consents: list.format(lost) })] : []),
    say('people.outcomeHistory'),
    say('people.outcomeUndo'),
  ];
  return (
    <div className="merge-outcome">
      <h3 className="erase-side">{say('people.outcome')}</h3>
      <ul className="erase-facts">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </div>
  );
}
