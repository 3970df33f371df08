import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { MemberPanel } from '../../electron/core/contract/members.ts';
import type { MergeQuote } from '../../electron/core/contract/merging.ts';
import type { MemberId } from '../../electron/core/domain/ids.ts';
import type { Desk } from './desk.ts';
import type { FoundMember } from './finding.ts';
import { openMemberPage, refreshMemberPage } from './member-page.ts';
import { refreshPanel } from './members.ts';
import type { LastAction } from './today.ts';

/** Two members side by side: the one who stays, the one who becomes part of it, and what comes of it. */
export interface Compared {
  readonly kept: MemberPanel;
  readonly merged: MemberPanel;
  readonly quote: MergeQuote;
}

/** The sheet on which the owner makes one member of two. */
export interface Merging {
  readonly isOpen: boolean;
  readonly text: string;
  /** Who fits the text, without the member whose page it is; null while that is asked. */
  readonly found: readonly FoundMember[] | null;
  readonly compared: Compared | null;
  readonly commandId: string;
  readonly isSending: boolean;
  readonly problem: ErrorBody | null;
}

export const noMerging: Merging = {
  isOpen: false,
  text: '',
  found: null,
  compared: null,
  commandId: '',
  isSending: false,
  problem: null,
};

const MOST_FOUND = 6;

/** Opens the sheet with those who are called like the member: mostly the other one is among them. */
export async function startMerging(desk: Desk): Promise<void> {
  const { of, panel } = desk.memberPage.getState();
  if (of === null || panel === null) return desk.tones.no();
  desk.merging.setState({ ...noMerging, isOpen: true, commandId: desk.newCommandId() }, true);
  desk.scanTaker.setState({ take: (code) => void chooseByCard(desk, code) });
  await seekOther(desk, panel.isNamed ? panel.name : '');
}

export function stopMerging(desk: Desk): void {
  desk.merging.setState(noMerging, true);
  desk.scanTaker.setState({ take: null });
}

export async function seekOther(desk: Desk, text: string): Promise<void> {
  const own = desk.memberPage.getState().of?.memberId;
  desk.merging.setState({ text, problem: null });
  const result = await desk.till.members.find({ text, limit: MOST_FOUND + 1 });
  if (desk.merging.getState().text !== text) return;
  if (!result.ok) return desk.merging.setState({ problem: result.error });
  const found = result.value.members.filter(({ memberId }) => memberId !== own).slice(0, MOST_FOUND);
  desk.merging.setState({ found });
}

/** The other one's card was scanned. */
async function chooseByCard(desk: Desk, code: string): Promise<void> {
  const result = await desk.till.cards.resolve({ code });
  if (!result.ok) return desk.merging.setState({ problem: result.error });
  if (result.value.kind === 'member') return compareWith(desk, result.value.memberId);
  await seekOther(desk, code);
}

/** Lays the two side by side; the member whose page it is stays, until the owner swaps them. */
export async function compareWith(desk: Desk, mergeId: MemberId): Promise<void> {
  const { of } = desk.memberPage.getState();
  if (of !== null) await compare(desk, of.memberId, mergeId);
}

export async function swapCompared(desk: Desk): Promise<void> {
  const { compared } = desk.merging.getState();
  if (compared !== null) await compare(desk, compared.merged.memberId, compared.kept.memberId);
}

/** Back to the search. */
export const chooseAnother = (desk: Desk): void => desk.merging.setState({ compared: null, problem: null });

async function compare(desk: Desk, keepId: MemberId, mergeId: MemberId): Promise<void> {
  const { commandId } = desk.merging.getState();
  const [quote, kept, merged] = await Promise.all([
    desk.till.members.quoteMerge({ keepId, mergeId }),
    desk.till.members.get({ memberId: keepId }),
    desk.till.members.get({ memberId: mergeId }),
  ]);
  if (desk.merging.getState().commandId !== commandId) return;
  const failed = [quote, kept, merged].find((result) => !result.ok);
  if (!quote.ok || !kept.ok || !merged.ok) {
    desk.tones.no();
    return desk.merging.setState({ problem: failed?.ok === false ? failed.error : null });
  }
  // Two other members, or the same the other way round, are another command.
  desk.merging.setState({
    compared: { kept: kept.value, merged: merged.value, quote: quote.value },
    commandId: desk.newCommandId(),
    problem: null,
  });
}

export async function merge(desk: Desk): Promise<void> {
  const { compared, commandId, isSending } = desk.merging.getState();
  if (compared === null || isSending) return;
  const { kept, merged } = compared;
  desk.merging.setState({ isSending: true, problem: null });
  const both = { keepId: kept.memberId, mergeId: merged.memberId };
  const result = await desk.till.members.merge(both, { commandId });
  desk.merging.setState({ isSending: false });
  if (!result.ok) {
    desk.tones.no();
    return desk.merging.setState({ problem: result.error });
  }
  const last = {
    kind: 'merged',
    name: kept.name,
    mergedName: merged.name,
    mergedId: merged.memberId,
    balance: result.value.balance,
  } as const;
  desk.today.setState({ last, problem: null });
  desk.tones.yes();
  stopMerging(desk);
  await Promise.all([openMemberPage(desk, kept), refreshPanel(desk)]);
}

const undoIds = new Map<MemberId, string>();

/** Undoes a merge of today, from the page or from the bar at the bottom. */
export async function unmerge(
  desk: Desk,
  { mergedId, name }: { readonly mergedId: MemberId; readonly name: string },
): Promise<void> {
  const commandId = undoIds.get(mergedId) ?? desk.newCommandId();
  undoIds.set(mergedId, commandId);
  const result = await desk.till.members.unmerge({ mergedId }, { commandId });
  if (!result.ok) {
    desk.today.setState({ problem: { saleId: null, error: result.error } });
    return desk.tones.no();
  }
  // The same two may be merged again, and parted again: that is another command.
  undoIds.delete(mergedId);
  desk.today.setState({ last: { kind: 'unmerged', name }, problem: null });
  desk.tones.yes();
  await Promise.all([refreshMemberPage(desk), refreshPanel(desk)]);
}

export const takeMergeBack = (desk: Desk, last: Extract<LastAction, { kind: 'merged' }>): Promise<void> =>
  unmerge(desk, { mergedId: last.mergedId, name: last.mergedName });
