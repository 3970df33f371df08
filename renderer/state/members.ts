import type { MemberPanel } from '../../electron/core/contract/members.ts';
import type { MemberId } from '../../electron/core/domain/ids.ts';
import { withCustomer, withPanel, type Customer } from './counter.ts';
import type { Desk } from './desk.ts';
import { noteLoad } from './loads.ts';

type Member = Omit<Extract<Customer, { kind: 'member' }>, 'kind' | 'panel'>;

/** Opens a member at once with what is known; the panel, where it isn't known yet, is filled in when it comes. */
export async function openMember(desk: Desk, member: Member, known?: MemberPanel): Promise<void> {
  noteLoad(desk, 'panel', { ok: true });
  if (known !== undefined) return show(desk, { ...member, panel: known });
  // Before anything is drawn: the host looks while the window draws the name.
  const panel = panelOf(desk, member.memberId);
  show(desk, { ...member, panel: null });
  await panel;
}

function show(desk: Desk, member: Member & { readonly panel: MemberPanel | null }): void {
  desk.counter.setState((counter) => withCustomer(counter, { kind: 'member', ...member }));
  desk.stage.setState({ stage: 'customer' });
}

export async function refreshPanel(desk: Desk): Promise<void> {
  const { customer } = desk.counter.getState();
  if (customer.kind === 'member') await panelOf(desk, customer.memberId);
}

async function panelOf(desk: Desk, memberId: MemberId): Promise<void> {
  const result = await desk.till.members.get({ memberId });
  const { customer } = desk.counter.getState();
  // Why somebody can't be shown who has left is of no use to anybody.
  if (customer.kind !== 'member' || customer.memberId !== memberId) return;
  noteLoad(desk, 'panel', result);
  if (result.ok) desk.counter.setState((counter) => withPanel(counter, result.value));
}
