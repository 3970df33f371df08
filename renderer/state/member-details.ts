import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { MemberPanel } from '../../electron/core/contract/members.ts';
import type { MemberId } from '../../electron/core/domain/ids.ts';
import type { Desk } from './desk.ts';
import { refreshMemberPage } from './member-page.ts';
import { refreshPanel } from './members.ts';
import type { LastAction } from './today.ts';

/** A member's details as they are typed. */
export interface DetailEntries {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly birthday: string;
  readonly note: string;
  readonly marketing: boolean;
  readonly profiling: boolean;
}

/** The same as the book has them. */
export interface DetailsOnRecord {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly birthday: string | null;
  readonly note: string | null;
  readonly consents: { readonly marketing: boolean; readonly profiling: boolean };
}

/** The form of a member's details, and what was left in it for each member. */
export interface MemberDetails {
  readonly isOpen: boolean;
  /** What was typed and isn't saved yet. Leaving the form or the page doesn't lose it. */
  readonly drafts: ReadonlyMap<MemberId, DetailEntries>;
  readonly sending: boolean;
  readonly problem: ErrorBody | null;
  /** Made at the first try and kept until there is an answer. */
  readonly commandId: string | null;
}

export const noMemberDetails: MemberDetails = {
  isOpen: false,
  drafts: new Map(),
  sending: false,
  problem: null,
  commandId: null,
};

export const entriesOf = (panel: MemberPanel): DetailEntries => ({
  name: panel.isNamed ? panel.name : '',
  phone: panel.phone ?? '',
  email: panel.email ?? '',
  birthday: panel.birthday ?? '',
  note: panel.note ?? '',
  ...panel.consents,
});

const recordOf = (panel: MemberPanel): DetailsOnRecord => ({
  name: panel.isNamed ? panel.name : null,
  phone: panel.phone,
  email: panel.email,
  birthday: panel.birthday,
  note: panel.note,
  consents: panel.consents,
});

/** What the form holds: what was left in it, else what the book has. */
export const entriesNow = (details: MemberDetails, panel: MemberPanel): DetailEntries =>
  details.drafts.get(panel.memberId) ?? entriesOf(panel);

export const hasDraft = (details: MemberDetails, panel: MemberPanel): boolean => {
  const draft = details.drafts.get(panel.memberId);
  return draft !== undefined && JSON.stringify(draft) !== JSON.stringify(entriesOf(panel));
};

const withDraft = (
  drafts: MemberDetails['drafts'],
  memberId: MemberId,
  entries: DetailEntries | null,
): MemberDetails['drafts'] => {
  const changed = new Map(drafts);
  if (entries === null) changed.delete(memberId);
  else changed.set(memberId, entries);
  return changed;
};

/** Opens the form on the page that is shown; what was left in it is still there. */
export function startEditing(desk: Desk): void {
  if (desk.memberPage.getState().panel === null) return desk.tones.no();
  desk.memberDetails.setState({ isOpen: true, problem: null });
}

/** Closes the form. What was typed is offered again. */
export const leaveEditing = (desk: Desk): void =>
  desk.memberDetails.setState({ isOpen: false, problem: null });

export function enterDetail(desk: Desk, entry: Partial<DetailEntries>): void {
  const { panel } = desk.memberPage.getState();
  const details = desk.memberDetails.getState();
  if (panel === null || details.sending) return;
  const entries = { ...entriesNow(details, panel), ...entry };
  const isMended = details.problem?.field !== undefined && details.problem.field in entry;
  desk.memberDetails.setState({
    drafts: withDraft(details.drafts, panel.memberId, entries),
    problem: isMended ? null : details.problem,
  });
}

/** Forgets what was typed and not saved. */
export function throwDraftAway(desk: Desk): void {
  const { panel } = desk.memberPage.getState();
  if (panel === null) return;
  desk.memberDetails.setState(({ drafts }) => ({
    ...noMemberDetails,
    drafts: withDraft(drafts, panel.memberId, null),
  }));
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

/** Only what differs from the book: what somebody else changed meanwhile stays. */
function changesOf(entries: DetailEntries, panel: MemberPanel) {
  const before = entriesOf(panel);
  const texts = (['name', 'phone', 'email', 'birthday', 'note'] as const).flatMap((field) =>
    entries[field].trim() === before[field] ? [] : [[field, orNull(entries[field])] as const],
  );
  const consents = (['marketing', 'profiling'] as const).flatMap((kind) =>
    entries[kind] === before[kind] ? [] : [[kind, entries[kind]] as const],
  );
  return {
    ...Object.fromEntries(texts),
    ...(consents.length === 0 ? {} : { consents: Object.fromEntries(consents) }),
  };
}

/** Saves what was changed. The bar at the bottom undoes it. */
export async function saveDetails(desk: Desk): Promise<void> {
  const { panel } = desk.memberPage.getState();
  const details = desk.memberDetails.getState();
  if (panel === null || details.sending) return;
  const changes = changesOf(entriesNow(details, panel), panel);
  if (Object.keys(changes).length === 0) return throwDraftAway(desk);
  const commandId = details.commandId ?? desk.newCommandId();
  desk.memberDetails.setState({ sending: true, problem: null, commandId });
  const { memberId } = panel;
  const result = await desk.till.members.update({ memberId, ...changes }, { commandId });
  if (!result.ok) {
    const isOpen = result.error.code === 'HOST_UNREACHABLE';
    desk.memberDetails.setState({
      sending: false,
      problem: result.error,
      commandId: isOpen ? commandId : null,
    });
    return desk.tones.no();
  }
  throwDraftAway(desk);
  const { name } = result.value;
  const before = recordOf(panel);
  desk.today.setState({ last: { kind: 'detailsChanged', memberId, name, before }, problem: null });
  desk.tones.yes();
  await refreshEverywhere(desk);
}

/** Puts back what the details were before they were changed. */
export async function putDetailsBack(
  desk: Desk,
  { memberId, before }: Extract<LastAction, { kind: 'detailsChanged' }>,
): Promise<void> {
  const result = await desk.till.members.update({ memberId, ...before });
  if (!result.ok) {
    desk.today.setState({ problem: { saleId: null, error: result.error } });
    return desk.tones.no();
  }
  desk.today.setState({ last: { kind: 'detailsPutBack', name: result.value.name }, problem: null });
  desk.tones.yes();
  await refreshEverywhere(desk);
}

const refreshEverywhere = async (desk: Desk): Promise<void> => {
  await Promise.all([refreshMemberPage(desk), refreshPanel(desk)]);
};
