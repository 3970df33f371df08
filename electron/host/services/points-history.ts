import type { z } from 'zod';
import { Refusal } from '../../core/contract/errors.ts';
import type { points as pointsContract } from '../../core/contract/points.ts';
import { unreachable } from '../../core/domain/assert.ts';
import { explanationLines } from '../../core/domain/explain.ts';
import { groupOfKind, type HistoryGroup } from '../../core/domain/history.ts';
import type { MemberId } from '../../core/domain/ids.ts';
import { paddedReceiptNumber } from '../../core/domain/receipt-number.ts';
import { isolating } from '../../core/messages/isolating.ts';
import { translatorFor, type Translate } from '../../core/messages/translate.ts';
import type { ReadContext } from '../context.ts';
import type { HistoryRow } from '../store/ledger.ts';
import type { SaleTold } from '../store/sales.ts';

type History = z.output<(typeof pointsContract)['history']['output']>;
type Entry = History['entries'][number];

const PAGE = 50;
/** Read at once: a page, and the row that tells that there is more. */
const BATCH = PAGE + 1;

/** Where the two streams that a history is woven of go on: transfers by their place, sales that moved none by number. */
interface Place {
  readonly seq: number;
  readonly receiptNumber: number;
}

/**
 * What happened to a member's points, newest first. Transfers come in the ledger's order, whatever the clock did; sales
 * that earned nothing aren't in the ledger and stand between them by their time.
 */
export function historyOf(
  context: ReadContext,
  memberId: MemberId,
  of: HistoryGroup | undefined,
  cursor: string | undefined,
): History {
  const isWanted = ({ kind }: HistoryRow): boolean => of === undefined || groupOfKind[kind] === of;
  const start = placeOf(cursor);
  const transfers = transfersOf(context, memberId, start.seq);
  const sales = salesOf(context, memberId, of, start.receiptNumber);
  let place = start;
  let transfer = transfers.next();
  let sale = sales.next();
  const entries: Entry[] = [];
  while (entries.length < PAGE && !(transfer.done === true && sale.done === true)) {
    const isSale =
      sale.done !== true && (transfer.done === true || sale.value.recordedAt >= transfer.value.row.at);
    if (isSale && sale.done !== true) {
      // It moved nothing: the balance is what the transfer below it left.
      const balance = transfer.done === true ? 0 : transfer.value.balanceAfter;
      entries.push(entryOfSale(context, sale.value, balance));
      place = { ...place, receiptNumber: sale.value.receiptNumber };
      sale = sales.next();
    } else if (transfer.done !== true) {
      const { row } = transfer.value;
      if (isWanted(row)) entries.push(entryOfTransfer(context, transfer.value));
      place = { ...place, seq: row.seq };
      transfer = transfers.next();
    }
  }
  // What isn't wanted is no reason to offer another page.
  while (transfer.done !== true && !isWanted(transfer.value.row)) transfer = transfers.next();
  const isOver = transfer.done === true && sale.done === true;
  return { entries, nextCursor: isOver ? null : `${place.seq}.${place.receiptNumber}` };
}

function placeOf(cursor: string | undefined): Place {
  if (cursor === undefined) return { seq: Number.MAX_SAFE_INTEGER, receiptNumber: Number.MAX_SAFE_INTEGER };
  const found = /^([1-9]\d{0,15})(?:\.([1-9]\d{0,15}))?$/.exec(cursor);
  const [seq, receiptNumber] = [Number(found?.[1]), Number(found?.[2] ?? Number.MAX_SAFE_INTEGER)];
  if (!Number.isSafeInteger(seq) || !Number.isSafeInteger(receiptNumber))
    throw new Refusal('CURSOR_INVALID', { field: 'cursor' });
  return { seq, receiptNumber };
}

interface Moved {
  readonly row: HistoryRow;
  readonly balanceAfter: number;
}

/** Every transfer of the member, newest first, with the balance after it. */
function* transfersOf(
  { read: { ledger } }: ReadContext,
  memberId: MemberId,
  before: number,
): Generator<Moved, undefined> {
  let balance =
    (ledger.balance(memberId)?.balance ?? 0) -
    (before === Number.MAX_SAFE_INTEGER ? 0 : ledger.changeSince(memberId, before));
  for (let next = before; ;) {
    const rows = ledger.history(memberId, next, BATCH);
    for (const row of rows) {
      const balanceAfter = balance;
      balance -= row.points;
      next = row.seq;
      yield { row, balanceAfter };
    }
    if (rows.length < BATCH) return undefined;
  }
}

/** No more than a page is ever asked for. */
function* salesOf(
  { read }: ReadContext,
  memberId: MemberId,
  of: HistoryGroup | undefined,
  before: number,
): Generator<SaleTold, undefined> {
  if (of === undefined || of === 'sales') yield* read.sales.withoutPoints(memberId, before, PAGE + 1);
  return undefined;
}

function entryOfSale(context: ReadContext, sale: SaleTold, balanceAfter: number): Entry {
  const say = translatorFor(context.locale);
  return {
    seq: null,
    at: new Date(sale.recordedAt).toISOString(),
    businessDay: sale.businessDay,
    kind: 'earn',
    text: say('history.earn', { number: paddedReceiptNumber(sale.receiptNumber) }),
    explanation: explanationLines(sale.explanation, context.shop.currency, context.locale),
    points: 0,
    owed: 0,
    balanceAfter,
    reason: null,
    saleId: sale.id,
    receiptNumber: sale.receiptNumber,
    totalMinor: sale.totalMinor,
    voided: sale.isVoided,
    staff: sale.staff,
  };
}

function entryOfTransfer(context: ReadContext, { row, balanceAfter }: Moved): Entry {
  const sale = row.saleId === null ? undefined : context.read.sales.told(row.saleId);
  const isEarning = row.kind === 'earn';
  return {
    ...row,
    at: new Date(row.at).toISOString(),
    text: textOf(context, row, sale, isolating(translatorFor(context.locale))),
    explanation:
      isEarning && sale !== undefined
        ? explanationLines(sale.explanation, context.shop.currency, context.locale)
        : [],
    balanceAfter,
    receiptNumber: sale?.receiptNumber ?? null,
    totalMinor: sale?.totalMinor ?? null,
    voided: sale?.isVoided ?? false,
  };
}

/** What happened, as a person would say it. */
function textOf(context: ReadContext, row: HistoryRow, sale: SaleTold | undefined, say: Translate): string {
  const number = sale === undefined ? '' : paddedReceiptNumber(sale.receiptNumber);
  switch (row.kind) {
    case 'earn':
      return say('history.earn', { number });
    case 'void':
    case 'refund':
    case 'owe':
    case 'repay':
      return say(`history.${row.kind}`, { number });
    case 'redeem':
    case 'return': {
      const reward = context.read.rewards.movedBy(row.seq);
      return say(`history.${row.kind}`, { name: reward?.name ?? '', quantity: reward?.quantity ?? 1 });
    }
    case 'expire':
    case 'merge':
    case 'unmerge':
      return say(`history.${row.kind}`);
    case 'adjust':
      return say(row.points > 0 ? 'history.adjustUp' : 'history.adjustDown');
    default:
      return unreachable(row.kind);
  }
}
