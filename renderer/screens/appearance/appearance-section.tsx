import { useSay } from '../../ui/use-desk.ts';
import { AppearanceChoices } from './appearance-choices.tsx';

/** The same choices in the owner's room. */
export function AppearanceSection() {
  const say = useSay();
  return (
    <section aria-labelledby="appearance-title">
      <div className="owner-head">
        <h3 id="appearance-title">{say('appearance.title')}</h3>
      </div>
      <AppearanceChoices />
    </section>
  );
}
