import { useEffect } from 'react';
import { loadMachine } from '../../state/machine.ts';
import { loadPrinting } from '../../state/printing.ts';
import { loadQuickKeys } from '../../state/quick-keys.ts';
import { loadToday } from '../../state/today.ts';
import { useCounter, useDesk, useStage } from '../../ui/use-desk.ts';
import { AppearancePanel } from '../appearance/appearance-panel.tsx';
import { UnreachedSheet } from '../member/erase-sheet.tsx';
import { MemberPage } from '../member/member-page.tsx';
import { WhatNext } from '../setup/what-next.tsx';
import { PracticeCards } from '../training/practice-cards.tsx';
import { TrainingBanner } from '../training/training-banner.tsx';
import { OwnerPage } from '../owner/owner-page.tsx';
import { AmountPad } from './amount-pad.tsx';
import { Announcer } from './announcer.tsx';
import { BillList } from './bill-list.tsx';
import { CustomerPanel } from './customer-panel.tsx';
import { EnrolmentForm } from './enrolment-form.tsx';
import { LastActionBar } from './last-action-bar.tsx';
import { PaperPanel } from './paper-panel.tsx';
import { DrawerForm } from './printing/drawer-form.tsx';
import { PrintingAnnouncer } from './printing/printing-announcer.tsx';
import { PrintingNote } from './printing/printing-note.tsx';
import { PrintsPanel } from './printing/prints-panel.tsx';
import { RefundPad } from './refund-pad.tsx';
import { RefundPanel } from './refund-panel.tsx';
import { ReplacementForm } from './replacement-form.tsx';
import { TodayList } from './today-list.tsx';
import { TopBar } from './top-bar.tsx';
import { useKeyboard } from './use-keyboard.ts';
import { useStageFocus } from './use-stage-focus.ts';
import { useWedge } from './use-wedge.ts';
import './till.css';
import '../training/training.css';

/** The cashier's one screen: who on the left, how much on the right, what was done last at the bottom. */
export function TillScreen() {
  const desk = useDesk();
  const stage = useStage();
  const isTraining = desk.trainingId !== null;
  const releaseLetter = useKeyboard(desk);
  useWedge(desk, releaseLetter);
  useStageFocus(desk);
  const hasLines = useCounter((counter) => counter.lines.length > 0) && stage === 'customer';
  useEffect(() => {
    void loadMachine(desk);
    void loadToday(desk);
    void loadQuickKeys(desk);
    void loadPrinting(desk);
  }, [desk]);
  return (
    <div className="till" data-training={isTraining}>
      {isTraining ? <TrainingBanner /> : null}
      <TopBar />
      {stage === 'owner' ? (
        <OwnerPage />
      ) : stage === 'member' ? (
        <MemberPage />
      ) : (
        <>
          <main className="who" data-bill={hasLines}>
            {stage === 'customer' ? <CustomerPanel /> : null}
            {stage === 'whatNext' ? <WhatNext /> : null}
            {hasLines ? <BillList /> : null}
            {stage === 'enrolment' ? <EnrolmentForm /> : null}
            {stage === 'appearance' ? <AppearancePanel /> : null}
            {stage === 'today' ? <TodayList /> : null}
            {stage === 'paper' ? <PaperPanel /> : null}
            {stage === 'refund' ? <RefundPanel /> : null}
            {stage === 'replacement' ? <ReplacementForm /> : null}
            {stage === 'practiceCards' ? <PracticeCards /> : null}
            {stage === 'prints' ? <PrintsPanel /> : null}
            {stage === 'drawer' ? <DrawerForm /> : null}
          </main>
          {stage === 'prints' ? null : <PrintingNote />}
          {stage === 'refund' ? <RefundPad /> : <AmountPad />}
        </>
      )}
      <LastActionBar />
      <UnreachedSheet />
      <Announcer />
      <PrintingAnnouncer />
    </div>
  );
}
