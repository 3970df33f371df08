import { useMemo } from 'react';
import { shownKeys } from '../../state/keys.ts';
import type { DayPoints } from '../../state/member-page.ts';
import { Button } from '../../ui/button.tsx';
import { useBook, useDesk, useLocale, useMemberPage, useSay } from '../../ui/use-desk.ts';
import { BarChart } from '../../ui/bar-chart.tsx';
import { dayOfInstant, monthAndYear } from '../../ui/dates.ts';
import { OnItsWay } from '../../ui/unread.tsx';
import { LineChart, type DayPoint } from '../../ui/line-chart.tsx';
import { AdjustForm } from './adjust-form.tsx';

/** The balance day by day, as steps: it stays what it is until something happens. */
export function OverTimeSection() {
  const say = useSay();
  const days = useMemberPage((page) => page.days);
  const points = useMemo(() => (days === null ? null : lineOf(days)), [days]);
  return (
    <div className="page-section">
      <LineChart
        title={say('member.overTime')}
        dayHead={say('member.day')}
        valueHead={say('member.balance')}
        usualHead={null}
        measure="count"
        form="steps"
        points={points}
        emptySentence={say('member.overTimeNone')}
      />
    </div>
  );
}

/** One day alone makes no line, and neither does nothing. */
const lineOf = (days: readonly DayPoints[]): readonly DayPoint[] =>
  days.length < 2 || days.every(({ balance }) => balance === 0)
    ? []
    : days.map(({ day, balance }) => ({ day, value: balance }));

/** How often they came, month by month; a gap is what one looks for. */
export function VisitsSection() {
  const say = useSay();
  const locale = useLocale();
  const page = useMemberPage((shown) => shown.page);
  const bars = useMemo(
    () =>
      page?.visitsByMonth.map(({ month, visits }) => ({
        name: monthAndYear(month, locale),
        value: visits,
      })) ?? null,
    [page, locale],
  );
  return (
    <div className="page-section">
      <BarChart
        title={say('member.visitsByMonth')}
        nameHead={say('member.month')}
        valueHead={say('member.visits')}
        usualHead={null}
        measure="count"
        bars={bars}
        emptySentence={say('member.visitsNone')}
      />
    </div>
  );
}

/** What there is to spend, by its last day; the owner corrects it here. */
export function LotsSection() {
  const desk = useDesk();
  const say = useSay();
  const locale = useLocale();
  const isOwner = useBook(({ role }) => role === 'owner');
  const panel = useMemberPage((page) => page.panel);
  const isAdjusting = useMemberPage((page) => page.isAdjusting);
  return (
    <section className="page-section" aria-labelledby="lots-title">
      <div className="page-section-head">
        <h3 id="lots-title">{say('member.lots')}</h3>
        {isOwner && !isAdjusting ? (
          <Button
            look="quiet"
            shownKey={shownKeys.adjustPoints}
            onPress={() => desk.memberPage.setState({ isAdjusting: true })}
          >
            {say('member.adjust')}
          </Button>
        ) : null}
      </div>
      {isOwner && isAdjusting ? <AdjustForm /> : null}
      {panel === null ? <OnItsWay /> : null}
      {panel?.lots.length === 0 ? <p className="page-none">{say('member.lotsNone')}</p> : null}
      <ul className="lots">
        {panel?.lots.map(({ points, expiresOn }) => (
          <li key={expiresOn ?? 'ever'} className="lot">
            <span className="lot-points">{say('till.points', { points })}</span>
            <span>
              {expiresOn === null
                ? say('member.forEver')
                : say('member.until', { date: dayOfInstant(`${expiresOn}T00:00:00Z`, 'UTC', locale) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
