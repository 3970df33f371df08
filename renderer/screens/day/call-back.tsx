import { openMemberPage } from '../../state/member-page.ts';
import { Person } from '../../ui/person.tsx';
import { useDesk, useMoney, useOverview, useSay } from '../../ui/use-desk.ts';

/** Regulars who stay away; each opens the page about them. */
export function CallBack() {
  const desk = useDesk();
  const say = useSay();
  const money = useMoney();
  const called = useOverview(({ overview }) => overview?.callBack ?? null);
  return (
    <section className="call-back" aria-labelledby="call-back-title">
      <h4 id="call-back-title">{say('day.callBack')}</h4>
      <p className="day-means">{say('day.callBackMeans')}</p>
      {called?.length === 0 ? <p className="owner-none">{say('day.callBackNone')}</p> : null}
      <ul>
        {called?.map(
          ({ memberId, name, phone, agreedToNews, daysAway, usualGapDays, visits, spentMinor }) => (
            <li key={memberId}>
              <button
                type="button"
                className="owner-row call-back-row"
                onClick={() => void openMemberPage(desk, { memberId, name })}
              >
                <span className="owner-row-name">
                  <Person name={name} />
                </span>
                <span className="call-back-phone">{phone ?? say('day.noPhone')}</span>
                <span>{say('day.awayFor', { days: daysAway, gap: usualGapDays })}</span>
                <span>{say('day.spent', { visits, amount: money(spentMinor) })}</span>
                <span className="call-back-agreed">{say(agreedToNews ? 'day.agreed' : 'day.notAgreed')}</span>
              </button>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
