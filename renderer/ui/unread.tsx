import { useStore } from 'zustand';
import type { LoadName } from '../state/loads.ts';
import { Button } from './button.tsx';
import { useDesk, useSay } from './use-desk.ts';

interface UnreadProps {
  readonly name: LoadName;
  readonly again: () => void;
}

/** In the place of what couldn't be read: why, and a way to try again. Nothing where it could. */
export function Unread({ name, again }: UnreadProps) {
  const desk = useDesk();
  const say = useSay();
  const problem = useStore(desk.loads, (loads) => loads[name]);
  if (problem === undefined) return null;
  return (
    <div className="unread" role="alert">
      <p className="sentence-stop">{problem.message}</p>
      <Button onPress={again}>{say('till.tryAgain')}</Button>
    </div>
  );
}
