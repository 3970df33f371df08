import { Refusal } from '../../core/contract/errors.ts';
import type { DaySummary } from '../../core/contract/day.ts';
import { assert } from '../../core/domain/assert.ts';
import { CHAIN_START, type ShopAccount } from '../../core/domain/ledger.ts';
import type { FeatureServices } from '../context.ts';

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

export const day: FeatureServices<'day'> = {
  summary({ read, today }, { date = today }) {
    if (date > today) throw new Refusal('DAY_IN_FUTURE', { field: 'date', details: { date } });
    const sales = read.days.sales(date);
    return {
      date,
      open: !read.days.isClosed(date),
      sales: { ...sales, netMinor: sales.grossMinor },
      refunds: { count: 0, amountMinor: 0 },
      voids: read.days.voids(date),
      points: proof(read.days.pointsBefore(date), read.days.pointsOn(date)),
      newMembers: read.members.enrolledOn(date),
      returningMembers: read.days.returningMembers(date),
      chainHead: read.ledger.chainEnd()?.hash.toString('hex') ?? CHAIN_START,
    };
  },
};
