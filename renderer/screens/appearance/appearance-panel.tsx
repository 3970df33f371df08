import { useEffect, useRef } from 'react';
import { shownKeys } from '../../state/keys.ts';
import { toggleAppearance } from '../../state/machine.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk, useSay } from '../../ui/use-desk.ts';
import { AppearanceChoices } from './appearance-choices.tsx';

/** The choices of the cashier at this counter, in the customer's place. */
export function AppearancePanel() {
  const desk = useDesk();
  const say = useSay();
  const panel = useRef<HTMLElement>(null);
  // Arrows and Space go on from here.
  useEffect(() => panel.current?.querySelector<HTMLElement>('[role="radio"][tabindex="0"]')?.focus(), []);
  return (
    <section ref={panel} className="appearance" aria-labelledby="appearance-title">
      <div className="today-head">
        <h2 id="appearance-title">{say('appearance.title')}</h2>
        <Button look="quiet" onPress={() => toggleAppearance(desk)} shownKey={shownKeys.back}>
          {say('till.back')}
        </Button>
      </div>
      <AppearanceChoices />
    </section>
  );
}
