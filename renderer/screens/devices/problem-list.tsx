import { useId, useRef, useState } from 'react';
import type { ExplainedProblem } from '../../../electron/core/contract/devices.ts';
import { commandIn } from '../../state/devices.ts';
import { Button } from '../../ui/button.tsx';
import { StopIcon } from '../../ui/icons.tsx';
import { useSay } from '../../ui/use-desk.ts';

/** What all devices of a kind lack on this machine, each with what to do. */
export function ProblemList({ problems }: { readonly problems: readonly ExplainedProblem[] }) {
  const say = useSay();
  const title = useId();
  return (
    <section className="devices-problems" aria-labelledby={title}>
      <h4 id={title} className="heard-only">
        {say('deviceScreen.problems')}
      </h4>
      <div role="status">
        <ul>
          {problems.map((problem) => (
            <li key={problem.code}>
              <ProblemSentence problem={problem} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** What is the matter, and what to do; a command to type can be copied. */
export function ProblemSentence({ problem: { message, remedy } }: { readonly problem: ExplainedProblem }) {
  const command = commandIn(remedy);
  const [before = '', after = ''] = command === null ? [remedy] : remedy.split(command);
  return (
    <div className="device-problem">
      <StopIcon />
      <div>
        <p className="device-problem-what">{message}</p>
        <p className="device-problem-remedy">{before.trim()}</p>
        {command === null ? null : <Command text={command} />}
        {/\p{L}/u.test(after) ? <p className="device-problem-remedy">{withoutStop(after)}</p> : null}
      </div>
    </div>
  );
}

/** What follows a command begins after the stop that ended its sentence. */
const withoutStop = (text: string): string => text.replace(/^[.。]\s*/u, '');

function Command({ text }: { readonly text: string }) {
  const say = useSay();
  const place = useRef<HTMLElement>(null);
  const [isCopied, setIsCopied] = useState<boolean | null>(null);
  return (
    <div className="device-command">
      <code ref={place}>{text}</code>
      <Button
        label={say('deviceScreen.copyCommand')}
        onPress={() => void copy(text, place.current).then(setIsCopied)}
      >
        {say('deviceScreen.copy')}
      </Button>
      <span role="status" className="device-copied">
        {isCopied === null ? '' : say(isCopied ? 'deviceScreen.copied' : 'deviceScreen.copyByHand')}
      </span>
    </div>
  );
}

/** Where the system lets this window copy nothing, the text is marked for Ctrl C. Gives whether it is copied. */
async function copy(text: string, place: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (place !== null) getSelection()?.selectAllChildren(place);
    return false;
  }
}
