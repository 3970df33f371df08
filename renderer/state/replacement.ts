import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { MemberId } from '../../electron/core/domain/ids.ts';
import { translatorFor } from '../../electron/core/messages/translate.ts';
import { withCustomer } from './counter.ts';
import type { Desk } from './desk.ts';
import { refreshPanel } from './members.ts';
import { showCardSlip } from './paper.ts';
import { goTo } from './stage.ts';

/** A lost card that is being replaced. */
export interface Replacement {
  readonly member: { readonly memberId: MemberId; readonly name: string } | null;
  /** The new card's number; empty for one that is made. */
  readonly cardNumber: string;
  readonly sending: boolean;
  readonly problem: ErrorBody | null;
  /** Made at the first try and kept until there is an answer. */
  readonly commandId: string | null;
}

export const noReplacement: Replacement = {
  member: null,
  cardNumber: '',
  sending: false,
  problem: null,
  commandId: null,
};

/** Asks for the new card of the member at the counter. */
export function startReplacement(desk: Desk): void {
  const { customer } = desk.counter.getState();
  if (customer.kind !== 'member') return desk.tones.no();
  startReplacementFor(desk, customer);
}

export function startReplacementFor(
  desk: Desk,
  { memberId, name }: NonNullable<Replacement['member']>,
): void {
  if (desk.replacement.getState().member?.memberId !== memberId) {
    desk.replacement.setState({ ...noReplacement, member: { memberId, name } });
  }
  goTo(desk, 'replacement');
}

export const enterNewCard = (desk: Desk, cardNumber: string): void =>
  desk.replacement.setState((before) => (before.sending ? {} : { cardNumber, problem: null }));

/** Binds the new card, blocks the old one, and shows the slip that carries the new number. */
export async function replaceCard(desk: Desk): Promise<void> {
  const { member, cardNumber, sending, commandId: kept } = desk.replacement.getState();
  if (member === null || sending) return;
  const commandId = kept ?? desk.newCommandId();
  desk.replacement.setState({ sending: true, problem: null, commandId });
  const reason = translatorFor(desk.book.getState().locale)('counter.replaceReason');
  const given = cardNumber.trim();
  const result = await desk.till.members.replaceCard(
    { memberId: member.memberId, reason, ...(given === '' ? {} : { cardNumber: given }) },
    { commandId },
  );
  if (!result.ok) {
    // Without an answer the same question is asked again; a refused number gives way to another one.
    const isOpen = result.error.code === 'HOST_UNREACHABLE';
    desk.replacement.setState({
      sending: false,
      problem: result.error,
      commandId: isOpen ? commandId : null,
    });
    return desk.tones.no();
  }
  const { memberId, name } = member;
  const shownCard = result.value.cardNumber;
  desk.replacement.setState(noReplacement);
  desk.today.setState({ last: { kind: 'replaced', name, cardNumber: shownCard }, problem: null });
  const { customer } = desk.counter.getState();
  if (customer.kind === 'member' && customer.memberId === memberId) {
    // The sale goes on with the card that is valid now.
    desk.counter.setState((counter) => withCustomer(counter, { ...customer, shownCard }));
    void refreshPanel(desk);
  }
  desk.tones.yes();
  await showCardSlip(desk, { memberId, name }, 'look');
}
