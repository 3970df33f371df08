import { useEffect } from 'react';
import { useStore } from 'zustand';
import { pagePapers } from '../../../electron/core/domain/paper.ts';
import { closeDayPapers, printDay, saveDay, sheetOf } from '../../state/day-papers.ts';
import type { Desk } from '../../state/desk.ts';
import { shownKeys } from '../../state/keys.ts';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useDesk, useSay, useTimeZone } from '../../ui/use-desk.ts';

const ways = [
  { way: 'print', key: shownKeys.printDay, take: printDay },
  { way: 'savePage', key: shownKeys.saveDayPage, take: (desk: Desk) => saveDay(desk, 'html') },
  { way: 'saveTable', key: shownKeys.saveDayTable, take: (desk: Desk) => saveDay(desk, 'csv') },
] as const;

/** The day printed on a sheet, or saved as a file. */
export function DayPapers() {
  const desk = useDesk();
  const isOpen = useStore(desk.dayPapers, (papers) => papers.isOpen);
  return isOpen ? <PapersSheet /> : null;
}

function PapersSheet() {
  const desk = useDesk();
  const say = useSay();
  const timeZone = useTimeZone();
  const sheet = useStore(desk.dayPapers, (papers) => sheetOf(papers, timeZone));
  const isUnderWay = useStore(desk.dayPapers, (papers) => papers.isUnderWay);
  useOwnKeys();
  return (
    <Sheet title={say('day.papers')} isOpen onClose={() => closeDayPapers(desk)}>
      <div className="day-takes">
        <Segments
          label={say('day.sheet')}
          value={sheet}
          options={pagePapers.map((paper) => ({ value: paper, text: say(`day.sheet.${paper}`) }))}
          onChange={(chosen) => desk.dayPapers.setState({ chosen })}
        />
        <ul>
          {ways.map(({ way, key, take }) => (
            <li key={way} className="day-take">
              <Button
                look={way === 'print' ? 'main' : 'plain'}
                shownKey={key}
                isDisabled={isUnderWay}
                onPress={() => void take(desk)}
              >
                {say(`day.${way}`)}
              </Button>
              <p className="day-means">{say(`day.${way}Means`)}</p>
            </li>
          ))}
        </ul>
        <TakenWord />
      </div>
    </Sheet>
  );
}

/** What became of it; its place is there before there is a word. */
function TakenWord() {
  const desk = useDesk();
  const say = useSay();
  const file = useStore(desk.dayPapers, (papers) => papers.handedOver);
  const problem = useStore(desk.dayPapers, (papers) => papers.problem);
  return (
    <p className={problem === null ? 'day-taken' : 'day-taken sentence-stop'} aria-live="polite">
      {problem?.message ?? (file === null ? '' : say('day.handedOver', { file }))}
    </p>
  );
}

/** The letters that its keys show. The sheet keeps other keys to itself: these are heard before it. */
function useOwnKeys(): void {
  const desk = useDesk();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const way = ways.find(({ key }) => key === event.key.toUpperCase());
      if (way === undefined) return;
      event.preventDefault();
      void way.take(desk);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [desk]);
}
