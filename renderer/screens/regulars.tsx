import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Desk } from '../state/desk.ts';
import { DeskContext, useBook, useDesk, useLocale, useSay } from '../ui/use-desk.ts';
import { ClosedScreen } from './closed/closed-screen.tsx';
import { SampleMark } from './sample/sample-mark.tsx';
import { SetUpScreen } from './setup/set-up-screen.tsx';
import { TillScreen } from './till/till-screen.tsx';

/** The desk that is worked at: the real one, or while this window trains the practice desk in its place. */
export function Regulars({ desk }: { readonly desk: Desk }) {
  const shown = useStore(desk.training, ({ practice }) => practice) ?? desk;
  return (
    <DeskContext value={shown}>
      <Screen key={shown.trainingId ?? 'till'} />
    </DeskContext>
  );
}

/** The screen that fits how the shop's book is. */
function Screen() {
  const phase = useBook((book) => book.phase);
  const locale = useLocale();
  const say = useSay();
  useTitle();
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  switch (phase.kind) {
    case 'opening':
      return (
        <p className="heard-only" role="status">
          {say('closed.opening')}
        </p>
      );
    case 'closed':
      return <ClosedScreen problem={phase.problem} />;
    case 'new':
      return <SetUpScreen />;
    case 'open':
      return phase.shop.isSample ? (
        <div className="sample-frame">
          <SampleMark />
          <TillScreen />
        </div>
      ) : (
        <TillScreen />
      );
  }
}

const programName = 'Regulars';

/** A window that trains, or shows a sample shop, says so also where only its title is seen. */
function useTitle(): void {
  const say = useSay();
  const isTraining = useDesk().trainingId !== null;
  const isSample = useBook(({ phase }) => phase.kind === 'open' && phase.shop.isSample);
  const kind = isTraining ? 'training' : isSample ? 'sample' : null;
  const title = kind === null ? programName : say(`${kind}.windowTitle`, { name: programName });
  useEffect(() => {
    document.title = title;
  }, [title]);
}
