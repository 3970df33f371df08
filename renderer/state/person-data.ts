import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { MemberFileKind } from '../../electron/core/domain/member-file.ts';
import { emptyCounter } from './counter.ts';
import type { Desk } from './desk.ts';
import { noMemberPage } from './member-page.ts';
import { leaveStage } from './stage.ts';

/** What the owner does with a member's data: hand it over, or erase it. */
export interface PersonData {
  readonly isErasing: boolean;
  readonly isUnderWay: boolean;
  readonly commandId: string;
  /** The file that was handed over last. */
  readonly handedOver: string | null;
  /** Copies that still hold the member who was erased last, or may. */
  readonly unreached: readonly string[];
  readonly problem: ErrorBody | null;
}

export const noPersonData: PersonData = {
  isErasing: false,
  isUnderWay: false,
  commandId: '',
  handedOver: null,
  unreached: [],
  problem: null,
};

/** Hands everything that is held about the member over as a file. */
export async function savePersonData(desk: Desk, format: MemberFileKind): Promise<void> {
  const { of } = desk.memberPage.getState();
  if (of === null || desk.personData.getState().isUnderWay) return;
  desk.personData.setState({ isUnderWay: true, handedOver: null, problem: null });
  const result = await desk.till.members.export({ memberId: of.memberId, format });
  desk.personData.setState({ isUnderWay: false, problem: result.ok ? null : result.error });
  if (!result.ok) return desk.tones.no();
  const { fileName: name, mediaType, content } = result.value;
  desk.takeAway.save({ name, mediaType, content });
  desk.personData.setState({ handedOver: name });
}

/** Asks once, in a sheet, because nothing brings the member back. */
export const startErasing = (desk: Desk): void =>
  desk.personData.setState({
    ...noPersonData,
    isErasing: true,
    commandId: desk.newCommandId(),
  });

export const stopErasing = (desk: Desk): void => desk.personData.setState({ isErasing: false });

export async function erase(desk: Desk): Promise<void> {
  const { of } = desk.memberPage.getState();
  const { commandId, isUnderWay } = desk.personData.getState();
  if (of === null || isUnderWay) return;
  desk.personData.setState({ isUnderWay: true, problem: null });
  const result = await desk.till.members.erase({ memberId: of.memberId }, { commandId });
  desk.personData.setState({ isUnderWay: false, problem: result.ok ? null : result.error });
  if (!result.ok) return desk.tones.no();
  desk.personData.setState({ ...noPersonData, unreached: result.value.unreached }, true);
  forget(desk);
  desk.today.setState({ last: { kind: 'erased' }, problem: null });
  desk.tones.yes();
}

export const forgetUnreached = (desk: Desk): void => desk.personData.setState({ unreached: [] });

/** Nothing of them stays on the screen. */
function forget(desk: Desk): void {
  const { of } = desk.memberPage.getState();
  const { customer, done } = desk.counter.getState();
  const isAtCounter = customer.kind === 'member' && customer.memberId === of?.memberId;
  const isDone = done?.customer.kind === 'member' && done.customer.memberId === of?.memberId;
  if (isAtCounter || isDone) {
    const { phase } = desk.book.getState();
    desk.counter.setState(emptyCounter(phase.kind === 'open' ? phase.shop.currency.exponent : 2), true);
  }
  leaveStage(desk);
  desk.memberPage.setState(noMemberPage, true);
}
