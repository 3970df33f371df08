import type { MemberId } from '../../electron/core/domain/ids.ts';
import { withCustomer, withPanel, type Customer } from './counter.ts';
import type { Desk } from './desk.ts';

type Member = Omit<Extract<Customer, { kind: 'member' }>, 'kind' | 'panel'>;

/** Opens a member at once with what is known and fills the panel in when it comes. */
export async function openMember(desk: Desk, member: Member): Promise<void> {
  // Before anything is drawn: the host looks while the window draws the name.
  const panel = panelOf(desk, member.memberId);
  desk.counter.setState((counter) => withCustomer(counter, { kind: 'member', panel: null, ...member }));
  desk.stage.setState({ stage: 'customer' });
  await panel;
}

export async function refreshPanel(desk: Desk): Promise<void> {
  const { customer } = desk.counter.getState();
  if (customer.kind === 'member') await panelOf(desk, customer.memberId);
}

async function panelOf(desk: Desk, memberId: MemberId): Promise<void> {
  const result = await desk.till.members.get({ memberId });
  if (result.ok) desk.counter.setState((counter) => withPanel(counter, result.value));
  else desk.counter.setState({ recording: { kind: 'refused', problem: result.error } });
}
