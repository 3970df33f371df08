/**
 * The points of a shop in the plainest way that could be right: lists, dates as texts and whole numbers without limit.
 * What the till answers is compared with this.
 */
export interface Rules {
  readonly points: number;
  readonly perAmountMinor: number;
  readonly minimumSpendMinor: number;
  readonly expiryMonths: number | null;
}

export interface ModelReward {
  readonly cost: number;
  readonly gives: 'amount' | 'percent' | 'product';
  /** Minor units off, or percent. */
  readonly size: number;
  readonly capMinor: number;
}

export interface Asked {
  readonly reward: number;
  readonly quantity: number;
}

interface ModelLot {
  readonly points: number;
  readonly expiresOn: string | null;
  left: number;
  /** Points of it that have expired. */
  gone: number;
  /** Its place among all lots, and how often points went out of it or came back. */
  readonly seq: number;
  moves: number;
}

interface ModelMember {
  lots: readonly ModelLot[];
  owed: number;
  carry: bigint;
  unit: bigint;
}

interface ModelRedemption {
  readonly member: number;
  readonly points: number;
  readonly quantity: number;
  readonly discountMinor: number;
  /** What is still out of each lot. */
  readonly uses: readonly { readonly lot: ModelLot; points: number }[];
  readonly isProduct: boolean;
  returned: number;
  readonly day: string;
  readonly isAlone: boolean;
  cancelled: boolean;
}

/** A line of a bill: integer thousandths, and the price of one. */
export interface ModelLine {
  readonly quantity: number;
  readonly unitPriceMinor: number;
}

interface LeftOfLine {
  quantity: number;
  minor: number;
}

interface ModelSale {
  /** What refunds have left of each line. */
  readonly left: readonly LeftOfLine[];
  readonly totalMinor: number;
  readonly rules: Rules;
  readonly day: string;
  redemptions: readonly ModelRedemption[];
  member: number | undefined;
  earned: number;
  carryDelta: bigint;
  lot: ModelLot | undefined;
  voided: boolean;
  refunds: { readonly day: string; readonly minor: number; readonly lapsed: number }[];
}

interface ModelMerge {
  readonly kept: number;
  readonly merged: number;
  readonly day: string;
  readonly lots: readonly ModelLot[];
  readonly moves: number;
  readonly owed: number;
  readonly carry: bigint;
  readonly unit: bigint;
  /** What the kept one's carry grew by, in its unit of then. */
  readonly gained: bigint;
  readonly gainedUnit: bigint;
  /** A card, a sale or a debt of the merged one was used since. */
  isUsed: boolean;
}

const movesOf = (lots: readonly ModelLot[]): number => lots.reduce((sum, { moves }) => sum + moves, 0);

const noPoints = { issued: 0, clawedBack: 0, redeemed: 0, returned: 0, expired: 0, adjusted: 0 };
export type ModelDay = typeof noPoints;
export type ModelAnswer = Readonly<Record<string, unknown>> | string;

const never = '9999-12-31';
const floorDivide = (a: bigint, b: bigint): bigint => a / b - (a % b !== 0n && a < 0n !== b < 0n ? 1n : 0n);
const convert = (carry: bigint, from: bigint, to: bigint): bigint =>
  from === to ? carry : floorDivide(carry * to, from);
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
/** A quantity's price, rounded half up. */
export const priceOf = ({ quantity, unitPriceMinor }: ModelLine): number =>
  Math.floor((quantity * unitPriceMinor + 500) / 1_000);

/** A whole in parts by weights: each rounded down, the rest a unit each to those that lost most, the first ones first. */
function parts(whole: number, weights: readonly number[]): readonly number[] {
  const all = sumOf(weights);
  if (all === 0) return weights.map((_, at) => (at === 0 ? whole : 0));
  const lost = weights.map((weight) => (BigInt(whole) * BigInt(weight)) % BigInt(all));
  const made = weights.map((weight) => share64(whole, weight, all));
  const rest = whole - sumOf(made);
  const luckier = (at: number): number =>
    lost.filter((other, place) => other > (lost[at] ?? 0n) || (other === lost[at] && place < at)).length;
  return made.map((part, at) => (luckier(at) < rest ? part + 1 : part));
}

/** A part of a whole, rounded down, however large they are. */
const share64 = (whole: number, part: number, of: number): number =>
  Number((BigInt(whole) * BigInt(part)) / BigInt(of));
const two = (number: number): string => String(number).padStart(2, '0');

export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** The same day of a later month, or that month's last. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const at = month - 1 + months;
  const last = new Date(Date.UTC(year, at + 1, 0)).getUTCDate();
  return `${year + Math.floor(at / 12)}-${two((at % 12) + 1)}-${two(Math.min(date, last))}`;
}

/** What was paid for each line: what rewards took off is spread over all. */
const leftOf = (lines: readonly ModelLine[], discountMinor: number): readonly LeftOfLine[] => {
  const prices = lines.map(priceOf);
  const off = parts(discountMinor, prices);
  return lines.map(({ quantity }, at) => ({ quantity, minor: (prices[at] ?? 0) - (off[at] ?? 0) }));
};

function takeOff(line: LeftOfLine | undefined, quantity: number, minor: number): void {
  if (line === undefined) throw new Error('the model has no such line');
  line.quantity -= quantity;
  line.minor -= minor;
}

export class PointsModel {
  readonly sales: ModelSale[] = [];
  readonly redemptions: ModelRedemption[] = [];
  /** What moved on each day, in the order of days. */
  readonly days = new Map<string, ModelDay>();
  readonly closedDays: string[] = [];
  policy: 'floor' | 'owe' = 'floor';
  readonly #members: ModelMember[];
  /** Those that hold, in their order. */
  #merges: ModelMerge[] = [];
  #lotsMade = 0;
  readonly #rewards: readonly ModelReward[];
  #rules: Rules = { points: 1, perAmountMinor: 100, minimumSpendMinor: 0, expiryMonths: null };
  #clockDay: string;
  /** What the clock said at the ledger's newest transfer: before it nothing expires. */
  #ledgerDay = '';

  constructor(members: number, rewards: readonly ModelReward[], day: string) {
    this.#members = Array.from({ length: members }, () => ({ lots: [], owed: 0, carry: 0n, unit: 100n }));
    this.#rewards = rewards;
    this.#clockDay = day;
  }

  balance(member: number): number {
    return this.lots(member).reduce((sum, { points }) => sum + points, 0);
  }

  /** Summed by their last day, in the order in which they are spent. */
  lots(member: number): readonly { readonly points: number; readonly expiresOn: string | null }[] {
    const sums = new Map<string | null, number>();
    for (const { left, expiresOn } of this.#openLots(member))
      sums.set(expiresOn, (sums.get(expiresOn) ?? 0) + left);
    return [...sums].map(([expiresOn, points]) => ({ points, expiresOn }));
  }

  carriedMinor(member: number, rules = this.#rules): number {
    const { carry, unit } = this.#member(member);
    return Number(floorDivide(convert(carry, unit, BigInt(rules.perAmountMinor)), BigInt(rules.points)));
  }

  clockMoves(days: number): void {
    this.#clockDay = dayAfter(this.#clockDay, days);
  }

  clockDay = (): string => this.#clockDay;

  /** What the till does when it looks at the clock. */
  roll(): void {
    for (const at of this.#members.keys()) this.#settle(at);
  }

  save(rules: Rules): void {
    this.#rules = rules;
  }

  /** The first day with anything on it that isn't closed, else the clock's. */
  dayToClose(): string {
    const open = [
      ...this.days.keys(),
      ...this.sales.flatMap(({ day, refunds }) => [day, ...refunds.map((refund) => refund.day)]),
    ].filter((day) => !this.#isClosed(day));
    return open.toSorted()[0] ?? this.#clockDay;
  }

  close(day: string): ModelAnswer {
    if (this.#isClosed(day)) return 'DAY_CLOSED';
    if (day > this.#clockDay) return 'DAY_IN_FUTURE';
    this.closedDays.push(day);
    return { zNumber: this.closedDays.length };
  }

  record(
    member: number | undefined,
    bill: number | readonly ModelLine[],
    asked: readonly Asked[],
  ): ModelAnswer {
    const lines = typeof bill === 'number' ? [] : bill;
    const grossMinor = typeof bill === 'number' ? bill : sumOf(bill.map(priceOf));
    const isProductAsked = asked.some(({ reward }) => this.#reward(reward).gives === 'product');
    if (lines.length > 0 && isProductAsked) return 'REWARD_PRODUCT_NOT_ON_BILL';
    const none = { member: undefined, earned: 0, carryDelta: 0n, lot: undefined, voided: false };
    const discounts = this.#discounts(asked, grossMinor);
    if (discounts === undefined) return 'REWARD_MORE_THAN_BILL';
    const totalMinor = grossMinor - discounts.reduce((sum, minor) => sum + minor, 0);
    const sale: ModelSale = {
      left: leftOf(lines, grossMinor - totalMinor),
      totalMinor,
      rules: this.#rules,
      day: this.#today(),
      redemptions: [],
      refunds: [],
      ...none,
    };
    const paid = { totalMinor, discountMinor: grossMinor - totalMinor, businessDay: sale.day };
    if (member === undefined) {
      if (asked.length > 0) return 'REWARD_NEEDS_MEMBER';
      this.sales.push(sale);
      return {
        ...paid,
        pointsEarned: 0,
        pointsRedeemed: 0,
        balance: null,
        carriedMinor: null,
        outlook: null,
      };
    }
    const earning = this.#earning(sale, member);
    if (earning === undefined) return 'POINTS_TOO_MANY';
    const lapsed = this.#lapsed(member);
    const pointsRedeemed = asked.reduce(
      (sum, { reward, quantity }) => sum + this.#cost(reward) * quantity,
      0,
    );
    if (this.balance(member) - lapsed < pointsRedeemed) return 'POINTS_INSUFFICIENT';
    this.#settle(member);
    sale.redemptions = asked.map(({ reward, quantity }, at) =>
      this.#redeem(member, reward, quantity, discounts[at] ?? 0, false),
    );
    this.sales.push(sale);
    return { ...paid, pointsRedeemed, ...this.#keepEarned(sale, member, earning) };
  }

  /** Whom a member is read as. */
  #as(at: number): number {
    const merge = this.#merges.find(({ merged }) => merged === at);
    return merge === undefined ? at : this.#as(merge.kept);
  }

  /** Everybody who is read as the same person. */
  family = (at: number): readonly number[] =>
    [...this.#members.keys()].filter((each) => this.#as(each) === this.#as(at));

  /** Something of `at` was used: whoever it was merged into can't be parted from it any more. */
  #use(at: number): void {
    const merge = this.#merges.find(({ merged }) => merged === at);
    if (merge === undefined) return;
    merge.isUsed = true;
    this.#use(merge.kept);
  }

  /** A debt of the person moved: every merge that brought some of it. */
  #owedMoves(at: number): void {
    for (const merge of this.#merges) if (merge.kept === this.#as(at) && merge.owed > 0) merge.isUsed = true;
  }

  replaceCard(at: number): void {
    for (const each of this.family(at)) this.#use(each);
  }

  merge(kept: number, merged: number): ModelAnswer {
    if (kept === merged) return 'MERGE_WITH_ITSELF';
    if (this.#as(kept) !== kept || this.#as(merged) !== merged) return 'MEMBER_MERGED';
    this.#settle(kept);
    this.#settle(merged);
    const [to, from] = [this.#member(kept), this.#member(merged)];
    const { lots, owed, carry, unit } = from;
    if (to.carry === 0n) to.unit = unit;
    const gained = convert(carry, unit, to.unit);
    const moved = { lots, moves: movesOf(lots), owed, carry, unit, gained, gainedUnit: to.unit };
    to.lots = [...to.lots, ...lots].toSorted((a, b) => a.seq - b.seq);
    to.owed += owed;
    to.carry += gained;
    Object.assign(from, { lots: [], owed: 0, carry: 0n });
    this.#merges.push({ kept, merged, day: this.#today(), ...moved, isUsed: false });
    return {
      balance: this.balance(kept),
      owed: to.owed,
      carriedMinor: this.carriedMinor(kept),
      lots: this.lots(kept),
    };
  }

  unmerge(merged: number): ModelAnswer {
    const merge = this.#merges.find((each) => each.merged === merged);
    if (merge === undefined) return 'MERGE_UNKNOWN';
    if (merge.day !== this.#today()) return 'MERGE_NOT_TODAY';
    const isNewest = this.#merges.findLast(({ kept }) => kept === merge.kept) === merge;
    if (!isNewest || this.#as(merge.kept) !== merge.kept) return 'MERGE_NOT_NEWEST';
    if (merge.isUsed || movesOf(merge.lots) !== merge.moves) return 'MERGE_USED';
    this.#merges = this.#merges.filter((each) => each !== merge);
    const [to, from] = [this.#member(merge.kept), this.#member(merged)];
    to.lots = to.lots.filter((lot) => !merge.lots.includes(lot));
    to.owed -= merge.owed;
    to.carry -= convert(merge.gained, merge.gainedUnit, to.unit);
    Object.assign(from, { lots: merge.lots, owed: merge.owed, carry: merge.carry, unit: merge.unit });
    return {};
  }

  attach(saleAt: number, member: number): ModelAnswer {
    const sale = this.#saleOfToday(saleAt);
    if (typeof sale === 'string') return sale;
    if (sale.member !== undefined) return 'SALE_HAS_MEMBER';
    if (sale.refunds.length > 0) return 'SALE_REFUNDED';
    const earning = this.#earning(sale, member);
    if (earning === undefined) return 'POINTS_TOO_MANY';
    this.#settle(member);
    this.#use(member);
    return this.#keepEarned(sale, member, earning);
  }

  owed = (member: number): number => this.#member(member).owed;

  /** What is left to refund of a sale; zero where there is none, or where it is void. */
  leftMinor(saleAt: number): number {
    const sale = this.sales[saleAt];
    return sale === undefined || sale.voided ? 0 : sale.totalMinor - this.#refundedMinor(sale);
  }

  refund(saleAt: number, minor: number): ModelAnswer {
    const sale = this.#saleToRefund(saleAt);
    if (typeof sale === 'string') return sale;
    if (this.#refundedMinor(sale) + minor > sale.totalMinor) return 'REFUND_TOO_MUCH';
    for (const [at, share] of parts(
      minor,
      sale.left.map((line) => line.minor),
    ).entries())
      takeOff(sale.left[at], 0, share);
    return this.#giveMoneyBack(sale, minor);
  }

  /** How much there is of each line of a sale that can be brought back. */
  leftQuantities = (saleAt: number): readonly number[] =>
    (this.sales[saleAt]?.left ?? []).map(({ quantity }) => quantity);

  refundLines(
    saleAt: number,
    lines: readonly { readonly position: number; readonly quantity?: number | undefined }[],
  ): ModelAnswer {
    const sale = this.#saleToRefund(saleAt);
    if (typeof sale === 'string') return sale;
    const shares: { readonly line: LeftOfLine; readonly quantity: number; readonly minor: number }[] = [];
    for (const { position, quantity } of lines) {
      const line = sale.left[position];
      if (line === undefined) return 'REFUND_LINE_UNKNOWN';
      const back = quantity ?? line.quantity;
      if (back === 0 || back > line.quantity) return 'REFUND_LINE_TOO_MUCH';
      shares.push({ line, quantity: back, minor: share64(line.minor, back, line.quantity) });
    }
    const minor = sumOf(shares.map((share) => share.minor));
    if (minor === 0) return 'REFUND_NOTHING';
    for (const share of shares) takeOff(share.line, share.quantity, share.minor);
    return this.#giveMoneyBack(sale, minor);
  }

  #saleToRefund(saleAt: number): ModelSale | string {
    const sale = this.sales[saleAt];
    if (sale === undefined) return 'SALE_UNKNOWN';
    if (sale.voided) return 'SALE_VOIDED';
    return sale.totalMinor === 0 ? 'REFUND_ZERO_SALE' : sale;
  }

  #giveMoneyBack(sale: ModelSale, minor: number): ModelAnswer {
    const before = this.#refundedMinor(sale);
    const after = before + minor;
    const leftMinor = sale.totalMinor - after;
    if (sale.member === undefined) {
      sale.refunds.push({ day: this.#today(), minor, lapsed: 0 });
      const none = { pointsClawedBack: 0, pointsReturned: 0, pointsOwed: 0, pointsBorne: 0, pointsLapsed: 0 };
      return { amountMinor: minor, leftMinor, ...none, balance: null, owed: null, carriedMinor: null };
    }
    this.#use(sale.member);
    this.#settle(sale.member);
    const pointsReturned = sale.redemptions.reduce((sum, redemption) => {
      const share = share64(redemption.points, after, sale.totalMinor);
      const due = leftMinor === 0 ? redemption.points : redemption.isProduct ? redemption.returned : share;
      return sum + this.#giveBack(redemption, due - redemption.returned);
    }, 0);
    const takenBack = this.#takeBack(
      sale,
      sale.member,
      this.#undone(sale, before),
      this.#undone(sale, after),
    );
    sale.refunds.push({ day: this.#today(), minor, lapsed: takenBack.pointsLapsed });
    const answer = { ...takenBack, balance: this.balance(sale.member), owed: this.owed(sale.member) };
    const carriedMinor = this.carriedMinor(sale.member);
    return { amountMinor: minor, leftMinor, ...answer, pointsReturned, carriedMinor };
  }

  void(saleAt: number): ModelAnswer {
    const sale = this.#saleOfToday(saleAt);
    if (typeof sale === 'string') return sale;
    const before = this.#refundedMinor(sale);
    sale.voided = true;
    if (sale.member === undefined) return { pointsClawedBack: 0, pointsReturned: 0, balance: null };
    this.#use(sale.member);
    this.#settle(sale.member);
    const pointsReturned = sale.redemptions.reduce((sum, redemption) => {
      redemption.cancelled = true;
      return sum + this.#giveBack(redemption, redemption.points - redemption.returned);
    }, 0);
    const whole = { points: sale.earned, carry: sale.carryDelta };
    const takenBack = this.#takeBack(sale, sale.member, this.#undone(sale, before), whole);
    return { ...takenBack, pointsReturned, balance: this.balance(sale.member) };
  }

  #refundedMinor = (sale: ModelSale): number => sale.refunds.reduce((sum, { minor }) => sum + minor, 0);

  /** What refunds of so much take back together: whole points, and in carry what is missing to the exact worth. */
  #undone(sale: ModelSale, minor: number): { readonly points: number; readonly carry: bigint } {
    if (minor === 0 || sale.totalMinor < sale.rules.minimumSpendMinor) return { points: 0, carry: 0n };
    const points = share64(sale.earned, minor, sale.totalMinor);
    const worth = BigInt(minor) * BigInt(sale.rules.points);
    return { points, carry: worth - BigInt(points) * BigInt(sale.rules.perAmountMinor) };
  }

  #takeBack(
    sale: ModelSale,
    memberAt: number,
    before: { readonly points: number; readonly carry: bigint },
    after: { readonly points: number; readonly carry: bigint },
  ) {
    const member = this.#member(memberAt);
    let due = after.points - before.points;
    const take = (lot: ModelLot): number => {
      const taken = Math.min(due, lot.left);
      lot.left -= taken;
      if (taken > 0) lot.moves += 1;
      due -= taken;
      return taken;
    };
    let pointsClawedBack = sale.lot === undefined ? 0 : take(sale.lot);
    const known = sale.refunds.reduce((sum, { lapsed }) => sum + lapsed, 0);
    const pointsLapsed = Math.min(due, (sale.lot?.gone ?? 0) - known);
    due -= pointsLapsed;
    for (const lot of this.#openLots(memberAt)) if (!this.#isOver(lot)) pointsClawedBack += take(lot);
    const pointsOwed = this.policy === 'owe' ? due : 0;
    member.owed += pointsOwed;
    if (pointsOwed > 0) this.#owedMoves(memberAt);
    if (pointsClawedBack + pointsOwed > 0) this.#day().clawedBack += pointsClawedBack + pointsOwed;
    const unit = BigInt(this.#rules.perAmountMinor);
    const back = convert(before.carry - after.carry, BigInt(sale.rules.perAmountMinor), unit);
    member.carry = convert(member.carry, member.unit, unit) + back;
    member.unit = unit;
    return { pointsClawedBack, pointsLapsed, pointsOwed, pointsBorne: due - pointsOwed };
  }

  redeem(member: number, { reward, quantity }: Asked): ModelAnswer {
    if (this.#rewards[reward]?.gives === 'percent') return 'REWARD_NEEDS_AMOUNT';
    const points = this.#cost(reward) * quantity;
    if (this.balance(member) - this.#lapsed(member) < points) return 'POINTS_INSUFFICIENT';
    this.#settle(member);
    const discount =
      this.#rewards[reward]?.gives === 'amount' ? (this.#rewards[reward]?.size ?? 0) * quantity : 0;
    this.#redeem(member, reward, quantity, discount, true);
    return { pointsRedeemed: points, balance: this.balance(member) };
  }

  cancel(at: number): ModelAnswer {
    const redemption = this.redemptions[at];
    if (redemption === undefined) return 'REDEMPTION_UNKNOWN';
    if (redemption.cancelled) return 'REDEMPTION_CANCELLED';
    if (redemption.day !== this.#today()) return 'REDEMPTION_NOT_TODAY';
    if (!redemption.isAlone) return 'REDEMPTION_OF_SALE';
    redemption.cancelled = true;
    return {
      pointsReturned: this.#giveBack(redemption, redemption.points),
      balance: this.balance(redemption.member),
    };
  }

  adjust(memberAt: number, points: number): ModelAnswer {
    if (points > 0) this.#addLot(memberAt, { points, left: points, expiresOn: null });
    else if (this.balance(memberAt) < -points) return 'POINTS_INSUFFICIENT';
    else this.#take(memberAt, -points);
    this.#day().adjusted += points;
    return { balance: this.balance(memberAt) };
  }

  /** What each reward takes off, in the order asked: amounts, then shares of what is left; undefined where nothing is. */
  #discounts(asked: readonly Asked[], grossMinor: number): readonly number[] | undefined {
    let left = grossMinor;
    const found = asked.map(() => 0);
    for (const kind of ['amount', 'percent'] as const) {
      for (const [at, { reward, quantity }] of asked.entries()) {
        const { gives, size, capMinor } = this.#reward(reward);
        for (let time = 0; gives === kind && time < quantity; time += 1) {
          if (left === 0) return undefined;
          const wanted = kind === 'amount' ? size : Math.min(capMinor, Math.floor((left * size) / 100 + 0.5));
          const taken = Math.min(left, wanted);
          found[at] = (found[at] ?? 0) + taken;
          left -= taken;
        }
      }
    }
    return found;
  }

  #redeem(
    member: number,
    reward: number,
    quantity: number,
    discountMinor: number,
    isAlone: boolean,
  ): ModelRedemption {
    const points = this.#cost(reward) * quantity;
    const isProduct = this.#reward(reward).gives === 'product';
    const uses = this.#take(member, points);
    const redemption = {
      ...{ member: this.#as(member), points, quantity, discountMinor, uses, isAlone },
      ...{ isProduct, returned: 0, day: this.#today(), cancelled: false },
    };
    this.redemptions.push(redemption);
    this.#day().redeemed += points;
    return redemption;
  }

  /** The last lots that were used are filled first. */
  #giveBack(redemption: ModelRedemption, points: number): number {
    let due = points;
    for (const use of redemption.uses.toReversed()) {
      const back = Math.min(due, use.points);
      use.points -= back;
      if (back > 0) use.lot.moves += 1;
      use.lot.left += back;
      due -= back;
    }
    redemption.returned += points;
    if (points > 0) this.#day().returned += points;
    return points;
  }

  #take(member: number, points: number) {
    let due = points;
    const uses: { lot: ModelLot; points: number }[] = [];
    for (const lot of this.#openLots(member)) {
      const taken = Math.min(due, lot.left);
      if (taken === 0) break;
      lot.left -= taken;
      lot.moves += 1;
      due -= taken;
      uses.push({ lot, points: taken });
    }
    return uses;
  }

  #isOver = ({ expiresOn }: ModelLot): boolean => expiresOn !== null && expiresOn < this.#clockDay;

  #isBehind = (): boolean => this.#clockDay < this.#ledgerDay;

  #lapsed(member: number): number {
    if (this.#isBehind()) return 0;
    return this.#openLots(member)
      .filter(this.#isOver)
      .reduce((sum, { left }) => sum + left, 0);
  }

  #settle(member: number): void {
    if (this.#isBehind()) return;
    for (const lot of this.#openLots(member).filter(this.#isOver)) {
      this.#day().expired += lot.left;
      lot.gone += lot.left;
      lot.moves += 1;
      lot.left = 0;
    }
  }

  #earning(sale: ModelSale, memberAt: number) {
    const { totalMinor, rules } = sale;
    const { carry, unit } = this.#member(memberAt);
    const per = BigInt(rules.perAmountMinor);
    const before = convert(carry, unit, per);
    if (totalMinor < rules.minimumSpendMinor) return { earned: 0, before, after: before };
    const all = before + BigInt(totalMinor) * BigInt(rules.points);
    const earned = all <= 0n ? 0n : all / per;
    return earned > 1_000_000_000n
      ? undefined
      : { earned: Number(earned), before, after: all - earned * per };
  }

  #keepEarned(
    sale: ModelSale,
    memberAt: number,
    { earned, before, after }: { readonly earned: number; readonly before: bigint; readonly after: bigint },
  ) {
    const { rules } = sale;
    const member = this.#member(memberAt);
    member.carry = after;
    member.unit = BigInt(rules.perAmountMinor);
    sale.member = this.#as(memberAt);
    sale.earned = earned;
    sale.carryDelta = after - before;
    if (earned > 0) {
      const expiresOn = rules.expiryMonths === null ? null : monthsAfter(sale.day, rules.expiryMonths);
      const repaid = Math.min(earned, member.owed);
      member.owed -= repaid;
      if (repaid > 0) this.#owedMoves(memberAt);
      sale.lot = this.#addLot(memberAt, { points: earned, left: earned - repaid, expiresOn });
      this.#day(sale.day).issued += earned;
    }
    const outlook = { nextExpiry: this.nextExpiry(memberAt), nextReward: this.#nextReward(memberAt, rules) };
    const balance = this.balance(memberAt);
    return { pointsEarned: earned, balance, carriedMinor: this.carriedMinor(memberAt, rules), outlook };
  }

  nextExpiry(member: number) {
    const dated = this.lots(member).filter(({ expiresOn }) => expiresOn !== null);
    const first = dated[0]?.expiresOn;
    if (first == null) return null;
    const sum = dated
      .filter(({ expiresOn }) => expiresOn === first)
      .reduce((all, { points }) => all + points, 0);
    return { expiresOn: first, points: sum };
  }

  /** How many points are missing to the cheapest reward that is out of reach, and the least spending that makes them. */
  #nextReward(memberAt: number, rules: Rules) {
    const balance = this.balance(memberAt);
    const costs = this.#rewards.map(({ cost }) => cost).filter((cost) => cost > balance);
    if (costs.length === 0) return null;
    const missingPoints = Math.min(...costs) - balance;
    const { carry } = this.#member(memberAt);
    const due = BigInt(missingPoints) * BigInt(rules.perAmountMinor) - carry;
    const minor = due <= 0n ? 0n : -floorDivide(-due, BigInt(rules.points));
    return { missingPoints, missingMinor: Number(minor) };
  }

  #saleOfToday(saleAt: number): ModelSale | string {
    const sale = this.sales[saleAt];
    if (sale === undefined) return 'SALE_UNKNOWN';
    if (sale.voided) return 'SALE_VOIDED';
    return sale.day === this.#today() ? sale : 'SALE_NOT_TODAY';
  }

  #openLots(member: number): readonly ModelLot[] {
    return this.#member(member)
      .lots.filter(({ left }) => left > 0)
      .toSorted((a, b) => {
        const [first, second] = [a.expiresOn ?? never, b.expiresOn ?? never];
        return first < second ? -1 : first > second ? 1 : 0;
      });
  }

  #isClosed = (day: string): boolean => day <= (this.closedDays.at(-1) ?? '');

  /** Where a sale is written: after its Z it is the next day. */
  #today(): string {
    const next = dayAfter(this.closedDays.at(-1) ?? '2000-01-01', 1);
    return next > this.#clockDay ? next : this.#clockDay;
  }

  /** Where points move now. */
  #day(day = this.#today()): ModelDay {
    this.#ledgerDay = this.#clockDay;
    const known = this.days.get(day) ?? { ...noPoints };
    this.days.set(day, known);
    return known;
  }

  #cost = (reward: number): number => this.#reward(reward).cost;

  #reward(at: number): ModelReward {
    const reward = this.#rewards[at];
    if (reward === undefined) throw new Error(`the model has no reward ${at}`);
    return reward;
  }

  #addLot(at: number, lot: Pick<ModelLot, 'points' | 'left' | 'expiresOn'>): ModelLot {
    const made = { ...lot, gone: 0, moves: 0, seq: (this.#lotsMade += 1) };
    const member = this.#member(at);
    member.lots = [...member.lots, made];
    return made;
  }

  /** The person that a member is a part of. */
  #member(at: number): ModelMember {
    const member = this.#members[this.#as(at)];
    if (member === undefined) throw new Error(`the model has no member ${at}`);
    return member;
  }
}
