import { chooseCustomer } from '../../state/outage-customer.ts';
import { Person } from '../../ui/person.tsx';
import { useDesk, useOutage, useSay } from '../../ui/use-desk.ts';

/** Who fits what is typed; it hangs over what is below, so that nothing moves for it. */
export function OutageFound() {
  const desk = useDesk();
  const say = useSay();
  const found = useOutage((outage) => outage.found);
  const highlighted = useOutage((outage) => outage.highlighted);
  if (found.length === 0) return null;
  return (
    <ul className="outage-found" role="listbox" aria-label={say('till.found')}>
      {found.map((member, index) => (
        <li
          key={member.memberId}
          className="outage-found-row"
          role="option"
          aria-selected={index === highlighted}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => chooseCustomer(desk, member)}
        >
          <Person name={member.name} />
          <span className="outage-aside">
            {[member.phone, say('till.points', { points: member.balance })].filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
