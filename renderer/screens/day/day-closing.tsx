import { closeDay } from '../../state/day-page.ts';
import { Button } from '../../ui/button.tsx';
import { longDay } from '../../ui/dates.ts';
import { useDayPage, useDesk, useLocale, useSay } from '../../ui/use-desk.ts';
import { FocusBack } from '../../ui/use-focus-back.ts';

/** The one thing here that can't be undone: closing the day. */
export function DayClosing() {
  const desk = useDesk();
  const say = useSay();
  const locale = useLocale();
  const page = useDayPage((looked) => looked.page);
  const closing = useDayPage((looked) => looked.closing);
  if (page === null || !page.summary.open) return <div className="day-close" />;
  if (closing === 'no')
    return (
      <div className="day-close">
        <Button onPress={() => desk.dayPage.setState({ closing: 'asked' })}>{say('owner.closeDay')}</Button>
      </div>
    );
  const isUnderWay = closing === 'under way';
  return (
    <div className="day-close">
      <div className="owner-question" role="alertdialog" aria-label={say('owner.closeDay')}>
        <FocusBack />
        <p>{say('owner.closeQuestion', { day: longDay(page.summary.date, locale) })}</p>
        <Button onPress={() => desk.dayPage.setState({ closing: 'no' })} isDisabled={isUnderWay}>
          {say('owner.closeNo')}
        </Button>
        <Button look="main" onPress={() => void closeDay(desk)} isDisabled={isUnderWay}>
          {say('owner.closeYes')}
        </Button>
      </div>
    </div>
  );
}
