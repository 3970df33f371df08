import type { TillBridge } from '../../electron/core/contract/bridge.ts';
import type { TillEvent } from '../../electron/core/contract/events.ts';
import type { MemberId } from '../../electron/core/domain/ids.ts';
import { unreachable } from '../../electron/core/domain/assert.ts';
import { refreshBook, type Book } from './book.ts';
import { followBooksCheck } from './books-check.ts';
import type { Desk } from './desk.ts';
import { loadDevices } from './devices.ts';
import { loadMachine } from './machine.ts';
import { refreshMemberPage } from './member-page.ts';
import { refreshPanel } from './members.ts';
import { askOutageAgain } from './outage-sales.ts';
import { loadPrinting } from './printing.ts';
import { loadQuickKeys } from './quick-keys.ts';
import { followSampleProgress } from './sample.ts';
import { followRefusedScan, followScan } from './scanning.ts';
import { askAgain } from './selling.ts';
import { loadToday } from './today.ts';
import { followExport } from './whole-export.ts';

const refreshMs = { fine: 30_000, troubled: 2_000 };

/** Keeps the window true: at every event, and now and then without one, for the day that turns and a host that is back. */
export function listenToTheShop(desk: Desk, bridge: TillBridge): void {
  bridge.onEvent((event, trainingId) => hear(desk, event, trainingId));
  const refresh = async (): Promise<void> => {
    if (mayAskByItself(desk.book.getState())) await refreshBook(desk);
    const { practice } = desk.training.getState();
    if (practice !== null) await refreshBook(practice);
    const { phase, trouble } = desk.book.getState();
    const isFine = phase.kind !== 'closed' && trouble === null;
    setTimeout(() => void refresh(), isFine ? refreshMs.fine : refreshMs.troubled);
  };
  void refresh();
}

/** Leads an event to the desk that it is for: the real one, or the practice desk while this window trains. */
export function hear(desk: Desk, event: TillEvent, trainingId: string | null): void {
  const { practice } = desk.training.getState();
  if (trainingId !== null) {
    if (trainingId === practice?.trainingId) void followEvent(practice, event);
    return;
  }
  // A scanner of the shop's own serves whatever the cashier sees.
  const isScan = event.name === 'scan.read' || event.name === 'scan.refused';
  const isForShownDesk = isScan && event.window === null;
  void followEvent(isForShownDesk ? (practice ?? desk) : desk, event);
  // A host that is new has no practice shops: whether this one is gone, asking tells.
  if (event.name === 'host.restarted' && practice !== null) void followEvent(practice, event);
}

/**
 * A shop whose file is the problem waits for a person: while a backup is being put back the file is missing for a
 * moment, and asking then would make an empty shop in its place.
 */
function mayAskByItself({ phase }: Book): boolean {
  if (phase.kind !== 'closed') return true;
  return phase.problem.code === 'HOST_UNREACHABLE' || phase.problem.code === 'DATABASE_BUSY';
}

const isPageOf = (desk: Desk, memberId: MemberId | null): boolean =>
  desk.stage.getState().stage === 'member' && desk.memberPage.getState().of?.memberId === memberId;

/** What an event means for the window. */
export async function followEvent(desk: Desk, event: TillEvent): Promise<void> {
  switch (event.name) {
    case 'host.restarted':
      await refreshBook(desk);
      await loadMachine(desk);
      await askAgain(desk);
      await askOutageAgain(desk);
      await refreshMemberPage(desk);
      await loadDevices(desk);
      await loadPrinting(desk);
      return refreshPanel(desk);
    case 'shop.changed':
      await refreshBook(desk);
      // It is what a window hears first: what was told before it listened is asked for.
      return loadPrinting(desk);
    case 'program.changed':
      return refreshBook(desk);
    case 'backup.changed':
      // A shop that was just rescued says what came of it until a person goes on.
      return mayAskByItself(desk.book.getState()) ? refreshBook(desk) : undefined;
    case 'member.changed':
    case 'sale.changed': {
      const { customer } = desk.counter.getState();
      if (customer.kind === 'member' && customer.memberId === event.memberId) await refreshPanel(desk);
      if (isPageOf(desk, event.memberId)) await refreshMemberPage(desk);
      return;
    }
    case 'rewards.changed':
    case 'points.expired':
      if (desk.stage.getState().stage === 'member') await refreshMemberPage(desk);
      return refreshPanel(desk);
    case 'machine.changed':
      return loadMachine(desk);
    case 'scan.read':
      if (event.window === null || event.window === desk.windowId)
        desk.scanner.setState({ lastReadAt: event.readAt });
      return followScan(desk, event);
    case 'scan.refused':
      return followRefusedScan(desk, event);
    case 'products.changed':
      return loadQuickKeys(desk);
    case 'sample.progress':
      return followSampleProgress(desk, event);
    case 'verify.progress':
      return followBooksCheck(desk, event.progress);
    case 'export.progress':
      return followExport(desk, event);
    case 'shop.exchanged':
      // Whoever rescues a shop that can't be opened is told first what came of it.
      return desk.book.getState().phase.kind === 'closed' ? undefined : desk.startAgain();
    case 'printing.changed':
      return loadPrinting(desk);
    case 'devices.changed':
      await loadDevices(desk);
      // A printer may have come or gone, and its drawer with it.
      return loadPrinting(desk);
    case 'day.closed':
      await refreshBook(desk);
      return loadToday(desk);
    default:
      unreachable(event);
  }
}
