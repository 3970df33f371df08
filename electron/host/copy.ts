import { startThread, ThreadError, type ThreadFailure } from './threads.ts';

/** What the thread that writes a copy is started with. */
export interface CopyTask {
  readonly file: string;
  /** Isn't there yet. */
  readonly to: string;
}

/** What it says at its end. */
export type CopyAnswer = { readonly isDone: true } | ({ readonly isDone: false } & ThreadFailure);

/** Writes a whole copy of a shop's file, checked and on the disk, beside the till. Throws what SQLite throws. */
export function writeCopy(task: CopyTask): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = startThread(import.meta.url, 'copy-worker', task);
    worker.once('message', (answer: CopyAnswer) => {
      if (answer.isDone) resolve();
      else reject(new ThreadError(answer));
    });
    worker.once('error', reject);
    // After an answer this changes nothing.
    worker.once('exit', () => reject(new Error('a copy ended without an answer')));
  });
}
