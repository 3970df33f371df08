import { useEffect } from 'react';
import { shownKeys } from '../../state/keys.ts';
import { openDayPapers } from '../../state/day-papers.ts';
import { goDays, openDay, showDaySlip } from '../../state/day-page.ts';
import { Button } from '../../ui/button.tsx';
import { longDay, timeOfDay } from '../../ui/dates.ts';
import { useDayPage, useDesk, useLocale, useSay, useTimeZone } from '../../ui/use-desk.ts';
import { BehindSheet } from './behind-sheet.tsx';
import { ClosedDays } from './closed-days.tsx';
import { DayClosing } from './day-closing.tsx';
import { DayFigures } from './day-figures.tsx';
import { DayHours } from './day-hours.tsx';
import { DayLists } from './day-lists.tsx';
import { DayPapers } from './day-papers.tsx';
import { DaySlip } from './day-slip.tsx';
import { PointsProof } from './points-proof.tsx';
import './day.css';

/** A business day on one page: what happened, beside what is usual, and the list behind every figure. */
export function DaySection() {
  const desk = useDesk();
  const say = useSay();
  const page = useDayPage((looked) => looked.page);
  const problem = useDayPage((looked) => looked.problem);
  const isReading = useDayPage((looked) => looked.isReading);
  useEffect(() => void openDay(desk, desk.dayPage.getState().asked), [desk]);
  useOwnKeys();
  return (
    <section className="day" aria-labelledby="day-title" aria-busy={isReading}>
      <DayHead />
      <p className="day-sentence">{page?.sentence ?? say('day.loading')}</p>
      {problem === null ? null : (
        <div className="day-problem" role="alert">
          <p className="sentence-stop">{problem.message}</p>
          <Button onPress={() => void openDay(desk, desk.dayPage.getState().asked)}>
            {say('day.readAgain')}
          </Button>
        </div>
      )}
      <DayFigures />
      <DayHours />
      <div className="day-below">
        <PointsProof />
        <DayClosing />
      </div>
      <DayLists />
      <ClosedDays />
      <BehindSheet />
      <DaySlip />
      <DayPapers />
    </section>
  );
}

/** Which day it is, and the ways to every other one. */
function DayHead() {
  const desk = useDesk();
  const say = useSay();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const page = useDayPage((looked) => looked.page);
  const asked = useDayPage((looked) => looked.asked);
  const date = asked ?? page?.today ?? '';
  const z = page?.summary.z ?? null;
  const isToday = page !== null && date === page.today;
  // The name of the day that the figures are of, also while another one is on its way, or can't be read.
  const shown = page?.summary.date ?? date;
  return (
    <header className="day-head">
      <h3 id="day-title">{shown === '' ? say('owner.day') : longDay(shown, locale)}</h3>
      <p className="day-state" data-closed={z !== null}>
        {page === null
          ? ''
          : z === null
            ? say('day.isOpen')
            : say('owner.zClosed', { number: z.zNumber, time: timeOfDay(z.closedAt, timeZone, locale) })}
      </p>
      <div className="day-ways">
        <Button onPress={() => goDays(desk, -1)} shownKey={shownKeys.dayBefore} isDisabled={page === null}>
          {say('day.previous')}
        </Button>
        <label className="day-date">
          <span className="heard-only">{say('day.date')}</span>
          <input
            type="date"
            value={date}
            max={page?.today}
            onChange={({ target }) => {
              // While a date is typed it is empty, or of the year 2.
              if (target.value >= '1970' && target.value <= (page?.today ?? ''))
                void openDay(desk, target.value);
            }}
          />
        </label>
        <Button
          onPress={() => goDays(desk, 1)}
          shownKey={shownKeys.dayAfter}
          isDisabled={page === null || isToday}
        >
          {say('day.next')}
        </Button>
        <Button onPress={() => void openDay(desk, null)} shownKey={shownKeys.toToday} isDisabled={isToday}>
          {say('day.toToday')}
        </Button>
        <span className="day-papers">
          <Button onPress={() => void showDaySlip(desk)} shownKey={shownKeys.daySlip} look="quiet">
            {say('day.slip')}
          </Button>
          <Button
            onPress={() => openDayPapers(desk)}
            shownKey={shownKeys.dayPapers}
            look="quiet"
            isDisabled={page === null}
          >
            {say('day.takeAway')}
          </Button>
        </span>
      </div>
    </header>
  );
}

const isTyping = (): boolean =>
  document.activeElement?.matches('input:not([type="checkbox"]), textarea, select') ?? false;

/** The letters that the page's buttons show. */
function useOwnKeys(): void {
  const desk = useDesk();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || isTyping()) return;
      switch (event.key.toUpperCase()) {
        case shownKeys.dayBefore:
          return goDays(desk, -1);
        case shownKeys.dayAfter:
          return goDays(desk, 1);
        case shownKeys.toToday:
          return void openDay(desk, null);
        case shownKeys.daySlip:
          return void showDaySlip(desk);
        case shownKeys.dayPapers:
          event.preventDefault();
          return openDayPapers(desk);
        default:
          return;
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [desk]);
}
