import { useCounter, useSay, useToday } from '../../ui/use-desk.ts';

/** Says to a screen reader what the screen shows largest: who is open, and what was just done. */
export function Announcer() {
  const say = useSay();
  const customer = useCounter((counter) => counter.customer);
  const done = useCounter((counter) => counter.done);
  const isUndone = useToday((today) => today.last?.kind === 'undone');
  return (
    <p className="heard-only" role="status">
      {customer.kind === 'member'
        ? `${customer.name}, ${say('till.points', { points: customer.balance })}`
        : done !== null
          ? say('till.heardRecorded', { points: done.outcome.pointsEarned })
          : isUndone
            ? say('till.undone')
            : ''}
    </p>
  );
}
