import { shownKeys } from '../../state/keys.ts';
import { endTraining, togglePracticeCards } from '../../state/training.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk, useSay, useStage } from '../../ui/use-desk.ts';

/** Over everything while this window trains: what it means, the cards, and the way back. */
export function TrainingBanner() {
  const desk = useDesk();
  const say = useSay();
  const stage = useStage();
  const isSheet = stage === 'practiceCards';
  // In the owner's room and on a member's page letters are nobody's keys.
  const cardsKey = stage === 'owner' || stage === 'member' ? {} : { shownKey: shownKeys.practiceCards };
  return (
    <aside className="training-banner" aria-label={say('training.banner')}>
      <p role="status">
        <strong>{say('training.banner')}</strong>
        <span className="training-how">{say('training.bannerHow')}</span>
      </p>
      <Button onPress={() => togglePracticeCards(desk)} {...cardsKey}>
        {isSheet ? say('till.back') : say('training.cards')}
      </Button>
      <Button onPress={() => void endTraining(desk)} shownKey={shownKeys.training}>
        {say('training.end')}
      </Button>
    </aside>
  );
}
