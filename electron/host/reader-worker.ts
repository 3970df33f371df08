import { parentPort, workerData } from 'node:worker_threads';
import { translatorFor } from '../core/messages/translate.ts';
import type { ReaderAnswer, ReaderTask } from './readers.ts';
import { openForReading } from './store/open.ts';
import { verify } from './verify/verify.ts';

function answer({ file, locale, head }: ReaderTask): ReaderAnswer {
  try {
    const database = openForReading(file);
    try {
      return { value: verify(database, head ?? undefined, translatorFor(locale)) };
    } finally {
      database.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return { code, stack: error instanceof Error ? (error.stack ?? '') : '' };
  }
}

// The thread that starts this one sends a ReaderTask and nothing else.
parentPort?.postMessage(answer(workerData as ReaderTask));
