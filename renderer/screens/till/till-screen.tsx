import { useEffect } from 'react';
import { loadToday } from '../../state/today.ts';
import { useDesk, useStage } from '../../ui/use-desk.ts';
import { AmountPad } from './amount-pad.tsx';
import { Announcer } from './announcer.tsx';
import { CustomerPanel } from './customer-panel.tsx';
import { EnrolmentForm } from './enrolment-form.tsx';
import { LastActionBar } from './last-action-bar.tsx';
import { TodayList } from './today-list.tsx';
import { TopBar } from './top-bar.tsx';
import { useKeyboard } from './use-keyboard.ts';
import './till.css';

/** The cashier's one screen: who on the left, how much on the right, what was done last at the bottom. */
export function TillScreen() {
  const desk = useDesk();
  const stage = useStage();
  useKeyboard(desk);
  useEffect(() => void loadToday(desk), [desk]);
  return (
    <div className="till">
      <TopBar />
      <main className="who">
        {stage === 'customer' ? <CustomerPanel /> : null}
        {stage === 'enrolment' ? <EnrolmentForm /> : null}
        {stage === 'today' ? <TodayList /> : null}
      </main>
      <AmountPad />
      <LastActionBar />
      <Announcer />
    </div>
  );
}
