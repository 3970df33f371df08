import BetterSqlite from 'better-sqlite3';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { CopyAnswer, CopyTask } from './copy.ts';
import { giveWayToTheTill, threadFailure } from './threads.ts';

// Little is imported here, so that the thread is up at once: each close of a day starts one.

/** A copy that isn't whole, with SQLite's code: it crosses threads. */
class CopyDamaged extends Error {
  override readonly name = 'CopyDamaged';
  readonly code = 'SQLITE_CORRUPT';
}

function write({ file, to }: CopyTask): void {
  const shop = new BetterSqlite(file, { readonly: true, fileMustExist: true, timeout: 5_000 });
  try {
    shop.pragma('trusted_schema = OFF');
    shop.pragma('cell_size_check = ON');
    // One read transaction: sales go on beside it and don't begin it again, as they would a copy page by page.
    shop.prepare('VACUUM INTO ?').run(to);
  } finally {
    shop.close();
  }
  const copy = new BetterSqlite(to, { readonly: true, fileMustExist: true });
  try {
    if (copy.pragma('quick_check', { simple: true }) !== 'ok') throw new CopyDamaged();
  } finally {
    copy.close();
  }
  const handle = openSync(to, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function answer(task: CopyTask): CopyAnswer {
  try {
    write(task);
    return { isDone: true };
  } catch (error) {
    return { isDone: false, ...threadFailure(error) };
  }
}

giveWayToTheTill();
// The thread that starts this one sends a CopyTask and nothing else.
parentPort?.postMessage(answer(workerData as CopyTask));
