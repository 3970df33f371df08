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

/** The same for what a screen asks for itself, and for what is still on its way. */
export function NotRead({ of: { value, problem, again } }: { readonly of: Read<unknown> }) {
  if (problem !== null) return <Problem sentence={problem.message} again={() => void again()} />;
  return value === null ? <OnItsWay /> : null;
}

/** In the place of what is being read, said where it takes a while. */
export function OnItsWay() {
  const say = useSay();
  return <p className="on-its-way">{say('parts.onItsWay')}</p>;
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
