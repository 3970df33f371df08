import type { DayFigure, DayPage } from '../../../electron/core/contract/day-page.ts';
import { weekdayOf } from '../../../electron/core/domain/receipt-dates.ts';
import { lookBehind } from '../../state/day-page.ts';
import { useDayPage, useDesk, useMoney, useSay } from '../../ui/use-desk.ts';

interface Figure {
  readonly figure: DayFigure;
  readonly value: (page: DayPage) => string;
  /** What is usual; null where the page doesn't know. */
  readonly usual: (page: DayPage) => string | null;
}

/** The figures of the day, each a door to what it means and to its list. Their places stay while they are on their way. */
export function DayFigures() {
  const desk = useDesk();
  const say = useSay();
  const page = useDayPage((looked) => looked.page);
  const figures = useFigures();
  return (
    <div className="day-figures">
      {figures.map(({ figure, value, usual }) => {
        const compared = page === null ? null : usual(page);
        return (
          <button
            key={figure}
            type="button"
            className="day-figure"
            data-figure={figure}
            disabled={page === null}
            onClick={() => void lookBehind(desk, figure)}
          >
            <span className="day-figure-name">{say(`day.figure.${figure}`)}</span>
            <span className="day-figure-value">{page === null ? '–' : value(page)}</span>
            <span className="day-figure-usual">
              {compared === null || page === null
                ? ''
                : say('day.usualOn', { figure: compared, weekday: weekdayOf(page.summary.date) })}
            </span>
          </button>
        );
      })}
    </div>
  );
}

function useFigures(): readonly Figure[] {
  const say = useSay();
  const money = useMoney();
  const number = (value: number): string => say('till.number', { number: value });
  const both = (count: number, minor: number): string => `${number(count)} · ${money(minor)}`;
  return [
    {
      figure: 'net',
      value: ({ summary }) => money(summary.sales.netMinor),
      usual: ({ usual }) => (usual === null ? null : money(usual.netMinor)),
    },
    {
      figure: 'sales',
      value: ({ summary }) => number(summary.sales.count),
      usual: ({ usual }) => (usual === null ? null : number(usual.salesCount)),
    },
    {
      figure: 'memberSales',
      value: ({ summary }) => number(summary.sales.memberCount),
      usual: ({ usual }) => (usual === null ? null : number(usual.memberCount)),
    },
    {
      figure: 'newMembers',
      value: ({ summary }) => number(summary.newMembers),
      usual: ({ usual }) => (usual === null ? null : number(usual.newMembers)),
    },
    {
      figure: 'returningMembers',
      value: ({ summary }) => number(summary.returningMembers),
      usual: ({ usual }) => (usual === null ? null : number(usual.returningMembers)),
    },
    {
      figure: 'rewards',
      value: ({ summary: { rewards } }) => both(rewards.count, rewards.discountMinor),
      usual: () => null,
    },
    {
      figure: 'refunds',
      value: ({ summary: { refunds } }) => both(refunds.count, refunds.amountMinor),
      usual: () => null,
    },
    {
      figure: 'voids',
      value: ({ summary: { voids } }) => both(voids.count, voids.amountMinor),
      usual: () => null,
    },
  ];
}
