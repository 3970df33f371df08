import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { TillClient } from '../../electron/core/contract/till-api.ts';
import { bookAtStart, type Book } from './book.ts';
import { noBooksCheck, type BooksCheck } from './books-check.ts';
import { notCalibrating, type Calibrating, type StrokeTaker } from './calibration.ts';
import { noDevices, type Devices } from './devices.ts';
import { noDayPapers, type DayPapers, type TakeAway } from './day-papers.ts';
import { noDay, type DayLooked } from './day-page.ts';
import { noOverview, type OverviewLooked } from './overview.ts';
import { emptyCounter, type Counter } from './counter.ts';
import { noSalesYet, type Today } from './today.ts';
import { usualMachine, type Machine } from './machine.ts';
import { emptyEnrolment, type Enrolment } from './enrolment.ts';
import { nothingSought, type Finding } from './finding.ts';
import { allRead, type Loads } from './loads.ts';
import { noOutage, type Outage } from './outage.ts';
import { noMemberDetails, type MemberDetails } from './member-details.ts';
import { noMerging, type Merging } from './merging.ts';
import { noPersonData, type PersonData } from './person-data.ts';
import { noMemberPage, type MemberPage } from './member-page.ts';
import { atTheDay, type OwnersRoom } from './owner.ts';
import { noDrawerOpening, type DrawerOpening } from './drawer.ts';
import { noPaper, type Paper } from './paper.ts';
import { noPrinting, type Printing } from './printing.ts';
import { noQuickKeys, type QuickKeys } from './quick-keys.ts';
import { noRefund, type Refund } from './refund.ts';
import { noReplacement, type Replacement } from './replacement.ts';
import { keepSetUpDraft, setUpAtStart, type DraftPlace, type SetUp } from './set-up.ts';
import { noSampleShop, type SampleShop } from './sample.ts';
import { noScanYet, type ScannerHeard } from './marks.ts';
import { noScansSeen, type ScansSeen } from './scan-viewer.ts';
import type { ScanTaker } from './scanning.ts';
import { quoteAsTyped } from './selling.ts';
import { notTraining, type Training } from './practice.ts';
import { atTheCounter, type Staging } from './stage.ts';
import { keepUndoEffectsTrue } from './undo-effect.ts';
import { noWholeExport, type WholeExport } from './whole-export.ts';

/** The two tones: yes rising, no falling. */
export interface Tones {
  readonly yes: () => void;
  readonly no: () => void;
}

/** Everything a screen works with: the till, and one small store per concern. */
export interface Desk {
  readonly till: TillClient;
  readonly newCommandId: () => string;
  /** Tells this window's own scans from those of others. */
  readonly windowId: string;
  readonly tones: Tones;
  readonly book: StoreApi<Book>;
  readonly counter: StoreApi<Counter>;
  readonly finding: StoreApi<Finding>;
  readonly enrolment: StoreApi<Enrolment>;
  readonly today: StoreApi<Today>;
  readonly machine: StoreApi<Machine>;
  readonly outage: StoreApi<Outage>;
  readonly paper: StoreApi<Paper>;
  readonly refund: StoreApi<Refund>;
  readonly replacement: StoreApi<Replacement>;
  readonly scanTaker: StoreApi<ScanTaker>;
  readonly scanner: StoreApi<ScannerHeard>;
  readonly strokeTaker: StoreApi<StrokeTaker>;
  readonly calibrating: StoreApi<Calibrating>;
  readonly devices: StoreApi<Devices>;
  readonly scansSeen: StoreApi<ScansSeen>;
  readonly printing: StoreApi<Printing>;
  readonly drawer: StoreApi<DrawerOpening>;
  readonly quickKeys: StoreApi<QuickKeys>;
  /** The practice shop that this desk belongs to; null for the real till's. */
  readonly trainingId: string | null;
  /** Whether this window trains: the real desk and its practice desk look at the same. */
  readonly training: StoreApi<Training>;
  /** The till of a practice shop. It tells when the shop is gone, with the sentence about it. */
  readonly tillOfTraining: (trainingId: string, onOver: (problem: ErrorBody) => void) => TillClient;
  readonly memberPage: StoreApi<MemberPage>;
  readonly memberDetails: StoreApi<MemberDetails>;
  readonly merging: StoreApi<Merging>;
  readonly personData: StoreApi<PersonData>;
  readonly dayPage: StoreApi<DayLooked>;
  readonly dayPapers: StoreApi<DayPapers>;
  /** What leaves the window: files to save, pages to print. */
  readonly takeAway: TakeAway;
  readonly overview: StoreApi<OverviewLooked>;
  readonly ownersRoom: StoreApi<OwnersRoom>;
  readonly booksCheck: StoreApi<BooksCheck>;
  readonly wholeExport: StoreApi<WholeExport>;
  readonly stage: StoreApi<Staging>;
  readonly loads: StoreApi<Loads>;
  readonly setUp: StoreApi<SetUp>;
  /** The language of this machine's system, a BCP 47 tag. */
  readonly systemLocale: string;
  readonly sample: StoreApi<SampleShop>;
  /** Begins the window anew: everything in it was of another shop. */
  readonly startAgain: () => void;
}

type DeskParts = Pick<
  Desk,
  'till' | 'newCommandId' | 'tones' | 'tillOfTraining' | 'startAgain' | 'takeAway'
> & {
  readonly systemLocale: string;
  /** Where the answers of a set-up outlive the page. */
  readonly draftPlace?: DraftPlace;
  /** Given to a practice desk. */
  readonly practice?: Pick<Desk, 'training' | 'machine'> & { readonly trainingId: string };
};

const nowhere: DraftPlace = { read: () => null, keep: () => {} };

export function openDesk(parts: DeskParts): Desk {
  const draftPlace = parts.draftPlace ?? nowhere;
  const desk: Desk = {
    till: parts.till,
    newCommandId: parts.newCommandId,
    windowId: parts.newCommandId(),
    tones: parts.tones,
    book: createStore(() => bookAtStart(parts.systemLocale)),
    counter: createStore(() => emptyCounter(2)),
    finding: createStore(() => nothingSought),
    enrolment: createStore(() => emptyEnrolment),
    today: createStore(() => noSalesYet),
    machine: parts.practice?.machine ?? createStore(() => usualMachine),
    outage: createStore(() => noOutage),
    paper: createStore(() => noPaper),
    refund: createStore(() => noRefund),
    replacement: createStore(() => noReplacement),
    scanTaker: createStore(() => ({ take: null })),
    scanner: createStore(() => noScanYet),
    strokeTaker: createStore(() => ({ take: null })),
    calibrating: createStore(() => notCalibrating),
    devices: createStore(() => noDevices),
    scansSeen: createStore(() => noScansSeen),
    printing: createStore(() => noPrinting),
    drawer: createStore(() => noDrawerOpening),
    quickKeys: createStore(() => noQuickKeys),
    trainingId: parts.practice?.trainingId ?? null,
    training: parts.practice?.training ?? createStore(() => notTraining),
    tillOfTraining: parts.tillOfTraining,
    memberPage: createStore(() => noMemberPage),
    memberDetails: createStore(() => noMemberDetails),
    merging: createStore(() => noMerging),
    personData: createStore(() => noPersonData),
    dayPage: createStore(() => noDay),
    dayPapers: createStore(() => noDayPapers),
    takeAway: parts.takeAway,
    overview: createStore(() => noOverview),
    ownersRoom: createStore(() => atTheDay),
    booksCheck: createStore(() => noBooksCheck),
    wholeExport: createStore(() => noWholeExport),
    stage: createStore(() => atTheCounter),
    loads: createStore(() => allRead),
    setUp: createStore(() => setUpAtStart(draftPlace)),
    systemLocale: parts.systemLocale,
    sample: createStore(() => noSampleShop),
    startAgain: parts.startAgain,
  };
  quoteAsTyped(desk);
  keepUndoEffectsTrue(desk);
  keepSetUpDraft(desk, draftPlace);
  return desk;
}
