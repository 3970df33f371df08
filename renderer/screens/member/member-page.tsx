import { useEffect } from 'react';
import { shownKeys } from '../../state/keys.ts';
import { startMerging, unmerge } from '../../state/merging.ts';
import type { Desk } from '../../state/desk.ts';
import { savePersonData, startErasing } from '../../state/person-data.ts';
import { startEditing } from '../../state/member-details.ts';
import { refreshMemberPage } from '../../state/member-page.ts';
import { showCardSlip } from '../../state/paper.ts';
import { startReplacementFor } from '../../state/replacement.ts';
import { leaveStage } from '../../state/stage.ts';
import { Button } from '../../ui/button.tsx';
import { Person } from '../../ui/person.tsx';
import { useBook, useDesk, useMemberPage, useSay } from '../../ui/use-desk.ts';
import { CardsSection } from './cards-section.tsx';
import { ConsentsSection } from './consents-section.tsx';
import { DetailsSection } from './details-section.tsx';
import { HistorySection } from './history-section.tsx';
import { MemberHead } from './member-head.tsx';
import { LotsSection, OverTimeSection, VisitsSection } from './points-section.tsx';
import { MergedInto, PersonSection } from './person-section.tsx';
import './member-page.css';
import './person.css';

/** Everything about one member, over the counter and the half-made sale that waits there. */
export function MemberPage() {
  const desk = useDesk();
  const say = useSay();
  const of = useMemberPage((page) => page.of);
  const isThere = useMemberPage(({ panel }) => panel !== null);
  const problem = useMemberPage((page) => page.problem);
  useOwnKeys();
  if (of === null) return null;
  return (
    <main className="member-page" aria-labelledby="member-page-name" aria-busy={!isThere}>
      <header className="page-head">
        <div className="page-keys">
          <Button look="quiet" onPress={() => leaveStage(desk)} shownKey={shownKeys.back}>
            {say('till.back')}
          </Button>
        </div>
        <h2 id="member-page-name" className="page-name" title={of.name}>
          <Person name={of.name} />
        </h2>
        <MemberHead />
        <MergedInto />
      </header>
      {problem === null ? null : (
        <div className="page-problem" role="alert">
          <p className="sentence-stop">{problem.message}</p>
          <Button onPress={() => void refreshMemberPage(desk)}>{say('member.readAgain')}</Button>
        </div>
      )}
      <div className="page-rooms">
        <div className="page-room">
          <OverTimeSection />
          <HistorySection />
        </div>
        <div className="page-room">
          <DetailsSection />
          <ConsentsSection />
          <CardsSection />
          <LotsSection />
          <VisitsSection />
          <PersonSection />
        </div>
      </div>
    </main>
  );
}

const isTyping = (): boolean =>
  document.activeElement?.matches('input:not([type="checkbox"]), textarea, select') ?? false;

/** The letters that the page's buttons show. */
function useOwnKeys(): void {
  const desk = useDesk();
  const isOwner = useBook(({ role }) => role === 'owner');
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { of, panel } = desk.memberPage.getState();
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTyping() || of === null) return;
      const run = (): void => {
        switch (event.key.toUpperCase()) {
          case shownKeys.editDetails:
            return startEditing(desk);
          case shownKeys.replaceCard:
            return startReplacementFor(desk, of);
          case shownKeys.cardSlip:
            return panel?.cardNumber == null ? desk.tones.no() : void showCardSlip(desk, of, 'print');
          default:
            return isOwner ? ownersKey(desk, event.key.toUpperCase()) : desk.tones.no();
        }
      };
      if (!ownKeys.includes(event.key.toUpperCase())) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [desk, isOwner]);
}

/** What the owner alone may do. */
function ownersKey(desk: Desk, key: string): void {
  switch (key) {
    case shownKeys.adjustPoints:
      return desk.memberPage.setState({ isAdjusting: true });
    case shownKeys.mergeMember:
      return void startMerging(desk);
    case shownKeys.unmerge: {
      const merged = desk.memberPage.getState().page?.merged.find(({ canUndo }) => canUndo);
      return merged === undefined ? desk.tones.no() : void unmerge(desk, merged);
    }
    case shownKeys.saveMemberTable:
      return void savePersonData(desk, 'csv');
    case shownKeys.saveMemberFile:
      return void savePersonData(desk, 'json');
    case shownKeys.eraseMember:
      return desk.memberPage.getState().panel === null ? desk.tones.no() : startErasing(desk);
    default:
      return;
  }
}

const ownKeys: readonly string[] = [
  shownKeys.editDetails,
  shownKeys.replaceCard,
  shownKeys.cardSlip,
  shownKeys.adjustPoints,
  shownKeys.mergeMember,
  shownKeys.unmerge,
  shownKeys.saveMemberTable,
  shownKeys.saveMemberFile,
  shownKeys.eraseMember,
];
