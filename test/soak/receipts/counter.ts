import { setTimeout as wait } from 'node:timers/promises';
import type { PrinterProfile } from '../../../electron/core/contract/device-parts.ts';
import type { PrintJob } from '../../../electron/core/contract/printing.ts';
import { openForReading } from '../../../electron/host/store/open.ts';
import { chanceFrom } from '../../bench/chance.ts';
import { expectAnswer } from '../../bench/figures.ts';
import { valueOf } from '../../bench/shop.ts';
import { playPrinter, type PlayedPrinter } from '../../helpers/printer-emulator/play-printer.ts';
import type { KeptMemory } from '../../helpers/station-process.ts';
import { faults, processFaultIn, type Scene } from './faults.ts';
import { slipsOn, totalMinorOf } from './paper.ts';
import { planOf, type Burst, type FaultName, type Processes } from './plan.ts';
import type { EndedJob, WhatCame } from './receipt-tally.ts';
import { startSoakedTill, type SoakedTill } from './soaked-till.ts';

/** What takes longer than this doesn't come any more: no trouble is left unmended for so long. */
const LIMIT_MS = 120_000;
const LOOK_PAUSE_MS = 30;
/** A person doesn't look before the printer has come to rest. */
const AT_REST_MS = 150;
const FEW_BYTES = 24;
/** So many of what a person is asked about is never answered. */
const LEFT_UNANSWERED = 0.15;
const MEMORY_STEPS = 40;

export interface CounterOptions {
  readonly over: 'pty' | 'tcp';
  readonly profile: PrinterProfile;
  readonly processes: Processes;
  readonly seed: number;
  readonly sales: number;
  readonly onSale?: () => void;
}

export interface CounterResult extends WhatCame {
  readonly faults: ReadonlyMap<FaultName, number>;
  /** What the printer didn't understand. */
  readonly failures: readonly string[];
  /** Those of them that are bytes of a question, where the rest of a torn command would have been. */
  readonly failuresInQuestions: readonly string[];
  /** The drawer's: how often it was opened, and what its jobs came to. */
  readonly pulses: number;
  readonly drawerJobs: readonly EndedJob['state'][];
  /** How long each sale took, in milliseconds, and each that met a host which was being started again. */
  readonly saleMs: readonly number[];
  readonly saleMsWithoutHost: readonly number[];
  readonly memory: Readonly<Record<'host' | 'station', readonly KeptMemory[]>>;
}

/** One till with one printer, which sells and prints through all that the seed has in store for it. */
export async function soakCounter(options: CounterOptions): Promise<CounterResult> {
  const printer = await playPrinter({ over: options.over });
  const till = await startSoakedTill(printer.place, options.profile);
  const counter = new Counter(till, printer, options);
  try {
    for (const burst of planOf(options.seed, options.sales, options.processes)) await counter.live(burst);
    await counter.comeToRest();
    await till.close();
    return counter.result();
  } finally {
    await till.close();
    till.remove();
    await printer.close();
  }
}

const isUnderWay = ({ state }: PrintJob): boolean =>
  state === 'queued' || state === 'printing' || state === 'waiting';

class Counter implements Scene {
  readonly till: SoakedTill;
  readonly printer: PlayedPrinter;
  readonly #options: CounterOptions;
  readonly #faults = new Map<FaultName, number>();
  readonly #saleMs: number[] = [];
  readonly #saleMsWithoutHost: number[] = [];
  readonly #memory = { host: [] as KeptMemory[], station: [] as KeptMemory[] };
  readonly #denied = new Set<string>();
  readonly #takenBack = new Set<string>();
  readonly #left = new Set<string>();
  /** Of the sales, by their ids. */
  readonly #numbers = new Map<string, number>();
  #sold = 0;

  constructor(till: SoakedTill, printer: PlayedPrinter, options: CounterOptions) {
    this.till = till;
    this.printer = printer;
    this.#options = options;
  }

  async live({ sales, fault, extent, salesMeanwhile, onTop, isAskedEarly }: Burst): Promise<void> {
    if (fault === null) {
      await this.#sell(sales + salesMeanwhile);
      return this.comeToRest();
    }
    this.#note(fault);
    const { prepare, happen, mend } = faults[fault];
    prepare?.(this, extent);
    await this.#sell(sales);
    await happen(this, extent);
    if (onTop !== null) {
      this.#note(onTop);
      processFaultIn[onTop](this.till);
    }
    await this.#sell(salesMeanwhile);
    if (isAskedEarly) await this.#answer();
    await mend?.(this);
    return this.comeToRest();
  }

  /** Until all is over and a person has answered what is asked. */
  async comeToRest(): Promise<void> {
    do await this.#until(() => this.isOver());
    while ((await this.#answer()) > 0);
  }

  untilHeldUp = (): Promise<void> =>
    this.#until(async () => {
      const jobs = await this.#jobs();
      return jobs.some(({ state }) => state === 'waiting') || !jobs.some(isUnderWay);
    });

  isOver = async (): Promise<boolean> => !(await this.#jobs()).some(isUnderWay);

  takeBack = async (): Promise<void> => {
    const last = (await this.#jobs()).filter((job) => job.kind === 'sale' && isUnderWay(job)).at(-1);
    if (last === undefined) return;
    const { jobId } = last;
    const answer = await this.till.ask.printing.cancel({ jobId });
    if (answer.ok) this.#takenBack.add(jobId);
    else expectAnswer(/^JOB_(BEGUN|OVER)$/.test(answer.error.code), `${answer.error.code} at taking back`);
  };

  result(): CounterResult {
    const database = openForReading(this.till.file);
    const jobsOf = (kind: string): readonly EndedJob[] =>
      database
        .prepare<[string], EndedJob>(
          `SELECT j.id AS jobId, s.receipt_number AS number, j.state, j.reason
           FROM print_job j JOIN sale s ON s.id = j.subject WHERE j.kind = ? ORDER BY j.seq`,
        )
        .all(kind);
    try {
      return {
        sales: this.#sold,
        jobs: jobsOf('sale'),
        slips: slipsOn(this.printer.pages()),
        denied: this.#denied,
        takenBack: this.#takenBack,
        faults: this.#faults,
        failures: this.printer.failures(),
        failuresInQuestions: this.printer.failuresInQuestions(),
        pulses: this.printer.pulses().length,
        drawerJobs: jobsOf('drawer').map(({ state }) => state),
        saleMs: this.#saleMs,
        saleMsWithoutHost: this.#saleMsWithoutHost,
        memory: this.#memory,
      };
    } finally {
      database.close();
    }
  }

  #note(fault: FaultName): void {
    this.#faults.set(fault, (this.#faults.get(fault) ?? 0) + 1);
  }

  async #sell(count: number): Promise<void> {
    for (let left = count; left > 0; left -= 1) {
      const number = this.#sold + 1;
      const hadHost = this.till.hasHost();
      const startedAt = performance.now();
      const sale = valueOf(await this.till.ask.sales.record({ totalMinor: totalMinorOf(number) }));
      const tookMs = performance.now() - startedAt;
      expectAnswer(sale.receiptNumber === number, `sale ${number} is counted once`);
      (hadHost ? this.#saleMs : this.#saleMsWithoutHost).push(tookMs);
      this.#numbers.set(sale.saleId, number);
      this.#sold = number;
      this.#options.onSale?.();
      await this.#weigh();
    }
  }

  /** Processes that are killed begin anew, and those of other systems can't be asked. */
  async #weigh(): Promise<void> {
    const { processes, sales } = this.#options;
    const isDue = this.#sold % Math.ceil(sales / MEMORY_STEPS) === 0;
    if (processes === 'killed too' || process.platform !== 'linux' || !isDue) return;
    const { host, station } = await this.till.kept();
    this.#memory.host.push(host);
    this.#memory.station.push(station);
  }

  async #jobs(): Promise<readonly PrintJob[]> {
    return valueOf(await this.till.ask.printing.queue({})).jobs;
  }

  async #until(isSo: () => Promise<boolean>): Promise<void> {
    const startedAt = performance.now();
    while (!(await isSo())) {
      if (performance.now() - startedAt > LIMIT_MS)
        throw new Error(`nothing goes on: ${JSON.stringify((await this.#jobs()).filter(isUnderWay))}`);
      await wait(LOOK_PAUSE_MS);
    }
  }

  /** A person looks at the paper and says what is there, or leaves the question. Gives how many were answered. */
  async #answer(): Promise<number> {
    const asked = (await this.#jobs()).filter(
      ({ jobId, kind, state }) => kind === 'sale' && state === 'unknown' && !this.#left.has(jobId),
    );
    if (asked.length === 0) return 0;
    await this.#printerAtRest();
    let answered = 0;
    for (const { jobId, saleId } of asked) {
      if (saleId === null) continue;
      const receiptNumber = this.#numbers.get(saleId) ?? 0;
      if (chanceFrom(this.#options.seed + receiptNumber).happens(LEFT_UNANSWERED)) {
        this.#left.add(jobId);
        continue;
      }
      const isPrinted = slipsOn(this.printer.pages()).some(
        ({ number, isWhole }) => isWhole && number === receiptNumber,
      );
      const answer = await this.till.ask.printing.confirm({ jobId, isPrinted });
      // The station may have known it after all.
      if (!answer.ok) expectAnswer(answer.error.code === 'JOB_NOT_ASKED', answer.error.message);
      else if (!isPrinted) this.#denied.add(jobId);
      answered += 1;
    }
    return answered;
  }

  async #printerAtRest(): Promise<void> {
    const { printer } = this;
    for (;;) {
      const [taken, waiting] = [printer.takenBytes(), printer.waitingBytes()];
      await wait(AT_REST_MS);
      // What it is asked from time to time has a few bytes.
      if (printer.takenBytes() - taken < FEW_BYTES && printer.waitingBytes() === waiting) return;
    }
  }
}
