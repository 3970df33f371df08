import { useStore } from 'zustand';
import { startEnrolment } from '../../state/enrolment.ts';
import { shownKeys } from '../../state/keys.ts';
import { startTraining } from '../../state/training.ts';
import { sellWithoutCard } from '../../state/selling.ts';
import { loadQuickKeys } from '../../state/quick-keys.ts';
import { Button } from '../../ui/button.tsx';
import { Unread } from '../../ui/unread.tsx';
import { useDesk, useSay } from '../../ui/use-desk.ts';
import { CardDrawing } from './card-drawing.tsx';

/** Nobody is at the counter: says how to begin. */
export function Welcome() {
  const desk = useDesk();
  const say = useSay();
  const isStarting = useStore(desk.training, (training) => training.isStarting);
  return (
    <section className="welcome">
      <CardDrawing />
      <h2>{say('till.welcome')}</h2>
      <p>{say('till.welcomeHow')}</p>
      <div className="welcome-steps">
        <Button onPress={() => sellWithoutCard(desk)} shownKey={shownKeys.withoutCard}>
          {say('till.sellWithoutCard')}
        </Button>
        <Button onPress={() => startEnrolment(desk)} shownKey={shownKeys.newMember}>
          {say('till.newMember')}
        </Button>
      </div>
      {/* The pad keeps its size: what is missing there is said here. */}
      <Unread name="quickKeys" again={() => void loadQuickKeys(desk)} />
      {desk.trainingId === null ? (
        <Button
          look="quiet"
          className="welcome-training"
          isDisabled={isStarting}
          onPress={() => void startTraining(desk)}
          shownKey={shownKeys.training}
        >
          {isStarting ? say('training.starting') : say('training.start')}
        </Button>
      ) : null}
    </section>
  );
}
