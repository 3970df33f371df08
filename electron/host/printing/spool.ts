import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Database } from 'better-sqlite3';
import type { TillEvent } from '../../core/contract/events.ts';
import type { JobReason } from '../../core/contract/print-parts.ts';
import type { Instant } from '../../core/domain/ids.ts';
import type { ConfiguredDevice } from '../devices/device-plan.ts';
import type { JobNews, PrinterLine } from '../devices/printer-line.ts';
import { faultOf } from '../faults.ts';
import type { Log } from '../log.ts';
import type { JobChange, PrintJobRow } from '../store/print-jobs.ts';
import type { ReadableStore, WritableStore } from '../store/store.ts';
import { keepJobs } from './kept-jobs.ts';
import { changeToldBy, handedOver, isOver } from './job-states.ts';
import { readyBytes, type ReadyJob } from './ready-bytes.ts';
import { failedFor, notKnown, queuedAgain } from './recovery.ts';

/** A drawer that can't be opened now isn't opened later, when nobody stands before it. */
const DRAWER_WITHIN_MS = 15_000;
/** A station that is well says at once whether a job can be taken back. */
const TAKEN_BACK_WITHIN_MS = 3_000;
/** A till that closes lets a slip that is being printed come to its end, but nobody waits for it longer than this. */
const CLOSING_MS = 2_000;
/** What couldn't be written, for want of room on the disk, is tried again. */
const LOOK_AGAIN_MS = 30_000;

/** Sends what is queued to the printers: in order, one job of a printer at a time, each once. */
export interface Spool {
  /** Told that there may be something to do; it is done by and by, and nobody waits for it. */
  readonly look: () => void;
  /** Why the job that a printer has waits; null where none does. */
  readonly waitsFor: (deviceId: string) => JobReason | null;
  readonly takeBack: (jobId: string) => Promise<PrintJobRow | undefined>;
  readonly whenOver: (jobId: string, waitMs: number) => Promise<PrintJobRow | undefined>;
  /** What was handed over and hasn't begun is made anew: somebody whom it may name was erased. */
  readonly makeAnew: () => void;
  /** Whoever waits for a job is told how it is now. */
  readonly endWaits: () => void;
  readonly close: () => Promise<void>;
}

export interface SpoolParts {
  readonly database: Database;
  readonly read: ReadableStore;
  readonly write: WritableStore;
  readonly file: string;
  readonly now: () => Instant;
  readonly log: Log;
  readonly tell: (event: TillEvent) => void;
  readonly line: PrinterLine;
}

/** The job that a printer has, or gets as soon as it is made. */
interface Turn {
  readonly job: PrintJobRow;
  /** As it was set when the job was made for it. */
  printer: ConfiguredDevice;
  isHandedOver: boolean;
  at: JobChange;
  /** What becomes of the job where the station gives it back. */
  onceBack: JobChange | undefined;
}

export function startSpool(parts: SpoolParts): Spool {
  const { read, file, now, log, line } = parts;
  const turns = new Map<string, Turn>();
  const making = new Set<Promise<void>>();
  const jobs = keepJobs(parts);
  let isClosing = false;
  let areWaitsOver = false;
  let isLookDue = false;
  let drawersLookedAt = now();
  /** A file of this machine that can't be read for a moment isn't the removal of its printers. */
  let isPlanNews = line.printers().length > 0;

  /** A clock that was set back makes nothing younger. */
  const ageOf = ({ madeAt }: Pick<PrintJobRow, 'madeAt'>): number => Math.abs(now() - madeAt);

  /** What a printer had to do with a job is over; the next one's turn comes. */
  const finish = ({ job }: Turn): void => {
    turns.delete(job.deviceId);
    look();
  };

  const withdraw = (turn: Turn, onceBack: JobChange): void => {
    turn.onceBack = onceBack;
    line.post({ kind: 'cancel', jobId: turn.job.id });
  };

  const openInTime = (turn: Turn): void => {
    const leftMs = DRAWER_WITHIN_MS - ageOf(turn.job);
    setTimeout(() => {
      const isWaiting = turns.get(turn.job.deviceId) === turn && !turn.at.hasBegun;
      if (isWaiting && !isClosing) withdraw(turn, failedFor(turn.at.reason));
    }, leftMs).unref();
  };

  const handOver = (turn: Turn, { printer, bytes }: ReadyJob): void => {
    const { id, deviceId, kind } = turn.job;
    // It is written down first: a till that is killed from here on asks whether this was printed.
    if (!jobs.change(id, handedOver)) {
      turns.delete(deviceId);
      return;
    }
    turn.printer = printer;
    turn.isHandedOver = true;
    line.post({ kind: 'print', jobId: id, deviceId, bytes });
    if (kind === 'drawer') openInTime(turn);
  };

  const make = async (turn: Turn): Promise<void> => {
    const { job } = turn;
    try {
      const ready = await readyBytes(job, {
        ...{ read, now: now() },
        printerNow: () => line.printers().find(({ deviceId }) => deviceId === job.deviceId),
        mayStill: () => !isClosing && line.hasStation() && read.printJobs.get(job.id)?.state === 'queued',
      });
      if (typeof ready === 'object') return handOver(turn, ready);
      if (ready === 'nothing-to-tell') jobs.settle(job.id, failedFor(null));
    } catch (error) {
      const fault = faultOf(error, file);
      log.write('error', 'print', { kind: job.kind, code: fault?.code ?? nameOf(error) });
      // A disk that fails may be mended; what can't be put on paper would keep all others waiting.
      if (fault !== undefined) return void turns.delete(job.deviceId);
      jobs.settle(job.id, failedFor(null));
    }
    finish(turn);
  };

  /** The next job of a printer that is still worth it. */
  const nextOf = (deviceId: string): PrintJobRow | undefined => {
    for (;;) {
      const job = read.printJobs.next(deviceId);
      const isTooLate = job?.kind === 'drawer' && ageOf(job) >= DRAWER_WITHIN_MS;
      if (job === undefined || !isTooLate) return job;
      if (!jobs.change(job.id, failedFor(null))) return undefined;
    }
  };

  const takeTurn = (printer: ConfiguredDevice): void => {
    const job = nextOf(printer.deviceId);
    if (job === undefined) return;
    const turn: Turn = { job, printer, isHandedOver: false, at: queuedAgain, onceBack: undefined };
    turns.set(printer.deviceId, turn);
    const made = make(turn).finally(() => making.delete(made));
    making.add(made);
  };

  /** Nobody stands before a drawer any more whose turn hasn't come. */
  const giveUpLateDrawers = (): void => {
    if (ageOf({ madeAt: drawersLookedAt }) < DRAWER_WITHIN_MS) return;
    drawersLookedAt = now();
    const late = read.printJobs.queuedDrawers().filter((drawer) => ageOf(drawer) >= DRAWER_WITHIN_MS);
    jobs.settleAll(late.map(({ id }) => ({ jobId: id, to: failedFor(null) })));
  };

  /** What goes to a printer that isn't there any more goes nowhere; for one that was set otherwise it is made anew. */
  const followPlan = (printers: readonly ConfiguredDevice[]): void => {
    const now = new Map(printers.map((printer) => [printer.deviceId, printer]));
    const atPrinters = [...turns.values()].filter(({ isHandedOver }) => isHandedOver);
    for (const turn of atPrinters) {
      const printer = now.get(turn.job.deviceId);
      if (printer === undefined && turn.at.hasBegun) end(turn, notKnown('PRINTER_REMOVED'));
      else if (turn.at.hasBegun || turn.onceBack !== undefined) continue;
      else if (printer === undefined) withdraw(turn, failedFor('PRINTER_REMOVED'));
      else if (!isSetAlike(printer, turn.printer)) withdraw(turn, queuedAgain);
    }
    const isAtPrinter = (jobId: string): boolean => atPrinters.some(({ job }) => job.id === jobId);
    const isLeft = ({ id, deviceId, state }: PrintJobRow): boolean =>
      state !== 'unknown' && !now.has(deviceId) && !isAtPrinter(id);
    const left = read.printJobs.open().filter(isLeft);
    jobs.settleAll(left.map(({ id }) => ({ jobId: id, to: failedFor('PRINTER_REMOVED') })));
  };

  const lookNow = (): void => {
    isLookDue = false;
    if (isClosing) return;
    try {
      jobs.tidy();
      const printers = line.printers();
      if (isPlanNews) followPlan(printers);
      isPlanNews = false;
      giveUpLateDrawers();
      if (!line.hasStation()) return;
      for (const printer of printers) if (!turns.has(printer.deviceId)) takeTurn(printer);
    } catch (error) {
      log.write('error', 'spool', { code: faultOf(error, file)?.code ?? nameOf(error) });
    }
  };

  const look = (): void => {
    if (isLookDue || isClosing) return;
    isLookDue = true;
    // A sale's answer comes first.
    setImmediate(lookNow);
  };

  const end = (turn: Turn, to: JobChange): void => {
    turn.at = to;
    jobs.settle(turn.job.id, to);
    finish(turn);
  };

  const turnOf = (jobId: string): Turn | undefined =>
    [...turns.values()].find(({ job, isHandedOver }) => isHandedOver && job.id === jobId);

  /** A person was asked about it, and has answered meanwhile. */
  const isAnswered = ({ job, at }: Turn): boolean =>
    at.state === 'unknown' && read.printJobs.get(job.id)?.state !== 'unknown';

  const hear = (news: JobNews): void => {
    const turn = turnOf(news.jobId);
    if (turn === undefined) return jobs.hearLate(news);
    if (isAnswered(turn)) return isOver(news.state) ? finish(turn) : undefined;
    // Another station's: the question stays as it is.
    if (turn.at.state === 'unknown' && news.state === 'unknown') return finish(turn);
    const to = changeToldBy(news, turn);
    if (to === undefined) {
      // It is at its beginning once more, at a printer that was set anew.
      if (news.state === 'printing' && news.hasBegun) line.post({ kind: 'begin', jobId: news.jobId });
      return;
    }
    if (isOver(to.state) || to.state === 'queued') return end(turn, to);
    turn.at = to;
    if (to.state === 'printing' && to.hasBegun) begin(turn);
    else jobs.settle(turn.job.id, to);
  };

  /** No byte goes before this is written: a till that is killed from here on asks whether it was printed. */
  const begin = (turn: Turn): void => {
    const { id } = turn.job;
    if (jobs.change(id, turn.at)) line.post({ kind: 'begin', jobId: id });
    else withdraw(turn, queuedAgain);
  };

  /** What the station had in hand when it went. */
  const lose = (): void => {
    for (const turn of [...turns.values()].filter(({ isHandedOver }) => isHandedOver)) {
      if (turn.at.state === 'unknown') finish(turn);
      else end(turn, turn.at.hasBegun ? notKnown('STATION_DOWN') : (turn.onceBack ?? queuedAgain));
    }
  };

  /**
   * What the till before this one had handed over: the station may have it still, and would print it whatever a person
   * says. What hasn't begun is given back; of the rest the station knows how it goes.
   */
  const askBack = (): void => {
    for (const { job, at } of turns.values())
      if (at.state === 'unknown') line.post({ kind: 'cancel', jobId: job.id });
    look();
  };

  const unfollow = line.follow({
    onJob: hear,
    onPrinter: () => parts.tell({ name: 'printing.changed' }),
    onStation: (what) => (what === 'gone' ? lose() : askBack()),
    onPlan() {
      isPlanNews = true;
      look();
    },
  });
  const clock = setInterval(look, LOOK_AGAIN_MS).unref();
  const printersNow = line.printers();
  for (const job of jobs.recover()) {
    const printer = printersNow.find(({ deviceId }) => deviceId === job.deviceId);
    if (printer === undefined) continue;
    const at: JobChange = { ...notKnown('TILL_STOPPED'), hasBegun: job.hasBegun };
    turns.set(job.deviceId, { job, printer, isHandedOver: true, at, onceBack: queuedAgain });
  }
  if (line.hasStation()) askBack();
  else look();

  return {
    look,

    waitsFor: (deviceId) => {
      const at = turns.get(deviceId)?.at;
      return at?.state === 'waiting' ? at.reason : null;
    },

    async takeBack(jobId) {
      const job = read.printJobs.get(jobId);
      if (job === undefined || isOver(job.state) || job.hasBegun) return job;
      const taken: JobChange = { state: 'cancelled', reason: null, hasBegun: false };
      const turn = turnOf(jobId);
      if (turn === undefined) jobs.settle(jobId, taken);
      else withdraw(turn, taken);
      const waitMs = areWaitsOver ? 0 : TAKEN_BACK_WITHIN_MS;
      return jobs.when(jobId, (now) => isOver(now.state) || now.hasBegun, waitMs);
    },

    whenOver: (jobId, waitMs) => jobs.when(jobId, ({ state }) => isOver(state), areWaitsOver ? 0 : waitMs),

    endWaits() {
      areWaitsOver = true;
      jobs.endWaits();
    },

    makeAnew() {
      for (const turn of turns.values()) {
        const isToCome = turn.isHandedOver && !turn.at.hasBegun && turn.job.kind !== 'drawer';
        if (isToCome && turn.onceBack === undefined) withdraw(turn, queuedAgain);
      }
    },

    async close() {
      isClosing = true;
      clearInterval(clock);
      await Promise.race([Promise.all(making), wait(CLOSING_MS, undefined, { ref: false })]);
      const atPrinters = [...turns.values()].filter(({ isHandedOver }) => isHandedOver);
      for (const turn of atPrinters) if (!turn.at.hasBegun) withdraw(turn, turn.onceBack ?? queuedAgain);
      await Promise.all(
        atPrinters.map(({ job }) =>
          // One that waits in its middle, for paper, may wait for hours.
          jobs.when(
            job.id,
            ({ state, hasBegun }) => !isGoing(state) || (state === 'waiting' && hasBegun),
            CLOSING_MS,
          ),
        ),
      );
      unfollow();
    },
  };
}

/** Whether what is made for the one can be printed on the other. */
const isSetAlike = (one: ConfiguredDevice, other: ConfiguredDevice): boolean =>
  isDeepStrictEqual([one.connection, one.profile], [other.connection, other.profile]);

const isGoing = (state: JobChange['state']): boolean => state === 'printing' || state === 'waiting';

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
