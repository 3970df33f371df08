import { openDay } from '../../state/day-page.ts';
import { longDay } from '../../ui/dates.ts';
import { useDayPage, useDesk, useLocale, useMoney, useSay } from '../../ui/use-desk.ts';

/** The days with their Z numbers, newest first; each opens its page. */
export function ClosedDays() {
  const desk = useDesk();
  const say = useSay();
  const money = useMoney();
  const locale = useLocale();
  const days = useDayPage(({ closed }) => closed);
  return (
    <section className="closed-days" aria-labelledby="closed-days-title">
      <h4 id="closed-days-title">{say('owner.closedDays')}</h4>
      {days.length === 0 ? <p className="owner-none">{say('owner.noClosedDays')}</p> : null}
      <ul>
        {days.map((closed) => (
          <li key={closed.date}>
            <button type="button" className="owner-row" onClick={() => void openDay(desk, closed.date)}>
              <span className="owner-row-key">{say('owner.z', { number: closed.zNumber })}</span>
              <span className="owner-row-name">
                {longDay(closed.date, locale)}
                <span className="owner-row-off">{say('owner.salesCount', { count: closed.salesCount })}</span>
              </span>
              <span className="owner-row-figure">{money(closed.netMinor)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
