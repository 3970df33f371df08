import type { DayOverview } from '../../core/contract/day-page.ts';
import { Refusal } from '../../core/contract/errors.ts';
import { addDays, daysBetween } from '../../core/domain/business-day.ts';
import {
  AWAY_LEAST_DAYS,
  AWAY_MOST_DAYS,
  CALL_BACK_LEAST_VISITS,
  isMissed,
} from '../../core/domain/call-back.ts';
import { usualGap, VISITS_LOOKED_AT } from '../../core/domain/habits.ts';
import type { BusinessDay } from '../../core/domain/ids.ts';
import type { ReadContext } from '../context.ts';

const DAYS_SHOWN = 30;
const HALF_YEAR_DAYS = 182;
const MOST_CALLED = 20;

type OverviewDay = DayOverview['days'][number];
type Called = DayOverview['callBack'][number];

/** Thirty days and whom to call back. Throws the refusal DAY_IN_FUTURE. */
export async function dayOverview(context: ReadContext, until: BusinessDay): Promise<DayOverview> {
  if (until > context.today) throw new Refusal('DAY_IN_FUTURE', { field: 'until', details: { date: until } });
  const from = addDays(until, 1 - DAYS_SHOWN);
  const days = await daysFrom(context, from);
  const before = totalsOf(await daysFrom(context, addDays(from, -DAYS_SHOWN)));
  return {
    from,
    until,
    days: [...days],
    totals: totalsOf(days),
    before: before.salesCount === 0 ? null : before,
    callBack: [...(await missedOn(context, until))],
  };
}

/** Between two days whoever waits at the counter goes first. */
const letTheTillGoFirst = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function daysFrom({ read }: ReadContext, from: BusinessDay): Promise<readonly OverviewDay[]> {
  const days: OverviewDay[] = [];
  for (let place = 0; place < DAYS_SHOWN; place += 1) {
    const date = addDays(from, place);
    const { count, grossMinor, memberCount } = read.days.sales(date);
    days.push({
      date,
      salesCount: count,
      netMinor: grossMinor - read.refunds.figures(date).amountMinor,
      memberSalesCount: memberCount,
      memberNetMinor: read.dayOverviews.memberNetMinor(date),
      newMembers: read.members.enrolledOn(date),
      returningMembers: read.days.returningMembers(date),
    });
    await letTheTillGoFirst();
  }
  return days;
}

function totalsOf(days: readonly OverviewDay[]): DayOverview['totals'] {
  const sum = (figure: (day: OverviewDay) => number): number =>
    days.reduce((total, day) => total + figure(day), 0);
  return {
    salesCount: sum(({ salesCount }) => salesCount),
    netMinor: sum(({ netMinor }) => netMinor),
    memberSalesCount: sum(({ memberSalesCount }) => memberSalesCount),
    memberNetMinor: sum(({ memberNetMinor }) => memberNetMinor),
    newMembers: sum(({ newMembers }) => newMembers),
    returningVisits: sum(({ returningMembers }) => returningMembers),
  };
}

/** Regulars who stay away longer than they used to, those who spent most first. */
async function missedOn({ read }: ReadContext, until: BusinessDay): Promise<readonly Called[]> {
  const missed: Called[] = [];
  for (let daysAway = AWAY_LEAST_DAYS; daysAway <= AWAY_MOST_DAYS; daysAway += 1) {
    const lastDay = addDays(until, -daysAway);
    const since = addDays(lastDay, -HALF_YEAR_DAYS);
    // Of each day the best customers alone: at most twenty are shown of all days together.
    const seen = read.dayOverviews.lastSeenOn(lastDay, since, CALL_BACK_LEAST_VISITS, 2 * MOST_CALLED);
    for (const { memberId, name, phone, visits, spentMinor } of seen) {
      const visitDays = read.sales.visitDays(memberId, VISITS_LOOKED_AT);
      const usualGapDays = usualGap(visitDays);
      if (usualGapDays === null || !isMissed({ days: daysBetween(lastDay, until), usualGapDays })) continue;
      const agreedToNews = read.members.consents(memberId).marketing;
      missed.push({
        ...{ memberId, name, phone, agreedToNews, lastDay, daysAway, usualGapDays, visits, spentMinor },
      });
    }
    await letTheTillGoFirst();
  }
  return missed.toSorted((a, b) => b.spentMinor - a.spentMinor).slice(0, MOST_CALLED);
}
