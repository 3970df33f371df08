import { Refusal } from '../../core/contract/errors.ts';
import { nextExpiry } from '../../core/domain/expiry.ts';
import { memberAccount } from '../../core/domain/ledger.ts';
import type { TillApi } from '../../core/contract/till-api.ts';
import type { FeatureServices, Task } from '../context.ts';
import { credit, debit } from './bookkeeping.ts';
import { carriedNow } from './carry.ts';
import { clockDay } from './clock-day.ts';
import { expireSome } from './expiry.ts';
import { rowBefore } from './lists.ts';
import { memberWith } from './known-member.ts';

const PAGE = 50;

export const points: FeatureServices<'points'> = {
  balance(context, { memberId }) {
    memberWith(context, memberId);
    const held = context.read.ledger.balance(memberId);
    return {
      balance: held?.balance ?? 0,
      owed: held?.owed ?? 0,
      carriedMinor: carriedNow(context, memberId),
      lots: context.read.ledger
        .openLots(memberId)
        .map(({ points: left, expiresOn }) => ({ points: left, expiresOn })),
      nextExpiry: nextExpiry(context.read.ledger.lotsInOrder(memberId)),
    };
  },

  history(context, { memberId, cursor }) {
    memberWith(context, memberId);
    const { ledger } = context.read;
    const account = memberAccount(memberId);
    const before = rowBefore(cursor);
    const rows = ledger.history(account, before, PAGE + 1);
    let balance =
      (ledger.balance(memberId)?.balance ?? 0) -
      (cursor === undefined ? 0 : ledger.changeSince(account, before));
    const entries = rows.slice(0, PAGE).map((row) => {
      const balanceAfter = balance;
      balance -= row.points;
      return { ...row, at: new Date(row.at).toISOString(), balanceAfter };
    });
    const last = entries.at(-1);
    return { entries, nextCursor: rows.length > PAGE && last !== undefined ? String(last.seq) : null };
  },

  adjust(context, { memberId, points: change, reason }) {
    memberWith(context, memberId);
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
  }
};
