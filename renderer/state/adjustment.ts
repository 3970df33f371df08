import { translatorFor } from '../../electron/core/messages/translate.ts';
import type { MemberId } from '../../electron/core/domain/ids.ts';
import type { Result } from '../../electron/core/domain/result.ts';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { Desk } from './desk.ts';
import { refreshMemberPage } from './member-page.ts';
import { refreshPanel } from './members.ts';
import type { LastAction } from './today.ts';

/** "12", "+12" and "-12" or "−12"; NaN for what is no whole number, which the host refuses at its field. */
export const pointsOfText = (text: string): number => {
  const typed = text.trim().replace('−', '-');
  return /^[+-]?\d+$/.test(typed) ? Number(typed) : Number.NaN;
};

interface Adjustment {
  readonly memberId: MemberId;
  readonly name: string;
  readonly points: number;
}

/** The owner adds or takes points by hand. The bar at the bottom undoes it, by a correction of its own. */
export async function adjust(
  desk: Desk,
  { memberId, name, points }: Adjustment,
  reason: string,
  commandId: string,
): Promise<Result<unknown, ErrorBody>> {
  const result = await desk.till.points.adjust({ memberId, points, reason }, { commandId });
  if (!result.ok) return result;
  const { balance } = result.value;
  const last = { kind: 'adjusted', memberId, name, points, balance, isUndo: false } as const;
  desk.today.setState({ last, problem: null });
  await Promise.all([refreshMemberPage(desk), refreshPanel(desk)]);
  return result;
}

const undoIds = new WeakMap<object, string>();

/** What was given by hand is taken, or the other way round: the history keeps both. */
export async function takeAdjustmentBack(
  desk: Desk,
  last: Extract<LastAction, { kind: 'adjusted' }>,
): Promise<void> {
  const { memberId, name } = last;
  const commandId = undoIds.get(last) ?? desk.newCommandId();
  undoIds.set(last, commandId);
  const reason = translatorFor(desk.book.getState().locale)('member.undoReason');
  const points = -last.points;
  const result = await desk.till.points.adjust({ memberId, points, reason }, { commandId });
  if (!result.ok) {
    desk.today.setState({ problem: { saleId: null, error: result.error } });
    return desk.tones.no();
  }
  const { balance } = result.value;
  desk.today.setState({
    last: { kind: 'adjusted', memberId, name, points, balance, isUndo: true },
    problem: null,
  });
  desk.tones.yes();
  await Promise.all([refreshMemberPage(desk), refreshPanel(desk)]);
}
