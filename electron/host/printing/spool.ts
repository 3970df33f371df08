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
import { bytesOf } from './job-bytes.ts';
import { keepJobs } from './kept-jobs.ts';
import { changeToldBy, isOver, handedOver } from './job-states.ts';
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
  /** A file of this machine that can't be read for a moment isn't the removal of its printers. */
  let isPlanNews = line.printers().length > 0;

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
    const leftMs = turn.job.madeAt + DRAWER_WITHIN_MS - now();
    setTimeout(() => {
      const isWaiting = turns.get(turn.job.deviceId) === turn && !turn.at.hasBegun;
      if (isWaiting && !isClosing) withdraw(turn, failedFor(turn.at.reason));
    }, leftMs).unref();
  };

  const handOver = (turn: Turn, bytes: Uint8Array): void => {
    const { id, deviceId, kind } = turn.job;
    const mayStill = !isClosing && line.hasStation() && read.printJobs.get(id)?.state === 'queued';
    if (!mayStill) return finish(turn);
    // It is written down first: a till that is killed from here on asks whether this was printed.
    if (!jobs.change(id, handedOver)) {
      turns.delete(deviceId);
      return;
    }
    turn.isHandedOver = true;
    line.post({ kind: 'print', jobId: id, deviceId, bytes: Buffer.from(bytes).toString('base64') });
    if (kind === 'drawer') openInTime(turn);
  };

  const make = async (turn: Turn, printer: ConfiguredDevice): Promise<void> => {
    const { job } = turn;
    try {
      const bytes = await bytesOf(job, printer, { read, now: now() });
      if (bytes !== undefined) return handOver(turn, bytes);
      jobs.settle(job.id, failedFor(null));
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
      const isTooLate = job?.kind === 'drawer' && now() - job.madeAt >= DRAWER_WITHIN_MS;
      if (job === undefined || !isTooLate) return job;
      if (!jobs.change(job.id, failedFor(null))) return undefined;
    }
  };

  const takeTurn = (printer: ConfiguredDevice): void => {
    const job = nextOf(printer.deviceId);
    if (job === undefined) return;
    const turn: Turn = { job, isHandedOver: false, at: queuedAgain, onceBack: undefined };
    turns.set(printer.deviceId, turn);
    const made = make(turn, printer).finally(() => making.delete(made));
    making.add(made);
  };

  /** What goes to a printer that isn't there any more goes nowhere. */
  const giveUpRemoved = (printers: readonly ConfiguredDevice[]): void => {
    const isThere = (deviceId: string): boolean => printers.some((each) => each.deviceId === deviceId);
    const removed = read.printJobs
      .open()
      .filter(({ state, deviceId }) => state !== 'unknown' && !isThere(deviceId));
    const isInTurn = ({ id, deviceId }: PrintJobRow): boolean => turns.get(deviceId)?.job.id === id;
    jobs.settleAll(
      removed.filter((job) => !isInTurn(job)).map(({ id }) => id),
      failedFor('PRINTER_REMOVED'),
    );
    for (const { id, deviceId } of removed) {
      const turn = turns.get(deviceId);
      if (turn?.job.id !== id) continue;
      if (turn.isHandedOver && turn.at.hasBegun) end(turn, notKnown('PRINTER_REMOVED'));
      else if (turn.isHandedOver && turn.onceBack === undefined) withdraw(turn, failedFor('PRINTER_REMOVED'));
    }
  };

  const lookNow = (): void => {
    isLookDue = false;
    if (isClosing) return;
    try {
      jobs.tidy();
      const printers = line.printers();
      if (isPlanNews) giveUpRemoved(printers);
      isPlanNews = false;
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
    if (to === undefined) return;
    if (isOver(to.state) || to.state === 'queued') return end(turn, to);
    turn.at = to;
    jobs.settle(turn.job.id, to);
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
  for (const job of jobs.recover()) {
    const at: JobChange = { ...notKnown('TILL_STOPPED'), hasBegun: job.hasBegun };
    turns.set(job.deviceId, { job, isHandedOver: true, at, onceBack: queuedAgain });
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
      await Promise.all(making);
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

const isGoing = (state: JobChange['state']): boolean => state === 'printing' || state === 'waiting';

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
