import type { MemberPanel } from '../../core/contract/members.ts';
import { daysBetween } from '../../core/domain/business-day.ts';
import { lastFour } from '../../core/domain/card-number.ts';
import { usualBasket, usualGap, usualWeekday, VISITS_LOOKED_AT } from '../../core/domain/habits.ts';
import { withinReach } from '../../core/domain/rewards.ts';
import type { ReadContext } from '../context.ts';
import type { Card } from '../store/cards.ts';
import type { MemberRow } from '../store/members.ts';
import { carriedNow, carryOf } from './carry.ts';
import { outlookOf } from './outlook.ts';
import { currentProgram } from './program.ts';

/** What the counter shows of a member. */
export function panelOf(context: ReadContext, member: MemberRow): MemberPanel {
  const { read } = context;
  const cards = read.cards.of(member.id);
  const held = read.ledger.balance(member.id);
  const balance = held?.balance ?? 0;
  const { rules } = currentProgram(context);
  const days = read.sales.visitDays(member.id, VISITS_LOOKED_AT);
  const lastDay = days[0] ?? null;
  return {
    memberId: member.id,
    name: member.called,
    isNamed: member.name !== '',
    phone: member.phone,
    email: member.email,
    birthday: member.birthday,
    note: member.note,
    cardNumber: cards.find((card) => card.state === 'active')?.number ?? null,
    cards: cards.map(({ number, state, addedAt, replacedBy, givenTo }) => ({
      number,
      state,
      addedAt: new Date(addedAt).toISOString(),
      replacedBy: lastFourOf(cards.find(({ id }) => id === replacedBy)),
      mergedName: givenTo === member.id ? null : (read.members.get(givenTo)?.called ?? null),
    })),
    consents: read.members.consents(member.id),
    memberSince: new Date(read.members.since(member.id)?.at ?? member.enrolledAt).toISOString(),
    balance,
    owed: held?.owed ?? 0,
    carriedMinor: carriedNow(context, member.id),
    lots: read.ledger.lotsByExpiry(member.id),
    rewardsWithinReach: withinReach(balance, read.rewards.offered()).map(({ id, name, pointsCost }) => ({
      rewardId: id,
      name,
      pointsCost,
    })),
    outlook: outlookOf(
      context,
      balance,
      carryOf(context, member.id, rules.perAmountMinor),
      rules,
      read.ledger.lotsInOrder(member.id),
    ),
    visits: {
      count: read.sales.visitCount(member.id),
      lastDay,
      daysSinceLast: lastDay === null ? null : daysBetween(lastDay, context.today),
      usualGapDays: usualGap(days),
      usualWeekday: usualWeekday(days),
    },
    usualBasket: [...usualBasket(read.sales.linesSince(member.id, days.at(-1) ?? context.today))],
  };
}

const lastFourOf = (card: Card | undefined): string | null =>
  card === undefined ? null : lastFour(card.number);
