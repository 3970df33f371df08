import { useCallback, useEffect, useState } from 'react';
import type { ErrorBody } from '../../../electron/core/contract/errors.ts';
import { refreshBook } from '../../state/book.ts';
import { shownKeys } from '../../state/keys.ts';
import { Button } from '../../ui/button.tsx';
import { StopIcon } from '../../ui/icons.tsx';
import { useDesk, useSay } from '../../ui/use-desk.ts';
import { RescuePanel } from './rescue-panel.tsx';
import './closed.css';

/** The shop's book can't be opened: why, what to do, and one key to try again. */
export function ClosedScreen({ problem }: { readonly problem: ErrorBody }) {
  const desk = useDesk();
  const say = useSay();
  const [isBack, setIsBack] = useState(false);
  const tryAgain = useCallback(async (): Promise<void> => {
    await refreshBook(desk);
    if (desk.book.getState().phase.kind === 'closed') desk.tones.no();
  }, [desk]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && document.activeElement === document.body) void tryAgain();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [tryAgain]);
  const isDamaged = problem.code === 'DATABASE_DAMAGED';
  return (
    <main className="closed" role={isBack ? undefined : 'alert'}>
      {isBack ? (
        <h1>{say('rescue.restored')}</h1>
      ) : (
        <>
          <span className="closed-sign">
            <StopIcon size={48} />
          </span>
          <h1>{say('closed.title')}</h1>
          <p>{problem.message}</p>
        </>
      )}
      {isDamaged ? <RescuePanel onBack={() => setIsBack(true)} /> : null}
      {isBack ? null : (
        <Button
          look={isDamaged ? 'plain' : 'main'}
          className="main-key"
          onPress={() => void tryAgain()}
          shownKey={shownKeys.record}
        >
          {say('closed.tryAgain')}
        </Button>
      )}
    </main>
  );
}
