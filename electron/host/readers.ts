import { Worker } from 'node:worker_threads';
import type { Verification } from '../core/contract/data.ts';
import { Fault } from '../core/contract/errors.ts';
import { assert } from '../core/domain/assert.ts';
import type { Locale } from '../core/messages/translate.ts';

/** What a reader thread is asked. */
export interface ReaderTask {
  readonly file: string;
  readonly locale: Locale;
  readonly head: string | null;
}

/** What it answers: SQLite's code stands for an error that another thread threw. */
export type ReaderAnswer =
  { readonly value: Verification } | { readonly code: string; readonly stack: string };

/** Long reads, in a thread of their own with a connection that can only read: the till sells on meanwhile. */
export interface Readers {
  readonly verify: (head: string | undefined) => Promise<Verification>;
  readonly close: () => Promise<void>;
}

// In a checkout Node runs the TypeScript as it stands; in the packaged app the bundle lies beside this file.
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './reader-worker.ts' : './reader-worker.js',
  import.meta.url,
);

/** An error of a reader, with SQLite's code, so that it is mapped like one of this thread. */
class ReaderError extends Error {
  override readonly name = 'ReaderError';
  readonly code: string;
  constructor(code: string, stack: string) {
    super(code);
    this.code = code;
    this.stack = stack;
  }
}

export function startReaders(file: string, locale: () => Locale): Readers {
  /** Those that still read. One that has answered ends by itself, and is left to it. */
  const reading = new Set<Worker>();
  const ending = new Set<Promise<unknown>>();
  const ask = (task: ReaderTask): Promise<Verification> =>
    new Promise((resolve, reject) => {
      // Without this thread's own flags: what they name may be meant from another working directory.
      const worker = new Worker(workerFile, { workerData: task, execArgv: [] });
      reading.add(worker);
      const ended: Promise<unknown> = new Promise((end) => worker.once('exit', end)).then(() =>
        ending.delete(ended),
      );
      ending.add(ended);
      worker.once('message', (answer: ReaderAnswer) => {
        reading.delete(worker);
        if ('value' in answer) resolve(answer.value);
        else reject(new ReaderError(answer.code, answer.stack));
      });
      worker.once('error', reject);
      worker.once('exit', (status) => {
        reading.delete(worker);
        // After an answer this changes nothing; before one the till is closing.
        reject(status === 0 ? new Error('a reader ended without an answer') : new Fault('HOST_UNREACHABLE'));
      });
    });
  return {
    async verify(head) {
      assert(file !== '', 'a reader has a file');
      return ask({ file, locale: locale(), head: head ?? null });
    },
    async close() {
      await Promise.all([...[...reading].map((worker) => worker.terminate()), ...ending]);
    },
  };
}
