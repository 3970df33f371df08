import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { MemberPage as Page, MemberPanel } from '../../electron/core/contract/members.ts';
import type { points } from '../../electron/core/contract/points.ts';
import type { HistoryGroup } from '../../electron/core/domain/history.ts';
import type { MemberId } from '../../electron/core/domain/ids.ts';
import { receiptCode } from '../../electron/core/domain/receipt-number.ts';
import type { z } from 'zod';
import type { Desk } from './desk.ts';
import { nothingSought } from './finding.ts';
import { showSale } from './paper.ts';
import { goTo } from './stage.ts';

export type HistoryEntry = z.output<(typeof points)['history']['output']>['entries'][number];
export type DayPoints = z.output<(typeof points)['overTime']['output']>['days'][number];

export interface Opened {
  readonly memberId: MemberId;
  readonly name: string;
}

/** A member's page. What isn't there yet is null. */
export interface MemberPage {
  readonly of: Opened | null;
  readonly panel: MemberPanel | null;
  readonly page: Page | null;
  readonly days: readonly DayPoints[] | null;
  /** Newest first; what is loaded so far of the kind that is chosen. */
  readonly history: readonly HistoryEntry[] | null;
  readonly group: HistoryGroup | null;
  readonly nextCursor: string | null;
  /** Whether the owner is correcting the points. */
  readonly isAdjusting: boolean;
  /** Why something of it couldn't be read. */
  readonly problem: ErrorBody | null;
}

export const noMemberPage: MemberPage = {
  of: null,
  panel: null,
  page: null,
  days: null,
  history: null,
  group: null,
  nextCursor: null,
  isAdjusting: false,
  problem: null,
};

/** Opens a member's page over whatever is shown; the half-made sale waits below it. */
export async function openMemberPage(desk: Desk, { memberId, name }: Opened): Promise<void> {
  if (desk.memberPage.getState().of?.memberId !== memberId)
    desk.memberPage.setState({ ...noMemberPage, of: { memberId, name } });
  desk.finding.setState(nothingSought, true);
  goTo(desk, 'member');
  await refreshMemberPage(desk);
}

/** F7: the page of whoever is spoken of: the row of the search, the sale that is looked at, the member at the counter. */
export function openPageAtHand(desk: Desk): void {
  const member = memberAtHand(desk);
  if (member === null) return desk.tones.no();
  void openMemberPage(desk, member);
}

function memberAtHand(desk: Desk): Opened | null {
  const { isOpen, rows, highlighted } = desk.finding.getState();
  const row = isOpen ? rows[highlighted] : undefined;
  if (row !== undefined) return row;
  const { problem } = desk.enrolment.getState();
  const { stage } = desk.stage.getState();
  if (stage === 'enrolment') return knownAlready(problem);
  const { of } = desk.paper.getState();
  if (stage === 'paper' && of?.kind === 'sale' && of.sale.memberId !== null)
    return { memberId: of.sale.memberId, name: of.sale.memberName ?? '' };
  if (stage === 'paper' && of?.kind === 'card') return of;
  const { customer, done } = desk.counter.getState();
  if (customer.kind === 'member') return customer;
  return customer.kind === 'nobody' && done?.customer.kind === 'member' ? done.customer : null;
}

/** The member whom the shop's question is about: the one who may be there already. */
export function knownAlready(problem: ErrorBody | null): Opened | null {
  if (problem?.code !== 'MEMBER_ALREADY_HERE') return null;
  const { memberId, name } = problem.details ?? {};
  // The refusal's details are the host's own: the id is one that it just read.
  return typeof memberId === 'string' && typeof name === 'string'
    ? { memberId: memberId as MemberId, name }
    : null;
}

const isStillOpen = (desk: Desk, memberId: MemberId): boolean =>
  desk.memberPage.getState().of?.memberId === memberId;

/** Reads everything anew; what was there stays until the new is there. */
export async function refreshMemberPage(desk: Desk): Promise<void> {
  const { of } = desk.memberPage.getState();
  if (of === null) return;
  const { memberId } = of;
  const take = <Value>(
    result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: ErrorBody },
    into: (value: Value) => Partial<MemberPage>,
  ): void => {
    if (!isStillOpen(desk, memberId)) return;
    desk.memberPage.setState(result.ok ? into(result.value) : { problem: result.error });
  };
  desk.memberPage.setState({ problem: null });
  await Promise.all([
    desk.till.members
      .get({ memberId })
      .then((result) => take(result, (panel) => ({ panel, of: { memberId, name: panel.name } }))),
    desk.till.members.page({ memberId }).then((result) => take(result, (page) => ({ page }))),
    desk.till.points.overTime({ memberId }).then((result) => take(result, ({ days }) => ({ days }))),
    readHistory(desk, null),
  ]);
}

/** Narrows the history to one kind of entry, or to all. */
export async function chooseHistory(desk: Desk, group: HistoryGroup | null): Promise<void> {
  if (desk.memberPage.getState().group === group) return;
  desk.memberPage.setState({ group, history: null, nextCursor: null });
  await readHistory(desk, null);
}

/** Reads the page of the history that comes after what is there. */
export async function moreHistory(desk: Desk): Promise<void> {
  const { nextCursor } = desk.memberPage.getState();
  if (nextCursor !== null) await readHistory(desk, nextCursor);
}

async function readHistory(desk: Desk, cursor: string | null): Promise<void> {
  const { of, group } = desk.memberPage.getState();
  if (of === null) return;
  const { memberId } = of;
  const result = await desk.till.points.history({
    memberId,
    ...(group === null ? {} : { of: group }),
    ...(cursor === null ? {} : { cursor }),
  });
  const now = desk.memberPage.getState();
  // An answer for another member, another kind or a list that has gone on is dropped.
  if (!isStillOpen(desk, memberId) || now.group !== group || (cursor !== null && now.nextCursor !== cursor))
    return;
  if (!result.ok) return desk.memberPage.setState({ problem: result.error });
  const { entries, nextCursor } = result.value;
  const before = cursor === null ? [] : (now.history ?? []);
  desk.memberPage.setState({ history: [...before, ...entries], nextCursor });
}

/** Opens the slip of an entry's sale; Esc leads back to the page. */
export async function openSaleOf(desk: Desk, { receiptNumber }: HistoryEntry): Promise<void> {
  if (receiptNumber === null) return;
  const result = await desk.till.cards.resolve({ code: receiptCode(receiptNumber) });
  if (!result.ok) return desk.memberPage.setState({ problem: result.error });
  if (result.value.kind === 'sale') await showSale(desk, result.value);
}
