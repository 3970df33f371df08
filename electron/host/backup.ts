import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeCopy } from './copy.ts';
import { Refusal } from '../core/contract/errors.ts';
import { faultOf } from './faults.ts';
import { syncFolder } from './store/open.ts';

/** A shop's backups lie here; who put what is told by the names. */
export const backupsPlace = (folder: string): string => join(folder, 'backups');

/**
 * Copies the whole shop into `file`, which isn't there yet: to a temporary name beside it, checked, on the disk, and
 * only then by its name.
 * Refuses FILE_EXISTS; throws Fault FILE_NOT_WRITABLE, FOLDER_READ_ONLY, DATABASE_DAMAGED and DISK_FULL, naming the
 * copy's file.
 */
export async function copyWhole(shop: string, file: string, id: string): Promise<void> {
  const part = join(dirname(file), `.${id}.part`);
  try {
    await writeCopy({ file: shop, to: part });
    // Another copy may have been given the name meanwhile, and renaming would take it away.
    if (existsSync(file)) throw new Refusal('FILE_EXISTS', { field: 'file', details: { file } });
    renameSync(part, file);
    syncFolder(dirname(file));
  } catch (error) {
    const fault = faultOf(error, file);
    // It is the shop's own file that is damaged, and dispatch knows its name.
    throw fault === undefined || fault.code === 'DATABASE_DAMAGED' ? error : fault;
  } finally {
    for (const left of [part, `${part}-wal`, `${part}-shm`, `${part}-journal`]) removeIfPossible(left);
  }
}

/** On a disk that can't be written any more it stays: the next opening takes it away, and what failed is what is told. */
function removeIfPossible(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
}

const unfinished = /^\.[0-9a-f-]{36}\.part(?:-wal|-shm|-journal)?$/;

/** Takes away the copies that a till was making when it was killed. Call it with the shop's lock in hand. */
export function removeUnfinishedCopies(backups: string): void {
  if (statSync(backups, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  for (const name of readdirSync(backups).filter((each) => unfinished.test(each)))
    rmSync(join(backups, name), { force: true });
}
