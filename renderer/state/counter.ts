import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { MemberPanel } from '../../electron/core/contract/members.ts';
import type { ReceiptDocument } from '../../electron/core/contract/receipt.ts';
import type { ExplanationLine } from '../../electron/core/contract/explanation.ts';
import type { MemberId, SaleId } from '../../electron/core/domain/ids.ts';
import {
  amountOf,
  emptyAmount,
  isEmptyAmount,
  pressAmountKey,
  type Amount,
  type AmountKey,
} from './amount.ts';

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

export interface Outcome {
  readonly pointsEarned: number;
  readonly balance: number | null;
  readonly carriedMinor: number | null;
  readonly explanation: readonly ExplanationLine[];
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

/** The sale that was just recorded, shown until the next customer. */
export interface Done {
  readonly saleId: SaleId;
  readonly receiptNumber: number;
  readonly totalMinor: number;
  readonly customer: Customer;
  readonly outcome: Outcome;
  readonly slip: ReceiptDocument | null;
}

export interface Counter {
  readonly customer: Customer;
  readonly amount: Amount;
  readonly quote: Outcome | null;
  readonly recording: Recording;
  /** Made at the first try to record this sale and kept until it stands. */
  readonly commandId: string | null;
  /** A yes to the question about this very total. */
  readonly confirmed: boolean;
  readonly done: Done | null;
}

const nobody: Customer = { kind: 'nobody' };
const ready: Recording = { kind: 'ready' };

export const emptyCounter = (exponent: number): Counter => ({
  customer: nobody,
  amount: emptyAmount(exponent),
  quote: null,
  recording: ready,
  commandId: null,
  confirmed: false,
  done: null,
});

/** While an answer is under way or unknown, the sale on the counter is not to be touched. */
export const isHeld = (counter: Counter): boolean =>
  counter.recording.kind === 'sending' || counter.recording.kind === 'unanswered';

export const isSelling = (counter: Counter): boolean => counter.customer.kind !== 'nobody';

/** Puts a customer at the counter and leaves the amount: a card may be shown after the typing. */
export function withCustomer(counter: Counter, customer: Customer): Counter {
  if (isHeld(counter)) return counter;
  return { ...counter, customer, quote: null, recording: ready, done: null };
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
  if (amount === counter.amount) return counter;
  return {
    ...counter,
    amount,
    customer: counter.customer.kind === 'nobody' ? { kind: 'withoutCard' } : counter.customer,
    quote: isEmptyAmount(amount) ? null : counter.quote,
    recording: ready,
    confirmed: false,
    done: null,
  };
}

/** One step back: the question, then the amount, then the customer, then the slip. */
export function stepBack(counter: Counter): Counter {
  if (isHeld(counter)) return counter;
  if (counter.recording.kind !== 'ready') return { ...counter, recording: ready };
  if (!isEmptyAmount(counter.amount)) {
    return { ...counter, amount: emptyAmount(counter.amount.exponent), quote: null, confirmed: false };
  }
  if (counter.customer.kind !== 'nobody') return { ...counter, customer: nobody, commandId: null };
  return counter.done === null ? counter : { ...counter, done: null };
}

/** The sale stands: the counter is free again and shows what was recorded. */
export const withDone = (counter: Counter, done: Done): Counter => ({
  ...emptyCounter(counter.amount.exponent),
  done,
});

/** An undone sale goes back to a free counter, so that a slip of the finger is mended by one key. */
export function withPutBack(counter: Counter, customer: Customer, totalMinor: number): Counter {
  const free = counter.customer.kind === 'nobody' && isEmptyAmount(counter.amount);
  if (!free) return counter;
  const { exponent } = counter.amount;
  return { ...emptyCounter(exponent), customer, amount: amountOf(totalMinor, exponent) };
}
