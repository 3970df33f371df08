import { historyGroups } from '../../../electron/core/domain/history.ts';
import { paddedReceiptNumber } from '../../../electron/core/domain/receipt-number.ts';
import { chooseHistory, moreHistory, openSaleOf, type HistoryEntry } from '../../state/member-page.ts';
import { Button } from '../../ui/button.tsx';
import { dayOfInstant, timeOfDay } from '../../ui/dates.ts';
import { Segments } from '../../ui/segments.tsx';
import { OnItsWay } from '../../ui/unread.tsx';
import { useDesk, useLocale, useMemberPage, useMoney, useSay, useTimeZone } from '../../ui/use-desk.ts';

const kinds = ['all', ...historyGroups] as const;

/** What happened to the points, newest first, each with its reasons; a sale opens its slip. */
export function HistorySection() {
  const desk = useDesk();
  const say = useSay();
  const history = useMemberPage((page) => page.history);
  const group = useMemberPage((page) => page.group);
  const nextCursor = useMemberPage((page) => page.nextCursor);
  return (
    <section className="page-section" aria-labelledby="history-title" aria-busy={history === null}>
      <h3 id="history-title">{say('member.history')}</h3>
      <Segments
        label={say('member.showOnly')}
        value={group ?? 'all'}
        options={kinds.map((kind) => ({ value: kind, text: say(`member.${kind}`) }))}
        onChange={(kind) => void chooseHistory(desk, kind === 'all' ? null : kind)}
      />
      {history === null ? <OnItsWay /> : null}
      {history?.length === 0 ? (
        <p className="page-none">{say(group === null ? 'member.historyNone' : 'member.historyNoneOfKind')}</p>
      ) : null}
      <ol className="history">
        {history?.map((entry) => (
          <Entry key={`${entry.seq ?? 's'}-${entry.receiptNumber ?? ''}`} entry={entry} />
        ))}
      </ol>
      {nextCursor === null ? null : (
        <Button onPress={() => void moreHistory(desk)}>{say('member.more')}</Button>
      )}
    </section>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const desk = useDesk();
  const say = useSay();
  const money = useMoney();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const { receiptNumber, voided, kind } = entry;
  const isUndoneSale = voided && kind === 'earn';
  return (
    <li className="history-entry" data-undone={isUndoneSale}>
      <p className="history-what">
        <bdi className="history-text">{entry.text}</bdi>
        {isUndoneSale ? <span className="history-mark">{say('member.wasUndone')}</span> : null}
        {entry.totalMinor !== null && kind === 'earn' ? (
          <span className="history-total">{money(entry.totalMinor)}</span>
        ) : null}
      </p>
      <p className="history-points" data-sign={Math.sign(entry.points)}>
        {say('member.pointsMoved', { points: entry.points })}
      </p>
      <div className="history-why">
        {entry.explanation.map(({ code, text }) => (
          <p key={code} dir="auto">
            {text}
          </p>
        ))}
        {entry.reason === null ? null : <p>{say('member.because', { reason: entry.reason })}</p>}
        <p className="history-when">
          {dayOfInstant(entry.at, timeZone, locale)} {timeOfDay(entry.at, timeZone, locale)} ·{' '}
          {say('member.by', { staff: entry.staff })}
        </p>
      </div>
      <p className="history-balance">{say('member.balanceAfter', { balance: entry.balanceAfter })}</p>
      {receiptNumber === null ? null : (
        <Button
          look="quiet"
          className="history-slip"
          label={say('member.openSlip', { number: paddedReceiptNumber(receiptNumber) })}
          onPress={() => void openSaleOf(desk, entry)}
        >
          {say('till.receiptNumber', { number: paddedReceiptNumber(receiptNumber) })}
        </Button>
      )}
    </li>
  );
}
