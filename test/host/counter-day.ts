import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { Chance } from '../bench/chance.ts';
import type { TestClock } from '../helpers/clock.ts';
import { cornerBakery, refusal, value } from '../helpers/till.ts';
import type { KillableTill } from './killable-till.ts';

export const DAY = '2026-11-21';
const rewardKinds = [
  { name: '€2 off', cost: 20, gives: { kind: 'amount', amountMinor: 200 } },
  { name: 'A tenth off', cost: 15, gives: { kind: 'percent', percent: 10, capMinor: 500 } },
] as const;

/** What the test itself knows of a member: points and the cents that didn't make one. */
interface Person {
  readonly memberId: string;
  card: string;
  points: number;
  cents: number;
  isFromBefore: boolean;
  buysToday: number;
}

interface Sold {
  readonly saleId: string;
  readonly receiptNumber: number;
  readonly totalMinor: number;
  readonly discountMinor: number;
  memberId: string | null;
  earned: number;
  readonly at: number;
  voided: boolean;
}

/** The day as somebody with pencil and paper would keep it, beside the till. */
export class Ledger {
  readonly people: Person[] = [];
  readonly sold: Sold[] = [];
  readonly points = {
    opening: 0,
    issued: 0,
    clawedBack: 0,
    redeemed: 0,
    returned: 0,
    expired: 0,
    adjusted: 0,
  };
  readonly rewards = { count: 0, points: 0, discountMinor: 0 };
  newMembers = 0;
  refusals = 0;

  earn(person: Person, totalMinor: number): number {
    const earned = Math.floor((person.cents + totalMinor) / 100);
    person.cents = person.cents + totalMinor - earned * 100;
    person.points += earned;
    return earned;
  }

  summary() {
    const standing = this.sold.filter(({ voided }) => !voided);
    const voided = this.sold.filter((sale) => sale.voided);
    const sum = (sales: readonly Sold[]): number =>
      sales.reduce((all, { totalMinor }) => all + totalMinor, 0);
    const { opening, issued, clawedBack, redeemed, returned, expired, adjusted } = this.points;
    return {
      sales: {
        count: standing.length,
        grossMinor: sum(standing),
        netMinor: sum(standing),
        memberCount: standing.filter(({ memberId }) => memberId !== null).length,
      },
      voids: { count: voided.length, amountMinor: sum(voided) },
      rewards: this.rewards,
      points: {
        ...this.points,
        closing: opening + issued - clawedBack - redeemed + returned - expired + adjusted,
      },
      newMembers: this.newMembers,
      returningMembers: this.people.filter((person) => person.isFromBefore && person.buysToday > 0).length,
    };
  }

  salesHash(): string {
    const lines = this.sold.map((sale) => {
      const { receiptNumber, saleId, totalMinor, discountMinor, memberId, earned, at, voided } = sale;
      const facts = [
        1,
        receiptNumber,
        saleId,
        totalMinor,
        discountMinor,
        memberId,
        earned,
        at,
        voided ? 1 : 0,
      ];
      return `${JSON.stringify(facts)}\n`;
    });
    return createHash('sha256').update(lines.join(''), 'utf8').digest('hex');
  }
}

/** A day at the counter, sale by sale, in the till and in the ledger beside it. */
export class Counter {
  readonly #till: KillableTill;
  readonly #clock: TestClock;
  readonly #chance: Chance;
  readonly ledger = new Ledger();
  readonly #rewards: string[] = [];
  readonly #lostCards: string[] = [];

  constructor(till: KillableTill, clock: TestClock, chance: Chance) {
    this.#till = till;
    this.#clock = clock;
    this.#chance = chance;
  }

  /** A day a month before, whose points expire in the night before this one. */
  async monthBefore(): Promise<void> {
    const { asOwner, asCashier } = this.#till;
    value(await asOwner.shop.setUp(cornerBakery));
    value(
      await asOwner.program.save({ points: 1, perAmountMinor: 100, minimumSpendMinor: 0, expiryMonths: 1 }),
    );
    for (const { name, cost, gives } of rewardKinds) {
      const saved = value(await asOwner.rewards.save({ name, pointsCost: cost, gives }));
      this.#rewards.push(saved.rewardId);
    }
    for (let count = 0; count < 40; count += 1) {
      const { memberId, cardNumber } = value(await asCashier.members.enrol({ name: `Member ${count}` }));
      const person = { memberId, card: cardNumber, points: 0, cents: 0, isFromBefore: true, buysToday: 0 };
      const totalMinor = 100 + this.#chance.below(9_000);
      this.ledger.earn(person, totalMinor);
      const sale = value(await asCashier.sales.record({ cardNumber, totalMinor }));
      expect(sale.balance).toBe(person.points);
      this.ledger.people.push(person);
    }
    value(await asOwner.day.close({ date: '2026-10-20' }));
  }

  /** What the night did, and the owner's gifts in the morning. */
  async morning(): Promise<void> {
    const { points, people } = this.ledger;
    points.opening = people.reduce((sum, person) => sum + person.points, 0);
    points.expired = points.opening;
    for (const person of people) person.points = 0;
    for (const person of people.slice(0, 15)) {
      const { memberId } = person;
      value(await this.#till.asOwner.points.adjust({ memberId, points: 120, reason: 'A gift' }));
      person.points += 120;
      points.adjusted += 120;
    }
  }

  async newMember(): Promise<void> {
    const { memberId, cardNumber } = value(await this.#till.asCashier.members.enrol({ name: 'New today' }));
    this.ledger.people.push({
      ...{ memberId, card: cardNumber, points: 0, cents: 0, isFromBefore: false, buysToday: 0 },
    });
    this.ledger.newMembers += 1;
  }

  async loseCard(): Promise<void> {
    const person = this.#anybody();
    this.#lostCards.push(person.card);
    const { memberId } = person;
    const made = value(await this.#till.asCashier.members.replaceCard({ memberId, reason: 'Lost' }));
    person.card = made.cardNumber;
  }

  /** A card that the till doesn't take; the customer then pays without one. */
  async refusedCard(): Promise<void> {
    const [cardNumber, code] = this.#chance.oneOf([
      ['NOBODYS-1', 'CARD_UNKNOWN'],
      ['4111111111111111', 'CARD_LOOKS_LIKE_PAYMENT'],
      [this.#lostCards.at(-1) ?? 'NOBODYS-2', this.#lostCards.length > 0 ? 'CARD_REPLACED' : 'CARD_UNKNOWN'],
    ] as const);
    const answer = await this.#till.asCashier.sales.record({ cardNumber, totalMinor: 500 });
    expect(refusal(answer)).toBe(`${code} cardNumber`);
    this.ledger.refusals += 1;
  }

  /** Asks for more than the member has: nothing happens. */
  async rewardOutOfReach(): Promise<void> {
    const redeem = [{ rewardId: this.#rewards[0] ?? '', quantity: 100 }];
    const input = { memberId: this.#anybody().memberId, beforeRewardsMinor: 90_000, redeem };
    expect(refusal(await this.#till.asCashier.sales.record(input))).toBe('POINTS_INSUFFICIENT redeem');
    this.ledger.refusals += 1;
  }

  async sell(person: Person | undefined = this.#somebody()): Promise<Sold> {
    const { bill, grossMinor } = this.#bill();
    const input = { ...bill, ...(person === undefined ? {} : { cardNumber: person.card }) };
    return this.#record(input, person, grossMinor, 0, 0);
  }

  async sellWithReward(): Promise<Sold> {
    const person = this.#rich();
    const at = this.#chance.below(rewardKinds.length);
    const { cost, gives } = rewardKinds[at] ?? rewardKinds[0];
    const { bill, grossMinor } = this.#bill();
    const wanted =
      gives.kind === 'amount'
        ? gives.amountMinor
        : Math.min(gives.capMinor, Math.floor(grossMinor * 0.1 + 0.5));
    const input = { ...bill, memberId: person.memberId, redeem: [{ rewardId: this.#rewards[at] ?? '' }] };
    return this.#record(input, person, grossMinor, Math.min(grossMinor, wanted), cost);
  }

  async #record(
    input: Parameters<KillableTill['asCashier']['sales']['record']>[0],
    person: Person | undefined,
    grossMinor: number,
    discountMinor: number,
    redeemed: number,
  ): Promise<Sold> {
    const { points, rewards, sold } = this.ledger;
    const totalMinor = grossMinor - discountMinor;
    if (person !== undefined) {
      person.points -= redeemed;
      person.buysToday += 1;
    }
    const earned = person === undefined ? 0 : this.ledger.earn(person, totalMinor);
    const sale = value(await this.#till.asCashier.sales.record(input));
    expect(sale).toMatchObject({
      ...{ totalMinor, discountMinor, pointsEarned: earned, pointsRedeemed: redeemed, businessDay: DAY },
      ...{ balance: person?.points ?? null, carriedMinor: person?.cents ?? null, dayNote: null },
      receiptNumber: 41 + sold.length,
    });
    points.issued += earned;
    points.redeemed += redeemed;
    if (redeemed > 0) {
      rewards.count += 1;
      rewards.points += redeemed;
      rewards.discountMinor += discountMinor;
    }
    const { saleId, receiptNumber } = sale;
    const memberId = person?.memberId ?? null;
    const made = {
      saleId,
      receiptNumber,
      totalMinor,
      discountMinor,
      memberId,
      earned,
      at: this.#clock.now(),
    };
    const kept: Sold = { ...made, voided: false };
    sold.push(kept);
    return kept;
  }

  /** A sale that is taken back at once: the member stands as before it. */
  async sellByMistake(how: 'with a reward' | 'without'): Promise<void> {
    const before = this.ledger.people.map((person) => ({ ...person }));
    const rewards = { ...this.ledger.rewards };
    const issued = this.ledger.points.issued;
    const redeemed = this.ledger.points.redeemed;
    const sale = await (how === 'with a reward' ? this.sellWithReward() : this.sell(this.#anybody()));
    const undone = value(
      await this.#till.asCashier.sales.void({ saleId: sale.saleId, reason: 'Typed twice' }),
    );
    this.ledger.people.forEach((person, at) => Object.assign(person, before[at]));
    Object.assign(this.ledger.rewards, rewards);
    this.ledger.points.clawedBack += this.ledger.points.issued - issued;
    this.ledger.points.returned += this.ledger.points.redeemed - redeemed;
    expect(undone).toMatchObject({
      pointsClawedBack: this.ledger.points.issued - issued,
      pointsReturned: this.ledger.points.redeemed - redeemed,
      balance: this.ledger.people.find(({ memberId }) => memberId === sale.memberId)?.points,
    });
    sale.voided = true;
  }

  /** The card that is found in the other pocket. */
  async lateCard(): Promise<void> {
    const { bill, grossMinor } = this.#bill();
    const sale = await this.#record(bill, undefined, grossMinor, 0, 0);
    const person = this.#anybody();
    person.buysToday += 1;
    sale.earned = this.ledger.earn(person, sale.totalMinor);
    sale.memberId = person.memberId;
    this.ledger.points.issued += sale.earned;
    const { saleId } = sale;
    const attached = value(await this.#till.asCashier.sales.attach({ saleId, cardNumber: person.card }));
    expect(attached).toMatchObject({ pointsEarned: sale.earned, balance: person.points });
  }

  async rewardAlone(then: 'kept' | 'taken back'): Promise<void> {
    const person = this.#rich();
    const { cost, gives } = rewardKinds[0];
    const { asCashier } = this.#till;
    const input = { cardNumber: person.card, rewardId: this.#rewards[0] ?? '' };
    const given = value(await asCashier.rewards.redeem(input));
    const { points, rewards } = this.ledger;
    points.redeemed += cost;
    expect(given).toMatchObject({ pointsRedeemed: cost, balance: person.points - cost });
    if (then === 'taken back') {
      const { redemptionId } = given;
      value(await asCashier.rewards.cancel({ redemptionId, reason: 'Changed her mind' }));
      points.returned += cost;
      return;
    }
    person.points -= cost;
    rewards.count += 1;
    rewards.points += cost;
    rewards.discountMinor += gives.amountMinor;
  }

  #bill() {
    if (this.#chance.happens(0.7)) {
      const grossMinor = 120 + this.#chance.below(4_000);
      return { bill: { beforeRewardsMinor: grossMinor }, grossMinor };
    }
    const lines = Array.from({ length: 1 + this.#chance.below(4) }, () => ({
      name: this.#chance.oneOf(['Baguette', 'Croissant', '豆沙包']),
      quantity: 1_000 * (1 + this.#chance.below(3)),
      unitPriceMinor: 110 + this.#chance.below(900),
    }));
    const grossMinor = lines.reduce((sum, line) => sum + (line.quantity / 1_000) * line.unitPriceMinor, 0);
    return { bill: { lines }, grossMinor };
  }

  #anybody(): Person {
    return this.#chance.oneOf(this.ledger.people);
  }

  #somebody(): Person | undefined {
    return this.#chance.happens(0.75) ? this.#anybody() : undefined;
  }

  #rich(): Person {
    return this.#chance.oneOf(this.ledger.people.filter(({ points }) => points >= 20));
  }
}
