/**
 * The points of a shop in the plainest way that could be right: maps, lists and whole numbers without limit. What the
 * till answers is compared with this.
 */
export interface Rules {
  readonly points: number;
  readonly perAmountMinor: number;
  readonly minimumSpendMinor: number;
}

interface ModelLot {
  readonly points: number;
  left: number;
}

interface ModelMember {
  readonly lots: ModelLot[];
  carry: bigint;
  unit: bigint;
}

interface ModelSale {
  readonly totalMinor: number;
  readonly rules: Rules;
  readonly day: number;
  member: number | undefined;
  earned: number;
  carryDelta: bigint;
  lot: ModelLot | undefined;
  voided: boolean;
}

export type ModelAnswer = Readonly<Record<string, unknown>> | string;

const floorDivide = (a: bigint, b: bigint): bigint => a / b - (a % b !== 0n && a < 0n !== b < 0n ? 1n : 0n);
const convert = (carry: bigint, from: bigint, to: bigint): bigint =>
  from === to ? carry : floorDivide(carry * to, from);

export class PointsModel {
  readonly sales: ModelSale[] = [];
  readonly #members: ModelMember[];
  #rules: Rules = { points: 1, perAmountMinor: 100, minimumSpendMinor: 0 };
  #day = 0;
  /** Points that members got on each day so far, by what moved them. */
  readonly days: { issued: number; clawedBack: number; adjusted: number }[] = [
    { issued: 0, clawedBack: 0, adjusted: 0 },
  ];

  constructor(members: number) {
    this.#members = Array.from({ length: members }, () => ({ lots: [], carry: 0n, unit: 100n }));
  }

  balance(member: number): number {
    return this.lots(member).reduce((sum, left) => sum + left, 0);
  }

  lots(member: number): readonly number[] {
    return this.#member(member)
      .lots.map(({ left }) => left)
      .filter((left) => left > 0);
  }

  carriedMinor(member: number, rules = this.#rules): number {
    const { carry, unit } = this.#member(member);
    return Number(floorDivide(convert(carry, unit, BigInt(rules.perAmountMinor)), BigInt(rules.points)));
  }

  nextDay(): void {
    this.#day += 1;
    this.days.push({ issued: 0, clawedBack: 0, adjusted: 0 });
  }

  save(rules: Rules): void {
    this.#rules = rules;
  }

  record(member: number | undefined, totalMinor: number): ModelAnswer {
    const none = { member: undefined, earned: 0, carryDelta: 0n, lot: undefined, voided: false };
    const sale: ModelSale = { totalMinor, rules: this.#rules, day: this.#day, ...none };
    if (member === undefined) {
      this.sales.push(sale);
      return { pointsEarned: 0, balance: null, carriedMinor: null };
    }
    const answer = this.#earn(sale, member);
    if (typeof answer !== 'string') this.sales.push(sale);
    return answer;
  }

  attach(saleAt: number, member: number): ModelAnswer {
    const sale = this.#saleOfToday(saleAt);
    if (typeof sale === 'string') return sale;
    return sale.member === undefined ? this.#earn(sale, member) : 'SALE_HAS_MEMBER';
  }

  void(saleAt: number): ModelAnswer {
    const sale = this.#saleOfToday(saleAt);
    if (typeof sale === 'string') return sale;
    if (sale.lot !== undefined && sale.lot.left < sale.lot.points) return 'POINTS_SPENT';
    sale.voided = true;
    if (sale.member === undefined) return { pointsClawedBack: 0, balance: null };
    const member = this.#member(sale.member);
    if (sale.lot !== undefined) sale.lot.left = 0;
    const unit = BigInt(this.#rules.perAmountMinor);
    const back = convert(-sale.carryDelta, BigInt(sale.rules.perAmountMinor), unit);
    member.carry = convert(member.carry, member.unit, unit) + back;
    member.unit = unit;
    this.#today().clawedBack += sale.earned;
    return { pointsClawedBack: sale.earned, balance: this.balance(sale.member) };
  }

  adjust(memberAt: number, points: number): ModelAnswer {
    const { lots } = this.#member(memberAt);
    if (points > 0) lots.push({ points, left: points });
    else {
      if (this.balance(memberAt) < -points) return 'POINTS_INSUFFICIENT';
      let due = -points;
      for (const lot of lots) {
        const taken = Math.min(due, lot.left);
        lot.left -= taken;
        due -= taken;
      }
    }
    this.#today().adjusted += points;
    return { balance: this.balance(memberAt) };
  }

  #earn(sale: ModelSale, memberAt: number): ModelAnswer {
    const { totalMinor, rules } = sale;
    const member = this.#member(memberAt);
    const unit = BigInt(rules.perAmountMinor);
    const before = convert(member.carry, member.unit, unit);
    let earned = 0n;
    let after = before;
    if (totalMinor >= rules.minimumSpendMinor) {
      const all = before + BigInt(totalMinor) * BigInt(rules.points);
      earned = all <= 0n ? 0n : all / unit;
      if (earned > 1_000_000_000n) return 'POINTS_TOO_MANY';
      after = all - earned * unit;
    }
    member.carry = after;
    member.unit = unit;
    sale.member = memberAt;
    sale.earned = Number(earned);
    sale.carryDelta = after - before;
    if (earned > 0n) {
      sale.lot = { points: sale.earned, left: sale.earned };
      member.lots.push(sale.lot);
    }
    this.#today().issued += sale.earned;
    return {
      pointsEarned: sale.earned,
      balance: this.balance(memberAt),
      carriedMinor: this.carriedMinor(memberAt, rules),
    };
  }

  #saleOfToday(saleAt: number): ModelSale | string {
    const sale = this.sales[saleAt];
    if (sale === undefined) return 'SALE_UNKNOWN';
    if (sale.voided) return 'SALE_VOIDED';
    return sale.day === this.#day ? sale : 'SALE_NOT_TODAY';
  }

  #member(at: number): ModelMember {
    const member = this.#members[at];
    if (member === undefined) throw new Error(`the model has no member ${at}`);
    return member;
  }

  #today() {
    const today = this.days.at(-1);
    if (today === undefined) throw new Error('the model has a day from the start');
    return today;
  }
}
