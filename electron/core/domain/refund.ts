import { allocate } from './earning.ts';
import { fail, ok, type Result } from './result.ts';

/** What the shop does about points of a refunded sale that the member has spent: bear it, or let the member owe them. */
export const refundPolicies = ['floor', 'owe'] as const;
export type RefundPolicy = (typeof refundPolicies)[number];

export interface SoldLine {
  readonly productId: string | null;
  /** Integer thousandths. */
  readonly quantity: number;
  /** Minor units before rewards. */
  readonly amountMinor: number;
}

/** A reward that was given with the sale. */
export interface SoldReward {
  readonly id: string;
  /** The product that it gave, or null. */
  readonly productId: string | null;
  readonly quantity: number;
  readonly points: number;
  readonly discountMinor: number;
}

/** A sale as a refund looks at it: as it is stored, so that today's program changes nothing about it. */
export interface SoldSale {
  /** What was paid, in minor units. */
  readonly totalMinor: number;
  readonly earned: number;
  readonly carryDelta: number;
  readonly carryUnit: number;
  readonly lines: readonly SoldLine[];
  readonly rewards: readonly SoldReward[];
}

/** What refunds have given back so far. */
export interface Refunded {
  readonly amountMinor: number;
  /** For each line of the sale, in order. */
  readonly lines: readonly { readonly quantity: number; readonly amountMinor: number }[];
  /** Points by the reward's id. */
  readonly returned: ReadonlyMap<string, number>;
}

export type RefundAsked =
  | { readonly kind: 'amount'; readonly amountMinor: number }
  | {
      readonly kind: 'lines';
      /** All that is left of the line where no quantity is said. */
      readonly lines: readonly { readonly position: number; readonly quantity?: number | undefined }[];
    };

export interface RefundedLine {
  readonly position: number;
  readonly quantity: number;
  readonly amountMinor: number;
}

/** What a refund does. Carry in sub-points of the sale's own unit; positive is taken back. */
export interface RefundShares {
  readonly amountMinor: number;
  readonly pointsDue: number;
  readonly carryDue: number;
  readonly lines: readonly RefundedLine[];
  /** Only rewards of which something goes back. */
  readonly returns: readonly { readonly rewardId: string; readonly points: number }[];
}

export type RefundProblem =
  | { readonly code: 'REFUND_ZERO_SALE' }
  | { readonly code: 'REFUND_TOO_MUCH'; readonly leftMinor: number }
  | { readonly code: 'REFUND_LINE_UNKNOWN'; readonly index: number }
  | { readonly code: 'REFUND_LINE_TOO_MUCH'; readonly index: number; readonly left: number }
  | { readonly code: 'REFUND_NOTHING' };

const floorShare = (whole: bigint, part: number, total: number): bigint =>
  (whole * BigInt(part)) / BigInt(total);

/** What was paid for each line: rewards that gave a product come off its lines, all others off what is left of each. */
export function paidForLines({ lines, rewards }: Pick<SoldSale, 'lines' | 'rewards'>): readonly number[] {
  const paid = lines.map(({ amountMinor }) => amountMinor);
  /** Gives back what the lines that are meant couldn't hold. */
  const takeOff = (discountMinor: number, isMeant: (line: SoldLine) => boolean): number => {
    const weights = lines.map((line, at) => (isMeant(line) ? (paid[at] ?? 0) : 0));
    const takenMinor = Math.min(
      discountMinor,
      weights.reduce((sum, minor) => sum + minor, 0),
    );
    if (takenMinor === 0) return discountMinor;
    allocate(takenMinor, weights).forEach((share, at) => {
      paid[at] = (paid[at] ?? 0) - share;
    });
    return discountMinor - takenMinor;
  };
  const restMinor = rewards.reduce(
    (sum, { productId, discountMinor }) =>
      sum +
      (productId === null ? discountMinor : takeOff(discountMinor, (line) => line.productId === productId)),
    0,
  );
  takeOff(restMinor, () => true);
  return paid;
}

/**
 * What all refunds up to `refundedMinor` take back together: floor(earned × refunded / total) points, and of the carry
 * what is then missing to the exact share of all that the sale made. So parts add up to what was earned and carried on,
 * and no splitting makes anything.
 */
export function takenBackBy(sale: SoldSale, refundedMinor: number): { points: number; carry: number } {
  if (sale.totalMinor === 0) return { points: 0, carry: 0 };
  const points = floorShare(BigInt(sale.earned), refundedMinor, sale.totalMinor);
  const unit = BigInt(sale.carryUnit);
  const made = BigInt(sale.earned) * unit + BigInt(sale.carryDelta);
  const share = floorShare(made, refundedMinor, sale.totalMinor);
  return { points: Number(points), carry: Number(share - points * unit) };
}

/** How much of the sale is left to refund. */
export const leftMinorOf = (sale: SoldSale, before: Refunded): number => sale.totalMinor - before.amountMinor;

/** What is left of each line: goods that weren't brought back, and money that wasn't given back. */
export const leftOfLines = (sale: SoldSale, before: Refunded): readonly RefundedLine[] =>
  paidForLines(sale).map((paid, position) => ({
    position,
    quantity: (sale.lines[position]?.quantity ?? 0) - (before.lines[position]?.quantity ?? 0),
    amountMinor: paid - (before.lines[position]?.amountMinor ?? 0),
  }));

/** What a refund gives back and takes back, after those that were before it. Nothing is ever more than what is left. */
export function sharesOf(
  sale: SoldSale,
  before: Refunded,
  asked: RefundAsked,
): Result<RefundShares, RefundProblem> {
  if (sale.totalMinor === 0) return fail({ code: 'REFUND_ZERO_SALE' });
  const leftMinor = leftMinorOf(sale, before);
  const left = leftOfLines(sale, before);
  if (asked.kind === 'amount') {
    if (asked.amountMinor > leftMinor) return fail({ code: 'REFUND_TOO_MUCH', leftMinor });
    const lines = spread(asked.amountMinor, left);
    return ok(withShares(sale, before, { kind: 'amount', amountMinor: asked.amountMinor, lines }));
  }
  const lines: RefundedLine[] = [];
  for (const [index, { position, quantity }] of asked.lines.entries()) {
    const line = left[position];
    if (line === undefined) return fail({ code: 'REFUND_LINE_UNKNOWN', index });
    const back = quantity ?? line.quantity;
    if (back > line.quantity || back === 0)
      return fail({ code: 'REFUND_LINE_TOO_MUCH', index, left: line.quantity });
    lines.push({ position, quantity: back, amountMinor: partOf(line, back) });
  }
  const amountMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0);
  const shares = withShares(sale, before, { kind: 'lines', amountMinor, lines });
  if (amountMinor === 0 && shares.returns.length === 0) return fail({ code: 'REFUND_NOTHING' });
  return ok(shares);
}

/** What a void takes back and gives back: all that refunds have left. */
export function restOf(sale: SoldSale, before: Refunded): Omit<RefundShares, 'lines'> {
  const taken = takenBackBy(sale, before.amountMinor);
  return {
    amountMinor: leftMinorOf(sale, before),
    pointsDue: sale.earned - taken.points,
    carryDue: sale.carryDelta - taken.carry,
    returns: sale.rewards
      .map(({ id, points }) => ({ rewardId: id, points: points - (before.returned.get(id) ?? 0) }))
      .filter(({ points }) => points > 0),
  };
}

/** A part of a line's goods is worth its share of what is left of the line, rounded down; the last part is the rest. */
const partOf = (left: RefundedLine, quantity: number): number =>
  quantity === left.quantity
    ? left.amountMinor
    : Number(floorShare(BigInt(left.amountMinor), quantity, left.quantity));

/** An amount comes off what is left of each line, and brings no goods back. */
function spread(amountMinor: number, left: readonly RefundedLine[]): readonly RefundedLine[] {
  if (left.length === 0) return [];
  const shares = allocate(
    amountMinor,
    left.map((line) => line.amountMinor),
  );
  return shares
    .map((share, position) => ({ position, quantity: 0, amountMinor: share }))
    .filter((line) => line.amountMinor > 0);
}

function withShares(
  sale: SoldSale,
  before: Refunded,
  refund: Pick<RefundShares, 'amountMinor' | 'lines'> & { readonly kind: RefundAsked['kind'] },
): RefundShares {
  const { kind, amountMinor, lines } = refund;
  const afterMinor = before.amountMinor + amountMinor;
  const taken = takenBackBy(sale, before.amountMinor);
  const then = takenBackBy(sale, afterMinor);
  const brought = (position: number): number =>
    (before.lines[position]?.quantity ?? 0) +
    (lines.find((line) => line.position === position)?.quantity ?? 0);
  /** How often a reward of goods goes back: by the share of them and their like on the bill that was brought back. */
  const timesBack = ({ productId, quantity }: SoldReward): number => {
    const itsLines = [...sale.lines.entries()].filter(([, line]) => line.productId === productId);
    const sold = itsLines.reduce((sum, [, line]) => sum + line.quantity, 0);
    const back = itsLines.reduce((sum, [at]) => sum + brought(at), 0);
    return sold === 0 ? 0 : Number(floorShare(BigInt(quantity), back, sold));
  };
  const isOver = afterMinor === sale.totalMinor;
  const returns = sale.rewards.map((reward) => {
    const done = before.returned.get(reward.id) ?? 0;
    const isWhole = kind === 'amount' && isOver;
    const share =
      reward.productId === null
        ? Number(floorShare(BigInt(reward.points), afterMinor, sale.totalMinor))
        : (reward.points / reward.quantity) * timesBack(reward);
    return { rewardId: reward.id, points: isWhole ? reward.points - done : Math.max(share - done, 0) };
  });
  return {
    amountMinor,
    pointsDue: then.points - taken.points,
    carryDue: then.carry - taken.carry,
    lines,
    returns: returns.filter(({ points }) => points > 0),
  };
}

/** Where the points that a refund takes back come from. They add up to what is due. */
export interface Clawback {
  /** Out of the sale's own lot. */
  readonly fromLot: number;
  /** Out of the member's other lots. */
  readonly fromOthers: number;
  /** Gone already: they had expired. */
  readonly lapsed: number;
  readonly owed: number;
  readonly borne: number;
}

/**
 * Takes points back: out of the lot that the sale made; then those of it that expired count as gone, so that nobody
 * loses a point twice; then out of whatever else the member has. What is still missing was spent: it follows the policy.
 */
export function clawBackOf(
  due: number,
  from: { readonly inLot: number; readonly lapsed: number; readonly elsewhere: number },
  policy: RefundPolicy,
): Clawback {
  const fromLot = Math.min(due, from.inLot);
  const lapsed = Math.min(due - fromLot, from.lapsed);
  const fromOthers = Math.min(due - fromLot - lapsed, from.elsewhere);
  const missing = due - fromLot - lapsed - fromOthers;
  return {
    fromLot,
    fromOthers,
    lapsed,
    owed: policy === 'owe' ? missing : 0,
    borne: policy === 'floor' ? missing : 0,
  };
}
