import { useStore } from 'zustand';
import type { LoadName } from '../state/loads.ts';
import { Button } from './button.tsx';
import { useDesk, useSay } from './use-desk.ts';
import type { Read } from './use-read.ts';

interface UnreadProps {
  readonly name: LoadName;
  readonly again: () => void;
}

/** In the place of what couldn't be read: why, and a way to try again. Nothing where it could. */
export function Unread({ name, again }: UnreadProps) {
  const desk = useDesk();
  const problem = useStore(desk.loads, (loads) => loads[name]);
  return problem === undefined ? null : <Problem sentence={problem.message} again={again} />;
}

/** The same for what a screen asks for itself; that it is on its way is said where it takes a while. */
export function NotRead({ of: { value, problem, again } }: { readonly of: Read<unknown> }) {
  const say = useSay();
  if (problem !== null) return <Problem sentence={problem.message} again={() => void again()} />;
  return value === null ? <p className="on-its-way">{say('parts.onItsWay')}</p> : null;
}

function Problem({ sentence, again }: { readonly sentence: string; readonly again: () => void }) {
  const say = useSay();
  return (
    <div className="unread" role="alert">
      <p className="sentence-stop">{sentence}</p>
      <Button onPress={again}>{say('till.tryAgain')}</Button>
    </div>
  );
}
