import { describe, expect, it } from 'vitest';
import { testClock } from '../helpers/clock.ts';
import { cornerBakery, expectWhole, refusal, tillForTest, value, type TestTill } from '../helpers/till.ts';

const rules = { points: 1, perAmountMinor: 100, minimumSpendMinor: 0 };

/** A till whose points last for `expiryMonths`, and Ana. Noon of the day given. */
async function shopWithExpiry(expiryMonths: number | null, day = '2026-01-31') {
  const clock = testClock(`${day}T12:00:00Z`);
  const till = await tillForTest({ clock, setUp: { ...cornerBakery, timeZone: 'UTC' } });
  value(await till.asOwner.program.save({ ...rules, expiryMonths }));
  const { memberId } = value(await till.asOwner.members.enrol({ name: 'Ana' }));
  return { till, clock, asOwner: till.asOwner, memberId };
}

const lotsOf = async ({ asOwner }: TestTill, memberId: string) =>
  value(await asOwner.points.balance({ memberId })).lots;

describe('points that expire', () => {
  it('go on the business day after their last, and on that last day they can be spent', async () => {
    const { till, clock, asOwner, memberId } = await shopWithExpiry(1);
    value(await asOwner.sales.record({ memberId, totalMinor: 1_000 }));
    expect(await lotsOf(till, memberId)).toEqual([{ points: 10, expiresOn: '2026-02-28' }]);
    clock.set('2026-03-01T03:59:59.999Z');
    await till.till().lookAtClock();
    expect(value(await asOwner.points.balance({ memberId }))).toMatchObject({
      ...{ balance: 10, nextExpiry: { expiresOn: '2026-02-28', points: 10 } },
    });
    clock.set('2026-03-01T04:00:00Z');
    await till.till().lookAtClock();
    expect(value(await asOwner.points.balance({ memberId }))).toMatchObject({
      balance: 0,
      lots: [],
      nextExpiry: null,
    });
    expect(value(await asOwner.points.history({ memberId })).entries).toMatchObject([
      { kind: 'expire', points: -10, balanceAfter: 0, businessDay: '2026-03-01', staff: 'Regulars' },
      { kind: 'earn' },
    ]);
    expect(value(await asOwner.day.summary({})).points).toMatchObject({
      opening: 10,
      expired: 10,
      closing: 0,
    });
    await expectWhole(till);
  });

  it('are spent earliest expiry first, whatever the order in which they were earned', async () => {
    const { till, asOwner, memberId } = await shopWithExpiry(12);
    value(await asOwner.sales.record({ memberId, totalMinor: 500 }));
    value(await asOwner.program.save({ ...rules, expiryMonths: 1 }));
    value(await asOwner.sales.record({ memberId, totalMinor: 300 }));
    value(await asOwner.points.adjust({ memberId, points: 4, reason: 'A gift' }));
    expect(await lotsOf(till, memberId)).toEqual([
      { points: 3, expiresOn: '2026-02-28' },
      { points: 5, expiresOn: '2027-01-31' },
      { points: 4, expiresOn: null },
    ]);
    const gives = { kind: 'amount', amountMinor: 100 } as const;
    const { rewardId } = value(await asOwner.rewards.save({ name: '€1 off', pointsCost: 7, gives }));
    value(await asOwner.rewards.redeem({ memberId, rewardId }));
    expect(await lotsOf(till, memberId)).toEqual([
      { points: 1, expiresOn: '2027-01-31' },
      { points: 4, expiresOn: null },
    ]);
    await expectWhole(till);
  });

  it('keep the date that they were earned with: another rule is for new ones', async () => {
    const { till, clock, asOwner, memberId } = await shopWithExpiry(null);
    value(await asOwner.sales.record({ memberId, totalMinor: 500 }));
    value(await asOwner.program.save({ ...rules, expiryMonths: 1 }));
    clock.advance({ days: 400 });
    await till.till().lookAtClock();
    expect(await lotsOf(till, memberId)).toEqual([{ points: 5, expiresOn: null }]);
  });

  it('go all at once where the till was off for weeks, by itself at its opening, and once', async () => {
    const { till, clock, asOwner, memberId } = await shopWithExpiry(1);
    for (const totalMinor of [300, 400, 500]) {
      value(await asOwner.sales.record({ memberId, totalMinor }));
      clock.advance({ days: 3 });
    }
    clock.advance({ days: 60 });
    await till.restart();
    await till.till().lookAtClock();
    expect(value(await asOwner.points.balance({ memberId })).balance).toBe(0);
    for (const _ of [1, 2]) {
      expect(value(await asOwner.points.expire({}))).toMatchObject({ members: 0, points: 0 });
      await till.till().lookAtClock();
    }
    await till.restart();
    const { entries } = value(await asOwner.points.history({ memberId }));
    expect(entries.filter(({ kind }) => kind === 'expire').map(({ points }) => points)).toEqual([-12]);
    await expectWhole(till);
  });

  it('can’t be spent before the roll has seen them: a quote says what a sale would', async () => {
    const { till, clock, asOwner, memberId } = await shopWithExpiry(1);
    value(await asOwner.sales.record({ memberId, totalMinor: 1_000 }));
    const gives = { kind: 'amount', amountMinor: 100 } as const;
    const { rewardId } = value(await asOwner.rewards.save({ name: '€1 off', pointsCost: 8, gives }));
    clock.set('2026-03-01T12:00:00Z');
    const redeeming = { memberId, totalMinor: 900, redeem: [{ rewardId }] };
    const sale = { memberId, totalMinor: 900 };
    expect(refusal(await asOwner.sales.quote(redeeming))).toBe('POINTS_INSUFFICIENT redeem');
    expect(refusal(await asOwner.sales.record(redeeming))).toBe('POINTS_INSUFFICIENT redeem');
    expect(refusal(await asOwner.rewards.redeem({ memberId, rewardId }))).toBe(
      'POINTS_INSUFFICIENT rewardId',
    );
    const quote = value(await asOwner.sales.quote(sale));
    expect(quote).toMatchObject({
      balance: 9,
      outlook: { nextExpiry: { expiresOn: '2026-04-01', points: 9 } },
    });
    expect(value(await asOwner.sales.record(sale))).toMatchObject(quote);
    await expectWhole(till);
  });

  it('that a void gives back after their day lapse again at the next look', async () => {
    const { till, clock, asOwner, memberId } = await shopWithExpiry(1, '2026-01-28');
    value(await asOwner.sales.record({ memberId, totalMinor: 1_000 }));
    clock.set('2026-02-28T20:00:00Z');
    value(await asOwner.day.close({ date: '2026-01-28' }));
    value(await asOwner.day.close({ date: '2026-02-28' }));
    const gives = { kind: 'amount', amountMinor: 100 } as const;
    const { rewardId } = value(await asOwner.rewards.save({ name: '€1 off', pointsCost: 8, gives }));
    // After the Z it is the next day's sale, but by the clock the points' last day isn't over.
    const redeem = [{ rewardId }];
    const sale = value(await asOwner.sales.record({ memberId, beforeRewardsMinor: 500, redeem }));
    expect(sale).toMatchObject({ businessDay: '2026-03-01', pointsRedeemed: 8 });
    clock.set('2026-03-01T12:00:00Z');
    await till.till().lookAtClock();
    expect(value(await asOwner.sales.void({ saleId: sale.saleId, reason: 'Wrong' })).pointsReturned).toBe(8);
    expect(value(await asOwner.points.balance({ memberId })).balance).toBe(8);
    await till.till().lookAtClock();
    expect(value(await asOwner.points.balance({ memberId })).balance).toBe(0);
    await expectWhole(till);
  });

  it('stay while the clock is behind the ledger, and go when it is right again', async () => {
    const { till, clock, asOwner, memberId } = await shopWithExpiry(1);
    value(await asOwner.sales.record({ memberId, totalMinor: 1_000 }));
    clock.set('2026-03-05T12:00:00Z');
    const other = value(await asOwner.members.enrol({ name: 'Bo' }));
    value(await asOwner.points.adjust({ memberId: other.memberId, points: 1, reason: 'A gift' }));
    clock.set('2026-03-02T12:00:00Z');
    expect(refusal(await asOwner.points.expire({}))).toBe('CLOCK_BEHIND');
    await till.till().lookAtClock();
    expect(value(await asOwner.points.balance({ memberId })).balance).toBe(10);
    clock.set('2026-03-05T12:00:00Z');
    await till.till().lookAtClock();
    expect(value(await asOwner.points.balance({ memberId })).balance).toBe(0);
    await expectWhole(till);
  });

  it('go as of an earlier day where the owner says so, never as of a later one', async () => {
    const { till, clock, asOwner, memberId } = await shopWithExpiry(1);
    value(await asOwner.sales.record({ memberId, totalMinor: 1_000 }));
    clock.advance({ days: 2 });
    value(await asOwner.sales.record({ memberId, totalMinor: 500 }));
    expect(refusal(await asOwner.points.expire({ asOf: '2026-02-03' }))).toBe('DAY_IN_FUTURE asOf');
    clock.set('2026-04-01T12:00:00Z');
    expect(value(await asOwner.points.expire({ asOf: '2026-03-01' }))).toEqual({
      ...{ asOf: '2026-03-01', members: 1, points: 10 },
    });
    expect(await lotsOf(till, memberId)).toEqual([{ points: 5, expiresOn: '2026-03-02' }]);
    value(await asOwner.day.close({ date: '2026-01-31' }));
    value(await asOwner.day.close({ date: '2026-02-02' }));
    value(await asOwner.day.close({ date: '2026-04-01' }));
    // The day that sales count for now isn't a day that has begun.
    expect(refusal(await asOwner.points.expire({ asOf: '2026-04-02' }))).toBe('DAY_IN_FUTURE asOf');
  });

  it('of many members go in portions, and every shell hears of it', async () => {
    const { till, clock, asOwner } = await shopWithExpiry(1);
    for (let count = 0; count < 620; count += 1) {
      const { memberId } = value(await asOwner.members.enrol({ name: `Member ${count}` }));
      value(await asOwner.sales.record({ memberId, totalMinor: 200 }));
    }
    clock.advance({ days: 40 });
    let told = 0;
    const stop = till.till().onEvent((event) => {
      if (event.name === 'points.expired') told += event.points;
    });
    expect(value(await asOwner.points.expire({}))).toMatchObject({ members: 620, points: 1_240 });
    stop();
    expect(told).toBe(1_240);
    await expectWhole(till);
  });
});
