import { useEffect } from 'react';
import { openOutage, type Outage } from '../../state/outage.ts';
import { takeScan } from '../../state/outage-customer.ts';
import { useDesk, useMoney, useOutage, useSay } from '../../ui/use-desk.ts';
import { EnteredRow } from './outage-entered.tsx';
import { OutageRow } from './outage-row.tsx';
import './outage.css';

const sumOf = (entered: Outage['entered']): number =>
  entered.reduce((sum, sale) => sum + (sale.isUndone ? 0 : sale.totalMinor), 0);

/** What was sold while the till was away, worked down from the paper: a row, Enter, the next row. */
export function OutageSection() {
  const desk = useDesk();
  const say = useSay();
  const money = useMoney();
  const entered = useOutage((outage) => outage.entered);
  useEffect(() => {
    openOutage(desk);
    desk.scanTaker.setState({ take: (code) => void takeScan(desk, code) });
    return () => desk.scanTaker.setState({ take: null });
  }, [desk]);
  const count = entered.filter(({ isUndone }) => !isUndone).length;
  return (
    <section className="outage" aria-labelledby="outage-title">
      <div className="owner-head">
        <h3 id="outage-title">{say('outage.title')}</h3>
      </div>
      <p className="outage-how">{say('outage.how')}</p>
      {/* A row that was entered gives way to a new one: the hand begins there. */}
      <OutageRow key={entered.length} />
      <div className="outage-entered-head">
        <h4>{say('outage.entered')}</h4>
        {count === 0 ? null : (
          <p role="status">{say('outage.enteredSum', { count, amount: money(sumOf(entered)) })}</p>
        )}
      </div>
      {entered.length === 0 ? <p className="owner-none">{say('outage.none')}</p> : null}
      <ul className="outage-entered">
        {entered.map((sale) => (
          <EnteredRow key={sale.saleId} sale={sale} />
        ))}
      </ul>
    </section>
  );
}
