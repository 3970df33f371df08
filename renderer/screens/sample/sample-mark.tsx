import { useStore } from 'zustand';
import { removeSample } from '../../state/sample.ts';
import { Button } from '../../ui/button.tsx';
import { useBook, useDesk, useSay } from '../../ui/use-desk.ts';
import './sample-mark.css';

/** Over everything while a sample shop stands in the shop's place: that nothing is real, and the way back. */
export function SampleMark() {
  const desk = useDesk();
  const say = useSay();
  const isOwner = useBook(({ role }) => role === 'owner');
  const { isLeaving, problem } = useStore(desk.sample);
  return (
    <aside className="sample-mark" aria-label={say('sample.mark')}>
      <p role="status">
        <strong>{say('sample.mark')}</strong>
        <span>{problem?.message ?? say('sample.markHow')}</span>
      </p>
      {isOwner ? (
        <Button onPress={() => void removeSample(desk)} isDisabled={isLeaving}>
          {say('sample.remove')}
        </Button>
      ) : null}
    </aside>
  );
}
