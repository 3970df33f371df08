import { askForCard } from '../../state/finding.ts';
import { shownKeys } from '../../state/keys.ts';
import { startRefund } from '../../state/refund.ts';
import { openMemberPage } from '../../state/member-page.ts';
import { loadToday, undo, type TodaySale } from '../../state/today.ts';
import { Button } from '../../ui/button.tsx';
import { timeOfDay } from '../../ui/dates.ts';
import { Person } from '../../ui/person.tsx';
import { useFocusBack } from '../../ui/use-focus-back.ts';
import { PrintingDoors } from './printing/printing-doors.tsx';
import { UndoEffectLine } from './undo-effect.tsx';
import { useDesk, useLocale, useMoney, useSay, useTimeZone, useToday } from '../../ui/use-desk.ts';

/** The sales of the business day, newest first, each with its undo. */
export function TodayList() {
  const desk = useDesk();
  const say = useSay();
  const sales = useToday((today) => today.sales);
  const nextCursor = useToday((today) => today.nextCursor);
  return (
    <section className="today" aria-labelledby="today-title">
      <div className="today-head">
        <h2 id="today-title">{say('till.todayTitle')}</h2>
        <div className="prints-doors">
          <PrintingDoors />
          <Button
            look="quiet"
            onPress={() => desk.stage.setState({ stage: 'customer' })}
            shownKey={shownKeys.back}
          >
            {say('till.back')}
          </Button>
        </div>
      </div>
      {sales.length === 0 ? <p className="today-none">{say('till.todayNone')}</p> : null}
      <ul className="today-sales">
        {sales.map((sale) => (
          <SaleRow key={sale.saleId} sale={sale} />
        ))}
      </ul>
      {nextCursor === null ? null : (
        <Button onPress={() => void loadToday(desk, nextCursor)}>{say('till.todayMore')}</Button>
      )}
    </section>
  );
}

/** Whose sale it is; the name leads to the member's page. */
function MemberName({ sale: { memberId, memberName } }: { readonly sale: TodaySale }) {
  const desk = useDesk();
  const say = useSay();
  if (memberId === null || memberName === null)
    return <span className="today-name">{say('till.withoutCard')}</span>;
  return (
    <button
      type="button"
      className="today-name today-member"
      title={say('member.page', { name: memberName })}
      onClick={() => void openMemberPage(desk, { memberId, name: memberName })}
    >
      <Person name={memberName} />
    </button>
  );
}

function SaleRow({ sale }: { readonly sale: TodaySale }) {
  const desk = useDesk();
  const say = useSay();
  const money = useMoney();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const undoing = useToday((today) => today.undoing);
  const problem = useToday((today) => today.problem);
  const isAsked = useToday((today) => today.askedUndo === sale.saleId);
  return (
    <li className="today-sale" data-voided={sale.voided}>
      <span className="today-time">{timeOfDay(sale.occurredAt, timeZone, locale)}</span>
      <span className="today-who">
        <MemberName sale={sale} />
        <span className="today-points">
          {say('till.receiptNumber', { number: String(sale.receiptNumber).padStart(6, '0') })}
          {sale.memberId === null || sale.voided
            ? null
            : ` · ${say('till.signedPoints', { points: sale.pointsEarned })}`}
          {sale.refundedMinor > 0 && !sale.voided
            ? ` · ${say('refund.markPart', { amount: money(sale.refundedMinor) })}`
            : null}
        </span>
      </span>
      <span className="today-total">{money(sale.totalMinor)}</span>
      <span className="today-keys">
        {sale.voided ? (
          say('till.undone')
        ) : (
          <>
            {sale.memberId === null ? (
              <Button onPress={() => askForCard(desk, sale)}>{say('till.addCard')}</Button>
            ) : null}
            {sale.refundedMinor < sale.totalMinor ? (
              <Button onPress={() => void startRefund(desk, sale.saleId)}>{say('refund.title')}</Button>
            ) : null}
            <Button
              isDisabled={undoing !== null || isAsked}
              onPress={() => desk.today.setState({ askedUndo: sale.saleId, problem: null })}
            >
              {say('till.undo')}
            </Button>
          </>
        )}
      </span>
      {isAsked && !sale.voided ? <AskedUndo sale={sale} /> : null}
      {problem?.saleId === sale.saleId ? (
        <p className="today-problem sentence-stop">{problem.error.message}</p>
      ) : null}
    </li>
  );
}

/** What the undo of a sale in the list does, before it is done: nobody puts an older one back on the counter. */
function AskedUndo({ sale }: { readonly sale: TodaySale }) {
  const desk = useDesk();
  const say = useSay();
  const undoing = useToday((today) => today.undoing);
  const id = `undo-effect-${sale.saleId}`;
  useFocusBack();
  return (
    <div className="today-asked" role="group" aria-label={say('till.undo')}>
      <UndoEffectLine saleId={sale.saleId} id={id} />
      <Button
        look="main"
        isFocused
        describedBy={id}
        isDisabled={undoing !== null}
        onPress={() => void undo(desk, sale)}
      >
        {say('till.undoNow')}
      </Button>
      <Button look="quiet" onPress={() => desk.today.setState({ askedUndo: null })} shownKey={shownKeys.back}>
        {say('till.undoNot')}
      </Button>
    </div>
  );
}
