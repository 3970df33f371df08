import { Worker } from 'node:worker_threads';

/** What the thread that writes a copy is started with. */
export interface CopyTask {
  readonly file: string;
  /** Isn't there yet. */
  readonly to: string;
}

/** What it says at its end: SQLite's code stands for an error that another thread threw. */
export type CopyAnswer =
  { readonly isDone: true } | { readonly isDone: false; readonly code: string; readonly stack: string };

// In a checkout Node runs the TypeScript as it stands; in the packaged app the bundle lies beside this file.
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './copy-worker.ts' : './copy-worker.js',
  import.meta.url,
);

/** An error of the thread, with SQLite's code, so that it is mapped like one of this thread. */
class CopyError extends Error {
  override readonly name = 'CopyError';
  readonly code: string;
  constructor(code: string, stack: string) {
    super(code);
    this.code = code;
    this.stack = stack;
  }
}

/** Writes a whole copy of a shop's file, checked and on the disk, beside the till. Throws what SQLite throws. */
export function writeCopy(task: CopyTask): Promise<void> {
  return new Promise((resolve, reject) => {
    // Without this thread's own flags: what they name may be meant from another working directory.
    const worker = new Worker(workerFile, { workerData: task, execArgv: [] });
    worker.once('message', (answer: CopyAnswer) => {
      if (answer.isDone) resolve();
      else reject(new CopyError(answer.code, answer.stack));
    });
    worker.once('error', reject);
    // After an answer this changes nothing.
    worker.once('exit', () => reject(new Error('a copy ended without an answer')));
  });
}
