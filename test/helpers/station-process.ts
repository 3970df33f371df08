import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { PrinterCondition } from '../../electron/core/contract/print-parts.ts';
import {
  fromStation,
  type FromStation,
  type StationDevice,
  type ToStation,
  type WantedDevice,
} from '../../electron/core/contract/station.ts';
import { jobWord } from './job-word.ts';
import { checkout } from './parts.ts';

/** An emulated machine that others work on takes most of a minute to start a station. */
const LIMIT_MS = 180_000;
/**
 * What V8 ends a process by that finds its own books of compiled code wrong ("Check failed: it->second.Size() > offset"),
 * which Node 24 does now and then at its start on an emulated machine. A shell starts its station again whatever ended it.
 */
const NODES_OWN_END = 'SIGTRAP';

export type StationScan = Extract<FromStation, { readonly kind: 'scan' }>;

export interface StationOptions {
  /** Words that start Node as somebody else, such as `setpriv` with its own; Node's follow. */
  readonly as?: readonly string[];
  /** It can be asked what it keeps, see {@link StationProcess.kept}. */
  readonly isWatched?: boolean;
}

/** Of a process, in bytes: all of its pages that are in memory, and what its program holds on its heap. */
export interface KeptMemory {
  readonly rss: number;
  readonly heapUsed: number;
}

/** A device station in its own process, as a shell starts it, and what it says, in the host's place. */
export class StationProcess {
  scanCount = 0;
  /** All that there is, as it was told last. */
  devices: readonly StationDevice[] = [];
  #child: ChildProcess;
  #wanted: ToStation | undefined;
  #isToEnd = false;
  readonly #scans = new Map<string, StationScan[]>();
  readonly #jobs = new Map<string, string[]>();
  readonly #conditions = new Map<string, PrinterCondition>();
  readonly #listeners = new Set<() => void>();

  constructor(options: StationOptions = {}) {
    this.#child = this.#started(options);
  }

  #started(options: StationOptions): ChildProcess {
    const { as = [], isWatched = false } = options;
    const [program, ...words] = [
      ...as,
      process.execPath,
      '-r',
      './electron/host/node-version.cjs',
      ...(isWatched ? ['--expose-gc', '-r', './test/soak/tell-memory.cjs'] : []),
      'native/station.ts',
    ];
    const child = spawn(program, words, { cwd: checkout, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.on('message', (said) => this.#hear(said));
    child.once('exit', (_, signal) => {
      if (signal !== NODES_OWN_END || this.#isToEnd) return;
      process.stderr.write(
        `Node ended the station by ${signal}, by a fault of its own: it is started again\n`,
      );
      this.#child = this.#started(options);
      if (this.#wanted !== undefined) this.#send(this.#wanted);
    });
    return child;
  }

  get pid(): number {
    const { pid } = this.#child;
    if (pid === undefined) throw new Error('the station didn’t start');
    return pid;
  }

  /** All that is wanted from now on: what there is, is told anew. */
  want(devices: readonly WantedDevice[] = [], leftAlone: readonly string[] = []): void {
    this.devices = [];
    this.#wanted = { kind: 'want', devices: [...devices], leftAlone: [...leftAlone] };
    this.#send(this.#wanted);
  }

  /** Prints on a wanted printer. Gives the job's id. */
  print(deviceId: string, bytes: Uint8Array): string {
    const jobId = randomUUID();
    this.#send({ kind: 'print', jobId, deviceId, bytes: Buffer.from(bytes).toString('base64') });
    return jobId;
  }

  /** How a job went so far, in words such as `waiting PAPER_OUT +`. */
  wordsOf(jobId: string): readonly string[] {
    return this.#jobs.get(jobId) ?? [];
  }

  /** What a printer said of itself last. */
  conditionOf(deviceId: string): PrinterCondition | undefined {
    return this.#conditions.get(deviceId);
  }

  device(deviceId: string): StationDevice | undefined {
    return this.devices.find((device) => device.deviceId === deviceId);
  }

  /** What a device scanned, in its order. */
  scansOf(deviceId: string): readonly StationScan[] {
    return this.#scans.get(deviceId) ?? [];
  }

  /** The ids of those that scanned anything. */
  scanned(): readonly string[] {
    return [...this.#scans.keys()];
  }

  /** Resolves with the station's words that make it so. What takes longer than the limit doesn't come any more. */
  until(holds: () => boolean, otherwise: () => string): Promise<void> {
    return new Promise((resolve, reject) => {
      if (holds()) return resolve();
      const limit = setTimeout(() => {
        off();
        const end = this.#child.exitCode ?? this.#child.signalCode;
        reject(new Error(end === null ? otherwise() : `${otherwise()}; the station ended with ${end}`));
      }, LIMIT_MS);
      const off = this.onNews(() => {
        if (!holds()) return;
        clearTimeout(limit);
        off();
        resolve();
      });
    });
  }

  /** Resolves when that device is in use. */
  inUse(deviceId: string): Promise<void> {
    return this.until(
      () => this.device(deviceId)?.state === 'ready',
      () => `${deviceId} isn’t in use: ${JSON.stringify(this.devices)}`,
    );
  }

  /** Resolves when it isn't there: a scanner that is used by itself isn't told of then, one that is wanted is absent. */
  gone(deviceId: string): Promise<void> {
    return this.until(
      () => (this.device(deviceId)?.state ?? 'absent') === 'absent',
      () => `${deviceId} is still there: ${JSON.stringify(this.devices)}`,
    );
  }

  /** Resolves when a job is told as this, whatever follows. */
  told(jobId: string, word: string): Promise<void> {
    return this.until(
      () => this.wordsOf(jobId).includes(word),
      () => `no ${word} of ${jobId}: ${this.wordsOf(jobId).join(', ')}; ${JSON.stringify(this.devices)}`,
    );
  }

  /** Tells after each message of the station that there is something new. */
  onNews(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What it holds once what nothing holds is swept up. Of a watched one only. */
  kept(): Promise<KeptMemory> {
    return new Promise((resolve, reject) => {
      const hear = (said: unknown): void => {
        if (typeof said !== 'object' || said === null || !('kept' in said)) return;
        clearTimeout(limit);
        this.#child.off('message', hear);
        resolve(said.kept as KeptMemory);
      };
      const limit = setTimeout(() => {
        this.#child.off('message', hear);
        reject(new Error('the station doesn’t say what it keeps'));
      }, LIMIT_MS);
      this.#child.on('message', hear);
      this.#child.kill('SIGUSR2');
    });
  }

  /** As a shell ends it. Gives how it ended. */
  async close(): Promise<number | null> {
    return this.#ended(() => this.#child.send({ close: true }));
  }

  /** kill -9. */
  async kill(): Promise<void> {
    await this.#ended(() => this.#child.kill('SIGKILL'));
  }

  async #ended(end: () => void): Promise<number | null> {
    this.#isToEnd = true;
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== null || signalCode !== null) return exitCode;
    const gone = once(this.#child, 'exit');
    end();
    const [status]: unknown[] = await gone;
    return typeof status === 'number' ? status : null;
  }

  #send(message: ToStation): void {
    this.#child.send({ message });
  }

  #hear(said: unknown): void {
    if (typeof said !== 'object' || said === null || !('message' in said)) return;
    const message = fromStation.parse(said.message);
    this.#note(message);
    for (const listener of this.#listeners) listener();
  }

  #note(message: FromStation): void {
    switch (message.kind) {
      case 'seen':
        this.devices = message.devices;
        return;
      case 'scan':
        this.scanCount += 1;
        append(this.#scans, message.deviceId, message);
        return;
      case 'job':
        append(this.#jobs, message.jobId, jobWord(message));
        // As a till does that has written it down.
        if (message.state === 'printing' && message.hasBegun)
          this.#send({ kind: 'begin', jobId: message.jobId });
        return;
      case 'printer':
        this.#conditions.set(message.deviceId, message.condition);
        return;
    }
  }
}

function append<Value>(to: Map<string, Value[]>, key: string, value: Value): void {
  const before = to.get(key);
  if (before === undefined) to.set(key, [value]);
  else before.push(value);
}
