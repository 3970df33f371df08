import { convertCarry, type Carry, type EarningRules } from './earning.ts';

/** What a reward gives: an amount off, a share of the bill up to a cap, or a product for nothing. */
export type RewardGift =
  | { readonly kind: 'amount'; readonly amountMinor: number }
  | { readonly kind: 'percent'; readonly percent: number; readonly capMinor: number }
  | { readonly kind: 'product'; readonly productId: string };

export interface Reward {
  readonly id: string;
  readonly name: string;
  readonly pointsCost: number;
  readonly gives: RewardGift;
}

export interface RewardUse {
  readonly reward: Reward;
  readonly quantity: number;
}

/** A line of the bill, as far as a reward looks at it. */
export interface BillLine {
  readonly productId: string | null;
  /** Integer thousandths. */
  readonly quantity: number;
  readonly unitPriceMinor: number;
}

export interface Discount {
  readonly reward: Reward;
  readonly quantity: number;
  readonly points: number;
  /** What the reward takes off the bill, zero where a product is handed over that isn't on it. */
  readonly discountMinor: number;
}

export type RewardProblem = 'REWARD_PRODUCT_NOT_ON_BILL' | 'REWARD_NEEDS_AMOUNT' | 'REWARD_MORE_THAN_BILL';

const order: Readonly<Record<RewardGift['kind'], number>> = { product: 0, amount: 1, percent: 2 };

/**
 * What rewards take off a bill of `grossMinor`: products first, then amounts, then shares of what is left; never more
 * than is left. The last one may be worth more than that; one that would take nothing off is a problem, for its points
 * would be spent for nothing: nothing is left, or a share of what is left rounds to nothing. With lines a free product
 * must be one of them. `grossMinor` is null where only what was paid is known: then a share can't be told. Answers in the
 * order asked.
 */
export function discountsOf(
  uses: readonly RewardUse[],
  grossMinor: number | null,
  lines: readonly BillLine[],
): readonly Discount[] | RewardProblem {
  let leftMinor = grossMinor ?? Number.MAX_SAFE_INTEGER;
  const free = new Map<string, number>();
  const discounts = new Map<RewardUse, number>();
  for (const use of uses.toSorted((a, b) => order[a.reward.gives.kind] - order[b.reward.gives.kind])) {
    const { gives } = use.reward;
    let wantedMinor: number;
    switch (gives.kind) {
      case 'product': {
        if (lines.length === 0) {
          wantedMinor = 0;
          break;
        }
        const itsLines = lines.filter(({ productId }) => productId === gives.productId);
        const before = free.get(gives.productId) ?? 0;
        const price = priceOf(itsLines, before * 1000, use.quantity * 1000);
        if (price === undefined) return 'REWARD_PRODUCT_NOT_ON_BILL';
        free.set(gives.productId, before + use.quantity);
        wantedMinor = price;
        break;
      }
      case 'amount':
        if (leftMinor <= gives.amountMinor * (use.quantity - 1)) return 'REWARD_MORE_THAN_BILL';
        wantedMinor = gives.amountMinor * use.quantity;
        break;
      case 'percent': {
        if (grossMinor === null) return 'REWARD_NEEDS_AMOUNT';
        const { percent, capMinor } = gives;
        wantedMinor = shareOf(leftMinor, percent, capMinor, use.quantity);
        if (wantedMinor === shareOf(leftMinor, percent, capMinor, use.quantity - 1))
          return 'REWARD_MORE_THAN_BILL';
        break;
      }
    }
    const discountMinor = Math.min(wantedMinor, leftMinor);
    leftMinor -= discountMinor;
    discounts.set(use, discountMinor);
  }
  return uses.map((use) => ({
    reward: use.reward,
    quantity: use.quantity,
    points: use.reward.pointsCost * use.quantity,
    discountMinor: discounts.get(use) ?? 0,
  }));
}

/** What a quantity of a product costs that comes after `skip` of it, in the bill's order; undefined where there isn't so much. */
function priceOf(lines: readonly BillLine[], skip: number, quantity: number): number | undefined {
  let toSkip = skip;
  let wanted = quantity;
  let price = 0n;
  for (const line of lines) {
    const skipped = Math.min(toSkip, line.quantity);
    const taken = Math.min(wanted, line.quantity - skipped);
    toSkip -= skipped;
    wanted -= taken;
    price += BigInt(taken) * BigInt(line.unitPriceMinor);
  }
  return wanted > 0 ? undefined : Number((price + 500n) / 1000n);
}

/** A share of a bill, rounded half up to a minor unit, each time of what is then left. */
function shareOf(billMinor: number, percent: number, capMinor: number, times: number): number {
  let left = billMinor;
  for (let time = 0; time < times && left > 0; time += 1) {
    const share = Number((BigInt(left) * BigInt(percent) + 50n) / 100n);
    left -= Math.min(share, capMinor);
  }
  return billMinor - left;
}

/** The reward that is nearest without being there yet, and how far it is. */
export interface NextReward {
  readonly rewardId: string;
  readonly name: string;
  readonly missingPoints: number;
  /** What is still to be spent for it under the rules of today, the carry counted in. */
  readonly missingMinor: number;
}

/** Which rewards a balance pays for now, dearest first. */
export const withinReach = (balance: number, rewards: readonly Reward[]): readonly Reward[] =>
  rewards
    .filter(({ pointsCost }) => pointsCost <= balance)
    .toSorted((a, b) => b.pointsCost - a.pointsCost || (a.name < b.name ? -1 : 1));

/** "€1.40 to a free coffee": undefined where every reward is within reach already, or there is none. */
export function nextReward(
  balance: number,
  carry: Carry,
  rules: EarningRules,
  rewards: readonly Reward[],
): NextReward | undefined {
  const next = rewards
    .filter(({ pointsCost }) => pointsCost > balance)
    .toSorted((a, b) => a.pointsCost - b.pointsCost || (a.name < b.name ? -1 : 1))[0];
  if (next === undefined) return undefined;
  const missingPoints = next.pointsCost - balance;
  const needed =
    BigInt(missingPoints) * BigInt(rules.perAmountMinor) -
    BigInt(convertCarry(carry, rules.perAmountMinor).amount);
  const perMinor = BigInt(rules.points);
  // A carry that a void gave back may hold whole points: then the next sale brings them, however small.
  const missingMinor = needed <= 0n ? 0 : Number((needed + perMinor - 1n) / perMinor);
  return { rewardId: next.id, name: next.name, missingPoints, missingMinor };
}
