import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { MemberId, SaleId } from '../../electron/core/domain/ids.ts';
import { readTimeOfDay, wallTimeAt, type WallTime } from '../../electron/core/domain/local-time.ts';
import {
  translatorFor,
  type MessageKey,
  type MessageValues,
} from '../../electron/core/messages/translate.ts';
import { amountKeyOf, emptyAmount, minorOf, pressAmountKey, type Amount } from './amount.ts';
import { billMinor, withPieces, withProduct, withoutLine, type BillLine, type TakenProduct } from './bill.ts';
import type { Desk } from './desk.ts';
import type { FoundMember } from './finding.ts';

/** What is typed of one sale on the paper list. */
export interface OutageEntries {
  /** `YYYY-MM-DD`, in the shop's time zone. */
  readonly date: string;
  /** As it is typed. */
  readonly time: string;
  /** Which of two, where clocks went back over the time; empty until it is said. */
  readonly reading: '' | 'first' | 'second';
  readonly who: string;
  readonly amount: string;
}

export interface OutageCustomer {
  readonly memberId: MemberId;
  readonly name: string;
  readonly balance: number;
  /** The card that was scanned or typed; null where a name led here. */
  readonly shownCard: string | null;
}

/** A sale that stands in the book now. */
export interface EnteredSale {
  readonly saleId: SaleId;
  readonly receiptNumber: number;
  /** ISO-8601, UTC: the time that it had. */
  readonly notedAt: string;
  readonly memberName: string | null;
  readonly totalMinor: number;
  /** Null without a card. */
  readonly pointsEarned: number | null;
  readonly dayNote: string | null;
  readonly isUndone: boolean;
  /** Why it can't be undone. */
  readonly problem: ErrorBody | null;
}

/** Where entering stands; like the counter's recording, it holds everything as it is until an answer is there. */
export type OutageStep =
  | { readonly kind: 'typing' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'question'; readonly problem: ErrorBody }
  | { readonly kind: 'refused'; readonly problem: ErrorBody }
  | { readonly kind: 'unanswered'; readonly problem: ErrorBody };

/** The owner works down a list of sales that were noted on paper. It stays as it is when the room is left. */
export interface Outage {
  readonly entries: OutageEntries;
  readonly customer: OutageCustomer | null;
  readonly lines: readonly BillLine[];
  /** Who fits what is typed, and which one Enter takes. */
  readonly found: readonly FoundMember[];
  readonly highlighted: number;
  readonly step: OutageStep;
  /** Made at the first try and kept until the sale stands. */
  readonly commandId: string | null;
  readonly confirmed: boolean;
  /** Newest first. */
  readonly entered: readonly EnteredSale[];
}

export const typing: OutageStep = { kind: 'typing' };

export const noOutage: Outage = {
  entries: { date: '', time: '', reading: '', who: '', amount: '' },
  customer: null,
  lines: [],
  found: [],
  highlighted: 0,
  step: typing,
  commandId: null,
  confirmed: false,
  entered: [],
};

export const isHeld = ({ step }: Outage): boolean => step.kind === 'sending' || step.kind === 'unanswered';

/** The amount that a text stands for: digits fill from the right, a separator makes them major units. Null for none. */
export function amountOfText(text: string, exponent: number): Amount | null {
  let amount = emptyAmount(exponent);
  for (const character of text.trim()) {
    const key = amountKeyOf(character);
    const after = key === null ? amount : pressAmountKey(amount, key);
    // A zero at the beginning is typed for the eye; every other key without a meaning is a mistake.
    if (after === amount && !(character === '0' && minorOf(amount) === 0 && amount.decimals === null))
      return null;
    amount = after;
  }
  return amount;
}

const shopOf = (desk: Desk) => {
  const { phase } = desk.book.getState();
  return phase.kind === 'open' ? phase.shop : null;
};

export const exponentOf = (desk: Desk): number => shopOf(desk)?.currency.exponent ?? 2;

/** What the row comes to so far, in minor units. */
export function rowMinor({ entries, lines }: Outage, exponent: number): number {
  const amount = amountOfText(entries.amount, exponent);
  return billMinor(lines) + (amount === null ? 0 : minorOf(amount));
}

/** What the clocks of the shop make of the entered date and time; null while they are none. */
export function notedTime({ date, time }: OutageEntries, timeZone: string): WallTime | null {
  const read = readTimeOfDay(time);
  return read === null ? null : wallTimeAt(date, read, timeZone);
}

/** A change by hand: what was asked or said about the row before is over. */
const changed = { step: typing, confirmed: false } as const;

export function enterInRow(desk: Desk, entry: Partial<Omit<OutageEntries, 'who'>>): void {
  const { entries, ...outage } = desk.outage.getState();
  if (isHeld({ entries, ...outage })) return;
  // A letter in the amount is no part of it: the amount stays as it was.
  if (entry.amount !== undefined && amountOfText(entry.amount, exponentOf(desk)) === null)
    return desk.tones.no();
  desk.outage.setState({ ...changed, entries: { ...entries, ...entry } });
}

export function takeCustomer(desk: Desk, customer: OutageCustomer | null, who = ''): void {
  desk.outage.setState((outage) =>
    isHeld(outage)
      ? {}
      : { ...changed, customer, found: [], highlighted: 0, entries: { ...outage.entries, who } },
  );
}

/** A product that was scanned becomes a line of the row. */
export function takeLine(desk: Desk, product: TakenProduct, amountMinor: number): void {
  desk.outage.setState((outage) =>
    isHeld(outage) ? {} : { ...changed, lines: withProduct(outage.lines, product, amountMinor).lines },
  );
}

/** One piece of a line fewer; what can't be counted goes whole. */
export function takeBackLine(desk: Desk, id: number): void {
  desk.outage.setState((outage) => {
    if (isHeld(outage)) return {};
    const fewer = withPieces(outage.lines, id, -1);
    const isSame = fewer.every((line, index) => line === outage.lines[index]);
    const lines = isSame && fewer.length === outage.lines.length ? withoutLine(outage.lines, id) : fewer;
    return { ...changed, lines };
  });
}

/** The room opens with the day that is running; what was left in it is there still. */
export function openOutage(desk: Desk): void {
  const { entries } = desk.outage.getState();
  const shop = shopOf(desk);
  if (shop === null || entries.date !== '') return;
  desk.outage.setState({ entries: { ...entries, date: shop.today } });
}

/** The next row begins with the time of the one before. */
export const nextRow = ({ entries }: Outage) =>
  ({
    entries: { ...entries, who: '', amount: '' },
    customer: null,
    lines: [],
    found: [],
    highlighted: 0,
    step: typing,
    commandId: null,
    confirmed: false,
  }) as const;

/** Says at a field of the row what is wrong with it. */
export function refuseRow(desk: Desk, field: string, key: MessageKey, values?: MessageValues): void {
  const message = translatorFor(desk.book.getState().locale)(key, values);
  desk.outage.setState({
    step: { kind: 'refused', problem: { kind: 'refusal', code: 'INPUT_INVALID', message, field } },
  });
  desk.tones.no();
}
