import { useEffect, useState } from 'react';
import { shownKeys } from '../../state/keys.ts';
import { ownersSections, toggleOwnersRoom, type OwnersSection } from '../../state/owner.ts';
import { Button } from '../../ui/button.tsx';
import { Key } from '../../ui/key.tsx';
import { useDesk, useSay } from '../../ui/use-desk.ts';
import { CommandSheet } from './command-sheet.tsx';
import { DaySection } from './day-section.tsx';
import { ProductsSection } from './products-section.tsx';
import { ProgramSection } from './program-section.tsx';
import { RewardsSection } from './rewards-section.tsx';
import './owner.css';

/** The owner's room: the day, and what the shop gives and sells. */
export function OwnerPage() {
  const desk = useDesk();
  const say = useSay();
  const [section, setSection] = useState<OwnersSection>('day');
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || isTyping()) return;
      const chosen = ownersSections[Number(event.key) - 1];
      if (chosen !== undefined) setSection(chosen);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <main className="owner-page">
      <nav className="owner-nav" aria-label={say('owner.title')}>
        <h2>{say('owner.title')}</h2>
        {ownersSections.map((name, index) => (
          <button
            key={name}
            type="button"
            className="owner-door"
            aria-current={name === section ? 'page' : undefined}
            onClick={() => setSection(name)}
          >
            {say(`owner.${name}`)}
            <Key name={String(index + 1)} />
          </button>
        ))}
        <Button look="quiet" onPress={() => toggleOwnersRoom(desk)} shownKey={shownKeys.back}>
          {say('owner.backToTill')}
        </Button>
      </nav>
      <div className="owner-room">
        {section === 'day' ? <DaySection /> : null}
        {section === 'rewards' ? <RewardsSection /> : null}
        {section === 'products' ? <ProductsSection /> : null}
        {section === 'program' ? <ProgramSection /> : null}
        {section === 'commands' ? <CommandSheet /> : null}
      </div>
    </main>
  );
}

const isTyping = (): boolean =>
  document.activeElement?.matches('input:not([type="checkbox"]), textarea, select') ?? false;
