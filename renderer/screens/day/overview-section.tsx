import { useEffect, useMemo } from 'react';
import type { DayOverview } from '../../../electron/core/contract/day-page.ts';
import { openDay } from '../../state/day-page.ts';
import { readOverview } from '../../state/overview.ts';
import { BarChart } from '../../ui/bar-chart.tsx';
import { Button } from '../../ui/button.tsx';
import { dayAndMonth, longDay } from '../../ui/dates.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { useDesk, useLocale, useMoney, useOverview, useSay } from '../../ui/use-desk.ts';
import { CallBack } from './call-back.tsx';
import { OverviewFigures } from './overview-figures.tsx';
import { OverviewSheet } from './overview-sheet.tsx';
import './day.css';

/** Thirty days at a glance: takings, what members bring, who came back, and whom to call. */
export function OverviewSection() {
  const desk = useDesk();
  const say = useSay();
  const locale = useLocale();
  const overview = useOverview((looked) => looked.overview);
  const problem = useOverview((looked) => looked.problem);
  const isLooking = useOverview((looked) => looked.figure !== null);
  useEffect(() => void readOverview(desk), [desk]);
  const bars = useMemo(
    () =>
      overview?.days.map(({ date, netMinor }) => ({ name: dayAndMonth(date, locale), value: netMinor })) ??
      null,
    [overview, locale],
  );
  return (
    <section className="day" aria-labelledby="overview-title" aria-busy={overview === null}>
      <header className="day-head">
        <h3 id="overview-title">{say('day.overview')}</h3>
        <p className="day-state">
          {overview === null
            ? ''
            : say('day.thirty', {
                from: dayAndMonth(overview.from, locale),
                until: dayAndMonth(overview.until, locale),
              })}
        </p>
      </header>
      {problem === null || isLooking ? null : (
        <div className="day-problem" role="alert">
          <p className="sentence-stop">{problem.message}</p>
          <Button onPress={() => void readOverview(desk)}>{say('day.readAgain')}</Button>
        </div>
      )}
      <OverviewFigures />
      <BarChart
        title={say('day.takings')}
        nameHead={say('day.date')}
        valueHead={say('day.figure.net')}
        usualHead={null}
        measure="money"
        bars={bars}
        emptySentence={say('day.takingsNone')}
      />
      <CallBack />
      <Disclosure label={say('day.openOne')}>
        <Days overview={overview} />
      </Disclosure>
      <OverviewSheet />
    </section>
  );
}

/** Every day as a door, newest first. */
function Days({ overview }: { readonly overview: DayOverview | null }) {
  const desk = useDesk();
  const say = useSay();
  const money = useMoney();
  const locale = useLocale();
  return (
    <ul>
      {overview?.days.toReversed().map(({ date, salesCount, netMinor }) => (
        <li key={date}>
          <button
            type="button"
            className="owner-row overview-day"
            onClick={() => {
              void openDay(desk, date);
              desk.ownersRoom.setState({ section: 'day' });
            }}
          >
            <span className="owner-row-name">{longDay(date, locale)}</span>
            <span>{say('owner.salesCount', { count: salesCount })}</span>
            <span className="owner-row-figure">{money(netMinor)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
