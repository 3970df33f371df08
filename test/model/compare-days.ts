import { value } from '../helpers/till.ts';
import { expectEqual, type ModelTill } from './model-till.ts';
import type { PointsModel } from './points-model.ts';

/** Every day that anything happened on says what the model has of it: points, sales, refunds, voids, rewards, its Z. */
export async function compareDays(till: ModelTill, model: PointsModel): Promise<void> {
  const closed = value(await till.asOwner.day.list({ limit: 200 })).days;
  expectEqual(
    closed.map(({ date, zNumber }) => [date, zNumber]),
    model.closedDays.map((date, at) => [date, at + 1]).toReversed(),
  );
  let opening = 0;
  for (const [date, moved] of [...model.days].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const day = value(await till.asOwner.day.summary({ date }));
    const { issued, clawedBack, redeemed, returned, expired, adjusted } = moved;
    const closing = opening + issued - clawedBack - redeemed + returned - expired + adjusted;
    const zNumber = model.closedDays.indexOf(date) + 1;
    expectEqual(
      { points: day.points, zNumber: day.z?.zNumber ?? 0, open: day.open },
      {
        points: { opening, ...moved, closing },
        ...{ zNumber, open: date > (model.closedDays.at(-1) ?? '') },
      },
    );
    opening = closing;
    const ofDay = model.sales.filter((sold) => sold.day === date);
    const standing = ofDay.filter(({ voided }) => !voided);
    const sum = (of: typeof ofDay): number => of.reduce((minor, { totalMinor }) => minor + totalMinor, 0);
    const refunds = model.sales
      .filter(({ voided }) => !voided)
      .flatMap((sold) => sold.refunds)
      .filter((refund) => refund.day === date);
    const refundedMinor = refunds.reduce((all, { minor }) => all + minor, 0);
    const given = model.redemptions.filter((redemption) => redemption.day === date && !redemption.cancelled);
    expectEqual(
      {
        sales: day.sales,
        refunds: day.refunds,
        voids: day.voids,
        rewards: day.rewards,
      },
      {
        refunds: { count: refunds.length, amountMinor: refundedMinor },
        sales: {
          count: standing.length,
          grossMinor: sum(standing),
          netMinor: sum(standing) - refundedMinor,
          memberCount: standing.filter((sold) => sold.member !== undefined).length,
        },
        voids: { count: ofDay.length - standing.length, amountMinor: sum(ofDay) - sum(standing) },
        rewards: {
          count: given.reduce((all, { quantity }) => all + quantity, 0),
          points: given.reduce((all, { points }) => all + points, 0),
          discountMinor: given.reduce((all, { discountMinor }) => all + discountMinor, 0),
        },
      },
    );
  }
}
