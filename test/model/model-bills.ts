import { parts, sumOf } from './plain-numbers.ts';

export interface ModelReward {
  readonly cost: number;
  /** A product is always the shop's one roll. */
  readonly gives: 'amount' | 'percent' | 'product';
  /** Minor units off, or percent. */
  readonly size: number;
  readonly capMinor: number;
}

export interface Asked {
  readonly reward: number;
  readonly quantity: number;
}

/** A line of a bill: integer thousandths, the price of one, and whether it is the product that a reward gives. */
export interface ModelLine {
  readonly quantity: number;
  readonly unitPriceMinor: number;
  readonly isRoll: boolean;
}

export interface LeftOfLine {
  quantity: number;
  minor: number;
}

/** What a reward that is asked for takes off. */
export interface ModelDiscount {
  readonly gives: ModelReward['gives'];
  readonly minor: number;
}

/** A quantity's price, rounded half up. */
const priceOf = (quantity: number, unitPriceMinor: number): number =>
  Math.floor((quantity * unitPriceMinor + 500) / 1_000);

const linePrice = (line: ModelLine): number => priceOf(line.quantity, line.unitPriceMinor);

export const grossOf = (bill: number | readonly ModelLine[]): number =>
  typeof bill === 'number' ? bill : sumOf(bill.map(linePrice));

/** Rewards as they are worked out: what gives the product first, then amounts, then shares of what is left. */
const inTurn = ['product', 'amount', 'percent'] as const;

/** What each reward takes off, in the order asked; why not, where one of them would take nothing off. */
export function discountsOf(
  bill: number | readonly ModelLine[],
  asked: readonly Asked[],
  rewardAt: (reward: number) => ModelReward,
): readonly ModelDiscount[] | 'REWARD_PRODUCT_NOT_ON_BILL' | 'REWARD_MORE_THAN_BILL' {
  const lines = typeof bill === 'number' ? [] : bill;
  let left = grossOf(bill);
  /** The prices of the rolls that nobody has had free yet, a thousandth of one each, in the bill's order. */
  const rolls = lines
    .filter(({ isRoll }) => isRoll)
    .map(({ quantity, unitPriceMinor }) => ({ quantity, unitPriceMinor }));
  const takeRolls = (quantity: number): number | undefined => {
    let wanted = quantity;
    let price = 0;
    for (const roll of rolls) {
      const taken = Math.min(wanted, roll.quantity);
      roll.quantity -= taken;
      wanted -= taken;
      price += taken * roll.unitPriceMinor;
    }
    return wanted > 0 ? undefined : Math.floor((price + 500) / 1_000);
  };
  const found = asked.map(() => 0);
  for (const kind of inTurn) {
    for (const [at, { reward, quantity }] of asked.entries()) {
      const { gives, size, capMinor } = rewardAt(reward);
      if (gives !== kind) continue;
      if (kind === 'product') {
        // Handed over beside a bill of which only the sum is known, it takes nothing off.
        const price = lines.length === 0 ? 0 : takeRolls(quantity * 1_000);
        if (price === undefined) return 'REWARD_PRODUCT_NOT_ON_BILL';
        found[at] = Math.min(left, price);
        left -= found[at];
        continue;
      }
      for (let time = 0; time < quantity; time += 1) {
        const wanted = kind === 'amount' ? size : Math.min(capMinor, Math.floor((left * size) / 100 + 0.5));
        const taken = Math.min(left, wanted);
        if (taken === 0) return 'REWARD_MORE_THAN_BILL';
        found[at] = (found[at] ?? 0) + taken;
        left -= taken;
      }
    }
  }
  return asked.map(({ reward }, at) => ({ gives: rewardAt(reward).gives, minor: found[at] ?? 0 }));
}

/** What was paid for each line: a free product comes off its own lines, whatever else was given off all of them. */
export function leftOf(lines: readonly ModelLine[], discounts: readonly ModelDiscount[]): LeftOfLine[] {
  const left = lines.map((line) => ({ quantity: line.quantity, minor: linePrice(line) }));
  const takeOff = (minor: number, isMeant: (at: number) => boolean): number => {
    const weights = left.map((line, at) => (isMeant(at) ? line.minor : 0));
    const taken = Math.min(minor, sumOf(weights));
    if (taken === 0) return minor;
    for (const [at, share] of parts(taken, weights).entries()) (left[at] ?? { minor: 0 }).minor -= share;
    return minor - taken;
  };
  let rest = 0;
  for (const { gives, minor } of discounts)
    rest += gives === 'product' ? takeOff(minor, (at) => lines[at]?.isRoll === true) : minor;
  takeOff(rest, () => true);
  return left;
}
