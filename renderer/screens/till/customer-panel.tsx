import { useCounter } from '../../ui/use-desk.ts';
import { DonePanel } from './done-panel.tsx';
import { MemberPanel } from './member-panel.tsx';
import { Welcome } from './welcome.tsx';
import { WithoutCard } from './without-card.tsx';

/** Who stands at the counter; with nobody there, what was just done, or an invitation. */
export function CustomerPanel() {
  const customer = useCounter((counter) => counter.customer);
  const done = useCounter((counter) => counter.done);
  switch (customer.kind) {
    case 'member':
      return <MemberPanel customer={customer} />;
    case 'withoutCard':
      return <WithoutCard />;
    case 'nobody':
      return done === null ? <Welcome /> : <DonePanel done={done} />;
  }
}
