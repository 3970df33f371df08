import type { MemberId, SaleId } from '../../electron/core/domain/ids.ts';
import { unreachable } from '../../electron/core/domain/assert.ts';
import { translatorFor } from '../../electron/core/messages/translate.ts';
import type { BillLine } from './bill.ts';
import { minorOf, type AmountKey } from './amount.ts';
import {
  allLines,
  billOf,
  grossMinor,
  hasNothingToDo,
  hasNothingToPay,
  isHeld,
  stepBack,
  withCustomer,
  withDone,
  withKey,
  type Counter,
  type Customer,
} from './counter.ts';
import type { Desk } from './desk.ts';
import { noteLoad } from './loads.ts';
import { giveRewards } from './rewards.ts';
import { rememberSale } from './today.ts';

export function sellWithoutCard(desk: Desk): void {
  desk.counter.setState((counter) => withCustomer(counter, { kind: 'withoutCard' }));
  desk.stage.setState({ stage: 'customer' });
}

export function pressKey(desk: Desk, key: AmountKey): void {
  const before = desk.counter.getState();
  const after = withKey(before, key);
  desk.counter.setState(after);
  if (after !== before) goOnSelling(desk);
}

/** Who goes on with the sale has done with the search, and with what it said. */
export function goOnSelling(desk: Desk): void {
  desk.stage.setState({ stage: 'customer' });
  desk.finding.setState({ isOpen: false, outcome: null });
}

export const goBack = (desk: Desk): void => desk.counter.setState(stepBack);

function buyer(customer: Customer): { readonly memberId?: MemberId; readonly cardNumber?: string } {
  if (customer.kind !== 'member') return {};
  const { memberId, shownCard } = customer;
  return { memberId, ...(shownCard === null ? {} : { cardNumber: shownCard }) };
}

/** Lines as the host takes them; what was only typed gets its name here. */
export function linesAsRecorded(desk: Desk, lines: readonly BillLine[]) {
  const say = translatorFor(desk.book.getState().locale);
  return lines.map(({ productId, name, quantity, unitPriceMinor }) => ({
    ...(productId === null ? {} : { productId }),
    name: name ?? say('counter.otherLine'),
    quantity,
    unitPriceMinor,
  }));
}

/** What the host is asked: lines where there are any, else the amount; it tells the total after rewards itself. */
function saleInput(desk: Desk, counter: Counter) {
  const redeem = counter.rewards.map(({ rewardId, quantity }) => ({ rewardId, quantity }));
  const typedMinor = minorOf(counter.amount);
  const what =
    counter.lines.length > 0 || counter.pricing !== null
      ? { lines: linesAsRecorded(desk, allLines(counter)) }
      : redeem.length > 0
        ? { beforeRewardsMinor: typedMinor }
        : { totalMinor: typedMinor };
  return { ...buyer(counter.customer), ...what, ...(redeem.length > 0 ? { redeem } : {}) };
}

const isSameSale = (one: Counter, other: Counter): boolean =>
  one.amount === other.amount &&
  one.lines === other.lines &&
  one.pricing === other.pricing &&
  one.rewards === other.rewards &&
  one.customer.kind === other.customer.kind &&
  buyer(one.customer).memberId === buyer(other.customer).memberId;

const wantsQuote = (counter: Counter): boolean =>
  !hasNothingToPay(counter) &&
  (counter.pricing === null || minorOf(counter.amount) !== 0 || counter.lines.length > 0);

/**
 * Asks for a quote at every change, one at a time: the next is about what stands there when the last one was answered,
 * and the old one stands so long. The digits of a scan must not be questions that its own answer waits behind.
 */
export function quoteAsTyped(desk: Desk): void {
  let isAsking = false;
  const askUntilTrue = async (): Promise<void> => {
    isAsking = true;
    for (let asked: Counter | null = null; ;) {
      const now = desk.counter.getState();
      if (!wantsQuote(now) || (asked !== null && isSameSale(now, asked))) break;
      asked = now;
      await quote(desk, asked);
    }
    isAsking = false;
  };
  desk.counter.subscribe((counter, before) => {
    if (!isAsking && wantsQuote(counter) && !isSameSale(counter, before)) void askUntilTrue();
  });
}

async function quote(desk: Desk, asked: Counter): Promise<void> {
  // Whether the total is right is asked when it is recorded; while it is typed, it is only reckoned.
  const result = await desk.till.sales.quote({ ...saleInput(desk, asked), confirmed: true });
  if (!isSameSale(desk.counter.getState(), asked)) return;
  if (result.ok) desk.counter.setState({ quote: result.value, quoteProblem: null });
  // That the host doesn't answer is told in its own place.
  else
    desk.counter.setState({
      quote: null,
      quoteProblem: result.error.kind === 'refusal' ? result.error : null,
    });
}

/** Records the sale on the counter, or asks again what became of it. A second call while one is under way does nothing. */
export async function record(desk: Desk): Promise<void> {
  const counter = desk.counter.getState();
  if (counter.recording.kind === 'sending' || counter.recording.kind === 'question') return;
  if (hasNothingToDo(counter)) return desk.tones.no();
  if (grossMinor(counter) === 0) return giveRewards(desk);

  const commandId = counter.commandId ?? desk.newCommandId();
  desk.counter.setState({ commandId, recording: { kind: 'sending' } });
  const result = await desk.till.sales.record(
    { ...saleInput(desk, counter), ...(counter.confirmed ? { confirmed: true } : {}) },
    { commandId },
  );
  if (!result.ok) {
    const problem = result.error;
    desk.counter.setState({ recording: { kind: whatComesOf(problem.code), problem } });
    return desk.tones.no();
  }
  const { saleId, receiptNumber, ...outcome } = result.value;
  const { totalMinor } = outcome;
  const { customer } = counter;
  const done = { saleId, receiptNumber, totalMinor, customer, outcome, slip: null, bill: billOf(counter) };
  desk.counter.setState((now) => withDone(now, done));
  desk.tones.yes();
  rememberSale(desk, done);
  await showSlip(desk, saleId);
}

const whatComesOf = (code: string) =>
  code === 'TOTAL_NEEDS_CONFIRMATION' ? 'question' : code === 'HOST_UNREACHABLE' ? 'unanswered' : 'refused';

/** Yes, this total is right. */
export async function confirmTotal(desk: Desk): Promise<void> {
  if (desk.counter.getState().recording.kind !== 'question') return;
  desk.counter.setState({ confirmed: true, recording: { kind: 'ready' } });
  await record(desk);
}

/** Enter: does what stands there to be done. */
export function doIt(desk: Desk): void {
  const counter = desk.counter.getState();
  if (counter.customer.kind === 'nobody' && counter.done !== null) return goBack(desk);
  switch (counter.recording.kind) {
    case 'ready':
    case 'refused':
    case 'unanswered':
      return void record(desk);
    case 'sending':
      return;
    case 'question':
      // A second Enter out of habit must not say yes to a total that the shop doubts.
      return desk.tones.no();
    default:
      unreachable(counter.recording);
  }
}

/** Asks again for an answer that was lost, as soon as the host is back. */
export async function askAgain(desk: Desk): Promise<void> {
  if (desk.counter.getState().recording.kind === 'unanswered') await record(desk);
}

/** Fetches the slip of a sale and shows it, if the sale is still the one that is shown. */
export async function showSlip(desk: Desk, saleId: SaleId): Promise<void> {
  noteLoad(desk, 'slip', { ok: true });
  const result = await desk.till.sales.receipt({ saleId, format: 'document' });
  const { done } = desk.counter.getState();
  if (done?.saleId !== saleId) return;
  noteLoad(desk, 'slip', result);
  if (result.ok) desk.counter.setState({ done: { ...done, slip: result.value.document } });
}

export const mayChangeCustomer = (desk: Desk): boolean => !isHeld(desk.counter.getState());
