import { useMemo, useState } from 'react';
import { twoDigits, weekdayOf } from '../../../electron/core/domain/receipt-dates.ts';
import { BarChart } from '../../ui/bar-chart.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useDayPage, useSay } from '../../ui/use-desk.ts';

/** The hours of the day beside those of the same weekday: what was taken, or how many sales. */
export function DayHours() {
  const say = useSay();
  const page = useDayPage((looked) => looked.page);
  const [shown, setShown] = useState<'taken' | 'count'>('taken');
  const bars = useMemo(
    () =>
      page?.hours.map((hour) => ({
        name: say('day.hourOf', { hour: twoDigits(hour.hour) }),
        value: shown === 'taken' ? hour.takenMinor : hour.salesCount,
        usual: shown === 'taken' ? hour.usualTakenMinor : hour.usualSalesCount,
      })) ?? null,
    [page, shown, say],
  );
  return (
    <div className="day-hours">
      <Segments
        label={say('day.show')}
        value={shown}
        options={[
          { value: 'taken', text: say('day.taken') },
          { value: 'count', text: say('day.count') },
        ]}
        onChange={setShown}
      />
      <BarChart
        title={say('day.hours')}
        nameHead={say('day.hour')}
        valueHead={say(`day.${shown}`)}
        usualHead={
          page === null || page.usual === null
            ? null
            : say('day.usualHead', { weekday: weekdayOf(page.summary.date) })
        }
        measure={shown === 'taken' ? 'money' : 'count'}
        bars={bars}
        emptySentence={say('day.hoursNone')}
      />
    </div>
  );
}
