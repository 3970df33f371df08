import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { Fault, Refusal } from '../core/contract/errors.ts';
import { faultOf } from './faults.ts';

/**
 * The folder that backups are copied to as well: another drive, a stick, a folder that something else carries away. It
 * may be gone at any moment, or hang: nothing here is done on the thread that sells.
 */
export interface SecondFolder {
  /** Absolute, as it was named. */
  readonly folder: string;
  /** What the shop's own part of it is called: two shops may share a drive. */
  readonly shop: string;
}

/** The shop's own part of it. */
export const placeOf = ({ folder, shop }: SecondFolder): string => join(folder, shop);

/** Refuses BACKUP_FOLDER_UNFIT, saying why: it isn't there, or a path of its own, or of the shop, or can't be written to. */
export async function refuseUnfitFolder(folder: string, shopFolder: string): Promise<void> {
  const refuse = (why: 'missing' | 'relative' | 'inside' | 'locked'): Refusal =>
    new Refusal('BACKUP_FOLDER_UNFIT', { field: 'folder', details: { why, folder } });
  if (!isAbsolute(folder)) throw refuse('relative');
  const way = relative(shopFolder, folder);
  if (way === '' || !(way.startsWith('..') || isAbsolute(way))) throw refuse('inside');
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true) throw refuse('missing');
  const trial = join(folder, `.regulars-${process.pid}-trial`);
  try {
    await (await open(trial, 'wx')).close();
  } catch {
    throw refuse('locked');
  } finally {
    await rm(trial, { force: true }).catch(() => undefined);
  }
}

/** The names that are there already. Throws Fault FOLDER_MISSING. */
export async function namesIn(second: SecondFolder): Promise<readonly string[]> {
  const found = await stat(second.folder).catch(() => undefined);
  if (found?.isDirectory() !== true) throw new Fault('FOLDER_MISSING', { file: second.folder });
  try {
    return await readdir(placeOf(second));
  } catch {
    return [];
  }
}

/**
 * Copies a finished backup there, under a name of its own until it is on the disk. Throws Fault FOLDER_MISSING,
 * FOLDER_READ_ONLY, DISK_FULL and FILE_NOT_WRITABLE.
 */
export async function copyToSecond(second: SecondFolder, backup: string, name: string): Promise<void> {
  const place = placeOf(second);
  const part = join(place, `.${name}.part`);
  try {
    await mkdir(place, { recursive: true, mode: 0o700 });
    await copyFile(backup, part);
    await sync(part, 'r+');
    const [wanted, got] = await Promise.all([stat(backup), stat(part)]);
    if (wanted.size !== got.size) throw new Fault('FILE_NOT_WRITABLE', { file: part });
    await rename(part, join(place, name));
    if (process.platform !== 'win32') await sync(place, 'r');
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw faultOf(error, place) ?? error;
  }
}

export const removeFromSecond = (second: SecondFolder, name: string): Promise<void> =>
  rm(join(placeOf(second), name), { force: true });

async function sync(file: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(file, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
