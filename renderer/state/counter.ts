import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { MemberPanel } from '../../electron/core/contract/members.ts';
import type { ReceiptDocument } from '../../electron/core/contract/receipt.ts';
import type { ExplanationLine } from '../../electron/core/contract/explanation.ts';
import type { Outlook } from '../../electron/core/contract/rewards.ts';
import type { MemberId, SaleId } from '../../electron/core/domain/ids.ts';
import {
  emptyAmount,
  isEmptyAmount,
  minorOf,
  pressAmountKey,
  type Amount,
  type AmountKey,
} from './amount.ts';
import {
  billMinor,
  withPieces,
  withProduct,
  withTyped,
  withoutLine,
  type BillLine,
  type TakenProduct,
} from './bill.ts';

/** Who stands at the counter. `panel` is null until the member's data is there. */
export type Customer =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'withoutCard' }
  | {
      readonly kind: 'member';
      readonly memberId: MemberId;
      readonly name: string;
      readonly balance: number;
      /** The number of the card that was scanned or typed; null where a name led here. The slip shows its end. */
      readonly shownCard: string | null;
      readonly panel: MemberPanel | null;
    };

export interface ChosenReward {
  readonly rewardId: string;
  readonly name: string;
  readonly pointsCost: number;
  readonly quantity: number;
}

export interface GivenReward {
  readonly rewardId: string;
  readonly name: string;
  readonly quantity: number;
  readonly points: number;
  readonly discountMinor: number;
}

export interface Outcome {
  /** What is paid, after rewards. */
  readonly totalMinor: number;
  readonly discountMinor: number;
  readonly pointsEarned: number;
  readonly pointsRedeemed: number;
  readonly balance: number | null;
  readonly carriedMinor: number | null;
  readonly explanation: readonly ExplanationLine[];
  readonly rewards: readonly GivenReward[];
  readonly outlook: Outlook | null;
  readonly dayNote: string | null;
}

/** Where recording stands. */
export type Recording =
  | { readonly kind: 'ready' }
  | { readonly kind: 'sending' }
  /** The shop wants a yes before it takes the total. */
  | { readonly kind: 'question'; readonly problem: ErrorBody }
  | { readonly kind: 'refused'; readonly problem: ErrorBody }
  /**
   * No answer came, so the sale may stand or not. Until asking again (with the same command id) tells, nothing on the
   * counter changes: a changed sale would have to be a second one.
   */
  | { readonly kind: 'unanswered'; readonly problem: ErrorBody };

/** What the customer takes, gives points for and what was typed: all that a sale is made of, beside who buys. */
export interface Bill {
  readonly amount: Amount;
  readonly lines: readonly BillLine[];
  /** The line that + and − are for; with none selected they are for the reward that was chosen last. */
  readonly selected: number | null;
  /** The product whose price is being typed: it has none of its own. */
  readonly pricing: TakenProduct | null;
  readonly rewards: readonly ChosenReward[];
}

/** The sale that was just recorded, shown until the next customer. */
export interface Done {
  readonly saleId: SaleId;
  readonly receiptNumber: number;
  readonly totalMinor: number;
  readonly customer: Customer;
  readonly outcome: Outcome;
  readonly slip: ReceiptDocument | null;
  /** What stood on the counter, for an undo; null for a sale that got its card later. */
  readonly bill: Bill | null;
}

export interface Counter extends Bill {
  readonly customer: Customer;
  readonly quote: Outcome | null;
  /** Why there is no quote: a reward that the points don't pay for, for one. */
  readonly quoteProblem: ErrorBody | null;
  readonly recording: Recording;
  /** Made at the first try to record this sale and kept until it stands. */
  readonly commandId: string | null;
  /** A yes to the question about this very total. */
  readonly confirmed: boolean;
  readonly done: Done | null;
}

const nobody: Customer = { kind: 'nobody' };
const ready: Recording = { kind: 'ready' };

const emptyBill = (exponent: number): Bill => ({
  amount: emptyAmount(exponent),
  lines: [],
  selected: null,
  pricing: null,
  rewards: [],
});

export const emptyCounter = (exponent: number): Counter => ({
  ...emptyBill(exponent),
  customer: nobody,
  quote: null,
  quoteProblem: null,
  recording: ready,
  commandId: null,
  confirmed: false,
  done: null,
});

/** While an answer is under way or unknown, the sale on the counter is not to be touched. */
export const isHeld = (counter: Counter): boolean =>
  counter.recording.kind === 'sending' || counter.recording.kind === 'unanswered';

export const isSelling = (counter: Counter): boolean => counter.customer.kind !== 'nobody';

/** What the bill comes to before rewards, the amount that is being typed counted in. */
export const grossMinor = ({ lines, amount }: Bill): number => billMinor(lines) + minorOf(amount);

export const hasNothingToPay = (bill: Bill): boolean => isEmptyAmount(bill.amount) && bill.lines.length === 0;

/** Whether there is something to do for the main key. */
export const hasNothingToDo = (counter: Counter): boolean =>
  counter.pricing !== null && minorOf(counter.amount) === 0
    ? true
    : grossMinor(counter) === 0 && counter.rewards.length === 0;

const customerFor = ({ customer }: Counter): Customer =>
  customer.kind === 'nobody' ? { kind: 'withoutCard' } : customer;

/** A bill that changed: what was asked or said about the old one is over. */
function withBill(counter: Counter, bill: Partial<Bill>): Counter {
  const changed = { ...counter, ...bill };
  return {
    ...changed,
    customer: customerFor(counter),
    quote: hasNothingToPay(changed) ? null : counter.quote,
    quoteProblem: null,
    recording: ready,
    confirmed: false,
    done: null,
  };
}

/** Puts a customer at the counter and leaves the bill: a card may be shown after the typing. Rewards are a member's own. */
export function withCustomer(counter: Counter, customer: Customer): Counter {
  if (isHeld(counter)) return counter;
  const isSame =
    customer.kind === 'member' &&
    counter.customer.kind === 'member' &&
    customer.memberId === counter.customer.memberId;
  return {
    ...counter,
    customer,
    rewards: isSame ? counter.rewards : [],
    quote: null,
    quoteProblem: null,
    recording: ready,
    done: null,
  };
}

/** The member's data as it is now, if this member is still at the counter. */
export function withPanel(counter: Counter, panel: MemberPanel): Counter {
  const { customer } = counter;
  if (customer.kind !== 'member' || customer.memberId !== panel.memberId) return counter;
  return { ...counter, customer: { ...customer, name: panel.name, balance: panel.balance, panel } };
}

/** A key of the pad. The very same object where it has no meaning. Amounts typed with nobody there need no card. */
export function withKey(counter: Counter, key: AmountKey): Counter {
  if (isHeld(counter)) return counter;
  const amount = pressAmountKey(counter.amount, key);
  return amount === counter.amount ? counter : withBill(counter, { amount });
}

/** What is typed becomes a line of its own, so that the next product can follow it. */
function typedAsLine(counter: Counter): Pick<Bill, 'lines' | 'amount' | 'pricing'> {
  const { lines, amount, pricing } = counter;
  const amountMinor = minorOf(amount);
  const none = { amount: emptyAmount(amount.exponent), pricing: null };
  if (amountMinor === 0) return { lines, ...none };
  if (pricing !== null) return { lines: withProduct(lines, pricing, amountMinor).lines, ...none };
  return { lines: withTyped(lines, amountMinor), ...none };
}

/** The lines as they are recorded: what is still in the pad is the last of them. */
export const allLines = (counter: Counter): readonly BillLine[] => typedAsLine(counter).lines;

/** A product that was scanned or chosen: a line, or where it has no price the name of what is typed next. */
export function withTaken(counter: Counter, product: TakenProduct): Counter {
  if (isHeld(counter)) return counter;
  const before = typedAsLine(counter);
  if (product.amountMinor === null) return withBill(counter, { ...before, pricing: product, selected: null });
  const { lines, id } = withProduct(before.lines, product, product.amountMinor);
  return withBill(counter, { ...before, lines, selected: id });
}

/** More or fewer pieces of the selected line. The very same object where there is none. */
export function withSelectedPieces(counter: Counter, change: number): Counter {
  const { selected, lines } = counter;
  if (isHeld(counter) || selected === null) return counter;
  const after = withPieces(lines, selected, change);
  const isThere = after.some(({ id }) => id === selected);
  return withBill(counter, { lines: after, selected: isThere ? selected : (after.at(-1)?.id ?? null) });
}

export function withoutSelected(counter: Counter): Counter {
  const { selected, lines } = counter;
  if (isHeld(counter) || selected === null) return counter;
  const after = withoutLine(lines, selected);
  return withBill(counter, { lines: after, selected: after.at(-1)?.id ?? null });
}

/** Moves the selection, round at both ends. */
export function withSelectionMoved(counter: Counter, step: 1 | -1): Counter {
  const { selected, lines } = counter;
  if (lines.length === 0) return counter;
  const place = lines.findIndex(({ id }) => id === selected);
  const next = lines[(Math.max(place, 0) + (place < 0 ? 0 : step) + lines.length) % lines.length];
  return { ...counter, selected: next?.id ?? null };
}

export type OfferedReward = Pick<ChosenReward, 'rewardId' | 'name' | 'pointsCost'>;

/** Chooses a reward, or lets it be, however often it was chosen. */
export function withReward(counter: Counter, reward: OfferedReward): Counter {
  if (isHeld(counter) || counter.customer.kind !== 'member') return counter;
  const isChosen = counter.rewards.some(({ rewardId }) => rewardId === reward.rewardId);
  if (!isChosen) return withRewardTimes(counter, reward, 1);
  return withBill(counter, {
    rewards: counter.rewards.filter(({ rewardId }) => rewardId !== reward.rewardId),
  });
}

/** A reward more or fewer times; at none it is gone. It is then the one that + and − are for. */
export function withRewardTimes(counter: Counter, reward: OfferedReward, change: number): Counter {
  if (isHeld(counter) || counter.customer.kind !== 'member') return counter;
  const { rewards } = counter;
  const quantity = timesChosen(counter, reward) + change;
  const { rewardId, name, pointsCost } = reward;
  const chosen: ChosenReward = { rewardId, name, pointsCost, quantity };
  const isChosen = rewards.some((each) => each.rewardId === rewardId);
  const after = isChosen
    ? rewards.map((each) => (each.rewardId === rewardId ? chosen : each))
    : [...rewards, chosen];
  return withBill(counter, { rewards: after.filter((each) => each.quantity > 0), selected: null });
}

export const timesChosen = (
  { rewards }: Pick<Bill, 'rewards'>,
  { rewardId }: Pick<ChosenReward, 'rewardId'>,
): number => rewards.find((each) => each.rewardId === rewardId)?.quantity ?? 0;

export const rewardPoints = (rewards: readonly ChosenReward[]): number =>
  rewards.reduce((sum, { pointsCost, quantity }) => sum + pointsCost * quantity, 0);

/** The reward that + and − are for, or null where they are for a line. */
export const rewardAtHand = ({ selected, rewards }: Bill): ChosenReward | null =>
  selected === null ? (rewards.at(-1) ?? null) : null;

/** The next reward within reach instead of the chosen one; after the last, none. */
export function withNextReward(counter: Counter, withinReach: readonly OfferedReward[]): Counter {
  if (isHeld(counter) || counter.customer.kind !== 'member' || withinReach.length === 0) return counter;
  const chosen = counter.rewards.at(-1)?.rewardId;
  const next = withinReach[withinReach.findIndex(({ rewardId }) => rewardId === chosen) + 1];
  return withBill(counter, {
    rewards: next === undefined ? [] : [{ ...next, quantity: 1 }],
    selected: null,
  });
}

/** One step back: the question, what is typed, the rewards, the lines one by one, the customer, then the slip. */
export function stepBack(counter: Counter): Counter {
  if (isHeld(counter)) return counter;
  if (counter.recording.kind !== 'ready') return { ...counter, recording: ready };
  if (!isEmptyAmount(counter.amount))
    return withBill(counter, { amount: emptyAmount(counter.amount.exponent) });
  if (counter.pricing !== null) return withBill(counter, { pricing: null });
  if (counter.rewards.length > 0) return withBill(counter, { rewards: [] });
  if (counter.lines.length > 0) {
    const lines = counter.lines.slice(0, -1);
    return withBill(counter, { lines, selected: lines.at(-1)?.id ?? null });
  }
  if (counter.customer.kind !== 'nobody') return { ...counter, customer: nobody, commandId: null };
  return counter.done === null ? counter : { ...counter, done: null };
}

/** The sale stands: the counter is free again and shows what was recorded. */
export const withDone = (counter: Counter, done: Done): Counter => ({
  ...emptyCounter(counter.amount.exponent),
  done,
});

export const billOf = ({ amount, lines, selected, pricing, rewards }: Counter): Bill => ({
  amount,
  lines,
  selected,
  pricing,
  rewards,
});

/** The counter as it was before a scan was typed into it; what came from the host meanwhile stays. */
export function withScanTakenBack(now: Counter, before: Counter): Counter {
  if (isHeld(now) || isHeld(before) || (now.done !== null && now.done !== before.done)) return now;
  const hasCustomer = before.customer.kind !== 'nobody';
  const { quote, quoteProblem, recording, confirmed, done } = before;
  return {
    ...now,
    ...billOf(before),
    customer: hasCustomer ? now.customer : before.customer,
    quote,
    quoteProblem,
    recording,
    confirmed,
    done,
  };
}

export const isFree = (counter: Counter): boolean =>
  counter.customer.kind === 'nobody' && hasNothingToPay(counter) && !isHeld(counter);

/** An undone sale goes back to a free counter, so that a slip of the finger is mended by one key. */
export const withPutBack = (counter: Counter, customer: Customer, bill: Bill): Counter =>
  isFree(counter) ? { ...emptyCounter(counter.amount.exponent), ...bill, customer } : counter;
