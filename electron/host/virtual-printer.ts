import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BusinessDay, Instant, MemberId } from '../core/domain/ids.ts';
import { paperSize, type PaperMm } from '../core/domain/paper.ts';
import type { Result } from '../core/domain/result.ts';
import { renderSvg } from './export/receipt-svg.ts';
import { renderText } from './export/receipt-text.ts';
import type { Log } from './log.ts';
import { makeSlip, type MadeSlip } from './printing/slip-document.ts';
import { slipOfAnswer, type Slip } from './printing/slip-of-answer.ts';
import { drawnPaper } from './services/slip.ts';
import type { ReadableStore } from './store/store.ts';

/** A shop that looks back further asks for the slip itself: it is made from the book at any time. */
const DAYS_KEPT = 60;
/** The counter comes first: slips are made when no other has come for so long, one at a time. */
const QUIET_MS = 50;
/** A counter that is never quiet has its slips made between its sales. */
const MOST_WAITING = 500;
/** A till that closes finishes what is waiting, but nobody waits for it longer than this. */
const CLOSING_MS = 2_000;

const unnamed = { isCopy: false, isNamed: false } as const;

export interface VirtualPrinter {
  /** Told of each answer; prints what a counter would print. */
  readonly notice: (procedure: string, input: unknown, answer: Result<unknown, unknown>) => void;
  /** Takes away the slips that name a member's card; one that is being kept is waited for. */
  readonly forget: (members: readonly MemberId[]) => Promise<void>;
  /** Whether the last slip couldn't be kept. */
  readonly isTroubled: () => boolean;
  readonly close: () => Promise<void>;
}

export interface VirtualPrinterParts {
  /** The shop's folder; slips go into its `receipts`, as `<day>/<name>.svg` and `.txt`. */
  readonly folder: string;
  readonly read: ReadableStore;
  readonly now: () => Instant;
  readonly log: Log;
}

/**
 * The printer that every till has: it keeps the slip of each sale and refund, of each new card and of each closed day in the shop's
 * folder, as text and as a drawing, without the member's name. It can't delay a sale, nor make one fail.
 */
export function startVirtualPrinter({ folder, read, now, log }: VirtualPrinterParts): VirtualPrinter {
  const receipts = join(folder, 'receipts');
  /** A sale that changes again while its slip waits is printed once, as it is then. */
  const waiting = new Map<string, Slip>();
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

  const keep = async ({ day, name, document }: MadeSlip, paperMm: PaperMm): Promise<void> => {
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
  const keepAgain = (print: MadeSlip, paperMm: PaperMm): Promise<void> =>
    keep(print, paperMm).catch((error: unknown) => {
      if (!knownDays.delete(print.day)) throw error;
      return keep(print, paperMm);
    });

  const printNext = async (): Promise<void> => {
    const [next] = waiting;
    if (next === undefined) return;
    const [key, slip] = next;
    waiting.delete(key);
    try {
      const shop = read.shop.get();
      const print = shop === undefined ? undefined : makeSlip({ read, shop, now: now() }, slip, unnamed);
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
      const slip = slipOfAnswer(procedure, input, answer.value);
      if (slip === undefined) return;
      noticedAtMs = performance.now();
      waiting.set(slip.subject, slip);
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
