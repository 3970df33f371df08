import type { ReactNode } from 'react';
import type { MessageKey } from '../../../electron/core/messages/translate.ts';
import { shownKeys } from '../../state/keys.ts';
import { toggleAppearance } from '../../state/machine.ts';
import { toggleOwnersRoom } from '../../state/owner.ts';
import { Button } from '../../ui/button.tsx';
import { longDay } from '../../ui/dates.ts';
import { AppearanceIcon, BookIcon, ClockIcon } from '../../ui/icons.tsx';
import { useBook, useDesk, useLocale, useSay, useStage } from '../../ui/use-desk.ts';
import { FindField } from './find-field.tsx';

/** The shop, the day, the find field, and how the shop's book is. */
export function TopBar() {
  return (
    <header className="top">
      <ShopOrTrouble />
      <FindField />
      <Marks />
    </header>
  );
}

/** The shop and the day; while something is wrong, the sentence about it takes their place, and nothing moves. */
function ShopOrTrouble() {
  const phase = useBook((book) => book.phase);
  const trouble = useBook((book) => book.trouble);
  const warning = useBook((book) => book.warnings[0]);
  const locale = useLocale();
  const sentence = trouble?.message ?? warning?.text;
  if (sentence !== undefined) {
    return (
      <p
        className="top-trouble"
        role="status"
        data-state={trouble === null ? 'look' : 'stop'}
        title={sentence}
      >
        {sentence}
      </p>
    );
  }
  if (phase.kind !== 'open') return <div />;
  return (
    <div className="top-shop">
      <h1 dir="auto">{phase.shop.name}</h1>
      <p>{longDay(phase.shop.today, locale)}</p>
    </div>
  );
}

/** Quiet signs of what the till stands on: the book and the clock. Their form changes with their colour. */
function Marks() {
  const desk = useDesk();
  const say = useSay();
  const isOwner = useBook((book) => book.role === 'owner');
  const stage = useStage();
  const isBookOut = useBook((book) => book.trouble !== null);
  const isClockWrong = useBook((book) => book.warnings.some(({ code }) => code === 'CLOCK_BEHIND'));
  return (
    <div className="marks">
      {isOwner ? (
        <Button look="quiet" onPress={() => toggleOwnersRoom(desk)} shownKey={shownKeys.ownersRoom}>
          {say('owner.door')}
        </Button>
      ) : null}
      {stage === 'owner' ? null : (
        <Button
          look="quiet"
          className="button-icon"
          label={say('appearance.open')}
          onPress={() => toggleAppearance(desk)}
          shownKey={shownKeys.appearance}
        >
          <AppearanceIcon />
        </Button>
      )}
      <Mark state={isBookOut ? 'stop' : 'fine'} label={isBookOut ? 'till.bookTrouble' : 'till.bookFine'}>
        <BookIcon />
      </Mark>
      <Mark
        state={isClockWrong ? 'look' : 'fine'}
        label={isClockWrong ? 'till.clockWrong' : 'till.clockRight'}
      >
        <ClockIcon />
      </Mark>
    </div>
  );
}

interface MarkProps {
  readonly state: 'fine' | 'look' | 'stop';
  readonly label: MessageKey;
  readonly children: ReactNode;
}

function Mark({ state, label, children }: MarkProps) {
  const say = useSay();
  return (
    <span className="mark" data-state={state} role="img" aria-label={say(label)} title={say(label)}>
      {children}
    </span>
  );
}
