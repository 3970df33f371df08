import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { daySummary } from '../core/contract/day-summary.ts';
import { memberId, saleId } from '../core/contract/fields.ts';
import type { ReceiptDocument } from '../core/contract/receipt.ts';
import { businessDayOf } from '../core/domain/business-day.ts';
import type { BusinessDay, Instant, MemberId } from '../core/domain/ids.ts';
import { paperSize, type PaperMm } from '../core/domain/paper.ts';
import { receiptOf } from '../core/domain/receipt.ts';
import { paddedReceiptNumber } from '../core/domain/receipt-number.ts';
import { refundReceiptOf } from '../core/domain/refund-receipt.ts';
import type { Result } from '../core/domain/result.ts';
import { renderSvg } from './export/receipt-svg.ts';
import { renderText } from './export/receipt-text.ts';
import type { Log } from './log.ts';
import { cardSlipOf } from './services/card-slip.ts';
import { dayDocument } from './services/day-slip.ts';
import { refundSlipFacts } from './services/refund-slip.ts';
import { drawnPaper, slipFacts } from './services/slip.ts';
import type { Shop } from './store/shop.ts';
import type { ReadableStore } from './store/store.ts';

/** A shop that looks back further asks for the slip itself: it is made from the book at any time. */
const DAYS_KEPT = 60;
/** The counter comes first: slips are made when no other has come for so long, one at a time. */
const QUIET_MS = 50;
/** A counter that is never quiet has its slips made between its sales. */
const MOST_WAITING = 500;
/** A till that closes finishes what is waiting, but nobody waits for it longer than this. */
const CLOSING_MS = 2_000;

export interface VirtualPrinter {
  /** Told of each answer; prints what a counter would print. */
  readonly notice: (procedure: string, input: unknown, answer: Result<unknown, unknown>) => void;
  /** Whether the last slip couldn't be kept. */
  /** Takes away the slips that name a member's card; one that is being kept is waited for. */
  readonly forget: (members: readonly MemberId[]) => Promise<void>;
  readonly isTroubled: () => boolean;
  readonly close: () => Promise<void>;
}

export interface VirtualPrinterParts {
  /** The shop's folder; slips go into its `receipts`, a folder for each business day. */
  readonly folder: string;
  readonly read: ReadableStore;
  readonly now: () => Instant;
  readonly log: Log;
}

/** A slip and where it is kept: `receipts/<day>/<name>.svg` and `.txt`. Names are numbers and opaque ids. */
interface Print {
  readonly day: BusinessDay;
  readonly name: string;
  readonly document: ReceiptDocument;
}
type MakePrint = (shop: Shop) => Print | undefined;

/**
 * The printer that every till has: it keeps the slip of each sale and refund, of each new card and of each closed day in the shop's
 * folder, as text and as a drawing, without the member's name. It can't delay a sale, nor make one fail.
 */
export function startVirtualPrinter({ folder, read, now, log }: VirtualPrinterParts): VirtualPrinter {
  const receipts = join(folder, 'receipts');
  /** A sale that changes again while its slip waits is printed once, as it is then. */
  const waiting = new Map<string, MakePrint>();
  const knownDays = new Set<BusinessDay>();
  let printing: Promise<void> | undefined;
  let keeping: Promise<void> = Promise.resolve();
  let isTroubled = false;
  let noticedAtMs = 0;
  let closesAtMs = Infinity;
  const closing = new AbortController();
  /** Ends early where the till closes meanwhile. */
  const pause = (ms: number): Promise<void> =>
    wait(ms, undefined, { ref: false, signal: closing.signal }).catch(() => {});

  const quiet = async (): Promise<void> => {
    for (;;) {
      const leftMs = noticedAtMs + QUIET_MS - performance.now();
      if (closing.signal.aborted || leftMs <= 0) return;
      await pause(leftMs);
      if (waiting.size > MOST_WAITING) return;
    }
  };

  const openDay = async (day: BusinessDay): Promise<string> => {
    const place = join(receipts, day);
    if (knownDays.has(day)) return place;
    await mkdir(place, { recursive: true, mode: 0o700 });
    const days = (await readdir(receipts)).filter((name) => /^\d{4}-\d{2}-\d{2}$/.test(name)).toSorted();
    for (const old of days.slice(0, -DAYS_KEPT))
      if (old !== day) await rm(join(receipts, old), { recursive: true, force: true });
    knownDays.add(day);
    return place;
  };

  const keep = async ({ day, name, document }: Print, paperMm: PaperMm): Promise<void> => {
    const place = await openDay(day);
    const contents = {
      svg: await renderSvg(document, drawnPaper(paperMm)),
      txt: renderText(document, { columns: paperSize[paperMm].columns }),
    };
    for (const [ending, content] of Object.entries(contents)) {
      const part = join(place, `.${name}.${ending}.part`);
      await writeFile(part, content, { mode: 0o600 }).catch(async (error: unknown) => {
        await rm(part, { force: true });
        throw error;
      });
      await rename(part, join(place, `${name}.${ending}`));
    }
  };

  /** A day's folder may have been taken away by hand: then it is made again. */
  const keepAgain = (print: Print, paperMm: PaperMm): Promise<void> =>
    keep(print, paperMm).catch((error: unknown) => {
      if (!knownDays.delete(print.day)) throw error;
      return keep(print, paperMm);
    });

  const printNext = async (): Promise<void> => {
    const [next] = waiting;
    if (next === undefined) return;
    const [key, make] = next;
    waiting.delete(key);
    try {
      const shop = read.shop.get();
      const print = shop === undefined ? undefined : make(shop);
      if (shop !== undefined && print !== undefined) {
        keeping = keepAgain(print, shop.paperMm);
        await keeping;
      }
      isTroubled = false;
    } catch (error) {
      if (!isTroubled) log.write('error', 'receipts', { code: codeOf(error) });
      isTroubled = true;
    }
  };

  const printAll = async (): Promise<void> => {
    while (waiting.size > 0 && performance.now() < closesAtMs) {
      await quiet();
      await printNext();
    }
    printing = undefined;
  };

  return {
    notice(procedure, input, answer) {
      if (!answer.ok) return;
      const print = printFor(procedure, input, answer.value, read, now);
      if (print === undefined) return;
      noticedAtMs = performance.now();
      waiting.set(print.key, print.make);
      printing ??= printAll();
    },
    async forget(members) {
      for (const id of members) waiting.delete(id);
      await keeping.catch(() => {});
      if (!existsSync(receipts)) return;
      for (const day of await readdir(receipts)) {
        for (const name of members.flatMap((id) => [`card-${id}.svg`, `card-${id}.txt`]))
          await rm(join(receipts, day, name), { force: true });
      }
    },
    isTroubled: () => isTroubled,
    async close() {
      closesAtMs = performance.now() + CLOSING_MS;
      closing.abort();
      await printing;
      if (waiting.size > 0) log.write('warning', 'receipts.left', { count: waiting.size });
    },
  };
}

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
};

const ofSale = z.object({ saleId });
const ofRefund = z.object({ refundId: z.string() });
const ofMember = z.object({ memberId });
const ofDay = z.object({ date: z.string() });
const whenSold = z.object({ occurredAt: z.string().optional() });

/** What an answer makes a counter print, under a key that is the same for the same slip. */
function printFor(
  procedure: string,
  input: unknown,
  value: unknown,
  read: ReadableStore,
  now: () => Instant,
): { readonly key: string; readonly make: MakePrint } | undefined {
  switch (procedure) {
    case 'sales.record':
    case 'sales.attach':
    case 'sales.void': {
      const sold = ofSale.safeParse(value);
      // A sale brought in from elsewhere had its paper there.
      if (!sold.success || whenSold.safeParse(input).data?.occurredAt !== undefined) return undefined;
      return { key: sold.data.saleId, make: (shop) => saleSlip({ read, shop }, sold.data.saleId) };
    }
    case 'sales.refund': {
      const given = ofRefund.safeParse(value);
      if (!given.success) return undefined;
      const { refundId } = given.data;
      return { key: refundId, make: (shop) => refundSlip({ read, shop }, refundId) };
    }
    case 'members.enrol':
    case 'members.replaceCard': {
      const who = ofMember.safeParse(procedure === 'members.enrol' ? value : input);
      if (!who.success) return undefined;
      return { key: who.data.memberId, make: (shop) => cardSlip({ read, shop }, who.data.memberId, now()) };
    }
    case 'day.close': {
      const closed = ofDay.safeParse(input);
      return closed.success
        ? { key: closed.data.date, make: (shop) => daySlip({ read, shop }, closed.data.date as BusinessDay) }
        : undefined;
    }
    default:
      return undefined;
  }
}

interface Looking {
  readonly read: ReadableStore;
  readonly shop: Shop;
}

/** Nobody's name is kept: it is joined when a slip is made for a person. */
function saleSlip(context: Looking, id: z.output<typeof saleId>): Print | undefined {
  const sale = context.read.sales.get(id);
  if (sale === undefined) return undefined;
  const facts = slipFacts(context, sale, { isCopy: false });
  const document = receiptOf({
    ...facts,
    member: facts.member === null ? null : { ...facts.member, name: '' },
  });
  return { day: sale.businessDay, name: paddedReceiptNumber(sale.receiptNumber), document };
}

function refundSlip(context: Looking, id: string): Print | undefined {
  const refund = context.read.refunds.get(id);
  if (refund === undefined) return undefined;
  const facts = refundSlipFacts(context, refund, { isCopy: false });
  const document = refundReceiptOf({
    ...facts,
    member: facts.member === null ? null : { ...facts.member, name: '' },
  });
  return { day: refund.businessDay, name: `refund-${paddedReceiptNumber(refund.number)}`, document };
}

function cardSlip(context: Looking, id: z.output<typeof memberId>, now: Instant): Print | undefined {
  // Erased while the slip was waiting.
  if (context.read.members.get(id)?.erasedAt !== null) return undefined;
  const document = cardSlipOf(context, id, { isNamed: false });
  return { day: businessDayOf(now, context.shop.dayRule), name: `card-${id}`, document };
}

function daySlip(context: Looking, date: BusinessDay): Print | undefined {
  const closed = context.read.days.closed(date);
  if (closed === undefined) return undefined;
  const document = dayDocument(context, daySummary.parse(JSON.parse(closed.summary)));
  return { day: date, name: `z-${String(closed.zNumber).padStart(5, '0')}`, document };
}
