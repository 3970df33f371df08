import type { EnteredSale } from '../../state/outage.ts';
import { undoEntered } from '../../state/outage-sales.ts';
import { Button } from '../../ui/button.tsx';
import { dayOfInstant, timeOfDay } from '../../ui/dates.ts';
import { Person } from '../../ui/person.tsx';
import { useDesk, useLocale, useMoney, useSay, useTimeZone } from '../../ui/use-desk.ts';

/** A sale from the paper that stands in the book now, with its undo. */
export function EnteredRow({ sale }: { readonly sale: EnteredSale }) {
  const desk = useDesk();
  const say = useSay();
  const money = useMoney();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const number = String(sale.receiptNumber).padStart(6, '0');
  return (
    <li className="outage-sale" data-undone={sale.isUndone}>
      <span className="outage-when">
        {dayOfInstant(sale.notedAt, timeZone, locale)}
        <b>{timeOfDay(sale.notedAt, timeZone, locale)}</b>
      </span>
      <span className="outage-who">
        <span className="outage-name">
          {sale.memberName === null ? say('till.withoutCard') : <Person name={sale.memberName} />}
        </span>
        <span className="outage-aside">
          {say('till.receiptNumber', { number })}
          {sale.pointsEarned === null || sale.isUndone
            ? null
            : ` · ${say('till.signedPoints', { points: sale.pointsEarned })}`}
        </span>
        {sale.dayNote === null || sale.isUndone ? null : <span className="outage-aside">{sale.dayNote}</span>}
      </span>
      <span className="outage-total">{money(sale.totalMinor)}</span>
      <span className="outage-keys">
        {sale.isUndone ? (
          say('till.undone')
        ) : (
          <Button
            onPress={() => void undoEntered(desk, sale.saleId)}
            label={say('outage.undoOne', { number })}
          >
            {say('till.undo')}
          </Button>
        )}
      </span>
      {sale.problem === null ? null : (
        <p className="outage-problem sentence-stop" role="alert">
          {sale.problem.message}
        </p>
      )}
    </li>
  );
}
