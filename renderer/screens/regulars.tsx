import { useEffect } from 'react';
import { useBook, useLocale, useSay } from '../ui/use-desk.ts';
import { ClosedScreen } from './closed/closed-screen.tsx';
import { SetUpScreen } from './setup/set-up-screen.tsx';
import { TillScreen } from './till/till-screen.tsx';

/** The screen that fits how the shop's book is. */
export function Regulars() {
  const phase = useBook((book) => book.phase);
  const locale = useLocale();
  const say = useSay();
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
      return <TillScreen />;
  }
}
