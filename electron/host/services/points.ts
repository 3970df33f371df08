import { Refusal } from '../../core/contract/errors.ts';
import { nextExpiry } from '../../core/domain/expiry.ts';
import { thinned } from '../../core/domain/history.ts';
import type { TillApi } from '../../core/contract/till-api.ts';
import type { FeatureServices, Task } from '../context.ts';
import { credit, debit } from './bookkeeping.ts';
import { carriedNow } from './carry.ts';
import { clockDay } from './clock-day.ts';
import { expireSome } from './expiry.ts';
import { memberWith } from './known-member.ts';
import { historyOf } from './points-history.ts';

/** As many as a wide screen can tell apart. */
const MOST_DAYS = 400;

export const points: FeatureServices<'points'> = {
  balance(context, input) {
    const { id: memberId } = memberWith(context, input.memberId);
    const held = context.read.ledger.balance(memberId);
    return {
      balance: held?.balance ?? 0,
      owed: held?.owed ?? 0,
      carriedMinor: carriedNow(context, memberId),
      lots: context.read.ledger.lotsByExpiry(memberId),
      nextExpiry: nextExpiry(context.read.ledger.lotsInOrder(memberId)),
    };
  },

  history(context, { memberId, of, cursor }) {
    return historyOf(context, memberWith(context, memberId).id, of, cursor);
  },

  overTime(context, input) {
    const { id: memberId, ...member } = memberWith(context, input.memberId);
    const enrolledDay = context.read.members.since(memberId)?.day ?? member.enrolledDay;
    let balance = 0;
    const days = context.read.ledger
      .changesByDay(memberId)
      .map(({ day, points: change }) => ({ day, balance: (balance += change) }));
    const [first] = days;
    const last = days.at(-1);
    const start = first === undefined || enrolledDay < first.day ? [{ day: enrolledDay, balance: 0 }] : [];
    const end =
      context.today > (last?.day ?? enrolledDay) ? [{ day: context.today, balance: last?.balance ?? 0 }] : [];
    return { days: [...thinned([...start, ...days, ...end], MOST_DAYS)] };
  },

  adjust(context, { points: change, reason, ...input }) {
    const { id: memberId } = memberWith(context, input.memberId);
    const posting = {
      memberId,
      shopAccount: 'shop:adjusted',
      points: Math.abs(change),
      kind: 'adjust',
      saleId: null,
      businessDay: context.today,
      reason,
    } as const;
    if (change > 0) credit(context, { ...posting, expiresOn: null });
    else if (debit(context, posting, context.read.ledger.lotsInOrder(memberId)) === undefined) {
      const balance = context.read.ledger.balance(memberId)?.balance ?? 0;
      throw new Refusal('POINTS_INSUFFICIENT', { field: 'points', details: { balance } });
    }
    context.audit({ action: 'points.adjust', subject: memberId, text: reason });
    context.tell({ name: 'member.changed', memberId });
    return { balance: context.read.ledger.balance(memberId)?.balance ?? 0 };
  },
};

/** Runs in portions, so that the till sells on between them. */
export const expire: Task<TillApi['points']['expire']> = async (context, { asOf = clockDay(context) }) => {
  if (asOf > clockDay(context))
    throw new Refusal('DAY_IN_FUTURE', { field: 'asOf', details: { date: asOf } });
  const done = { asOf, members: 0, points: 0 };
  for (;;) {
    const portion = context.inTransaction((writing) => expireSome(writing, asOf));
    done.members += portion.members;
    done.points += portion.points;
    if (portion.isDone) return done;
    await new Promise((resolve) => setImmediate(resolve));
    await context.room();
  }
};
