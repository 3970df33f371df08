import BetterSqlite, { type Database } from 'better-sqlite3';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault, Refusal } from '../core/contract/errors.ts';
import { faultOf } from './faults.ts';
import { syncFile } from './store/open.ts';

/** A few megabytes a step: the till answers in between. */
const PAGES_PER_STEP = 1_000;

/** What the backup behind a close is called in the backups folder. */
export const closeBackup = ({ zNumber, date }: { readonly zNumber: number; readonly date: string }): string =>
  `z-${String(zNumber).padStart(5, '0')}-${date}.sqlite`;

/**
 * Copies the whole shop into `file`, which isn't there yet: to a temporary name beside it, checked, on the disk, and
 * only then by its name. Uses the writer's own connection: from another one a copy starts again at every write.
 * Refuses FILE_EXISTS; throws Fault FILE_NOT_WRITABLE, FOLDER_READ_ONLY and DISK_FULL, naming the copy's file.
 */
export async function copyWhole(database: Database, file: string, id: string): Promise<void> {
  // Asked here because better-sqlite3 says so in words alone, without a code.
  if (!existsSync(dirname(file))) throw new Fault('FILE_NOT_WRITABLE', { file });
  const part = join(dirname(file), `.${id}.part`);
  try {
    await database.backup(part, { progress: () => PAGES_PER_STEP });
    checkCopy(part);
    syncFile(part);
    // Another copy may have been given the name meanwhile, and renaming would take it away.
    if (existsSync(file)) throw new Refusal('FILE_EXISTS', { field: 'file', details: { file } });
    renameSync(part, file);
    syncFolder(dirname(file));
  } catch (error) {
    throw faultOf(error, file) ?? error;
  } finally {
    for (const left of [part, `${part}-wal`, `${part}-shm`, `${part}-journal`]) rmSync(left, { force: true });
  }
}

const unfinished = /^\.[0-9a-f-]{36}\.part(?:-wal|-shm|-journal)?$/;

/** Takes away the copies that a till was making when it was killed. Call it with the shop's lock in hand. */
export function removeUnfinishedCopies(backups: string): void {
  if (statSync(backups, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  for (const name of readdirSync(backups).filter((each) => unfinished.test(each)))
    rmSync(join(backups, name), { force: true });
}

function checkCopy(part: string): void {
  const copy = new BetterSqlite(part, { fileMustExist: true });
  try {
    // A copy is one file that can be carried away: it doesn't need a journal beside it.
    copy.pragma('journal_mode = DELETE');
    const found = copy.pragma('quick_check', { simple: true });
    if (found !== 'ok') throw new Fault('DATABASE_DAMAGED', { file: part });
  } finally {
    copy.close();
  }
}

/** Makes the new name itself durable; Windows has no handle on a folder and needs none. */
function syncFolder(folder: string): void {
  if (process.platform !== 'win32') syncFile(folder, 'r');
}
