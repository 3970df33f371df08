import { setTimeout as wait } from 'node:timers/promises';
import type { JobReason, PrinterCondition } from '../../electron/core/contract/print-parts.ts';
import type { FromStation } from '../../electron/core/contract/station.ts';
import { backOff } from '../back-off.ts';
import { factsOf, writeLog } from '../log.ts';
import type { AnswersBy } from './commands.ts';
import {
  printJob,
  usualPrintPatience,
  type JobWord,
  type PrintedJob,
  type PrintPatience,
} from './print-job.ts';
import type { PrinterPort, PrinterPortListener } from './printer-port.ts';
import { PrinterTalk } from './printer-talk.ts';
import { PrinterGone, PrinterUnreachable } from './printer-trouble.ts';
import { nothingSaid, troubleIn, type PrinterStatus } from './status-bytes.ts';
import { unlessGiven } from './unless-given.ts';

/** All in milliseconds. */
export interface KeptPrinterPatience extends PrintPatience {
  /** Between the questions to a printer that has nothing to do. */
  readonly watchPauseMs: number;
  /** So long a job is silent about a printer that isn't there: it may only just be opened. */
  readonly openingMs: number;
  /** Between the tries to reach a printer on the network that a job waits for; the last one repeats. */
  readonly reachPausesMs: readonly number[];
}

export const usualKeptPatience: KeptPrinterPatience = {
  ...usualPrintPatience,
  watchPauseMs: 2_000,
  openingMs: 1_000,
  reachPausesMs: [250, 500, 1_000, 2_000, 4_000],
};

export type OpenPort = (listener: PrinterPortListener) => Promise<PrinterPort>;

/** How a job gets to its printer: over a port that is open as long as the printer is there, or over one of its own. */
export type PrinterWay =
  { readonly kind: 'kept'; readonly wireMs: number } | { readonly kind: 'per-job'; readonly open: OpenPort };

export interface KeptPrinterOptions {
  readonly deviceId: string;
  readonly way: PrinterWay;
  readonly answersBy: AnswersBy;
  readonly tell: (message: FromStation) => void;
  readonly patience?: Partial<KeptPrinterPatience>;
}

/** Why a job is taken from its printer before its end. */
type Withdrawal = 'cancelled' | 'removed' | 'moved';

interface KeptJob extends PrintedJob {
  /** It was told that it begins: its first byte goes as soon as that is allowed. */
  isAnnounced: boolean;
  hasBegun: boolean;
  readonly allowed: PromiseWithResolvers<void>;
  told: string;
  withdrawal: Withdrawal | undefined;
  /** Given when it is withdrawn. */
  readonly withdrawn: AbortController;
}

/** One wanted printer: its jobs, each in its turn and once, and what it says of itself. */
export class KeptPrinter {
  readonly #options: KeptPrinterOptions;
  readonly #patience: KeptPrinterPatience;
  #jobs: KeptJob[] = [];
  #isWorking = false;
  #isOver = false;
  /** Of a way that is kept. */
  #talk: PrinterTalk | undefined;
  #whyNoPort: JobReason = 'PRINTER_ABSENT';
  /** What waits for another thing to be true is woken. */
  #wake = Promise.withResolvers<void>();
  /**
   * Something may wait in it that was left by a job of unknown end, of another life of this process, too. A person is asked
   * about that, and it isn't to come out after the answer, nor to be taken for the beginning of the next one.
   */
  #mayHoldAJob: boolean;
  /** It has answered questions, over whichever port: silence means something. */
  #hasSpoken = false;
  #told = '';

  constructor(options: KeptPrinterOptions) {
    this.#options = options;
    this.#mayHoldAJob = options.answersBy !== 'nothing';
    this.#patience = { ...usualKeptPatience, ...options.patience };
  }

  /** Opens the kept port. Rejects as opening it does; `onGone` is told once. */
  async open(open: OpenPort, onGone: () => void): Promise<{ readonly close: () => Promise<void> }> {
    const talk = await this.#talkOver(open, () => {
      this.#leave(talk);
      onGone();
    });
    this.#talk = talk;
    this.#news();
    if (this.#options.answersBy !== 'nothing') void this.#watch(talk);
    return {
      close: async () => {
        this.#leave(talk);
        await talk.close();
      },
    };
  }

  /** Why there is no port: what waits for one says it. */
  lacksPort(why: JobReason): void {
    if (this.#whyNoPort === why) return;
    this.#whyNoPort = why;
    this.#news();
  }

  print(job: PrintedJob): void {
    this.#jobs.push({
      ...job,
      isAnnounced: false,
      hasBegun: false,
      allowed: Promise.withResolvers(),
      told: '',
      withdrawal: undefined,
      withdrawn: new AbortController(),
    });
    if (!this.#isWorking) void this.#work();
  }

  /** The first byte of a job may go. */
  begin(jobId: string): void {
    this.#jobs.find((each) => each.jobId === jobId)?.allowed.resolve();
  }

  /** Takes a job back, unless it has begun or isn't here. */
  cancel(jobId: string): void {
    const job = this.#jobs.find((each) => each.jobId === jobId);
    if (job?.hasBegun === false) withdraw(job, 'cancelled');
  }

  /** It isn't wanted any more: what waits won't be printed, and of what has begun nobody knows. */
  remove(): void {
    for (const job of this.#jobs) withdraw(job, 'removed');
  }

  /** It is reached in another way from now on: gives what waits to whoever is in its place. */
  handOver(): readonly PrintedJob[] {
    const waiting = this.#jobs.filter(({ hasBegun }) => !hasBegun);
    for (const job of this.#jobs) withdraw(job, job.hasBegun ? 'removed' : 'moved');
    return waiting.map(({ jobId, bytes }) => ({ jobId, bytes }));
  }

  /** Nothing is told any more. */
  close(): void {
    this.#isOver = true;
    this.remove();
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    for (let job = this.#jobs[0]; job !== undefined; job = this.#jobs[0]) {
      const end = await this.#end(job);
      this.#jobs.shift();
      if (end !== 'moved') this.#tellJob(job, end);
    }
    this.#isWorking = false;
  }

  /** Never rejects: whatever happens to a job is told. */
  async #end(job: KeptJob): Promise<JobWord | 'moved'> {
    const pauses = backOff(this.#patience.reachPausesMs);
    try {
      for (;;) {
        const end = await this.#attempt(job);
        if (end !== 'not-begun') return end;
        await this.#pause(job, this.#options.way.kind === 'kept' ? this.#patience.askPauseMs : pauses.next());
      }
    } catch (error) {
      const { hasBegun, withdrawal } = job;
      if (withdrawal === undefined && !(error instanceof PrinterGone))
        writeLog('error', 'station.print-failed', factsOf(error));
      if (hasBegun)
        return { state: 'unknown', reason: withdrawal === undefined ? 'CABLE_PULLED' : 'PRINTER_REMOVED' };
      if (withdrawal === 'moved') return 'moved';
      if (withdrawal === 'cancelled') return { state: 'cancelled', reason: null };
      return { state: 'failed', reason: withdrawal === 'removed' ? 'PRINTER_REMOVED' : null };
    }
  }

  /** Prints a job if its printer would: nothing of it is sent before. Rejects where it has begun and its end isn't known. */
  async #attempt(job: KeptJob): Promise<JobWord | 'not-begun'> {
    const talk = await this.#reach(job);
    if (talk === undefined) return 'not-begun';
    try {
      if (this.#mayHoldAJob) await unlessWithdrawn(job, this.#clear(talk));
      if (!(await this.#isReady(talk, job))) return 'not-begun';
      if (!(await this.#isAllowed(talk, job))) return 'not-begun';
      return await this.#printOver(talk, job);
    } finally {
      if (talk !== this.#talk) await talk.close();
    }
  }

  /** Tells that it begins, and waits until that is written down. False where the printer went meanwhile. */
  async #isAllowed(talk: PrinterTalk, job: KeptJob): Promise<boolean> {
    job.isAnnounced = true;
    this.#tellJob(job, { state: 'printing', reason: null });
    try {
      await unlessGiven(job.allowed.promise, [job.withdrawn.signal, talk.signal]);
    } catch {
      throwIfWithdrawn(job);
    } finally {
      job.isAnnounced = false;
    }
    return !talk.isOver;
  }

  async #printOver(talk: PrinterTalk, job: KeptJob): Promise<JobWord> {
    const { way, answersBy } = this.#options;
    job.hasBegun = true;
    this.#mayHoldAJob = true;
    const giveUp = (): void => void talk.close();
    job.withdrawn.signal.addEventListener('abort', giveUp, { once: true });
    try {
      const end = await printJob(job, {
        talk,
        answersBy,
        wireMs: way.kind === 'kept' ? way.wireMs : 0,
        patience: this.#patience,
        tell: (word) => this.#tellJob(job, word),
      });
      this.#mayHoldAJob = end.state === 'unknown';
      return end;
    } finally {
      job.withdrawn.signal.removeEventListener('abort', giveUp);
    }
  }

  /** The way to the printer, where there is one now; why there is none is told. */
  async #reach(job: KeptJob): Promise<PrinterTalk | undefined> {
    const { way } = this.#options;
    if (way.kind === 'kept') {
      if (this.#talk === undefined) await this.#pause(job, this.#patience.openingMs);
      if (this.#talk === undefined) this.#tellWaiting(job, this.#whyNoPort);
      return this.#talk;
    }
    const reaching = this.#talkOver(way.open, () => this.#tellCondition(nothingSaid));
    try {
      return await unlessWithdrawn(job, reaching);
    } catch (error) {
      throwIfWithdrawn(job, () => void reaching.then((talk) => talk.close()).catch(() => undefined));
      if (!(error instanceof PrinterUnreachable)) writeLog('warning', 'station.reach-failed', factsOf(error));
      this.#tellCondition(nothingSaid);
      this.#tellWaiting(job, 'PRINTER_UNREACHABLE');
      return undefined;
    }
  }

  async #isReady(talk: PrinterTalk, job: KeptJob): Promise<boolean> {
    if (this.#options.answersBy === 'nothing') return true;
    const heard = await talk.ask(this.#patience.answerWithinMs);
    throwIfWithdrawn(job);
    if (talk.isOver) return false;
    this.#hasSpoken ||= talk.hasSpoken;
    // One that never answers may print all the same; one that did, and doesn't now, is switched off or away.
    const isSilent = heard === 'silent' && this.#hasSpoken;
    const trouble = isSilent ? 'OFFLINE' : (troubleIn(talk.status) ?? (heard === 'held' ? 'STALLED' : null));
    if (trouble === null) return true;
    this.#tellWaiting(job, trouble);
    return false;
  }

  async #clear(talk: PrinterTalk): Promise<void> {
    const heard = await talk.clear(this.#patience.answerWithinMs);
    if (heard !== 'held' && !talk.isOver) this.#mayHoldAJob = false;
  }

  async #talkOver(open: OpenPort, onGone: () => void): Promise<PrinterTalk> {
    return PrinterTalk.open(open, { onStatus: (status) => this.#tellCondition(status), onGone });
  }

  /** Asks a printer that has nothing to do how it is, as long as its port is open. */
  async #watch(talk: PrinterTalk): Promise<void> {
    while (talk === this.#talk) {
      if (this.#jobs.length === 0) {
        if (this.#mayHoldAJob) await this.#clear(talk);
        const heard = await talk.ask(this.#patience.answerWithinMs);
        this.#hasSpoken ||= talk.hasSpoken;
        if (talk !== this.#talk) return;
        // One that has talked and doesn't now is switched off.
        const isOff = heard === 'silent' && this.#hasSpoken;
        this.#tellCondition(isOff ? { ...nothingSaid, isOnline: false } : talk.status);
      }
      await wait(this.#patience.watchPauseMs, undefined, { signal: talk.signal }).catch(() => undefined);
    }
  }

  #leave(talk: PrinterTalk): void {
    if (this.#talk !== talk) return;
    this.#talk = undefined;
    // What isn't there says nothing.
    this.#tellCondition(nothingSaid);
    this.#news();
  }

  #news(): void {
    this.#wake.resolve();
    this.#wake = Promise.withResolvers<void>();
  }

  /** Waits, no longer than until something changes. Rejects when the job is withdrawn. */
  async #pause(job: KeptJob, ms: number): Promise<void> {
    const over = new AbortController();
    const pause = wait(ms, undefined, { signal: over.signal }).catch(() => undefined);
    await unlessWithdrawn(job, Promise.race([this.#wake.promise, pause])).finally(() => over.abort());
  }

  #tellWaiting(job: KeptJob, reason: JobReason): void {
    this.#tellJob(job, { state: 'waiting', reason });
  }

  #tellJob(job: KeptJob, { state, reason }: JobWord): void {
    const { jobId } = job;
    const hasBegun = job.hasBegun || job.isAnnounced;
    const told = `${state} ${reason} ${hasBegun}`;
    if (this.#isOver || told === job.told) return;
    job.told = told;
    this.#options.tell({ kind: 'job', jobId, state, reason, hasBegun });
  }

  #tellCondition({ isOnline, paper, isCoverOpen, error }: PrinterStatus): void {
    const condition: PrinterCondition = { isOnline, paper, isCoverOpen, error };
    const told = JSON.stringify(condition);
    if (this.#isOver || told === this.#told) return;
    this.#told = told;
    this.#options.tell({ kind: 'printer', deviceId: this.#options.deviceId, condition });
  }
}

function withdraw(job: KeptJob, why: Withdrawal): void {
  job.withdrawal ??= why;
  job.withdrawn.abort(new PrinterGone());
}

function throwIfWithdrawn({ withdrawn }: KeptJob, letGo: () => void = () => undefined): void {
  if (!withdrawn.signal.aborted) return;
  letGo();
  throw new PrinterGone();
}

/** What comes of the work; a rejection once the job is withdrawn. */
const unlessWithdrawn = <Result>({ withdrawn }: KeptJob, work: Promise<Result>): Promise<Result> =>
  unlessGiven(work, [withdrawn.signal]);
