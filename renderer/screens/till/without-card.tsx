import { startEnrolment } from '../../state/enrolment.ts';
import { shownKeys } from '../../state/keys.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk, useSay } from '../../ui/use-desk.ts';

/** A sale without a card: it can still get one, before and after it is paid. */
export function WithoutCard() {
  const desk = useDesk();
  const say = useSay();
  return (
    <section className="member" aria-labelledby="customer-name">
      <div className="member-room">
        <h2 id="customer-name" className="member-name" data-length="short">
          {say('till.withoutCard')}
        </h2>
        <p className="member-invitation">{say('till.withoutCardHow')}</p>
        <div className="welcome-steps">
          <Button onPress={() => startEnrolment(desk)} shownKey={shownKeys.newMember}>
            {say('till.newMember')}
          </Button>
        </div>
      </div>
    </section>
  );
}
