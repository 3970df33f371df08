import type { DayOverview } from '../../../electron/core/contract/day-page.ts';
import { openFigure, overviewFigures, type OverviewFigure } from '../../state/overview.ts';
import { useDesk, useMoney, useOverview, useSay } from '../../ui/use-desk.ts';

type Totals = Pick<DayOverview['totals'], 'netMinor' | 'memberNetMinor' | 'salesCount' | 'newMembers'> & {
  readonly returning: number;
};

export const overviewNames = {
  net: 'day.figure.net',
  sales: 'day.figure.sales',
  memberNet: 'day.share',
  returningMembers: 'day.returning',
  newMembers: 'day.figure.newMembers',
} as const satisfies Readonly<Record<OverviewFigure, string>>;

const shareOf = ({ memberNetMinor, netMinor }: Totals): number =>
  netMinor <= 0 ? 0 : Math.round((memberNetMinor / netMinor) * 100);

/** Writes a figure, of thirty days or of one of them. */
export function useOverviewFigure(): (figure: OverviewFigure, totals: Totals) => string {
  const say = useSay();
  const money = useMoney();
  const number = (value: number): string => say('till.number', { number: value });
  return (figure, totals) => {
    switch (figure) {
      case 'net':
        return money(totals.netMinor);
      case 'sales':
        return number(totals.salesCount);
      case 'memberNet':
        return say('day.percent', { share: shareOf(totals) });
      case 'returningMembers':
        return number(totals.returning);
      case 'newMembers':
        return number(totals.newMembers);
    }
  };
}

/** The figures of thirty days beside those of the thirty before, each a door to what it means and to its days. */
export function OverviewFigures() {
  const desk = useDesk();
  const say = useSay();
  const overview = useOverview((looked) => looked.overview);
  const written = useOverviewFigure();
  const valueOf = (figure: OverviewFigure, totals: DayOverview['totals']): string =>
    written(figure, { ...totals, returning: totals.returningVisits });
  return (
    <div className="overview-figures">
      {overviewFigures.map((figure) => (
        <button
          key={figure}
          type="button"
          className="day-figure"
          data-figure={figure}
          disabled={overview === null}
          onClick={() => openFigure(desk, figure)}
        >
          <span className="day-figure-name">{say(overviewNames[figure])}</span>
          <span className="day-figure-value">
            {overview === null ? '–' : valueOf(figure, overview.totals)}
          </span>
          <span className="day-figure-usual">
            {overview === null
              ? ''
              : overview.before === null
                ? say('day.noBefore')
                : say('day.before', { figure: valueOf(figure, overview.before) })}
          </span>
        </button>
      ))}
    </div>
  );
}
