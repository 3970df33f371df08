import type { DayOverview } from '../../core/contract/day-page.ts';
import { Refusal } from '../../core/contract/errors.ts';
import { assert } from '../../core/domain/assert.ts';
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
import type { LastSeen } from '../store/day-overviews.ts';
import { countsOf } from './day-figures.ts';

const DAYS_SHOWN = 30;
const HALF_YEAR_DAYS = 182;
const MOST_CALLED = 20;
/** So many are looked up before whoever waits at the counter has a turn. */
const MEMBERS_AT_ONCE = 4_000;

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

async function daysFrom(context: ReadContext, from: BusinessDay): Promise<readonly OverviewDay[]> {
  const days: OverviewDay[] = [];
  for (let place = 0; place < DAYS_SHOWN; place += 1) {
    const date = addDays(from, place);
    const { memberCount, ...counts } = countsOf(context, date);
    const memberNetMinor = context.read.dayOverviews.memberNetMinor(date);
    days.push({ date, ...counts, memberSalesCount: memberCount, memberNetMinor });
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

/** Regulars who stay away longer than they used to, those who spent most first; of several the one seen last. */
async function missedOn({ read }: ReadContext, until: BusinessDay): Promise<readonly Called[]> {
  const missed: Called[] = [];
  // Those who spent most are asked about first, so that nobody is asked about whom no list would show.
  for (const [place, { memberId, ...seen }] of (await awayOn({ read }, until)).entries()) {
    if (place % MOST_CALLED === 0) await letTheTillGoFirst();
    const daysAway = daysBetween(seen.lastDay, until);
    const usualGapDays = usualGap(read.sales.visitDays(memberId, VISITS_LOOKED_AT));
    if (usualGapDays === null || !isMissed({ days: daysAway, usualGapDays })) continue;
    const member = read.members.get(memberId);
    assert(member !== undefined, 'who was seen is a member');
    const { called: name, phone } = member;
    const agreedToNews = read.members.consents(memberId).marketing;
    missed.push({ memberId, ...seen, name, phone, agreedToNews, daysAway, usualGapDays });
    if (missed.length === MOST_CALLED) break;
  }
  return missed;
}

/** Regulars who could be called back by the time that they are away, those who spent most first. */
async function awayOn({ read }: Pick<ReadContext, 'read'>, until: BusinessDay): Promise<readonly LastSeen[]> {
  const away: LastSeen[] = [];
  const last = read.dayOverviews.lastNumber();
  for (let after = 0; after < last; after += MEMBERS_AT_ONCE) {
    away.push(
      ...read.dayOverviews.away({
        after,
        upTo: after + MEMBERS_AT_ONCE,
        from: addDays(until, -AWAY_MOST_DAYS),
        to: addDays(until, -AWAY_LEAST_DAYS),
        lookBackDays: HALF_YEAR_DAYS,
        visits: CALL_BACK_LEAST_VISITS,
      }),
    );
    await letTheTillGoFirst();
  }
  return away.toSorted(
    (a, b) => b.spentMinor - a.spentMinor || Number(a.lastDay < b.lastDay) - Number(a.lastDay > b.lastDay),
  );
}
