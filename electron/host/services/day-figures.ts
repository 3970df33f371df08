import { daySummary, type DaySummary } from '../../core/contract/day-summary.ts';
import { Refusal } from '../../core/contract/errors.ts';
import { assert } from '../../core/domain/assert.ts';
import type { BusinessDay } from '../../core/domain/ids.ts';
import { CHAIN_START, type ShopAccount } from '../../core/domain/ledger.ts';
import type { ReadContext } from '../context.ts';

type Moved = ReadonlyMap<ShopAccount, number>;

const sumOf = (moved: Moved): number => [...moved.values()].reduce((sum, points) => sum + points, 0);

/** The points of a day as a sum that adds up. What members lost is positive in its own column. */
function proof(before: Moved, on: Moved): DaySummary['points'] {
  const given = (account: ShopAccount): number => on.get(account) ?? 0;
  const taken = (account: ShopAccount): number => 0 - given(account);
  const figures = {
    opening: sumOf(before),
    issued: given('shop:issued'),
    clawedBack: taken('shop:clawed'),
    redeemed: taken('shop:redeemed'),
    returned: given('shop:returned'),
    expired: taken('shop:expired'),
    adjusted: given('shop:adjusted'),
  };
  const closing = sumOf(before) + sumOf(on);
  const { opening, issued, clawedBack, redeemed, returned, expired, adjusted } = figures;
  assert(
    closing === opening + issued - clawedBack - redeemed + returned - expired + adjusted,
    'the points of a day add up',
  );
  return { ...figures, closing };
}

/** The figures of a day from its sales and transfers, whether or not it is closed. */
export function figuresOf(
  { read }: Pick<ReadContext, 'read'>,
  date: BusinessDay,
): Omit<DaySummary, 'open' | 'z'> {
  const sales = read.days.sales(date);
  const refunds = read.refunds.figures(date);
  return {
    date,
    sales: { ...sales, netMinor: sales.grossMinor - refunds.amountMinor },
    refunds,
    voids: read.days.voids(date),
    rewards: read.days.rewardsGiven(date),
    points: proof(read.days.pointsBefore(date), read.days.pointsOn(date)),
    newMembers: read.members.enrolledOn(date),
    returningMembers: read.days.returningMembers(date),
    chainHead: read.ledger.chainEnd()?.hash.toString('hex') ?? CHAIN_START,
  };
}

export const parseSummary = (text: string): DaySummary => daySummary.parse(JSON.parse(text));

/** A closed day's figures as they were then, or an open day's as they are now. */
export function summaryOf(context: ReadContext, date: BusinessDay): DaySummary {
  if (date > context.today) throw new Refusal('DAY_IN_FUTURE', { field: 'date', details: { date } });
  const closed = context.read.days.closed(date);
  if (closed !== undefined) return parseSummary(closed.summary);
  return { ...figuresOf(context, date), open: !context.read.days.isClosed(date), z: null };
}

/** The figures of a day that other days are compared with. */
export interface DayCounts {
  readonly salesCount: number;
  readonly netMinor: number;
  readonly memberCount: number;
  readonly newMembers: number;
  readonly returningMembers: number;
}

/** Of a closed day what its Z says, which nothing changes any more; any other is counted. */
export function countsOf({ read }: Pick<ReadContext, 'read'>, date: BusinessDay): DayCounts {
  const closed = read.days.closed(date);
  if (closed !== undefined) {
    const { sales, newMembers, returningMembers } = parseSummary(closed.summary);
    const { count, netMinor, memberCount } = sales;
    return { salesCount: count, netMinor, memberCount, newMembers, returningMembers };
  }
  const { count, grossMinor, memberCount } = read.days.sales(date);
  return {
    salesCount: count,
    netMinor: grossMinor - read.refunds.figures(date).amountMinor,
    memberCount,
    newMembers: read.members.enrolledOn(date),
    returningMembers: read.days.returningMembers(date),
  };
}
