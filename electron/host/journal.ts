import type { Worker } from 'node:worker_threads';
import type { Log } from './log.ts';
import { startThread } from './threads.ts';

/** What the journal's thread is started with. */
export interface JournalTask {
  readonly file: string;
}

/** What it says after each checkpoint: SQLite's code where it couldn't be made. */
export interface JournalAnswer {
  readonly code: string | null;
}

/** When nobody has sold anything for so long, the journal is moved into the file. */
const IDLE_MS = 2_000;
/** In a rush it is moved without waiting for that: about a thousand pages, which a disk takes in a blink. */
const CHANGES_A_CHECKPOINT = 64;
/** A program that writes more than the disk takes waits here, so that the sales between don't. */
const MOST_BEHIND = 3 * CHANGES_A_CHECKPOINT;

/** Moves the journal into the shop's file beside the till, in a thread of its own: no commit ever has to. */
export interface Journal {
  /** Told after each commit, with about how much was changed in it: one for a sale. */
  readonly committed: (changes: number) => void;
  /** Resolves when there is room for a long work's next portion: nearly always at once. */
  readonly room: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export function startJournal(file: string, log: Log): Journal {
  let worker: Worker | undefined;
  let changesBehind = 0;
  let underWay: Promise<void> | undefined;
  let finish: (() => void) | undefined;
  let isTroubled = false;
  let isClosed = false;
  let idle: NodeJS.Timeout | undefined;

  const troubled = (code: string): void => {
    if (!isTroubled) log.write('warning', 'checkpoint', { code });
    isTroubled = true;
  };

  /** Started at the first need: a command line that sells once never has it. */
  const start = (): Worker => {
    const started = startThread(import.meta.url, 'journal-worker', { file } satisfies JournalTask);
    started.on('message', ({ code }: JournalAnswer) => {
      if (code === null) isTroubled = false;
      else troubled(code);
      finish?.();
    });
    started.once('error', (error) => troubled(error.name));
    // The next checkpoint starts it anew.
    started.once('exit', () => {
      if (worker === started) worker = undefined;
      finish?.();
    });
    return started;
  };

  const checkpoint = (): Promise<void> => {
    if (isClosed) return Promise.resolve();
    if (underWay !== undefined) return underWay;
    changesBehind = 0;
    underWay = new Promise<void>((resolve) => {
      finish = () => {
        // A thread that has nothing to do keeps no process alive, but one that is closing has its end to come to.
        if (!isClosed) worker?.unref();
        underWay = undefined;
        finish = undefined;
        resolve();
      };
    });
    worker ??= start();
    worker.ref();
    worker.postMessage('checkpoint');
    return underWay;
  };

  return {
    committed(changes) {
      changesBehind += changes;
      if (changesBehind >= CHANGES_A_CHECKPOINT) void checkpoint();
      idle ??= setTimeout(() => void checkpoint(), IDLE_MS).unref();
      // Also starts one again that has run.
      idle.refresh();
    },
    async room() {
      if (changesBehind >= MOST_BEHIND) await checkpoint();
    },
    async close() {
      isClosed = true;
      clearTimeout(idle);
      if (worker === undefined) return;
      worker.ref();
      const ended = new Promise((resolve) => worker?.once('exit', resolve));
      worker.postMessage('close');
      await ended;
    },
  };
}
