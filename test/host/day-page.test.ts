import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dayFigures, type DayEntry, type DayFigure } from '../../electron/core/contract/day-page.ts';
import { testClock } from '../helpers/clock.ts';
import { cornerBakery, openTill, refusal, tillForTest, value, type TestTill } from '../helpers/till.ts';

/** Every row behind a figure, page by page. */
async function allBehind({ asOwner }: TestTill, date: string, figure: DayFigure): Promise<DayEntry[]> {
  const entries: DayEntry[] = [];
  let cursor: string | undefined;
  do {
    const asked = { date, figure, limit: 2, ...(cursor === undefined ? {} : { cursor }) };
    const page = value(await asOwner.day.behind(asked));
    entries.push(...page.entries);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return entries;
}

const sumOf = (entries: readonly DayEntry[], field: 'amountMinor' | 'points' | 'quantity'): number =>
  entries.reduce((sum, entry) => sum + (entry[field] ?? 0), 0);

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('sell' as const), who: fc.nat(3), minor: fc.nat(9_000) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('void' as const), which: fc.nat(20) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('refund' as const),
      which: fc.nat(20),
      minor: fc.integer({ min: 1, max: 900 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('adjust' as const),
      who: fc.nat(2),
      points: fc.integer({ min: -40, max: 40 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('redeem' as const), who: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), which: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('enrol' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('nextDay' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Does what a step says, or nothing where the till refuses it: only the figures matter. */
async function doAll({ asOwner, clock }: TestTill, steps: readonly Step[]): Promise<void> {
  const members: string[] = [];
  const enrol = async (): Promise<void> => {
    const name = `Member ${String(members.length)}`;
    members.push(value(await asOwner.members.enrol({ name })).memberId);
  };
  for (let count = 0; count < 3; count += 1) await enrol();
  const gives = { kind: 'amount', amountMinor: 50 } as const;
  const { rewardId } = value(await asOwner.rewards.save({ name: '=Tea, "hot"', pointsCost: 3, gives }));
  const sold: string[] = [];
  const given: string[] = [];
  for (const one of steps) {
    clock.advance({ ms: 61_000 });
    const memberId = 'who' in one ? members[one.who] : undefined;
    const saleId = 'which' in one ? (sold[one.which % Math.max(1, sold.length)] ?? '') : '';
    if (one.do === 'sell') {
      const lines = [
        { name: one.minor % 2 === 0 ? 'Rye' : 'Roll', quantity: 1_000, unitPriceMinor: one.minor },
      ];
      const sale = await asOwner.sales.record({ lines, ...(memberId === undefined ? {} : { memberId }) });
      if (sale.ok) sold.push(sale.value.saleId);
    } else if (one.do === 'void') await asOwner.sales.void({ saleId, reason: 'Typed twice' });
    else if (one.do === 'refund')
      await asOwner.sales.refund({ saleId, amountMinor: one.minor, reason: 'Stale' });
    else if (one.do === 'adjust')
      await asOwner.points.adjust({ memberId: memberId ?? '', points: one.points, reason: 'A gift' });
    else if (one.do === 'redeem') {
      const reward = await asOwner.rewards.redeem({ memberId: memberId ?? '', rewardId });
      if (reward.ok) given.push(reward.value.redemptionId);
    } else if (one.do === 'cancel')
      await asOwner.rewards.cancel({
        redemptionId: given[one.which % Math.max(1, given.length)] ?? '',
        reason: 'Cold',
      });
    else if (one.do === 'enrol') await enrol();
    else clock.advance({ days: 1 });
  }
}

test('each figure of a day is the sum or the length of the list behind it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 30 }), async (steps) => {
      const till = await openTill();
      try {
        await doAll(till, steps);
        const { date: today } = value(await till.asOwner.day.summary({}));
        const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
        for (const date of [today, yesterday]) {
          const page = value(await till.asOwner.day.page({ date }));
          const { sales, refunds, voids, rewards, points, newMembers, returningMembers } = page.summary;
          const lists = new Map<DayFigure, DayEntry[]>();
          for (const figure of dayFigures) lists.set(figure, await allBehind(till, date, figure));
          const behind = (figure: DayFigure): DayEntry[] => lists.get(figure) ?? [];
          expect(behind('sales')).toHaveLength(sales.count);
          expect(sumOf(behind('sales'), 'amountMinor')).toBe(sales.grossMinor);
          expect(sumOf(behind('net'), 'amountMinor')).toBe(sales.netMinor);
          expect(behind('memberSales')).toHaveLength(sales.memberCount);
          expect(behind('refunds')).toHaveLength(refunds.count);
          expect(sumOf(behind('refunds'), 'amountMinor')).toBe(refunds.amountMinor);
          expect(behind('voids')).toHaveLength(voids.count);
          expect(sumOf(behind('voids'), 'amountMinor')).toBe(voids.amountMinor);
          expect(sumOf(behind('rewards'), 'quantity')).toBe(rewards.count);
          expect(sumOf(behind('rewards'), 'points')).toBe(rewards.points);
          expect(sumOf(behind('rewards'), 'amountMinor')).toBe(rewards.discountMinor);
          expect(behind('newMembers')).toHaveLength(newMembers);
          expect(behind('returningMembers')).toHaveLength(returningMembers);
          for (const figure of [
            'issued',
            'clawedBack',
            'redeemed',
            'returned',
            'expired',
            'adjusted',
          ] as const)
            expect(sumOf(behind(figure), 'points'), figure).toBe(points[figure]);
          expect(behind('corrections')).toHaveLength(page.correctionsCount);
          expect(page.hours.reduce((sum, hour) => sum + hour.salesCount, 0)).toBe(sales.count);
          expect(page.hours.reduce((sum, hour) => sum + hour.takenMinor, 0)).toBe(sales.grossMinor);
          for (const [figure, list] of lists) {
            expect(new Set(list.map(({ key }) => key)).size, figure).toBe(list.length);
            const { total } = value(await till.asOwner.day.behind({ date, figure, limit: 1 }));
            expect(total, figure).toEqual({
              count: list.length,
              amountMinor: sumOf(list, 'amountMinor'),
              points: sumOf(list, 'points'),
              quantity: sumOf(list, 'quantity'),
            });
          }
        }
        const { days, totals } = value(await till.asOwner.day.overview({}));
        for (const day of days.slice(-2)) {
          const behind = async (figure: DayFigure) =>
            value(await till.asOwner.day.behind({ date: day.date, figure, limit: 1 })).total;
          expect((await behind('net')).amountMinor).toBe(day.netMinor);
          expect((await behind('memberNet')).amountMinor).toBe(day.memberNetMinor);
          expect((await behind('sales')).count).toBe(day.salesCount);
          expect((await behind('returningMembers')).count).toBe(day.returningMembers);
          expect((await behind('newMembers')).count).toBe(day.newMembers);
        }
        expect(days.reduce((sum, day) => sum + day.netMinor, 0)).toBe(totals.netMinor);
        const last = value(await till.asOwner.day.summary({}));
        expect(days.at(-1)).toMatchObject({ date: today, netMinor: last.sales.netMinor });
      } finally {
        await till.close();
      }
    }),
    { numRuns: 12 },
  );
}, 240_000);

describe('a day over a change of the clocks', () => {
  // Paris, cut-over at midnight. Each instant with the hour on the wall, read off a table of summer time by hand.
  it.each([
    [
      'back, when an hour comes twice',
      '2026-10-25',
      [
        ['2026-10-24T22:00:00Z', 0],
        ['2026-10-25T00:30:00Z', 2],
        ['2026-10-25T01:30:00Z', 2],
        ['2026-10-25T02:10:00Z', 3],
        ['2026-10-25T22:59:59Z', 23],
      ],
      ['2026-10-24T21:59:59Z', '2026-10-25T23:00:00Z'],
    ],
    [
      'forward, when an hour is missing',
      '2026-03-29',
      [
        ['2026-03-28T23:00:00Z', 0],
        ['2026-03-29T00:59:59Z', 1],
        ['2026-03-29T01:00:00Z', 3],
        ['2026-03-29T21:59:59Z', 23],
      ],
      ['2026-03-28T22:59:59Z', '2026-03-29T22:00:00Z'],
    ],
  ] as const)(
    '%s, has each sale in its hour, and none of its neighbours’',
    async (_, date, inside, outside) => {
      const setUp = { ...cornerBakery, cutOver: '00:00' };
      const till = await tillForTest({ setUp, clock: testClock(`${date}T23:30:00Z`) });
      for (const [occurredAt] of inside)
        value(await till.asOwner.sales.record({ totalMinor: 1_000, occurredAt }));
      for (const occurredAt of outside)
        value(await till.asOwner.sales.record({ totalMinor: 77, occurredAt }));
      const page = value(await till.asOwner.day.page({ date }));
      expect(page.summary.sales).toMatchObject({ count: inside.length, grossMinor: 1_000 * inside.length });
      const expected = new Map<number, number>();
      for (const [, hour] of inside) expected.set(hour, (expected.get(hour) ?? 0) + 1);
      const sold = page.hours.filter(({ salesCount }) => salesCount > 0);
      expect(sold.map(({ hour, salesCount }) => [hour, salesCount])).toEqual([...expected]);
    },
  );
});

describe('what is usual', () => {
  it('is the mean of the same weekday in the last four weeks, days without a sale left out', async () => {
    const clock = testClock('2026-10-17T08:10:00Z');
    const till = await tillForTest({ clock });
    // Five Saturdays before the one that is looked at: the first is too long ago, on one the shop was shut.
    for (const totals of [[90_000], [1_000, 2_000], [], [4_000], [2_003]]) {
      for (const totalMinor of totals) value(await till.asOwner.sales.record({ totalMinor }));
      clock.advance({ days: 7 });
    }
    value(await till.asOwner.sales.record({ totalMinor: 500 }));
    const page = value(await till.asOwner.day.page({}));
    expect(page.usual).toMatchObject({
      dates: ['2026-11-14', '2026-11-07', '2026-10-24'],
      salesCount: 1,
      netMinor: 3_001,
    });
    // The clocks went back on the way: nine o'clock was ten.
    expect(page.hours).toEqual([
      { hour: 9, salesCount: 1, takenMinor: 500, usualSalesCount: 1, usualTakenMinor: 2_001 },
      { hour: 10, salesCount: 0, takenMinor: 0, usualSalesCount: 1, usualTakenMinor: 1_000 },
    ]);
  });

  it('is unknown in a shop’s first week', async () => {
    const page = value(await (await tillForTest()).asOwner.day.page({}));
    expect(page).toMatchObject({
      usual: null,
      hours: [],
      products: [],
      corrections: [],
      correctionsCount: 0,
    });
  });
});

describe('whom to call back', () => {
  it('is a regular who stays away more than twice as long as usual, with the phone and the consent', async () => {
    const clock = testClock('2026-07-01T10:00:00Z');
    const till = await tillForTest({ clock });
    const enrol = async (name: string, phone: string) =>
      value(await till.asOwner.members.enrol({ name, phone, consents: { marketing: name === 'Ana' } }));
    const ana = await enrol('Ana', '600 100');
    const bo = await enrol('Bo', '600 200');
    const rare = await enrol('Rare', '600 300');
    for (let week = 0; week < 6; week += 1) {
      value(await till.asOwner.sales.record({ memberId: ana.memberId, totalMinor: 1_000 }));
      value(await till.asOwner.sales.record({ memberId: bo.memberId, totalMinor: 9_000 }));
      if (week < 3) value(await till.asOwner.sales.record({ memberId: rare.memberId, totalMinor: 9_000 }));
      clock.advance({ days: 7 });
    }
    const callBack = async () => value(await till.asOwner.day.overview({})).callBack;
    expect(await callBack()).toEqual([]);
    value(await till.asOwner.sales.record({ memberId: bo.memberId, totalMinor: 9_000 }));
    clock.advance({ days: 8 });
    expect(await callBack()).toEqual([
      {
        memberId: ana.memberId,
        name: 'Ana',
        phone: '600 100',
        agreedToNews: true,
        lastDay: '2026-08-05',
        daysAway: 15,
        usualGapDays: 7,
        visits: 6,
        spentMinor: 6_000,
      },
    ]);
    value(await till.asOwner.sales.record({ memberId: ana.memberId, totalMinor: 100 }));
    expect(await callBack()).toEqual([]);
  });
});

test('a cashier sees none of it', async () => {
  const { asCashier } = await tillForTest();
  expect(refusal(await asCashier.day.page({}))).toBe('NOT_ALLOWED');
  expect(refusal(await asCashier.day.behind({ figure: 'sales' }))).toBe('NOT_ALLOWED');
  expect(refusal(await asCashier.day.overview({}))).toBe('NOT_ALLOWED');
});
