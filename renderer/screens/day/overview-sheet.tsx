import type { DayOverview } from '../../../electron/core/contract/day-page.ts';
import { closeFigure, lookIntoDay, type OverviewFigure } from '../../state/overview.ts';
import { Button } from '../../ui/button.tsx';
import { longDay } from '../../ui/dates.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { useDesk, useLocale, useMoney, useOverview, useSay } from '../../ui/use-desk.ts';
import { EntryRow } from './entry-row.tsx';
import { useListSum } from './list-sum.ts';
import { overviewNames, useOverviewFigure } from './overview-figures.tsx';

/** What a figure of thirty days means, the days that it is made of, and behind each of them its list. */
export function OverviewSheet() {
  const desk = useDesk();
  const say = useSay();
  const figure = useOverview((looked) => looked.figure);
  const overview = useOverview((looked) => looked.overview);
  const problem = useOverview((looked) => looked.problem);
  const written = useOverviewFigure();
  if (figure === null || overview === null) return null;
  const { totals } = overview;
  return (
    <Sheet title={say(overviewNames[figure])} isOpen onClose={() => closeFigure(desk)}>
      <p className="day-means">{say(`day.meansThirty.${figure}`)}</p>
      <p className="day-sum">
        {say('day.thirtySum', { figure: written(figure, { ...totals, returning: totals.returningVisits }) })}
      </p>
      {problem === null ? null : (
        <p className="sentence-stop" role="alert">
          {problem.message}
        </p>
      )}
      <ol className="overview-days">
        {overview.days.toReversed().map((day) => (
          <OverviewDay key={day.date} day={day} figure={figure} />
        ))}
      </ol>
    </Sheet>
  );
}

interface OverviewDayProps {
  readonly day: DayOverview['days'][number];
  readonly figure: OverviewFigure;
}

function OverviewDay({ day, figure }: OverviewDayProps) {
  const desk = useDesk();
  const say = useSay();
  const money = useMoney();
  const locale = useLocale();
  const written = useOverviewFigure();
  const isOpen = useOverview((looked) => looked.day === day.date);
  const value = written(figure, { ...day, returning: day.returningMembers });
  return (
    <li>
      <button
        type="button"
        className="owner-row overview-day"
        aria-expanded={isOpen}
        onClick={() => void lookIntoDay(desk, day.date)}
      >
        <span className="owner-row-name">{longDay(day.date, locale)}</span>
        <span>
          {figure === 'memberNet'
            ? say('day.shareOf', { part: money(day.memberNetMinor), whole: money(day.netMinor) })
            : ''}
        </span>
        <span className="owner-row-figure">{value}</span>
      </button>
      {isOpen ? <DayEntries figure={figure} date={day.date} /> : null}
    </li>
  );
}

/** The list of the day that is open; its place is there before its rows are. */
function DayEntries({ figure, date }: { readonly figure: OverviewFigure; readonly date: string }) {
  const desk = useDesk();
  const say = useSay();
  const sumOf = useListSum();
  const behind = useOverview((looked) => looked.behind);
  const cursor = behind?.nextCursor ?? null;
  return (
    <div className="overview-entries">
      <p className="day-sum" aria-live="polite">
        {behind === null ? say('day.loading') : sumOf(figure, behind.total)}
      </p>
      <ol className="day-rows">
        {behind?.entries.map((entry) => (
          <EntryRow key={entry.key} entry={entry} onLeave={() => closeFigure(desk)} />
        ))}
      </ol>
      {cursor === null ? null : (
        <Button onPress={() => void lookIntoDay(desk, date, cursor)}>{say('day.more')}</Button>
      )}
    </div>
  );
}
