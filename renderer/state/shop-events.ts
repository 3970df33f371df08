import type { TillBridge } from '../../electron/core/contract/bridge.ts';
import type { TillEvent } from '../../electron/core/contract/events.ts';
import { unreachable } from '../../electron/core/domain/assert.ts';
import { refreshBook } from './book.ts';
import type { Desk } from './desk.ts';
import { refreshPanel } from './members.ts';
import { askAgain } from './selling.ts';

const refreshMs = 30_000;

/** Keeps the window true: at every event, and now and then for the day that turns and a host that has gone quiet. */
export function listenToTheShop(desk: Desk, bridge: TillBridge): void {
  bridge.onEvent((event) => void follow(desk, event));
  setInterval(() => void refreshBook(desk), refreshMs);
  void refreshBook(desk);
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
