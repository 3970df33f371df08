import { useEffect, useMemo } from 'react';
import type { DayOverview } from '../../../electron/core/contract/day-page.ts';
import { openDay, readOverview } from '../../state/day-page.ts';
import { BarChart } from '../../ui/bar-chart.tsx';
import { Button } from '../../ui/button.tsx';
import { dayAndMonth, longDay } from '../../ui/dates.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { useDesk, useLocale, useMoney, useOverview, useSay } from '../../ui/use-desk.ts';
import { CallBack } from './call-back.tsx';
import './day.css';

/** Thirty days at a glance: takings, what members bring, who came back, and whom to call. */
export function OverviewSection() {
  const desk = useDesk();
  const say = useSay();
  const locale = useLocale();
  const overview = useOverview((looked) => looked.overview);
  const problem = useOverview((looked) => looked.problem);
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
      {problem === null ? null : (
        <div className="day-problem" role="alert">
          <p className="sentence-stop">{problem.message}</p>
          <Button onPress={() => void readOverview(desk)}>{say('day.readAgain')}</Button>
        </div>
      )}
      <Totals overview={overview} />
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
    </section>
  );
}

const shareOf = ({ memberNetMinor, netMinor }: DayOverview['totals']): number =>
  netMinor <= 0 ? 0 : Math.round((memberNetMinor / netMinor) * 100);

function Totals({ overview }: { readonly overview: DayOverview | null }) {
  const say = useSay();
  const money = useMoney();
  const number = (value: number): string => say('till.number', { number: value });
  type Total = (totals: DayOverview['totals']) => string;
  const totals: readonly (readonly [name: string, means: string, value: Total])[] = [
    [say('day.figure.net'), say('day.means.net'), ({ netMinor }) => money(netMinor)],
    [say('day.figure.sales'), say('day.means.sales'), ({ salesCount }) => number(salesCount)],
    [say('day.share'), say('day.shareMeans'), (each) => say('day.percent', { share: shareOf(each) })],
    [say('day.returning'), say('day.returningMeans'), ({ returningVisits }) => number(returningVisits)],
    [say('day.figure.newMembers'), say('day.means.newMembers'), ({ newMembers }) => number(newMembers)],
  ];
  return (
    <dl className="overview-figures">
      {totals.map(([name, means, value]) => (
        <div key={name} className="overview-figure">
          <dt className="day-figure-name">{name}</dt>
          <dd>
            <span className="day-figure-value">{overview === null ? '–' : value(overview.totals)}</span>
            <span className="day-figure-usual">
              {overview === null
                ? ''
                : overview.before === null
                  ? say('day.noBefore')
                  : say('day.before', { figure: value(overview.before) })}
            </span>
            <Disclosure label={say('day.whatIs')}>
              <p className="day-means">{means}</p>
            </Disclosure>
          </dd>
        </div>
      ))}
    </dl>
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
