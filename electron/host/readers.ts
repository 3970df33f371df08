import type { Worker } from 'node:worker_threads';
import type { Verification, VerifyProgress } from '../core/contract/data.ts';
import { Fault } from '../core/contract/errors.ts';
import type { TillEvent } from '../core/contract/events.ts';
import { assert } from '../core/domain/assert.ts';
import type { Locale } from '../core/messages/translate.ts';
import type { ExportManifest } from './export/whole-shop.ts';
import { startThread, ThreadError, type ThreadFailure } from './threads.ts';

/** What a reader thread is asked; each kind has its answer. */
export type ReaderTask = {
  readonly file: string;
  /** One shared number: anything but zero asks it to stop. */
  readonly stop: Int32Array;
} & (
  | { readonly kind: 'verify'; readonly locale: Locale; readonly head: string | null }
  | { readonly kind: 'export'; readonly folder: string; readonly at: number }
);

export interface ReaderValues {
  readonly verify: Verification;
  readonly export: ExportManifest;
}

/** What it says: how far it is, and at last its answer. */
export type ReaderMessage =
  | { readonly progress: VerifyProgress }
  | { readonly doneRows: number; readonly rows: number }
  | { readonly value: ReaderValues[keyof ReaderValues] }
  | { readonly stopped: true }
  | ThreadFailure;

type OnProgress = (doneRows: number, rows: number) => void;

/** Long reads, in a thread of their own with a connection that can only read: the till sells on meanwhile. */
export interface Readers {
  /** Throws Fault VERIFY_STOPPED where it is stopped. */
  readonly verify: (head: string | undefined) => Promise<Verification>;
  /** How far the newest verification under way is; null where there is none. */
  readonly progress: () => VerifyProgress | null;
  /** Asks every verification under way to end at its next row or check; false where there is none. */
  readonly stop: () => boolean;
  /** Writes every table into an empty folder. Throws Fault EXPORT_CANCELLED, and what SQLite and the disk throw. */
  readonly export: (folder: string, at: number, onProgress: OnProgress) => Promise<ExportManifest>;
  /** False where none is being written. */
  readonly cancelExports: () => boolean;
  readonly close: () => Promise<void>;
}

/** A thread that reads. */
interface Reading {
  readonly worker: Worker;
  readonly kind: ReaderTask['kind'];
  readonly stop: Int32Array;
  progress: VerifyProgress | null;
}

const stoppedError = (kind: ReaderTask['kind']): Error =>
  new Fault(kind === 'verify' ? 'VERIFY_STOPPED' : 'EXPORT_CANCELLED');

export function startReaders(file: string, locale: () => Locale, tell: (event: TillEvent) => void): Readers {
  /** Those that still read. One that has answered ends by itself, and is left to it. */
  const readings = new Set<Reading>();
  const ending = new Set<Promise<unknown>>();
  const ofKind = (kind: ReaderTask['kind']): readonly Reading[] =>
    [...readings].filter((reading) => reading.kind === kind);
  const progress = (): VerifyProgress | null => ofKind('verify').at(-1)?.progress ?? null;

  const ask = async <Kind extends ReaderTask['kind']>(
    task: ReaderTask & { readonly kind: Kind },
    onProgress: OnProgress = () => {},
  ): Promise<ReaderValues[Kind]> => {
    const value = await new Promise<ReaderValues[keyof ReaderValues]>((resolve, reject) => {
      const worker = startThread(import.meta.url, 'reader-worker', task);
      const reading: Reading = { worker, kind: task.kind, stop: task.stop, progress: null };
      readings.add(reading);
      const ended: Promise<unknown> = new Promise((end) => worker.once('exit', end)).then(() =>
        ending.delete(ended),
      );
      ending.add(ended);
      const isOver = (): void => {
        if (readings.delete(reading) && task.kind === 'verify')
          tell({ name: 'verify.progress', progress: progress() });
      };
      worker.on('message', (message: ReaderMessage) => {
        if ('doneRows' in message) return onProgress(message.doneRows, message.rows);
        if ('progress' in message) {
          reading.progress = message.progress;
          return tell({ name: 'verify.progress', progress: message.progress });
        }
        isOver();
        if ('value' in message) resolve(message.value);
        else if ('stopped' in message) reject(stoppedError(task.kind));
        else reject(new ThreadError(message));
      });
      worker.once('error', reject);
      worker.once('exit', (status) => {
        isOver();
        // After an answer this changes nothing; before one the till is closing.
        reject(status === 0 ? new Error('a reader ended without an answer') : new Fault('HOST_UNREACHABLE'));
      });
    });
    // The thread answers each kind with its own: see `run` there.
    return value as ReaderValues[Kind];
  };

  const stopAll = (kind: ReaderTask['kind']): boolean => {
    for (const { stop } of ofKind(kind)) Atomics.store(stop, 0, 1);
    return ofKind(kind).length > 0;
  };
  const unstopped = (): Int32Array => new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

  return {
    async verify(head) {
      assert(file !== '', 'a reader has a file');
      return ask({ kind: 'verify', file, stop: unstopped(), locale: locale(), head: head ?? null });
    },
    progress,
    stop: () => stopAll('verify'),
    export: (folder, at, onProgress) =>
      ask({ kind: 'export', file, stop: unstopped(), folder, at }, onProgress),
    cancelExports: () => stopAll('export'),
    async close() {
      await Promise.all([...[...readings].map(({ worker }) => worker.terminate()), ...ending]);
    },
  };
}
