import { closeBehind, lookBehind } from '../../state/day-page.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useDayPage, useDesk, useSay } from '../../ui/use-desk.ts';
import { EntryRow } from './entry-row.tsx';
import { useListSum } from './list-sum.ts';

/** What a figure means, in a sentence, and every row that it is made of. */
export function BehindSheet() {
  const desk = useDesk();
  const say = useSay();
  const sumOf = useListSum();
  const figure = useDayPage((looked) => looked.figure);
  const behind = useDayPage((looked) => looked.behind);
  const cursor = behind?.nextCursor ?? null;
  if (figure === null) return null;
  return (
    <Sheet title={say(`day.figure.${figure}`)} isOpen onClose={() => closeBehind(desk)}>
      <p className="day-means">{say(`day.means.${figure}`)}</p>
      <p className="day-sum" aria-live="polite">
        {behind === null ? say('day.loading') : sumOf(figure, behind.total)}
      </p>
      {behind?.entries.length === 0 ? <p className="owner-none">{say('day.behindNone')}</p> : null}
      <ol className="day-rows">
        {behind?.entries.map((entry) => (
          <EntryRow key={entry.key} entry={entry} onLeave={() => closeBehind(desk)} />
        ))}
      </ol>
      {cursor === null ? null : (
        <Button onPress={() => void lookBehind(desk, figure, cursor)}>{say('day.more')}</Button>
      )}
    </Sheet>
  );
}
