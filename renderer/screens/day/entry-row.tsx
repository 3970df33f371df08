import type { DayEntry } from '../../../electron/core/contract/day-page.ts';
import { formatQuantity } from '../../../electron/core/domain/quantity.ts';
import { openSlipOf } from '../../state/day-page.ts';
import { openMemberPage } from '../../state/member-page.ts';
import { timeOfDay } from '../../ui/dates.ts';
import { Person } from '../../ui/person.tsx';
import { useDesk, useLocale, useMoney, useSay, useTimeZone } from '../../ui/use-desk.ts';

interface EntryRowProps {
  readonly entry: DayEntry;
  /** Closes what the row stands in, before its slip or its member is opened. */
  readonly onLeave: () => void;
}

/** One row behind a figure: a sale opens its slip, a member the page about them. */
export function EntryRow({ entry, onLeave }: EntryRowProps) {
  const desk = useDesk();
  const say = useSay();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const { kind, receiptNumber, memberId, memberName, reason, staff } = entry;
  const opensSlip = receiptNumber !== null;
  return (
    <li className="day-entry">
      <span className="day-entry-time">
        {kind === 'product' ? '' : timeOfDay(entry.at, timeZone, locale)}
      </span>
      <span className="day-entry-what">
        {opensSlip ? (
          <button
            type="button"
            className="day-door"
            onClick={() => {
              onLeave();
              void openSlipOf(desk, receiptNumber);
            }}
          >
            {entry.text}
          </button>
        ) : (
          <bdi className="day-row-text">{entry.text}</bdi>
        )}
        {memberId === null ? null : (
          <button
            type="button"
            className="day-door"
            onClick={() => {
              onLeave();
              void openMemberPage(desk, { memberId, name: memberName ?? '' });
            }}
          >
            <Person name={memberName ?? ''} />
          </button>
        )}
      </span>
      <EntryFigures entry={entry} />
      {reason === null && staff === null ? null : (
        <span className="day-entry-why">
          {reason === null ? null : <span>{say('day.because', { reason })}</span>}{' '}
          {staff === null ? null : <span>{say('day.by', { staff })}</span>}
        </span>
      )}
    </li>
  );
}

function EntryFigures({ entry }: { readonly entry: DayEntry }) {
  const say = useSay();
  const money = useMoney();
  const locale = useLocale();
  const { kind, amountMinor, points, quantity } = entry;
  return (
    <span className="day-entry-figures">
      {kind === 'product' && quantity !== null ? <span>{formatQuantity(quantity, locale)}</span> : null}
      {amountMinor === null ? null : <span className="day-row-figure">{money(amountMinor)}</span>}
      {points === null || points === 0 ? null : <span>{say('member.pointsMoved', { points })}</span>}
    </span>
  );
}
