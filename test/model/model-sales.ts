import type { LeftOfLine, ModelLine } from './model-bills.ts';
import { monthsAfter, type ModelDays } from './model-days.ts';
import type { LotUse, ModelLot, ModelPeople } from './model-people.ts';

export interface Rules {
  readonly points: number;
  readonly perAmountMinor: number;
  readonly minimumSpendMinor: number;
  readonly expiryMonths: number | null;
}

export interface ModelRedemption {
  readonly member: number;
  readonly points: number;
  readonly quantity: number;
  readonly discountMinor: number;
  readonly uses: readonly LotUse[];
  readonly isProduct: boolean;
  returned: number;
  readonly day: string;
  readonly isAlone: boolean;
  cancelled: boolean;
}

export interface ModelSale {
  readonly lines: readonly ModelLine[];
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

/** What of the model a sale, a refund or a void works on. */
export interface ModelShopParts {
  readonly days: ModelDays;
  readonly people: ModelPeople;
}

export interface ModelEarning {
  readonly earned: number;
  readonly before: bigint;
  readonly after: bigint;
}

/** Undefined where the till can't count so many points. */
export function earningOf(people: ModelPeople, sale: ModelSale, member: number): ModelEarning | undefined {
  const { totalMinor, rules } = sale;
  const per = BigInt(rules.perAmountMinor);
  const before = people.carryIn(member, per);
  if (totalMinor < rules.minimumSpendMinor) return { earned: 0, before, after: before };
  const all = before + BigInt(totalMinor) * BigInt(rules.points);
  const earned = all <= 0n ? 0n : all / per;
  return earned > 1_000_000_000n ? undefined : { earned: Number(earned), before, after: all - earned * per };
}

/** What was earned pays debts first; the rest is a lot. */
export function keepEarned(
  { days, people }: ModelShopParts,
  sale: ModelSale,
  memberAt: number,
  { earned, before, after }: ModelEarning,
): void {
  const { rules } = sale;
  const member = people.get(memberAt);
  member.carry = after;
  member.unit = BigInt(rules.perAmountMinor);
  sale.member = people.as(memberAt);
  sale.earned = earned;
  sale.carryDelta = after - before;
  if (earned === 0) return;
  const expiresOn = rules.expiryMonths === null ? null : monthsAfter(sale.day, rules.expiryMonths);
  const repaid = Math.min(earned, member.owed);
  member.owed -= repaid;
  if (repaid > 0) people.owedMoves(memberAt);
  sale.lot = people.addLot(memberAt, { points: earned, left: earned - repaid, expiresOn });
  days.moving(sale.day).issued += earned;
}

/** The last lots that were used are filled first. */
export function giveBack({ days }: ModelShopParts, redemption: ModelRedemption, points: number): number {
  let due = points;
  for (const use of redemption.uses.toReversed()) {
    const back = Math.min(due, use.points);
    use.points -= back;
    if (back > 0) use.lot.moves += 1;
    use.lot.left += back;
    due -= back;
  }
  redemption.returned += points;
  if (points > 0) days.moving().returned += points;
  return points;
}
