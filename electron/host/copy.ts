import { open, type FileHandle } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { startThread, ThreadError, type ThreadFailure } from './threads.ts';

/** What the thread that writes a copy is started with. */
export interface CopyTask {
  readonly file: string;
  /** Made before the thread is, and empty. */
  readonly to: string;
}

/** What it says at its end. */
export type CopyAnswer = { readonly isDone: true } | ({ readonly isDone: false } & ThreadFailure);

/** So much of a copy waits in the system's memory before it is sent to the disk: what a slow one takes in a blink. */
const PORTION_BYTES = 16 * 2 ** 20;
const LOOKS_EVERY_MS = 50;

/**
 * Writes a whole copy of a shop's file, checked and on the disk, beside the till, to a name that isn't taken yet. Throws
 * what SQLite and the file system throw.
 */
export async function writeCopy(task: CopyTask): Promise<void> {
  // Members' data is nobody else's on this machine.
  const copy = await open(task.to, 'wx', 0o600);
  try {
    const written = writeBeside(task);
    const outcomes = await Promise.allSettled([written, syncMeanwhile(copy, written)]);
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  } finally {
    // Not before SQLite is done with it: closing any handle of a file drops the locks of all.
    await copy.close();
  }
}

function writeBeside(task: CopyTask): Promise<void> {
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

/**
 * Sends the copy to the disk in portions while it is written: a system that keeps gigabytes of it to itself writes them
 * later all at once, and sales wait behind them for the disk. The system may tell of a failure only once: it fails the copy.
 */
async function syncMeanwhile(copy: FileHandle, written: Promise<void>): Promise<void> {
  let isOver = false;
  const over = (): void => {
    isOver = true;
  };
  const end = written.then(over, over);
  let syncedBytes = 0;
  while (!isOver) {
    const { size } = await copy.stat();
    if (size - syncedBytes >= PORTION_BYTES) {
      await copy.datasync();
      syncedBytes = size;
    } else await Promise.race([end, pause(LOOKS_EVERY_MS, undefined, { ref: false })]);
  }
}
