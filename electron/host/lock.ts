import Database from 'better-sqlite3';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../core/contract/errors.ts';
import { isOnReadOnlyDisk } from './faults.ts';

export { refuseNetworkFolder } from './network-folder.ts';

/** Held by the one process that may write to the shop. Freed by `release`, or when that process ends however it ends. */
export interface Lock {
  readonly release: () => void;
  /** The same, and its file is gone: for a folder in which there turned out to be no shop. */
  readonly releaseAndRemove: () => void;
}

const ASK_AGAIN_AFTER_MS = 20;

/**
 * Takes the shop's lock: an exclusive transaction on `shop.lock`, an empty SQLite file beside the shop's own. The
 * system drops it with the process, kill -9 included, and no file is left over that would have to be judged stale.
 *
 * While it is held, nobody in this process may open `shop.lock` or `shop.sqlite` but through SQLite: POSIX drops a
 * process's locks on a file as soon as any of its handles on that file is closed.
 *
 * Throws DATABASE_BUSY when another process still has it after `waitMs`, FOLDER_READ_ONLY, DISK_FULL, and
 * DATABASE_FOREIGN where `shop.lock` is something else.
 */
export async function takeLock(folder: string, { waitMs }: { readonly waitMs: number }): Promise<Lock> {
  const file = join(folder, 'shop.lock');
  const giveUpAt = performance.now() + waitMs;
  for (;;) {
    const database = openLockFile(file, folder);
    const opened = identityOf(file);
    try {
      while (!tookIt(database)) {
        if (performance.now() >= giveUpAt) throw new Fault('DATABASE_BUSY');
        await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_AFTER_MS));
      }
    } catch (error) {
      database.close();
      // SQLite calls a file that was taken away under it a failure of the disk.
      if (identityOf(file) === opened) throw faultOf(error, file, folder);
      continue;
    }
    // Whoever had it may have taken the file away: then this is a lock that nobody else would look at.
    if (identityOf(file) === opened) return lockOf(database, file);
    database.close();
  }
}

const lockOf = (database: Database.Database, file: string): Lock => ({
  release: () => database.close(),
  releaseAndRemove() {
    // Windows takes no open file away; elsewhere it has to go while it is still held.
    if (process.platform === 'win32') database.close();
    rmSync(file, { force: true });
    database.close();
  },
});

/** Which file has the name, without opening it. */
const identityOf = (file: string): string => {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return `${found?.dev} ${found?.ino}`;
};

function openLockFile(file: string, folder: string): Database.Database {
  try {
    return new Database(file, { timeout: 0 });
  } catch (error) {
    throw faultOf(error, file, folder);
  }
}

function tookIt(database: Database.Database): boolean {
  try {
    database.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE_BUSY')) return false;
    throw error;
  }
}

function faultOf(error: unknown, file: string, folder: string): unknown {
  const code = codeOf(error);
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM') {
    return new Fault(isOnReadOnlyDisk(file) ? 'DISK_READ_ONLY' : 'FOLDER_READ_ONLY', { file: folder }, error);
  }
  if (code === 'SQLITE_FULL') return new Fault('DISK_FULL', {}, error);
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') {
    return new Fault('DATABASE_FOREIGN', { file }, error);
  }
  return error;
}

function codeOf(error: unknown): string {
  if (error instanceof Database.SqliteError) return error.code;
  // better-sqlite3 says so in words, without a code, where the folder isn't there.
  if (error instanceof TypeError && error.message.includes('directory does not exist'))
    return 'SQLITE_CANTOPEN';
  return '';
}
