import type { TillBridge } from '../../electron/core/contract/bridge.ts';
import type { TillEvent } from '../../electron/core/contract/events.ts';
import { unreachable } from '../../electron/core/domain/assert.ts';
import { refreshBook, type Book } from './book.ts';
import type { Desk } from './desk.ts';
import { refreshPanel } from './members.ts';
import { askAgain } from './selling.ts';

const refreshMs = { fine: 30_000, troubled: 2_000 };

/** Keeps the window true: at every event, and now and then without one, for the day that turns and a host that is back. */
export function listenToTheShop(desk: Desk, bridge: TillBridge): void {
  bridge.onEvent((event) => void follow(desk, event));
  const refresh = async (): Promise<void> => {
    if (mayAskByItself(desk.book.getState())) await refreshBook(desk);
    const { phase, trouble } = desk.book.getState();
    const isFine = phase.kind !== 'closed' && trouble === null;
    setTimeout(() => void refresh(), isFine ? refreshMs.fine : refreshMs.troubled);
  };
  void refresh();
}

/**
 * A shop whose file is the problem waits for a person: while a backup is being put back the file is missing for a
 * moment, and asking then would make an empty shop in its place.
 */
function mayAskByItself({ phase }: Book): boolean {
  if (phase.kind !== 'closed') return true;
  return phase.problem.code === 'HOST_UNREACHABLE' || phase.problem.code === 'DATABASE_BUSY';
}

async function follow(desk: Desk, event: TillEvent): Promise<void> {
  switch (event.name) {
    case 'host.restarted':
      await refreshBook(desk);
      await askAgain(desk);
      return refreshPanel(desk);
    case 'shop.changed':
    case 'program.changed':
      return refreshBook(desk);
    case 'member.changed':
    case 'sale.changed': {
      const { customer } = desk.counter.getState();
      if (customer.kind === 'member' && customer.memberId === event.memberId) await refreshPanel(desk);
      return;
    }
    default:
      unreachable(event);
  }
}
