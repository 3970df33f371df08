import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { assert } from '../../electron/core/domain/assert.ts';
import { formatMoney, type Currency } from '../../electron/core/domain/money.ts';
import { isolating } from '../../electron/core/messages/isolating.ts';
import { translatorFor, type Locale, type Translate } from '../../electron/core/messages/translate.ts';
import type { Desk } from '../state/desk.ts';
import type { Book } from '../state/book.ts';
import type { Counter } from '../state/counter.ts';
import type { DayLooked } from '../state/day-page.ts';
import type { OverviewLooked } from '../state/overview.ts';
import type { Devices } from '../state/devices.ts';
import type { Enrolment } from '../state/enrolment.ts';
import type { Finding } from '../state/finding.ts';
import type { Machine } from '../state/machine.ts';
import type { Outage } from '../state/outage.ts';
import type { MemberDetails } from '../state/member-details.ts';
import type { ScannerHeard } from '../state/marks.ts';
import type { MemberPage } from '../state/member-page.ts';
import type { DrawerOpening } from '../state/drawer.ts';
import type { Paper } from '../state/paper.ts';
import type { Printing } from '../state/printing.ts';
import type { QuickKeys } from '../state/quick-keys.ts';
import type { Refund } from '../state/refund.ts';
import type { Replacement } from '../state/replacement.ts';
import type { SetUp } from '../state/set-up.ts';
import type { Today } from '../state/today.ts';

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  assert(desk !== null, 'a screen is shown on a desk');
  return desk;
}

export const useBook = <T>(select: (book: Book) => T): T => useStore(useDesk().book, select);
export const useCounter = <T>(select: (counter: Counter) => T): T => useStore(useDesk().counter, select);
export const useFinding = <T>(select: (finding: Finding) => T): T => useStore(useDesk().finding, select);
export const useEnrolment = <T>(select: (enrolment: Enrolment) => T): T =>
  useStore(useDesk().enrolment, select);
export const useToday = <T>(select: (today: Today) => T): T => useStore(useDesk().today, select);
export const useQuickKeys = <T>(select: (quickKeys: QuickKeys) => T): T =>
  useStore(useDesk().quickKeys, select);
export const useMachine = <T>(select: (machine: Machine) => T): T => useStore(useDesk().machine, select);
export const useOutage = <T>(select: (outage: Outage) => T): T => useStore(useDesk().outage, select);
export const usePaper = <T>(select: (paper: Paper) => T): T => useStore(useDesk().paper, select);
export const useMemberPage = <T>(select: (page: MemberPage) => T): T =>
  useStore(useDesk().memberPage, select);
export const useMemberDetails = <T>(select: (details: MemberDetails) => T): T =>
  useStore(useDesk().memberDetails, select);
export const useRefund = <T>(select: (refund: Refund) => T): T => useStore(useDesk().refund, select);
export const useReplacement = <T>(select: (replacement: Replacement) => T): T =>
  useStore(useDesk().replacement, select);
export const useSetUp = <T>(select: (setUp: SetUp) => T): T => useStore(useDesk().setUp, select);
export const useDayPage = <T>(select: (day: DayLooked) => T): T => useStore(useDesk().dayPage, select);
export const useOverview = <T>(select: (overview: OverviewLooked) => T): T =>
  useStore(useDesk().overview, select);
export const useScanner = <T>(select: (scanner: ScannerHeard) => T): T => useStore(useDesk().scanner, select);
export const useDevices = <T>(select: (devices: Devices) => T): T => useStore(useDesk().devices, select);
export const usePrinting = <T>(select: (printing: Printing) => T): T => useStore(useDesk().printing, select);
export const useDrawer = <T>(select: (opening: DrawerOpening) => T): T => useStore(useDesk().drawer, select);
export const useStage = () => useStore(useDesk().stage, ({ stage }) => stage);

export const useLocale = (): Locale => useBook(({ locale }) => locale);

/** Says a message in the shop's language; names that are read in another direction stay apart in it. */
export const useSay = (): Translate => isolating(translatorFor(useLocale()));

const anyCurrency: Currency = { code: 'EUR', exponent: 2 };

export const useCurrency = (): Currency =>
  useBook(({ phase }) => (phase.kind === 'open' ? phase.shop.currency : anyCurrency));

/** The shop's, an IANA name. */
export const useTimeZone = (): string =>
  useBook(({ phase }) => (phase.kind === 'open' ? phase.shop.timeZone : 'UTC'));

/** Writes minor units as money of the shop. */
export function useMoney(): (minor: number) => string {
  const locale = useLocale();
  const currency = useCurrency();
  return (minor) => formatMoney(minor, currency, locale);
}
