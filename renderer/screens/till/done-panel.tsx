import type { Done } from '../../state/counter.ts';
import { shownKeys } from '../../state/keys.ts';
import { goBack, showSlip } from '../../state/selling.ts';
import { Button } from '../../ui/button.tsx';
import { DoneIcon } from '../../ui/icons.tsx';
import { Person } from '../../ui/person.tsx';
import { Unread } from '../../ui/unread.tsx';
import { useDesk, useMoney, useSay } from '../../ui/use-desk.ts';
import { lengthOf } from './member-panel.tsx';
import { Slip } from './slip.tsx';

/** The sale stands: how many points it made, whose they are, and the slip. The next customer takes its place. */
export function DonePanel({ done }: { readonly done: Done }) {
  const desk = useDesk();
  const say = useSay();
  const money = useMoney();
  const { customer, outcome } = done;
  const isMember = customer.kind === 'member';
  return (
    <section className="done" aria-labelledby="done-title">
      <div className="done-facts">
        <h2 id="done-title" className="done-title">
          <DoneIcon size={28} />
          {say('till.recorded', { total: money(done.totalMinor) })}
        </h2>
        {isMember ? (
          <>
            <p className="done-points">{say('till.signedPoints', { points: outcome.pointsEarned })}</p>
            {outcome.pointsRedeemed > 0 ? (
              <p className="done-balance">
                {say('counter.pointsRedeemed', { points: outcome.pointsRedeemed })}
              </p>
            ) : null}
            <p className="done-name" data-length={lengthOf(customer.name)}>
              <Person name={customer.name} />
            </p>
            <p className="done-balance">{say('till.newBalance', { points: outcome.balance ?? 0 })}</p>
          </>
        ) : (
          <p className="done-name">{say('till.recordedWithoutCard')}</p>
        )}
        {outcome.dayNote === null ? null : <p className="done-note">{outcome.dayNote}</p>}
        <Button onPress={() => goBack(desk)} shownKey={shownKeys.record}>
          {say('till.nextCustomer')}
        </Button>
      </div>
      <div className="done-slip">
        {done.slip === null ? (
          <Unread name="slip" again={() => void showSlip(desk, done.saleId)} />
        ) : (
          <Slip document={done.slip} />
        )}
      </div>
    </section>
  );
}
