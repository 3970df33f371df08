import { useCallback, useDeferredValue, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { shownKeys } from '../../state/keys.ts';
import { toggleOwnersRoom } from '../../state/owner.ts';
import { Button } from '../../ui/button.tsx';
import { Key } from '../../ui/key.tsx';
import { useDesk, useSay } from '../../ui/use-desk.ts';
import {
  keyOfSection,
  ownersSections,
  sectionGroups,
  sectionNamed,
  type OwnersSection,
} from './sections.tsx';
import { useSectionKeys } from './use-section-keys.ts';
import './owner.css';

/** The owner's room: its sections at the side, or in rows above where the window is narrow, and the one that is open. */
export function OwnerPage() {
  const desk = useDesk();
  const say = useSay();
  const name = useStore(desk.ownersRoom, ({ section }) => section);
  const open = sectionNamed(name);
  // Made in pieces after the doors are there: a whole section at once would keep the key's own frame waiting.
  const made = useDeferredValue<OwnersSection | null>(open, null);
  const setOpen = useCallback(
    (section: OwnersSection) => desk.ownersRoom.setState({ section: section.name }),
    [desk],
  );
  useSectionKeys(desk, setOpen);
  return (
    <main className="owner-page">
      <nav className="owner-nav" aria-label={say('owner.title')}>
        <h2>{say('owner.title')}</h2>
        <div className="owner-doors">
          {sectionGroups.map((group) => (
            <section key={group} className="owner-group" aria-labelledby={`owner-group-${group}`}>
              <h3 id={`owner-group-${group}`}>{say(`owner.group.${group}`)}</h3>
              <ul>
                {ownersSections
                  .filter((section) => section.group === group)
                  .map((section) => (
                    <Door key={section.name} section={section} isOpen={section === open} onOpen={setOpen} />
                  ))}
              </ul>
            </section>
          ))}
        </div>
        <Button look="quiet" onPress={() => toggleOwnersRoom(desk)} shownKey={shownKeys.back}>
          {say('owner.backToTill')}
        </Button>
      </nav>
      <div key={made?.name} className="owner-room">
        {made === null ? null : <made.Section />}
      </div>
    </main>
  );
}

interface DoorProps {
  readonly section: OwnersSection;
  readonly isOpen: boolean;
  readonly onOpen: (section: OwnersSection) => void;
}

function Door({ section, isOpen, onOpen }: DoorProps) {
  const say = useSay();
  const door = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isOpen) door.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isOpen]);
  return (
    <li>
      <button
        ref={door}
        type="button"
        className="owner-door"
        data-section={section.name}
        aria-current={isOpen ? 'page' : undefined}
        aria-keyshortcuts={keyOfSection(section)}
        onClick={() => onOpen(section)}
      >
        <span>{say(section.title)}</span>
        <Key name={keyOfSection(section)} />
      </button>
    </li>
  );
}
