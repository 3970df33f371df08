import { parentPort, workerData } from 'node:worker_threads';
import type { VerifyProgress } from '../core/contract/data.ts';
import { assert, unreachable } from '../core/domain/assert.ts';
import { translatorFor } from '../core/messages/translate.ts';
import { exportWhole } from './export/whole-shop.ts';
import type { ReaderMessage, ReaderTask, ReaderValues } from './readers.ts';
import { openForReading } from './store/open.ts';
import { giveWayToTheTill, threadFailure } from './threads.ts';
import { verify, type Watcher } from './verify/verify.ts';

/** Between two words of how far it is; nobody reads faster. */
const PROGRESS_MS = 100;

/** Thrown through the work when whoever waited wants no answer any more. */
class Stopped extends Error {}

const port = parentPort;
assert(port !== null, 'long reads are done in a thread of their own');
const tell = (message: ReaderMessage): void => port.postMessage(message);

function goOn(stop: Int32Array): void {
  if (Atomics.load(stop, 0) !== 0) throw new Stopped();
}

function watcherOf(stop: Int32Array): Watcher {
  let progress: VerifyProgress = { check: '', number: 0, of: 0, looked: 0 };
  let toldAt = 0;
  const lookUp = (): void => {
    goOn(stop);
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

function run(task: ReaderTask): ReaderValues[keyof ReaderValues] {
  const database = openForReading(task.file);
  try {
    switch (task.kind) {
      case 'verify':
        return verify(database, task.head ?? undefined, translatorFor(task.locale), watcherOf(task.stop));
      case 'export':
        return exportWhole(database, task.folder, task.at, (doneRows, rows) => {
          goOn(task.stop);
          tell({ doneRows, rows });
        });
      default:
        return unreachable(task);
    }
  } finally {
    database.close();
  }
}

function answer(task: ReaderTask): ReaderMessage {
  try {
    return { value: run(task) };
  } catch (error) {
    if (error instanceof Stopped) return { stopped: true };
    return threadFailure(error);
  }
}

giveWayToTheTill();
// The thread that starts this one sends a ReaderTask and nothing else.
tell(answer(workerData as ReaderTask));
