import { shownKeys } from '../../state/keys.ts';
import { toggleAppearance } from '../../state/machine.ts';
import { toggleOwnersRoom } from '../../state/owner.ts';
import { Button } from '../../ui/button.tsx';
import { longDay } from '../../ui/dates.ts';
import { AppearanceIcon } from '../../ui/icons.tsx';
import { useBook, useDesk, useLocale, useSay, useStage } from '../../ui/use-desk.ts';
import { FindField } from './find-field.tsx';
import { StatusMarks } from './status-marks.tsx';

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
      <div>
        {phase.kind === 'open' ? <h1 className="heard-only">{phase.shop.name}</h1> : null}
        <p
          className="top-trouble"
          role="status"
          data-state={trouble === null ? 'look' : 'stop'}
          title={sentence}
        >
          {sentence}
        </p>
      </div>
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

/** The doors beside the till, and the quiet signs of what it stands on. */
function Marks() {
  const desk = useDesk();
  const say = useSay();
  const isOwner = useBook((book) => book.role === 'owner');
  const stage = useStage();
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
      <StatusMarks />
    </div>
  );
}
