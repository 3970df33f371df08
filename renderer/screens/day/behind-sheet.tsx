import type { DayFigure } from '../../../electron/core/contract/day-page.ts';
import { closeBehind, lookBehind } from '../../state/day-page.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useDayPage, useDesk, useMoney, useSay } from '../../ui/use-desk.ts';
import { EntryRow } from './entry-row.tsx';

/** Figures whose list is counted in money beside its length. */
const inMoney: ReadonlySet<DayFigure> = new Set([
  'net',
  'sales',
  'memberSales',
  'refunds',
  'voids',
  'rewards',
  'products',
]);
const inPoints: ReadonlySet<DayFigure> = new Set([
  ...(['issued', 'clawedBack', 'redeemed', 'returned', 'expired', 'adjusted', 'rewards'] as const),
]);

/** What a figure means, in a sentence, and every row that it is made of. */
export function BehindSheet() {
  const desk = useDesk();
  const say = useSay();
  const money = useMoney();
  const figure = useDayPage((looked) => looked.figure);
  const behind = useDayPage((looked) => looked.behind);
  const cursor = behind?.nextCursor ?? null;
  if (figure === null) return null;
  return (
    <Sheet title={say(`day.figure.${figure}`)} isOpen onClose={() => closeBehind(desk)}>
      <p className="day-means">{say(`day.means.${figure}`)}</p>
      <p className="day-sum" aria-live="polite">
        {behind === null
          ? say('day.loading')
          : say('day.behindSum', {
              count: behind.total.count,
              hasAmount: String(inMoney.has(figure)),
              amount: money(behind.total.amountMinor),
              hasPoints: String(inPoints.has(figure)),
              points: behind.total.points,
            })}
      </p>
      {behind?.entries.length === 0 ? <p className="owner-none">{say('day.behindNone')}</p> : null}
      <ol className="day-rows">
        {behind?.entries.map((entry) => (
          <EntryRow key={entry.key} entry={entry} />
        ))}
      </ol>
      {cursor === null ? null : (
        <Button onPress={() => void lookBehind(desk, figure, cursor)}>{say('day.more')}</Button>
      )}
    </Sheet>
  );
}
