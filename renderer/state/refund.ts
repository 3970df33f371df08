import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { ReceiptDocument } from '../../electron/core/contract/receipt.ts';
import type { RefundDone, RefundQuote, RefundableSale } from '../../electron/core/contract/refunds.ts';
import type { SaleId } from '../../electron/core/domain/ids.ts';
import { translatorFor } from '../../electron/core/messages/translate.ts';
import {
  amountOf,
  emptyAmount,
  isEmptyAmount,
  minorOf,
  pressAmountKey,
  type Amount,
  type AmountKey,
} from './amount.ts';
import type { Desk } from './desk.ts';
import { noteLoad } from './loads.ts';
import { goTo, leaveStage } from './stage.ts';
import { loadToday } from './today.ts';

export const refundReasons = ['brought', 'price', 'fault', 'other'] as const;
export type RefundReason = (typeof refundReasons)[number];

/** A sale that is being given back, in part or whole. Nothing happens before it is confirmed. */
export interface Refund {
  readonly sale: RefundableSale | null;
  readonly amount: Amount;
  /** Goods that were brought back, by the line's position, in integer thousandths; with any, the amount follows from them. */
  readonly goods: ReadonlyMap<number, number>;
  /** The line that + and − are for. */
  readonly selected: number;
  readonly reason: RefundReason;
  /** The reason in the cashier's own words, where it is another. */
  readonly otherReason: string;
  /** What it would do. An answer to an older question is dropped. */
  readonly quote: RefundQuote | null;
  readonly problem: ErrorBody | null;
  readonly sending: boolean;
  /** Made at the first try and kept until there is an answer: until then nothing may change. */
  readonly commandId: string | null;
  readonly done: { readonly refund: RefundDone; readonly slip: ReceiptDocument | null } | null;
}

export const noRefund: Refund = {
  sale: null,
  amount: emptyAmount(2),
  goods: new Map(),
  selected: 0,
  reason: 'brought',
  otherReason: '',
  quote: null,
  problem: null,
  sending: false,
  commandId: null,
  done: null,
};

const isHeld = ({ sending, commandId, done }: Refund): boolean =>
  sending || commandId !== null || done !== null;

export const isNothingChosen = ({ amount, goods }: Refund): boolean =>
  isEmptyAmount(amount) && goods.size === 0;

/** Opens a sale to give it back; where the last try has no answer yet, that one is finished first. */
export async function startRefund(desk: Desk, saleId: SaleId): Promise<void> {
  const before = desk.refund.getState();
  goTo(desk, 'refund');
  if (before.commandId !== null) return;
  const { exponent } = desk.counter.getState().amount;
  desk.refund.setState({ ...noRefund, amount: emptyAmount(exponent) });
  const result = await desk.till.sales.get({ saleId });
  if (result.ok) return desk.refund.setState({ sale: result.value });
  desk.refund.setState({ problem: result.error });
  desk.tones.no();
}

/** The sale whose slip is looked at. */
export function refundSaleAtHand(desk: Desk): void {
  const { of } = desk.paper.getState();
  if (desk.stage.getState().stage !== 'paper' || of?.kind !== 'sale') return desk.tones.no();
  void startRefund(desk, of.sale.saleId);
}

/** A key of the pad: how much goes back. What was chosen of the lines is let go. */
export function pressRefundKey(desk: Desk, key: AmountKey): void {
  const refund = desk.refund.getState();
  if (isHeld(refund)) return desk.tones.no();
  const typed = refund.goods.size > 0 ? emptyAmount(refund.amount.exponent) : refund.amount;
  const amount = pressAmountKey(typed, key);
  if (amount === refund.amount && refund.goods.size === 0) return;
  return change(desk, { amount, goods: new Map() });
}

/** One piece more or fewer of the selected line; a weighed line goes back whole. */
export function changeGoods(desk: Desk, step: 1 | -1): void {
  const refund = desk.refund.getState();
  const line = refund.sale?.lines[refund.selected];
  if (isHeld(refund) || line === undefined || line.leftQuantity === 0) return desk.tones.no();
  const before = refund.goods.get(line.position) ?? 0;
  const piece = line.quantity % 1000 === 0 ? 1000 : line.leftQuantity;
  const after = Math.min(Math.max(before + step * piece, 0), line.leftQuantity);
  if (after === before) return desk.tones.no();
  const others = [...refund.goods].filter(([position]) => position !== line.position);
  const goods = new Map(after === 0 ? others : [...others, [line.position, after] as const]);
  return change(desk, { goods, amount: emptyAmount(refund.amount.exponent) });
}

export const selectGoods = (desk: Desk, selected: number): void => desk.refund.setState({ selected });

/** Moves the selection, round at both ends. */
export function moveGoodsSelection(desk: Desk, step: 1 | -1): void {
  const { sale, selected } = desk.refund.getState();
  const count = sale?.lines.length ?? 0;
  if (count > 0) desk.refund.setState({ selected: (selected + step + count) % count });
}

/** All that is left of the sale. */
export function chooseAllLeft(desk: Desk): void {
  const refund = desk.refund.getState();
  if (isHeld(refund) || refund.sale === null) return desk.tones.no();
  const { leftMinor } = refund.sale;
  return change(desk, { amount: amountOf(leftMinor, refund.amount.exponent), goods: new Map() });
}

export function chooseRefundReason(desk: Desk, reason: RefundReason): void {
  if (!isHeld(desk.refund.getState())) desk.refund.setState({ reason });
}

/** The most that a reason may say, in characters. */
const longestReason = 200;

export function writeOtherReason(desk: Desk, otherReason: string): void {
  if (!isHeld(desk.refund.getState()))
    desk.refund.setState({ otherReason: otherReason.slice(0, longestReason) });
}

/** As it is kept with the refund: "Other: The cake fell". */
function reasonSaid(desk: Desk, { reason, otherReason }: Refund): string {
  const say = translatorFor(desk.book.getState().locale);
  const words = otherReason.trim();
  return reason === 'other' && words !== ''
    ? say('refund.otherReason', { words })
    : say(`refund.reason.${reason}`);
}

function change(desk: Desk, changed: Pick<Refund, 'amount' | 'goods'>): void {
  desk.refund.setState({
    ...changed,
    problem: null,
    ...(isNothingChosen({ ...noRefund, ...changed }) ? { quote: null } : {}),
  });
  void quoteRefund(desk);
}

function asked({ sale, amount, goods }: Refund) {
  if (sale === null) return null;
  const { saleId } = sale;
  return goods.size === 0
    ? { saleId, amountMinor: minorOf(amount) }
    : { saleId, lines: [...goods].map(([position, quantity]) => ({ position, quantity })) };
}

async function quoteRefund(desk: Desk): Promise<void> {
  const refund = desk.refund.getState();
  const question = asked(refund);
  if (question === null || (refund.goods.size === 0 && minorOf(refund.amount) === 0)) return;
  const result = await desk.till.sales.quoteRefund(question);
  const now = desk.refund.getState();
  if (now.amount !== refund.amount || now.goods !== refund.goods || isHeld(now)) return;
  if (result.ok) return desk.refund.setState({ quote: result.value });
  desk.refund.setState({ quote: null, problem: result.error });
  desk.tones.no();
}

/** Gives it back, or asks again what became of it: it happens once. */
export async function giveBack(desk: Desk): Promise<void> {
  const refund = desk.refund.getState();
  if (refund.done !== null) return leaveRefund(desk);
  const question = asked(refund);
  if (refund.sending) return;
  if (question === null || isNothingChosen(refund)) return desk.tones.no();
  const commandId = refund.commandId ?? desk.newCommandId();
  desk.refund.setState({ sending: true, problem: null, commandId });
  const reason = reasonSaid(desk, refund);
  const result = await desk.till.sales.refund({ ...question, reason }, { commandId });
  if (!result.ok) {
    const isOpen = result.error.code === 'HOST_UNREACHABLE';
    desk.refund.setState({ sending: false, problem: result.error, commandId: isOpen ? commandId : null });
    return desk.tones.no();
  }
  const done = result.value;
  desk.refund.setState({ sending: false, commandId: null, done: { refund: done, slip: null } });
  const { receiptNumber = 0, memberName = null } = refund.sale ?? {};
  const { amountMinor, pointsClawedBack, pointsReturned, balance } = done;
  const last = { kind: 'refunded', receiptNumber, name: memberName ?? '', amountMinor } as const;
  desk.today.setState({
    last: { ...last, points: pointsReturned - pointsClawedBack, balance },
    problem: null,
  });
  desk.tones.yes();
  await loadToday(desk);
  await readRefundSlip(desk);
}

/** Fetches the slip of the refund that was just made, if it is still shown. */
export async function readRefundSlip(desk: Desk): Promise<void> {
  const { done } = desk.refund.getState();
  if (done === null) return;
  const { refundId } = done.refund;
  const slip = await desk.till.sales.refundReceipt({ refundId, format: 'document' });
  const now = desk.refund.getState().done;
  if (now?.refund.refundId !== refundId) return;
  noteLoad(desk, 'refundSlip', slip);
  if (slip.ok) desk.refund.setState({ done: { ...now, slip: slip.value.document } });
}

/** One step back: what was chosen, then the screen. What has no answer yet stays to be asked again. */
export function refundBack(desk: Desk): void {
  const refund = desk.refund.getState();
  if (!isHeld(refund) && !isNothingChosen(refund))
    return change(desk, { amount: emptyAmount(refund.amount.exponent), goods: new Map() });
  leaveRefund(desk);
}

function leaveRefund(desk: Desk): void {
  if (desk.refund.getState().commandId === null) desk.refund.setState(noRefund);
  leaveStage(desk);
}
