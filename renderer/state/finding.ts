import type { Scan } from '../../electron/core/contract/devices.ts';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { MemberPanel } from '../../electron/core/contract/members.ts';
import type { MemberId } from '../../electron/core/domain/ids.ts';
import { isEan13 } from '../../electron/core/domain/card-number.ts';
import { isWrittenAsPhone } from '../../electron/core/domain/name-or-phone.ts';
import { hasEan8CheckDigit } from '../../electron/core/domain/product-code.ts';
import type { Desk } from './desk.ts';
import { startEnrolment } from './enrolment.ts';
import { openMember } from './members.ts';
import { showSale } from './paper.ts';
import { takeProduct } from './products.ts';
import { mayChangeCustomer, showSlip } from './selling.ts';
import { lastSale, rememberSale, type TodaySale } from './today.ts';

export interface FoundMember {
  readonly memberId: MemberId;
  readonly name: string;
  readonly phone: string | null;
  readonly cardNumber: string | null;
  readonly balance: number;
}

/** The find field and what it found. */
export interface Finding {
  readonly text: string;
  /** The members for `rowsFor`, which may be a letter behind `text`. */
  readonly rows: readonly FoundMember[];
  readonly rowsFor: string;
  readonly highlighted: number;
  readonly isOpen: boolean;
  /** Why nobody was opened, as a sentence with its next steps; null while there is no reason. */
  readonly outcome:
    | null
    | { readonly kind: 'unknownCard'; readonly code: string }
    | { readonly kind: 'unknownProduct'; readonly code: string }
    /** The last digits of the card that is valid in its place, where there is one. */
    | { readonly kind: 'blockedCard'; readonly replacedBy: string | null }
    | { readonly kind: 'noCard'; readonly name: string }
    | { readonly kind: 'refused'; readonly problem: ErrorBody };
  /** The sale that waits for its card; null where finding opens a member. */
  readonly cardFor: TodaySale | null;
}

export const nothingSought: Finding = {
  text: '',
  rows: [],
  rowsFor: '',
  highlighted: 0,
  isOpen: false,
  outcome: null,
  cardFor: null,
};

/** Whether a step back leads out of the search first. */
export const isSeeking = ({ text, outcome, cardFor }: Finding): boolean =>
  text !== '' || outcome !== null || cardFor !== null;

/** A scan lives so long: after it the next customer may be at the counter. */
export const scanLivesMs = 3_000;

const mostRows = 8;
const debounceMs = 40;
let waiting: ReturnType<typeof setTimeout> | undefined;

/** Every change of the field: the list follows a moment later. */
export function seek(desk: Desk, text: string): void {
  const isEmpty = text.trim() === '';
  desk.finding.setState({
    text,
    outcome: null,
    isOpen: !isEmpty,
    ...(isEmpty ? { rows: [], rowsFor: '' } : {}),
  });
  clearTimeout(waiting);
  if (!isEmpty) waiting = setTimeout(() => void list(desk, text), debounceMs);
}

/** Asks who fits the text; an answer for an older text is dropped. */
async function list(desk: Desk, text: string): Promise<void> {
  const result = await desk.till.members.find({ text, limit: mostRows });
  if (desk.finding.getState().text !== text) return;
  if (result.ok) desk.finding.setState({ rows: result.value.members, rowsFor: text, highlighted: 0 });
  else
    desk.finding.setState({ rows: [], rowsFor: text, outcome: { kind: 'refused', problem: result.error } });
}

/** Moves the highlight, round at both ends. */
export function highlight(desk: Desk, step: 1 | -1): void {
  desk.finding.setState(({ rows, highlighted }) =>
    rows.length === 0 ? {} : { highlighted: (highlighted + step + rows.length) % rows.length },
  );
}

export function stopSeeking(desk: Desk): void {
  clearTimeout(waiting);
  desk.finding.setState(nothingSought, true);
}

type Resolved = ReturnType<Desk['till']['cards']['resolve']>;

/** A code as it was scanned or typed, which the host reads itself: what a scan's event calls it is shorter. */
interface Asked {
  readonly code: string;
  readonly aim: string | null;
}

const resolve = (desk: Desk, { code, aim }: Asked): Resolved =>
  desk.till.cards.resolve({ code, ...(aim === null ? {} : { aim }), panel: true });

interface AskedAhead {
  readonly asked: Asked;
  readonly askedAt: number;
  readonly answer: Resolved;
}

/** What was asked about the last scan, which may be on its way still. */
const askedAhead = new WeakMap<Desk, AskedAhead>();

/** Asks what a scanned code is while the scan is on its way back as an event: its panel is there a blink earlier. */
export const resolveAhead = (desk: Desk, asked: Asked): unknown =>
  askedAhead.set(desk, { asked, askedAt: Date.now(), answer: resolve(desk, asked) });

/** The answer that was asked for ahead holds once, and no longer than a scan does. */
function resolved(desk: Desk, asked: Asked): Resolved {
  const ahead = askedAhead.get(desk);
  askedAhead.delete(desk);
  const isSame = ahead?.asked.code === asked.code && ahead.asked.aim === asked.aim;
  return isSame && Date.now() - ahead.askedAt < scanLivesMs ? ahead.answer : resolve(desk, asked);
}

/** A longer code than this is no card's and no product's: a page of text in a QR code. */
const longestCode = 500;
const shownOfLongCode = 40;

/** A scan at the counter. It must not land on the next customer: `isTooLate` is asked again when the answer is there. */
export function resolveScan(desk: Desk, scan: Scan, isTooLate: () => boolean): Promise<void> | void {
  const { payload, aim, code, kind } = scan;
  const asked = { code: payload.trim(), aim };
  if (asked.code.length <= longestCode)
    return find(desk, code, { asked, isTooLate, isProduct: kind === 'product' });
  const outcome = { kind: 'unknownProduct', code: `${code.slice(0, shownOfLongCode)}…` } as const;
  desk.finding.setState({ ...nothingSought, isOpen: true, outcome });
  desk.tones.no();
}

/** Enter in the field: a code that the shop knows opens its member, else the highlighted row does. */
export async function resolveOrPick(desk: Desk, text: string): Promise<void> {
  const code = text.trim();
  if (code === '') return;
  const asked = { code, aim: null };
  await find(desk, text, { asked, isTooLate: () => false, isProduct: isGoods(code) });
}

interface Sought {
  readonly asked: Asked;
  readonly isTooLate: () => boolean;
  /** Whether it is goods' code by its form: nobody is enrolled with it. */
  readonly isProduct: boolean;
}

/** `text` is what stands in the field, where the cashier sees what is looked for. */
async function find(desk: Desk, text: string, { asked, isTooLate, isProduct }: Sought): Promise<void> {
  const code = text.trim();
  if (!mayChangeCustomer(desk)) return desk.tones.no();
  clearTimeout(waiting);
  desk.finding.setState({ text, isOpen: true });
  const result = await resolved(desk, asked);
  if (desk.finding.getState().text !== text) return;
  if (isTooLate()) {
    stopSeeking(desk);
    return desk.tones.no();
  }
  // What is no code at all, a long name for one, is only looked for.
  if (!result.ok && result.error.code !== 'INPUT_INVALID') {
    // Most of all for a bank card: what was refused doesn't stay on the screen.
    desk.finding.setState({
      text: '',
      rows: [],
      rowsFor: '',
      outcome: { kind: 'refused', problem: result.error },
    });
    return desk.tones.no();
  }
  if (result.ok && result.value.kind === 'member') {
    const card = result.value;
    if (card.cardState === 'active') return takeCard(desk, card, code);
    desk.finding.setState({ rows: [], outcome: { kind: 'blockedCard', replacedBy: card.replacedBy } });
    return desk.tones.no();
  }
  if (result.ok && result.value.kind === 'product') {
    stopSeeking(desk);
    return takeProduct(desk, result.value);
  }
  if (result.ok && result.value.kind === 'sale') {
    stopSeeking(desk);
    return showSale(desk, result.value);
  }
  if (desk.finding.getState().rowsFor !== text) await list(desk, text);
  const { rows, highlighted } = desk.finding.getState();
  const row = rows[highlighted];
  if (row !== undefined) return choose(desk, row);
  if (desk.finding.getState().outcome === null) {
    const kind = isProduct ? 'unknownProduct' : 'unknownCard';
    desk.finding.setState({ outcome: { kind, code } });
  }
  desk.tones.no();
}

/** A barcode of goods: a right check digit, and none of the beginnings that are left to the shops' own cards. */
const isGoods = (code: string): boolean =>
  (isEan13(code) && !/^(?:04|2)/.test(code)) ||
  hasEan8CheckDigit(code) ||
  (/^\d{12}$/.test(code) && isEan13(`0${code}`));

/** A row of the list was chosen. */
export async function choose(desk: Desk, row: FoundMember): Promise<void> {
  if (!mayChangeCustomer(desk)) return desk.tones.no();
  if (desk.finding.getState().cardFor !== null && row.cardNumber === null) {
    desk.finding.setState({ outcome: { kind: 'noCard', name: row.name }, rows: [] });
    return desk.tones.no();
  }
  const { cardFor } = desk.finding.getState();
  if (cardFor !== null && row.cardNumber !== null) return attach(desk, cardFor, row, row.cardNumber);
  await open(desk, row, null);
}

interface Known {
  readonly memberId: MemberId;
  readonly name: string;
  readonly balance: number;
  readonly panel?: MemberPanel | undefined;
}

async function takeCard(desk: Desk, member: Known, code: string): Promise<void> {
  const { cardFor } = desk.finding.getState();
  return cardFor === null ? open(desk, member, code) : attach(desk, cardFor, member, code);
}

async function open(
  desk: Desk,
  { memberId, name, balance, panel }: Known,
  shownCard: string | null,
): Promise<void> {
  stopSeeking(desk);
  const opened = openMember(desk, { memberId, name, balance, shownCard }, panel);
  desk.tones.yes();
  await opened;
}

/** From now on what is found is the card of this sale. */
export function askForCard(desk: Desk, sale: TodaySale): void {
  desk.finding.setState({ ...nothingSought, cardFor: sale });
}

/** The card of the sale that was recorded last, where that had none. */
export function askForCardOfLast(desk: Desk): void {
  const sale = lastSale(desk.today.getState());
  if (sale === null || sale.memberId !== null) return desk.tones.no();
  askForCard(desk, sale);
}

/** A new member with what was looked for in vain, if anything was. */
export function startEnrolmentOfSought(desk: Desk): void {
  const { outcome } = desk.finding.getState();
  const sought = outcome?.kind === 'unknownCard' ? outcome.code : '';
  stopSeeking(desk);
  if (sought === '') return startEnrolment(desk);
  const isNumber = !isWrittenAsPhone(sought) && /\d/.test(sought);
  startEnrolment(desk, isNumber ? { cardNumber: sought } : { who: sought });
}

const attachIds = new Map<string, string>();

/** Gives a sale without a card the card that was shown after paying. */
async function attach(
  desk: Desk,
  sale: TodaySale,
  { memberId, name, balance }: Known,
  cardNumber: string,
): Promise<void> {
  // Another card for the same sale is another command.
  const key = `${sale.saleId} ${cardNumber}`;
  const commandId = attachIds.get(key) ?? desk.newCommandId();
  attachIds.set(key, commandId);
  const result = await desk.till.sales.attach({ saleId: sale.saleId, cardNumber }, { commandId });
  if (!result.ok) {
    desk.finding.setState({ rows: [], outcome: { kind: 'refused', problem: result.error } });
    return desk.tones.no();
  }
  stopSeeking(desk);
  const { saleId, receiptNumber, ...outcome } = result.value;
  const customer = {
    kind: 'member',
    memberId,
    name,
    balance: outcome.balance ?? balance,
    shownCard: cardNumber,
    panel: null,
  } as const;
  const { totalMinor } = sale;
  const done = { saleId, receiptNumber, totalMinor, customer, outcome, slip: null, bill: null };
  rememberSale(desk, done);
  desk.tones.yes();
  // The next customer may be at the counter already: the slip is shown only where that disturbs nobody.
  if (desk.counter.getState().customer.kind === 'nobody') {
    desk.counter.setState({ done });
    desk.stage.setState({ stage: 'customer' });
    await showSlip(desk, saleId);
  }
}
