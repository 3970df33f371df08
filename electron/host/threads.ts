import { getPriority, setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';

/** What a thread answers where its work threw: an error's class doesn't cross, SQLite's code stands for it. */
export interface ThreadFailure {
  readonly code: string;
  readonly stack: string;
}

/** Said in the thread. */
export const threadFailure = (error: unknown): ThreadFailure => ({
  code: error instanceof Error && 'code' in error ? String(error.code) : '',
  stack: error instanceof Error ? (error.stack ?? '') : '',
});

/** The same outside of it: an error with SQLite's code, so that it is mapped like one of this thread. */
export class ThreadError extends Error {
  override readonly name = 'ThreadError';
  readonly code: string;
  constructor({ code, stack }: ThreadFailure) {
    super(code);
    this.code = code;
    this.stack = stack;
  }
}

/** Starts the thread whose program lies beside the one that asks, which names itself by `import.meta.url`. */
export function startThread(asker: string, name: string, task: unknown): Worker {
  // In a checkout Node runs the TypeScript as it stands; the packaged app has all its programs in one folder.
  const ending = asker.endsWith('.ts') ? 'ts' : 'js';
  // Without this thread's own flags: what they name may be meant from another working directory.
  return new Worker(new URL(`./${name}.${ending}`, asker), { workerData: task, execArgv: [] });
}

/** Of -20 to 19, the last to be served: a thread that nobody stands at the counter for. */
const GIVES_WAY = 10;

/**
 * Said in a thread that reads for minutes: the till's own thread is served first where there are too few cores for both.
 * Only Linux takes the priority of one thread alone; elsewhere it would be the whole till's.
 */
export function giveWayToTheTill(): void {
  if (process.platform === 'linux') setPriority(0, Math.max(getPriority(0), GIVES_WAY));
}
