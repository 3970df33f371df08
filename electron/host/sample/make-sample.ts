import { Refusal } from '../../core/contract/errors.ts';
import { startThread, ThreadError, type ThreadFailure } from '../threads.ts';
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

/** What it says. */
export type SampleAnswer =
  { readonly doneDays: number } | ({ readonly isDone: true } & SampleCounts) | ThreadFailure;

/** A sample shop that is being made. */
export interface Making {
  /** Resolves when the file is whole and on the disk. Throws SAMPLE_CANCELLED, and what went wrong. */
  readonly done: Promise<SampleCounts>;
  /** Resolves when nothing writes any more. */
  readonly cancel: () => Promise<void>;
}

/** Makes a sample shop in a thread of its own: the till sells on meanwhile. */
export function makeSample(task: SampleTask, onProgress: (doneDays: number) => void): Making {
  const worker = startThread(import.meta.url, 'sample-worker', task);
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const done = new Promise<SampleCounts>((resolve, reject) => {
    worker.on('message', (answer: SampleAnswer) => {
      if ('doneDays' in answer) onProgress(answer.doneDays);
      else if ('isDone' in answer) {
        const { name, members, sales } = answer;
        resolve({ name, members, sales });
      } else reject(new ThreadError(answer));
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
