import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { Result } from '../../electron/core/domain/result.ts';
import { testClock } from '../helpers/clock.ts';
import { cornerBakery, expectWhole, openTill, value, type TestTill } from '../helpers/till.ts';
import { PointsModel, type ModelAnswer, type Rules } from './points-model.ts';

const MEMBERS = 3;

type Step =
  | { readonly do: 'record'; readonly member: number | undefined; readonly totalMinor: number }
  | { readonly do: 'attach'; readonly sale: number; readonly member: number }
  | { readonly do: 'void'; readonly sale: number }
  | { readonly do: 'adjust'; readonly member: number; readonly points: number }
  | { readonly do: 'save'; readonly rules: Rules }
  | { readonly do: 'next day' };

const member = fc.nat(MEMBERS - 1);
/** Cents that make and break carries, everyday amounts, and the shop's limit. */
const total = fc.oneof(
  fc.constantFrom(0, 1, 50, 60, 99, 100, 101, 350, 100_000),
  fc.nat(2_000),
  fc.nat(100_000),
);
/** Counted from the newest sale, so that most of them can still be changed; a few name no sale. */
const sale = fc.oneof({ weight: 5, arbitrary: fc.nat(4) }, fc.nat(60));
const rules: fc.Arbitrary<Rules> = fc.record({
  points: fc.constantFrom(1, 1, 2, 3, 7, 10, 1_000_000),
  perAmountMinor: fc.constantFrom(1, 3, 7, 50, 100, 100, 150, 1_000, 1_000_000_000),
  minimumSpendMinor: fc.constantFrom(0, 0, 100, 500),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      member: fc.option(member, { nil: undefined, freq: 4 }),
      totalMinor: total,
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('void' as const), sale }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('attach' as const), sale, member }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('adjust' as const),
      member,
      points: fc.oneof(fc.integer({ min: -30, max: -1 }), fc.integer({ min: 1, max: 50 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('save' as const), rules }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'next day' }) },
);

const unknownSale = '01900000-0000-7000-8000-00000000beef';

/** A till and the model of it, asked the same. */
class Twins {
  readonly #till: TestTill;
  readonly #model = new PointsModel(MEMBERS);
  readonly #members: readonly string[];
  readonly #cards: readonly string[];
  readonly #sales: string[] = [];

  constructor(
    till: TestTill,
    members: readonly { readonly memberId: string; readonly cardNumber: string }[],
  ) {
    this.#till = till;
    this.#members = members.map(({ memberId }) => memberId);
    this.#cards = members.map(({ cardNumber }) => cardNumber);
  }

  async take(step: Step): Promise<void> {
    const { asOwner, clock } = this.#till;
    const model = this.#model;
    switch (step.do) {
      case 'record': {
        const { totalMinor } = step;
        const input =
          step.member === undefined ? { totalMinor } : { totalMinor, memberId: this.#members[step.member] };
        const quote = await asOwner.sales.quote(input);
        const answer = await asOwner.sales.record(input);
        const expected = model.record(step.member, totalMinor);
        this.#same(quote, expected);
        this.#same(answer, expected);
        if (answer.ok) {
          this.#sales.push(answer.value.saleId);
          expect(answer.value.receiptNumber).toBe(this.#sales.length);
          const explained = answer.value.explanation.reduce((sum, { points }) => sum + points, 0);
          expect(explained).toBe(answer.value.pointsEarned);
        }
        return;
      }
      case 'attach': {
        const at = this.#sales.length - 1 - step.sale;
        const cardNumber = this.#cards[step.member] ?? '';
        const answer = await asOwner.sales.attach({ saleId: this.#sales[at] ?? unknownSale, cardNumber });
        return this.#same(answer, model.attach(at, step.member));
      }
      case 'void': {
        const at = this.#sales.length - 1 - step.sale;
        const answer = await asOwner.sales.void({ saleId: this.#sales[at] ?? unknownSale, reason: 'Wrong' });
        return this.#same(answer, model.void(at));
      }
      case 'adjust': {
        const memberId = this.#members[step.member] ?? '';
        const answer = await asOwner.points.adjust({ memberId, points: step.points, reason: 'A test' });
        return this.#same(answer, model.adjust(step.member, step.points));
      }
      case 'save':
        value(await asOwner.program.save(step.rules));
        return model.save(step.rules);
      case 'next day':
        clock.advance({ days: 1 });
        return model.nextDay();
    }
  }

  #same(answer: Result<object, ErrorBody>, expected: ModelAnswer): void {
    if (typeof expected === 'string') expect(answer).toMatchObject({ ok: false, error: { code: expected } });
    else expect(answer).toMatchObject({ ok: true, value: expected });
  }

  /** Every balance, lot, carry and day is the model's, and verify finds nothing. */
  async compare(): Promise<void> {
    const { asOwner } = this.#till;
    for (const [at, memberId] of this.#members.entries()) {
      const { balance, carriedMinor, lots } = value(await asOwner.points.balance({ memberId }));
      expect({ balance, carriedMinor, lots: lots.map(({ points }) => points) }).toEqual({
        balance: this.#model.balance(at),
        carriedMinor: this.#model.carriedMinor(at),
        lots: this.#model.lots(at),
      });
      await this.#compareHistory(memberId, balance);
    }
    await this.#compareDays();
    await expectWhole(this.#till);
  }

  async #compareHistory(memberId: string, balance: number): Promise<void> {
    const { entries } = value(await this.#till.asOwner.points.history({ memberId }));
    let after = balance;
    for (const entry of entries) {
      expect(entry.balanceAfter).toBe(after);
      after -= entry.points;
    }
    if (entries.length < 50) expect(after).toBe(0);
  }

  async #compareDays(): Promise<void> {
    let opening = 0;
    for (const [day, moved] of this.#model.days.entries()) {
      const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
      const { points, sales, voids } = value(await this.#till.asOwner.day.summary({ date }));
      const closing = opening + moved.issued - moved.clawedBack + moved.adjusted;
      expect(points).toEqual({ opening, ...moved, redeemed: 0, returned: 0, expired: 0, closing });
      opening = closing;
      const ofDay = this.#model.sales.filter((sold) => sold.day === day);
      const standing = ofDay.filter(({ voided }) => !voided);
      const sum = (of: typeof ofDay): number => of.reduce((minor, { totalMinor }) => minor + totalMinor, 0);
      expect({ sales, voids }).toEqual({
        sales: {
          count: standing.length,
          grossMinor: sum(standing),
          netMinor: sum(standing),
          memberCount: standing.filter((sold) => sold.member !== undefined).length,
        },
        voids: { count: ofDay.length - standing.length, amountMinor: sum(ofDay) - sum(standing) },
      });
    }
  }
}

describe('points', () => {
  it('are those of a plain model, through any sales, voids, late cards, corrections and programs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }), async (steps) => {
        const clock = testClock('2026-01-01T12:00:00Z');
        const till = await openTill({ clock, setUp: { ...cornerBakery, timeZone: 'UTC' } });
        try {
          const members = [];
          for (const name of ['Ana', 'Bo', 'Caro'])
            members.push(value(await till.asOwner.members.enrol({ name })));
          const twins = new Twins(till, members);
          for (const taken of steps) await twins.take(taken);
          await twins.compare();
        } finally {
          await till.close();
        }
      }),
      { numRuns: 25 },
    );
  });
});
