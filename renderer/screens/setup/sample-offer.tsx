import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Desk } from '../../state/desk.ts';
import { answersNow } from '../../state/set-up.ts';
import { cancelSample, loadSample, openSample } from '../../state/sample.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useDesk, useSay } from '../../ui/use-desk.ts';
import './sample-offer.css';

/** Another way to begin: a bakery with a year behind it, in this place's money and time, to look around in. */
export function SampleOffer() {
  const desk = useDesk();
  const say = useSay();
  const { making, problem } = useStore(desk.sample);
  useEffect(() => {
    void loadSample(desk);
  }, [desk]);
  return (
    <section className="sample-offer" aria-labelledby="sample-offer-title">
      <div className="sample-offer-words">
        <h2 id="sample-offer-title">{say('sample.offer')}</h2>
        {making === null ? <p>{say('sample.offerHow')}</p> : null}
        <p className="sentence-stop" role="alert">
          {problem?.message}
        </p>
      </div>
      {making === null ? (
        <Button onPress={() => void openSample(desk, placeNow(desk))}>{say('sample.open')}</Button>
      ) : (
        <Progress
          label={say('sample.making')}
          done={making.doneDays}
          total={making.days === 0 ? null : making.days}
          onCancel={() => void cancelSample(desk)}
        />
      )}
    </section>
  );
}

function placeNow(desk: Desk): { readonly currency: string; readonly timeZone: string } {
  const { currency, timeZone } = answersNow(desk);
  return { currency, timeZone };
}
