import { Refusal } from '../../core/contract/errors.ts';
import type { BusinessDay, MemberId } from '../../core/domain/ids.ts';
import { assert } from '../../core/domain/assert.ts';
import { isExpired } from '../../core/domain/expiry.ts';
import type { ReadContext, WriteContext } from '../context.ts';
import { debit } from './bookkeeping.ts';
import { clockDay } from './clock-day.ts';

/**
 * Lets the member's lots go whose last day is before `day`: one transfer, however many lots. Gives the points; zero
 * where there are none, so that it can run any number of times.
 */
export function expireMember(context: WriteContext, memberId: MemberId, day: BusinessDay): number {
  const lots = context.read.ledger.expiredLots(memberId, day);
  const points = lots.reduce((sum, lot) => sum + lot.points, 0);
  if (points === 0) return 0;
  const transferSeq = debit(
    context,
    {
      memberId,
      shopAccount: 'shop:expired',
      points,
      kind: 'expire',
      saleId: null,
      businessDay: context.today,
      reason: null,
    },
    lots,
  );
  assert(transferSeq !== undefined, 'a balance holds what its lots hold');
  context.tell({ name: 'member.changed', memberId });
  return points;
}

/** One portion of a roll: some of the members with expired lots. `isDone` once there are none left. */
export function expireSome(context: WriteContext, day: BusinessDay) {
  // A clock that runs behind would let points go too late, one that was set back must not write history.
  if (isClockBehind(context)) throw new Refusal('CLOCK_BEHIND');
  const members = context.read.ledger.membersWithExpired(day);
  const points = members.reduce((sum, memberId) => sum + expireMember(context, memberId, day), 0);
  if (points > 0) context.tell({ name: 'points.expired', points });
  return { members: members.length, points, isDone: members.length === 0 };
}

/**
 * Lets a member's expired lots go before a command looks at the balance: between midnight and the roll, or on a till
 * that was off for weeks, nobody spends points that are over. A clock that runs behind is left to the roll to refuse.
 */
export function settleExpiry(context: WriteContext, memberId: MemberId): void {
  if (lapsedPoints(context, memberId) > 0) expireMember(context, memberId, clockDay(context));
}

/**
 * The points that a command would let go before it looks at the member: what a quote must not count on. Zero once they
 * have gone.
 */
export function lapsedPoints(context: ReadContext, memberId: MemberId): number {
  const lots = context.read.ledger.expiredLots(memberId, clockDay(context));
  // Nearly always: nothing more has to be asked.
  if (lots.length === 0 || isClockBehind(context)) return 0;
  return lots.reduce((sum, { points }) => sum + points, 0);
}

/** Whether points with this last day would go in this moment, if they haven't yet. */
export function lapsing(context: ReadContext): (expiresOn: string | null) => boolean {
  if (isClockBehind(context)) return () => false;
  const day = clockDay(context);
  return (expiresOn) => isExpired(expiresOn, day);
}

/** Before the time of the ledger's newest transfer nothing expires. */
function isClockBehind({ read, now }: ReadContext): boolean {
  const end = read.ledger.chainEnd();
  return end !== undefined && now < end.at;
}
