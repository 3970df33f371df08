import type { SaleId } from '../../electron/core/domain/ids.ts';
import { readTimeOfDay } from '../../electron/core/domain/local-time.ts';
import { translatorFor } from '../../electron/core/messages/translate.ts';
import { minorOf } from './amount.ts';
import { withTyped } from './bill.ts';
import type { Desk } from './desk.ts';
import {
  amountOfText,
  exponentOf,
  nextRow,
  notedTime,
  refuseRow,
  rowMinor,
  typing,
  type EnteredSale,
  type Outage,
} from './outage.ts';
import { settleCustomer } from './outage-customer.ts';
import { linesAsRecorded } from './selling.ts';
import { loadToday } from './today.ts';

/** The desks whose row is being entered: from the question who is meant until there is an answer. */
const entering = new WeakSet<Desk>();

/** Enters the row, or asks again what became of it. A second call while one is under way does nothing. */
export async function enterSale(desk: Desk): Promise<void> {
  if (entering.has(desk)) return;
  entering.add(desk);
  try {
    await enterOnce(desk);
  } finally {
    entering.delete(desk);
  }
}

async function enterOnce(desk: Desk): Promise<void> {
  const { step } = desk.outage.getState();
  // A second Enter out of habit must not say yes to a total that the shop doubts.
  if (step.kind === 'question') return desk.tones.no();
  if (step.kind !== 'unanswered') {
    desk.outage.setState({ step: typing });
    if (!(await settleCustomer(desk, 'ask'))) return;
  }
  await send(desk);
}

/** Yes, this total is right. */
export async function confirmRow(desk: Desk): Promise<void> {
  if (desk.outage.getState().step.kind !== 'question') return;
  desk.outage.setState({ confirmed: true, step: typing });
  await send(desk);
}

/** No: the amount can be typed anew. */
export const denyRow = (desk: Desk): void =>
  desk.outage.setState(({ step }) => (step.kind === 'question' ? { step: typing } : {}));

/** Asks again for an answer that was lost, as soon as the host is back. */
export async function askOutageAgain(desk: Desk): Promise<void> {
  if (desk.outage.getState().step.kind === 'unanswered') await enterSale(desk);
}

async function send(desk: Desk): Promise<void> {
  const outage = desk.outage.getState();
  const notedAt = instantOf(desk, outage);
  if (notedAt === null) return;
  if (rowMinor(outage, exponentOf(desk)) === 0) return refuseRow(desk, 'totalMinor', 'outage.noAmount');
  const { customer } = outage;
  const commandId = outage.commandId ?? desk.newCommandId();
  desk.outage.setState({ commandId, step: { kind: 'sending' } });
  const result = await desk.till.sales.record(
    {
      ...(customer === null ? {} : { memberId: customer.memberId }),
      ...(customer?.shownCard == null ? {} : { cardNumber: customer.shownCard }),
      ...whatWasSold(desk, outage),
      notedAt,
      ...(outage.confirmed ? { confirmed: true } : {}),
    },
    { commandId },
  );
  if (!result.ok) {
    const problem = result.error;
    desk.outage.setState({ step: { kind: whatComesOf(problem.code), problem } });
    return desk.tones.no();
  }
  const { saleId, receiptNumber, totalMinor, pointsEarned, dayNote } = result.value;
  const sale: EnteredSale = {
    saleId,
    receiptNumber,
    notedAt,
    memberName: customer?.name ?? null,
    totalMinor,
    pointsEarned: customer === null ? null : pointsEarned,
    dayNote,
    isUndone: false,
    problem: null,
  };
  desk.outage.setState((now) => ({ ...nextRow(now), entered: [sale, ...now.entered] }));
  desk.tones.yes();
  void loadToday(desk);
}

const whatComesOf = (code: string) =>
  code === 'TOTAL_NEEDS_CONFIRMATION' ? 'question' : code === 'HOST_UNREACHABLE' ? 'unanswered' : 'refused';

/** Lines where products were scanned, what was typed the last of them; else the amount alone. */
function whatWasSold(desk: Desk, { entries, lines }: Outage) {
  const amount = amountOfText(entries.amount, exponentOf(desk));
  const typedMinor = amount === null ? 0 : minorOf(amount);
  if (lines.length === 0) return { totalMinor: typedMinor };
  return { lines: linesAsRecorded(desk, typedMinor === 0 ? lines : withTyped(lines, typedMinor)) };
}

/** The instant of the entered date and time, in ISO-8601; null where it is none, with the sentence why at its field. */
function instantOf(desk: Desk, { entries }: Outage): string | null {
  const { phase } = desk.book.getState();
  if (phase.kind !== 'open') return null;
  const time = readTimeOfDay(entries.time);
  const noted = notedTime(entries, phase.shop.timeZone);
  if (time === null) refuseRow(desk, 'notedAt', 'outage.timeWrong');
  else if (noted === null) refuseRow(desk, 'date', 'outage.dateWrong');
  else if (noted.kind === 'once') return new Date(noted.at).toISOString();
  else if (noted.kind === 'never')
    refuseRow(desk, 'notedAt', 'outage.timeNever', { time, from: noted.from, to: noted.to });
  else if (entries.reading === '') refuseRow(desk, 'reading', 'outage.timeTwice', { time });
  else return new Date(noted[entries.reading].at).toISOString();
  return null;
}

const undoIds = new Map<SaleId, string>();

/** Undoes a sale that was entered; asked twice, it undoes once. */
export async function undoEntered(desk: Desk, saleId: SaleId): Promise<void> {
  const commandId = undoIds.get(saleId) ?? desk.newCommandId();
  undoIds.set(saleId, commandId);
  const reason = translatorFor(desk.book.getState().locale)('till.undoReason');
  const result = await desk.till.sales.void({ saleId, reason }, { commandId });
  desk.outage.setState(({ entered }) => ({
    entered: entered.map((sale) =>
      sale.saleId !== saleId
        ? sale
        : { ...sale, isUndone: result.ok, problem: result.ok ? null : result.error },
    ),
  }));
  if (!result.ok) return desk.tones.no();
  desk.tones.yes();
  void loadToday(desk);
}
