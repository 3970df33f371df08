import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { RewardGift } from '../../electron/core/domain/rewards.ts';
import type { Result } from '../../electron/core/domain/result.ts';
import { testClock } from '../helpers/clock.ts';
import { cornerBakery, expectWhole, openTill, refusal, value, type TestTill } from '../helpers/till.ts';
import { PointsModel, type Asked, type ModelAnswer, type ModelReward, type Rules } from './points-model.ts';

const MEMBERS = 3;
const FIRST_DAY = '2026-01-30';

const rewards: readonly (ModelReward & { readonly name: string })[] = [
  { name: '€1 off', cost: 5, gives: 'amount', size: 100, capMinor: 0 },
  { name: 'A tenth off', cost: 8, gives: 'percent', size: 10, capMinor: 300 },
  { name: 'A free roll', cost: 3, gives: 'product', size: 0, capMinor: 0 },
  { name: 'A third off', cost: 40, gives: 'percent', size: 33, capMinor: 20_000 },
  { name: '€500 off', cost: 2_000, gives: 'amount', size: 50_000, capMinor: 0 },
];

/** A cent, some cents, about a part of what is left, all of it, or a cent more. */
type RefundPart = { readonly minor: number } | { readonly percent: number } | 'all' | 'too much';

type Step =
  | {
      readonly do: 'record';
      readonly member: number | undefined;
      readonly totalMinor: number;
      readonly redeem: readonly Asked[];
    }
  | { readonly do: 'attach'; readonly sale: number; readonly member: number }
  | { readonly do: 'void'; readonly sale: number }
  | { readonly do: 'refund'; readonly sale: number; readonly part: RefundPart }
  | { readonly do: 'policy'; readonly policy: 'floor' | 'owe' }
  | { readonly do: 'redeem'; readonly member: number; readonly asked: Asked }
  | { readonly do: 'cancel'; readonly redemption: number }
  | { readonly do: 'adjust'; readonly member: number; readonly points: number }
  | { readonly do: 'save'; readonly rules: Rules }
  | { readonly do: 'replace card'; readonly member: number }
  | { readonly do: 'merge'; readonly keep: number; readonly merge: number }
  | { readonly do: 'unmerge'; readonly member: number }
  | { readonly do: 'close day' }
  | { readonly do: 'clock moves'; readonly days: number; readonly isSeen: boolean };

const member = fc.nat(MEMBERS - 1);
/** Cents that make and break carries, everyday amounts, and the shop's limit. */
const total = fc.oneof(
  fc.constantFrom(0, 1, 50, 60, 99, 100, 101, 350, 100_000),
  fc.nat(2_000),
  fc.nat(100_000),
);
/** Counted from the newest, so that most of them can still be changed; a few name none. */
const fromNewest = fc.oneof({ weight: 5, arbitrary: fc.nat(4) }, fc.nat(60));
const asked: fc.Arbitrary<Asked> = fc.record({
  reward: fc.nat(rewards.length - 1),
  quantity: fc.constantFrom(1, 1, 2, 3),
});
const rules: fc.Arbitrary<Rules> = fc.record({
  points: fc.constantFrom(1, 1, 2, 3, 7, 10, 1_000_000),
  perAmountMinor: fc.constantFrom(1, 3, 7, 50, 100, 100, 150, 1_000, 1_000_000_000),
  minimumSpendMinor: fc.constantFrom(0, 0, 100, 500),
  expiryMonths: fc.constantFrom(null, 1, 1, 2, 3, 12),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      member: fc.option(member, { nil: undefined, freq: 4 }),
      totalMinor: total,
      redeem: fc.oneof(
        { weight: 2, arbitrary: fc.constant<Asked[]>([]) },
        fc.array(asked, { minLength: 1, maxLength: 3 }),
      ),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('void' as const), sale: fromNewest }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('refund' as const),
      sale: fromNewest,
      part: fc.oneof(
        fc.record({ minor: fc.constantFrom(1, 1, 2, 33, 50, 99, 100) }),
        fc.record({ percent: fc.integer({ min: 1, max: 99 }) }),
        fc.constantFrom('all' as const, 'all' as const, 'too much' as const),
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('policy' as const),
      policy: fc.constantFrom('floor' as const, 'owe' as const, 'owe' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('attach' as const), sale: fromNewest, member }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('redeem' as const), member, asked }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), redemption: fromNewest }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('adjust' as const),
      member,
      points: fc.oneof(fc.integer({ min: -30, max: -1 }), fc.integer({ min: 1, max: 50 })),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('save' as const), rules }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('replace card' as const), member }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('merge' as const), keep: member, merge: member }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('unmerge' as const), member }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'close day' }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('clock moves' as const),
      days: fc.oneof(fc.constantFrom(1, 1, 2, 28, 31), fc.nat(400)),
      isSeen: fc.boolean(),
    }),
  },
);

const nobody = '01900000-0000-7000-8000-00000000beef';

/** A till and the model of it, asked the same. */
class Twins {
  readonly #till: TestTill;
  readonly #model = new PointsModel(MEMBERS, rewards, FIRST_DAY);
  readonly #members: readonly string[];
  readonly #cards: string[];
  readonly #rewards: readonly string[];
  readonly #sales: string[] = [];
  readonly #redemptions: string[] = [];

  constructor(
    till: TestTill,
    members: readonly { readonly memberId: string; readonly cardNumber: string }[],
    rewardIds: readonly string[],
  ) {
    this.#till = till;
    this.#members = members.map(({ memberId }) => memberId);
    this.#cards = members.map(({ cardNumber }) => cardNumber);
    this.#rewards = rewardIds;
  }

  async take(step: Step): Promise<void> {
    const { asOwner, clock } = this.#till;
    const model = this.#model;
    switch (step.do) {
      case 'record':
        return this.#record(step);
      case 'attach': {
        const at = this.#sales.length - 1 - step.sale;
        const cardNumber = this.#cards[step.member] ?? '';
        const answer = await asOwner.sales.attach({ saleId: this.#sales[at] ?? nobody, cardNumber });
        return this.#same(answer, model.attach(at, step.member));
      }
      case 'void': {
        const at = this.#sales.length - 1 - step.sale;
        const saleId = this.#sales[at] ?? nobody;
        const quote = await asOwner.sales.quoteVoid({ saleId });
        const answer = await asOwner.sales.void({ saleId, reason: 'Wrong' });
        const expected = model.void(at);
        this.#same(quote, expected);
        return this.#same(answer, expected);
      }
      case 'refund':
        return this.#refund(step);
      case 'policy':
        value(await asOwner.shop.update({ refundPolicy: step.policy }));
        model.policy = step.policy;
        return;
      case 'redeem': {
        const cardNumber = this.#cards[step.member] ?? '';
        const { reward, quantity } = step.asked;
        const input = { cardNumber, rewardId: this.#rewards[reward] ?? '', quantity };
        const answer = await asOwner.rewards.redeem(input);
        this.#same(answer, model.redeem(step.member, step.asked));
        if (answer.ok) this.#redemptions.push(answer.value.redemptionId);
        return;
      }
      case 'cancel': {
        const at = this.#redemptions.length - 1 - step.redemption;
        const redemptionId = this.#redemptions[at] ?? nobody;
        const answer = await asOwner.rewards.cancel({ redemptionId, reason: 'Broken' });
        return this.#same(answer, model.cancel(at));
      }
      case 'adjust': {
        const memberId = this.#members[step.member] ?? '';
        const answer = await asOwner.points.adjust({ memberId, points: step.points, reason: 'A test' });
        return this.#same(answer, model.adjust(step.member, step.points));
      }
      case 'save':
        value(await asOwner.program.save(step.rules));
        return model.save(step.rules);
      case 'replace card': {
        const lost = this.#cards[step.member] ?? '';
        const memberId = this.#members[step.member] ?? '';
        const { cardNumber } = value(await asOwner.members.replaceCard({ memberId, reason: 'Lost' }));
        for (const each of model.family(step.member)) this.#cards[each] = cardNumber;
        model.replaceCard(step.member);
        expect(refusal(await asOwner.sales.quote({ cardNumber: lost, totalMinor: 1 }))).toBe(
          'CARD_REPLACED cardNumber',
        );
        return;
      }
      case 'merge': {
        const [keepId, mergeId] = [this.#members[step.keep] ?? '', this.#members[step.merge] ?? ''];
        const quote = await asOwner.members.quoteMerge({ keepId, mergeId });
        const answer = await asOwner.members.merge({ keepId, mergeId });
        const expected = model.merge(step.keep, step.merge);
        this.#same(quote, expected);
        return this.#same(answer, expected);
      }
      case 'unmerge': {
        const mergedId = this.#members[step.member] ?? '';
        return this.#same(await asOwner.members.unmerge({ mergedId }), model.unmerge(step.member));
      }
      case 'close day': {
        const date = model.dayToClose();
        return this.#same(await asOwner.day.close({ date }), model.close(date));
      }
      case 'clock moves':
        clock.advance({ days: step.days });
        model.clockMoves(step.days);
        if (!step.isSeen) return;
        await this.#till.till().lookAtClock();
        return model.roll();
    }
  }

  async #record({ member: who, totalMinor, redeem }: Extract<Step, { do: 'record' }>): Promise<void> {
    const { asOwner } = this.#till;
    const input = {
      beforeRewardsMinor: totalMinor,
      ...(who === undefined ? {} : { memberId: this.#members[who] }),
      ...(redeem.length === 0
        ? {}
        : {
            redeem: redeem.map(({ reward, quantity }) => ({
              rewardId: this.#rewards[reward] ?? '',
              quantity,
            })),
          }),
    };
    const quote = await asOwner.sales.quote(input);
    const answer = await asOwner.sales.record(input);
    const expected = this.#model.record(who, totalMinor, redeem);
    this.#same(quote, expected);
    this.#same(answer, expected);
    if (!answer.ok) return;
    this.#sales.push(answer.value.saleId);
    for (const given of answer.value.rewards) this.#redemptions.push(given.redemptionId ?? '');
    expect(answer.value.receiptNumber).toBe(this.#sales.length);
    const explained = answer.value.explanation.reduce((sum, { points }) => sum + points, 0);
    expect(explained).toBe(answer.value.pointsEarned);
  }

  async #refund({ sale, part }: Extract<Step, { do: 'refund' }>): Promise<void> {
    const { asOwner } = this.#till;
    const at = this.#sales.length - 1 - sale;
    const left = this.#model.leftMinor(at);
    const asked =
      part === 'all'
        ? left
        : part === 'too much'
          ? left + 1
          : 'minor' in part
            ? part.minor
            : Math.floor((left * part.percent) / 100);
    const input = { saleId: this.#sales[at] ?? nobody, amountMinor: Math.max(1, asked) };
    const quote = await asOwner.sales.quoteRefund(input);
    const answer = await asOwner.sales.refund({ ...input, reason: 'Brought back' });
    const expected = this.#model.refund(at, input.amountMinor);
    this.#same(quote, expected);
    this.#same(answer, expected);
  }

  #same(answer: Result<object, ErrorBody>, expected: ModelAnswer): void {
    if (typeof expected === 'string') expect(answer).toMatchObject({ ok: false, error: { code: expected } });
    else expect(answer).toMatchObject({ ok: true, value: expected });
  }

  /** Every balance, lot, carry and day is the model's, and verify finds nothing. */
  async compare(): Promise<void> {
    const { asOwner } = this.#till;
    for (const [at, memberId] of this.#members.entries()) {
      const { balance, owed, carriedMinor, lots, nextExpiry } = value(
        await asOwner.points.balance({ memberId }),
      );
      expect({ balance, owed, carriedMinor, lots, nextExpiry }).toEqual({
        balance: this.#model.balance(at),
        owed: this.#model.owed(at),
        carriedMinor: this.#model.carriedMinor(at),
        lots: this.#model.lots(at),
        nextExpiry: this.#model.nextExpiry(at),
      });
      await this.#compareHistory(memberId, balance, owed);
    }
    await this.#compareDays();
    await expectWhole(this.#till);
  }

  async #compareHistory(memberId: string, balance: number, owed: number): Promise<void> {
    const { entries } = value(await this.#till.asOwner.points.history({ memberId }));
    let after = balance;
    let owing = owed;
    for (const entry of entries) {
      expect(entry.balanceAfter).toBe(after);
      after -= entry.points;
      owing -= entry.owed;
    }
    if (entries.length < 50) expect([after, owing]).toEqual([0, 0]);
  }

  async #compareDays(): Promise<void> {
    const model = this.#model;
    const closed = value(await this.#till.asOwner.day.list({ limit: 200 })).days;
    expect(closed.map(({ date, zNumber }) => [date, zNumber])).toEqual(
      model.closedDays.map((date, at) => [date, at + 1]).toReversed(),
    );
    let opening = 0;
    for (const [date, moved] of [...model.days].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const day = value(await this.#till.asOwner.day.summary({ date }));
      const { issued, clawedBack, redeemed, returned, expired, adjusted } = moved;
      const closing = opening + issued - clawedBack - redeemed + returned - expired + adjusted;
      const zNumber = model.closedDays.indexOf(date) + 1;
      expect({ points: day.points, zNumber: day.z?.zNumber ?? 0, open: day.open }).toEqual({
        points: { opening, ...moved, closing },
        ...{ zNumber, open: date > (model.closedDays.at(-1) ?? '') },
      });
      opening = closing;
      const ofDay = model.sales.filter((sold) => sold.day === date);
      const standing = ofDay.filter(({ voided }) => !voided);
      const sum = (of: typeof ofDay): number => of.reduce((minor, { totalMinor }) => minor + totalMinor, 0);
      const refunds = model.sales
        .filter(({ voided }) => !voided)
        .flatMap((sold) => sold.refunds)
        .filter((refund) => refund.day === date);
      const refundedMinor = refunds.reduce((all, { minor }) => all + minor, 0);
      const given = model.redemptions.filter(
        (redemption) => redemption.day === date && !redemption.cancelled,
      );
      expect({
        sales: day.sales,
        refunds: day.refunds,
        voids: day.voids,
        rewards: day.rewards,
      }).toEqual({
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
      });
    }
  }
}

function giftOf({ gives, size, capMinor }: ModelReward, productId: string): RewardGift {
  switch (gives) {
    case 'amount':
      return { kind: 'amount', amountMinor: size };
    case 'percent':
      return { kind: 'percent', percent: size, capMinor };
    case 'product':
      return { kind: 'product', productId };
  }
}

describe('points', () => {
  it('are those of a plain model, through any sales, rewards, refunds, voids, expiries, closes and programs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }), async (steps) => {
        const clock = testClock(`${FIRST_DAY}T12:00:00Z`);
        const till = await openTill({ clock, setUp: { ...cornerBakery, timeZone: 'UTC' } });
        try {
          const members = [];
          for (const name of ['Ana', 'Bo', 'Caro'])
            members.push(value(await till.asOwner.members.enrol({ name })));
          const { productId } = value(await till.asOwner.products.save({ name: 'A roll' }));
          const rewardIds = [];
          for (const reward of rewards) {
            const { name, cost: pointsCost } = reward;
            const saved = await till.asOwner.rewards.save({
              name,
              pointsCost,
              gives: giftOf(reward, productId),
            });
            rewardIds.push(value(saved).rewardId);
          }
          const twins = new Twins(till, members, rewardIds);
          for (const taken of steps) await twins.take(taken);
          await twins.compare();
        } finally {
          await till.close();
        }
      }),
      { numRuns: 30 },
    );
    // Thirty shops, some of a hundred commands with two looks each: minutes on a machine that does other things too.
  }, 300_000);
});
