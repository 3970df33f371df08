import { parentPort, workerData } from 'node:worker_threads';
import type { JournalAnswer, JournalTask } from './journal.ts';
import { openForCheckpoints } from './store/open.ts';

// The thread that starts this one sends its JournalTask at the start and then a word for each checkpoint.
const { file } = workerData as JournalTask;
const database = openForCheckpoints(file);

function checkpoint(): JournalAnswer {
  try {
    // PASSIVE waits for nobody and lets nobody wait: what a reader still looks at stays in the journal until next time.
    database.pragma('wal_checkpoint(PASSIVE)');
    return { code: null };
  } catch (error) {
    return { code: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' };
  }
}

parentPort?.on('message', (word: 'checkpoint' | 'close') => {
  if (word === 'checkpoint') {
    parentPort?.postMessage(checkpoint());
    return;
  }
  database.close();
  parentPort?.close();
});
