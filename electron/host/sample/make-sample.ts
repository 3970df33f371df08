import { Worker } from 'node:worker_threads';
import { Refusal } from '../../core/contract/errors.ts';
import type { Wish } from './wish.ts';

/** What the thread is started with. */
export interface SampleTask {
  readonly folder: string;
  readonly file: string;
  readonly wish: Wish;
}

/** What a sample shop came to. */
export interface SampleCounts {
  readonly name: string;
  readonly members: number;
  readonly sales: number;
}

/** What it says. SQLite's code stands for an error that another thread threw. */
export type SampleAnswer =
  | { readonly doneDays: number }
  | ({ readonly isDone: true } & SampleCounts)
  | { readonly code: string; readonly stack: string };

/** A sample shop that is being made. */
export interface Making {
  /** Resolves when the file is whole and on the disk. Throws SAMPLE_CANCELLED, and what went wrong. */
  readonly done: Promise<SampleCounts>;
  /** Resolves when nothing writes any more. */
  readonly cancel: () => Promise<void>;
}

// In a checkout Node runs the TypeScript as it stands; in the packaged app the bundle lies beside this file.
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './sample-worker.ts' : './sample-worker.js',
  import.meta.url,
);

/** An error of the thread, with SQLite's code, so that it is mapped like one of this thread. */
class SampleError extends Error {
  override readonly name = 'SampleError';
  readonly code: string;
  constructor(code: string, stack: string) {
    super(code);
    this.code = code;
    this.stack = stack;
  }
}

/** Makes a sample shop in a thread of its own: the till sells on meanwhile. */
export function makeSample(task: SampleTask, onProgress: (doneDays: number) => void): Making {
  // Without this thread's own flags: what they name may be meant from another working directory.
  const worker = new Worker(workerFile, { workerData: task, execArgv: [] });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const done = new Promise<SampleCounts>((resolve, reject) => {
    worker.on('message', (answer: SampleAnswer) => {
      if ('doneDays' in answer) onProgress(answer.doneDays);
      else if ('isDone' in answer) {
        const { name, members, sales } = answer;
        resolve({ name, members, sales });
      } else reject(new SampleError(answer.code, answer.stack));
    });
    worker.once('error', reject);
    // After an answer this changes nothing; before one it was stopped.
    worker.once('exit', () => reject(new Refusal('SAMPLE_CANCELLED')));
  });
  return {
    done: whenEnded(done, ended),
    cancel: async () => {
      await worker.terminate();
    },
  };
}

/** The file is whole only when the thread that wrote it is gone. */
async function whenEnded(done: Promise<SampleCounts>, ended: Promise<void>): Promise<SampleCounts> {
  try {
    return await done;
  } finally {
    await ended;
  }
}
