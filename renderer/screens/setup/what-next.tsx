import { shownKeys } from '../../state/keys.ts';
import { startEnrolment } from '../../state/enrolment.ts';
import { openOwnersSection } from '../../state/owner.ts';
import { leaveStage } from '../../state/stage.ts';
import { toggleTraining } from '../../state/training.ts';
import { Button } from '../../ui/button.tsx';
import { Key } from '../../ui/key.tsx';
import { useBook, useDesk, useSay } from '../../ui/use-desk.ts';
import { keyOfSection, sectionNamed } from '../owner/sections.tsx';
import './what-next.css';

/** Right after the set-up, in the customer's place: what a new shop does first. The till hears its keys and scans already. */
export function WhatNext() {
  const desk = useDesk();
  const say = useSay();
  const shop = useBook(({ phase }) => (phase.kind === 'open' ? phase.shop.name : ''));
  return (
    <section className="next" aria-labelledby="next-title">
      <div className="next-body">
        <h2 id="next-title" dir="auto">
          {say('setup.next', { shop })}
        </h2>
        <p className="next-how">{say('setup.nextHow')}</p>
        <ul className="next-steps">
          <NextStep what="member" keys={[shownKeys.newMember]} onPress={() => startEnrolment(desk)} />
          <NextStep what="training" keys={[shownKeys.training]} onPress={() => void toggleTraining(desk)} />
          <NextStep
            what="commands"
            keys={[shownKeys.ownersRoom, keyOfSection(sectionNamed('commands'))]}
            onPress={() => openOwnersSection(desk, 'commands')}
          />
          <li className="next-step">
            <h3>{say('setup.next.scanner')}</h3>
            <p>{say('setup.next.scannerHow')}</p>
          </li>
        </ul>
      </div>
      <Button look="main" className="main-key" onPress={() => leaveStage(desk)} shownKey={shownKeys.record}>
        {say('setup.next.open')}
      </Button>
    </section>
  );
}

interface NextStepProps {
  readonly what: 'member' | 'training' | 'commands';
  /** Pressed one after the other. */
  readonly keys: readonly string[];
  readonly onPress: () => void;
}

function NextStep({ what, keys, onPress }: NextStepProps) {
  const say = useSay();
  return (
    <li>
      <button type="button" className="next-step" onClick={onPress}>
        <h3>{say(`setup.next.${what}`)}</h3>
        <span className="next-keys">
          {keys.map((key) => (
            <Key key={key} name={key} />
          ))}
        </span>
        <p>{say(`setup.next.${what}How`)}</p>
      </button>
    </li>
  );
}
