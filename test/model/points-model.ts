import { discountsOf, grossOf, leftOf, type Asked, type ModelLine, type ModelReward } from './model-bills.ts';
import { dayAfter, daysBetween, ModelDays, type ModelDay } from './model-days.ts';
import { ModelPeople } from './model-people.ts';
import {
  broughtBack,
  giveMoneyBack,
  refundedMinor,
  spreadOver,
  voidSale,
  type ModelTakingBack,
} from './model-refunds.ts';
import {
  earningOf,
  giveBack,
  keepEarned,
  type ModelEarning,
  type ModelRedemption,
  type ModelSale,
  type Rules,
} from './model-sales.ts';
import { floorDivide, sumOf } from './plain-numbers.ts';

export type ModelAnswer = Readonly<Record<string, unknown>> | string;

/**
 * The points of a shop in the plainest way that could be right: lists, dates as texts and whole numbers without limit.
 * What the till answers is compared with this: an object of what it must answer, or the code of its refusal.
 */
export class PointsModel {
  readonly sales: ModelSale[] = [];
  readonly redemptions: ModelRedemption[] = [];
  policy: 'floor' | 'owe' = 'floor';
  readonly #rewards: readonly ModelReward[];
  readonly #days: ModelDays;
  readonly #people: ModelPeople;
  #rules: Rules = { points: 1, perAmountMinor: 100, minimumSpendMinor: 0, expiryMonths: null };

  constructor(members: number, rewards: readonly ModelReward[], day: string) {
    this.#rewards = rewards;
    this.#days = new ModelDays(day);
    this.#people = new ModelPeople(members, this.#days);
  }

  get days(): ReadonlyMap<string, ModelDay> {
    return this.#days.moved;
  }

  get closedDays(): readonly string[] {
    return this.#days.closed;
  }

  balance = (member: number): number => this.#people.balance(member);

  owed = (member: number): number => this.#people.get(member).owed;

  carriedMinor = (member: number): number => this.#people.carriedMinor(member, this.#rules);

  family = (member: number): readonly number[] => this.#people.family(member);

  /** Summed by their last day, in the order in which they are spent. */
  lots(member: number): readonly { readonly points: number; readonly expiresOn: string | null }[] {
    const sums = new Map<string | null, number>();
    for (const { left, expiresOn } of this.#people.openLots(member))
      sums.set(expiresOn, (sums.get(expiresOn) ?? 0) + left);
    return [...sums].map(([expiresOn, points]) => ({ points, expiresOn }));
  }

  nextExpiry(member: number): { readonly expiresOn: string; readonly points: number } | null {
    for (const { points, expiresOn } of this.lots(member))
      if (expiresOn !== null) return { expiresOn, points };
    return null;
  }

  clockDay = (): string => this.#days.clockDay;

  clockMoves(days: number): void {
    this.#days.clockDay = dayAfter(this.#days.clockDay, days);
  }

  /** How far it is to the last day of a lot that the member holds; undefined where none of them ends. */
  daysToLastDay(member: number, lot: number): number | undefined {
    const last = this.lots(member).flatMap(({ expiresOn }) => expiresOn ?? []);
    const chosen = last[lot % Math.max(1, last.length)];
    return chosen === undefined ? undefined : daysBetween(this.#days.clockDay, chosen);
  }

  /** What the till does when it looks at the clock. */
  roll(): void {
    for (const at of this.#people.all()) this.#people.settle(at);
  }

  save(rules: Rules): void {
    this.#rules = rules;
  }

  /** The first day with anything on it that isn't closed, else the clock's. */
  dayToClose(): string {
    const open = [
      ...this.days.keys(),
      ...this.sales.flatMap(({ day, refunds }) => [day, ...refunds.map((refund) => refund.day)]),
    ].filter((day) => !this.#days.isClosed(day));
    return open.toSorted()[0] ?? this.#days.clockDay;
  }

  close(day: string): ModelAnswer {
    if (this.#days.isClosed(day)) return 'DAY_CLOSED';
    if (day > this.#days.clockDay) return 'DAY_IN_FUTURE';
    this.#days.closed.push(day);
    return { zNumber: this.closedDays.length };
  }

  record(
    member: number | undefined,
    bill: number | readonly ModelLine[],
    asked: readonly Asked[],
  ): ModelAnswer {
    const lines = typeof bill === 'number' ? [] : bill;
    const discounts = discountsOf(bill, asked, (at) => this.#reward(at));
    if (typeof discounts === 'string') return discounts;
    const discountMinor = sumOf(discounts.map(({ minor }) => minor));
    const totalMinor = grossOf(bill) - discountMinor;
    const sale: ModelSale = {
      ...{ lines, left: leftOf(lines, discounts), totalMinor, rules: this.#rules, day: this.#days.today() },
      ...{ redemptions: [], refunds: [], voided: false },
      ...{ member: undefined, earned: 0, carryDelta: 0n, lot: undefined },
    };
    const paid = { totalMinor, discountMinor, businessDay: sale.day };
    if (member === undefined) {
      if (asked.length > 0) return 'REWARD_NEEDS_MEMBER';
      this.sales.push(sale);
      const none = { balance: null, carriedMinor: null, outlook: null };
      return { ...paid, pointsEarned: 0, pointsRedeemed: 0, ...none };
    }
    const earning = earningOf(this.#people, sale, member);
    if (earning === undefined) return 'POINTS_TOO_MANY';
    const pointsRedeemed = sumOf(asked.map((one) => this.#costOf(one)));
    if (this.balance(member) - this.#people.lapsed(member) < pointsRedeemed) return 'POINTS_INSUFFICIENT';
    this.#people.settle(member);
    sale.redemptions = asked.map((one, at) => this.#redeem(member, one, discounts[at]?.minor ?? 0, false));
    this.sales.push(sale);
    return { ...paid, pointsRedeemed, ...this.#earn(sale, member, earning) };
  }

  attach(saleAt: number, member: number): ModelAnswer {
    const sale = this.#saleOfToday(saleAt);
    if (typeof sale === 'string') return sale;
    if (sale.member !== undefined) return 'SALE_HAS_MEMBER';
    if (sale.refunds.length > 0) return 'SALE_REFUNDED';
    const earning = earningOf(this.#people, sale, member);
    if (earning === undefined) return 'POINTS_TOO_MANY';
    this.#people.settle(member);
    this.#people.use(member);
    return this.#earn(sale, member, earning);
  }

  /** What is left to refund of a sale; zero where there is none, or where it is void. */
  leftMinor(saleAt: number): number {
    const sale = this.sales[saleAt];
    return sale === undefined || sale.voided ? 0 : sale.totalMinor - refundedMinor(sale);
  }

  /** How much there is of each line of a sale that can be brought back. */
  leftQuantities = (saleAt: number): readonly number[] =>
    (this.sales[saleAt]?.left ?? []).map(({ quantity }) => quantity);

  refund(saleAt: number, minor: number): ModelAnswer {
    const sale = this.#saleToRefund(saleAt);
    if (typeof sale === 'string') return sale;
    if (refundedMinor(sale) + minor > sale.totalMinor) return 'REFUND_TOO_MUCH';
    return giveMoneyBack(this.#takingBack(), sale, { kind: 'amount', minor, lines: spreadOver(sale, minor) });
  }

  refundLines(
    saleAt: number,
    lines: readonly { readonly position: number; readonly quantity?: number | undefined }[],
  ): ModelAnswer {
    const sale = this.#saleToRefund(saleAt);
    if (typeof sale === 'string') return sale;
    const brought = broughtBack(sale, lines);
    if (typeof brought === 'string') return brought;
    const minor = sumOf(brought.map((line) => line.minor));
    return giveMoneyBack(this.#takingBack(), sale, { kind: 'lines', minor, lines: brought });
  }

  void(saleAt: number): ModelAnswer {
    const sale = this.#saleOfToday(saleAt);
    return typeof sale === 'string' ? sale : voidSale(this.#takingBack(), sale);
  }

  redeem(member: number, asked: Asked): ModelAnswer {
    const { gives, size } = this.#reward(asked.reward);
    if (gives === 'percent') return 'REWARD_NEEDS_AMOUNT';
    const points = this.#costOf(asked);
    if (this.balance(member) - this.#people.lapsed(member) < points) return 'POINTS_INSUFFICIENT';
    this.#people.settle(member);
    this.#redeem(member, asked, gives === 'amount' ? size * asked.quantity : 0, true);
    return { pointsRedeemed: points, balance: this.balance(member) };
  }

  cancel(at: number): ModelAnswer {
    const redemption = this.redemptions[at];
    if (redemption === undefined) return 'REDEMPTION_UNKNOWN';
    if (redemption.cancelled) return 'REDEMPTION_CANCELLED';
    if (redemption.day !== this.#days.today()) return 'REDEMPTION_NOT_TODAY';
    if (!redemption.isAlone) return 'REDEMPTION_OF_SALE';
    redemption.cancelled = true;
    const pointsReturned = giveBack(this.#takingBack(), redemption, redemption.points);
    return { pointsReturned, balance: this.balance(redemption.member) };
  }

  adjust(member: number, points: number): ModelAnswer {
    if (points > 0) this.#people.addLot(member, { points, left: points, expiresOn: null });
    else if (this.balance(member) < -points) return 'POINTS_INSUFFICIENT';
    else this.#people.take(member, -points);
    this.#days.moving().adjusted += points;
    return { balance: this.balance(member) };
  }

  replaceCard(member: number): void {
    for (const each of this.family(member)) this.#people.use(each);
  }

  merge(kept: number, merged: number): ModelAnswer {
    const refused = this.#people.merge(kept, merged);
    if (refused !== undefined) return refused;
    const held = { balance: this.balance(kept), owed: this.owed(kept), lots: this.lots(kept) };
    return { ...held, carriedMinor: this.carriedMinor(kept) };
  }

  unmerge = (merged: number): ModelAnswer => this.#people.unmerge(merged) ?? {};

  #redeem(member: number, asked: Asked, discountMinor: number, isAlone: boolean): ModelRedemption {
    const points = this.#costOf(asked);
    const redemption = {
      ...{ member: this.#people.as(member), points, quantity: asked.quantity, discountMinor },
      ...{ uses: this.#people.take(member, points), isAlone, day: this.#days.today() },
      ...{ isProduct: this.#reward(asked.reward).gives === 'product', returned: 0, cancelled: false },
    };
    this.redemptions.push(redemption);
    this.#days.moving().redeemed += points;
    return redemption;
  }

  #earn(sale: ModelSale, member: number, earning: ModelEarning) {
    keepEarned(this.#takingBack(), sale, member, earning);
    return {
      ...{ pointsEarned: earning.earned, balance: this.balance(member) },
      carriedMinor: this.#people.carriedMinor(member, sale.rules),
      outlook: { nextExpiry: this.nextExpiry(member), nextReward: this.#nextReward(member, sale.rules) },
    };
  }

  /** How many points are missing to the cheapest reward that is out of reach, and the least spending that makes them. */
  #nextReward(member: number, rules: Rules) {
    const balance = this.balance(member);
    const costs = this.#rewards.map(({ cost }) => cost).filter((cost) => cost > balance);
    if (costs.length === 0) return null;
    const missingPoints = Math.min(...costs) - balance;
    const due = BigInt(missingPoints) * BigInt(rules.perAmountMinor) - this.#people.get(member).carry;
    const minor = due <= 0n ? 0n : -floorDivide(-due, BigInt(rules.points));
    return { missingPoints, missingMinor: Number(minor) };
  }

  #saleOfToday(saleAt: number): ModelSale | string {
    const sale = this.sales[saleAt];
    if (sale === undefined) return 'SALE_UNKNOWN';
    if (sale.voided) return 'SALE_VOIDED';
    return sale.day === this.#days.today() ? sale : 'SALE_NOT_TODAY';
  }

  #saleToRefund(saleAt: number): ModelSale | string {
    const sale = this.sales[saleAt];
    if (sale === undefined) return 'SALE_UNKNOWN';
    if (sale.voided) return 'SALE_VOIDED';
    return sale.totalMinor === 0 ? 'REFUND_ZERO_SALE' : sale;
  }

  #takingBack = (): ModelTakingBack => ({
    ...{ days: this.#days, people: this.#people, policy: this.policy, rules: this.#rules },
  });

  #costOf = ({ reward, quantity }: Asked): number => this.#reward(reward).cost * quantity;

  #reward(at: number): ModelReward {
    const reward = this.#rewards[at];
    if (reward === undefined) throw new Error(`the model has no reward ${at}`);
    return reward;
  }
}
