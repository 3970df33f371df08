import { parentPort, workerData } from 'node:worker_threads';
import type { VerifyProgress } from '../core/contract/data.ts';
import { translatorFor } from '../core/messages/translate.ts';
import type { ReaderMessage, ReaderTask } from './readers.ts';
import { openForReading } from './store/open.ts';
import { verify, type Watcher } from './verify/verify.ts';

/** Between two words of how far it is; nobody reads faster. */
const PROGRESS_MS = 100;

/** Thrown through the checks when whoever waited wants no answer any more. */
class Stopped extends Error {}

const tell = (message: ReaderMessage): void => parentPort?.postMessage(message);

function watcherOf(stop: Int32Array): Watcher {
  let progress: VerifyProgress = { check: '', number: 0, of: 0, looked: 0 };
  let toldAt = 0;
  const lookUp = (): void => {
    if (Atomics.load(stop, 0) !== 0) throw new Stopped();
    if (performance.now() - toldAt < PROGRESS_MS) return;
    toldAt = performance.now();
    tell({ progress });
  };
  return {
    begins(check, number, of) {
      progress = { check, number, of, looked: 0 };
      toldAt = 0;
      lookUp();
    },
    looked() {
      progress = { ...progress, looked: progress.looked + 1 };
      // The clock is dearer than a row.
      if (progress.looked % 256 === 0) lookUp();
    },
  };
}

function answer({ file, locale, head, stop }: ReaderTask): ReaderMessage {
  try {
    const database = openForReading(file);
    try {
      return { value: verify(database, head ?? undefined, translatorFor(locale), watcherOf(stop)) };
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof Stopped) return { stopped: true };
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return { code, stack: error instanceof Error ? (error.stack ?? '') : '' };
  }
}

// The thread that starts this one sends a ReaderTask and nothing else.
tell(answer(workerData as ReaderTask));
