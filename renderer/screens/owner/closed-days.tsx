import type { z } from 'zod';
import type { day } from '../../../electron/core/contract/day.ts';
import { longDay } from '../../ui/dates.ts';
import { useLocale, useMoney, useSay } from '../../ui/use-desk.ts';

export type ClosedDay = z.output<typeof day.list.output>['days'][number];

interface ClosedDaysProps {
  readonly days: readonly ClosedDay[];
  readonly onOpen: (date: string) => void;
}

/** The days with their Z numbers, newest first; each opens its figures. */
export function ClosedDays({ days, onOpen }: ClosedDaysProps) {
  const say = useSay();
  const money = useMoney();
  const locale = useLocale();
  return (
    <section className="closed-days" aria-labelledby="closed-days-title">
      <h4 id="closed-days-title">{say('owner.closedDays')}</h4>
      {days.length === 0 ? <p className="owner-none">{say('owner.noClosedDays')}</p> : null}
      <ul>
        {days.map((closed) => (
          <li key={closed.date}>
            <button type="button" className="owner-row" onClick={() => onOpen(closed.date)}>
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
