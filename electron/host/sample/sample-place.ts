import { closeSync, mkdirSync, openSync, readdirSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLE_APPLICATION_ID } from '../store/migrate.ts';
import { syncFolder } from '../store/open.ts';

/** Where the sample shop lies inside the shop's folder. */
export const samplePlace = (folder: string): string => join(folder, 'sample');
const half = (folder: string): string => join(folder, 'sample-half');

/**
 * What lies in the sample shop's place: nothing, a sample shop, or something that isn't ours to delete. The file's own
 * header tells (bytes 68–71 of https://sqlite.org/fileformat2.html#the_database_header), so call it only while no
 * connection of this process has the file open: closing a second handle would drop its locks.
 */
export function lookAtSample(folder: string): 'nothing' | 'sample' | 'something else' {
  const place = samplePlace(folder);
  const found = statSync(place, { throwIfNoEntry: false });
  if (found === undefined) return 'nothing';
  if (!found.isDirectory()) return 'something else';
  const file = join(place, 'shop.sqlite');
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
    return readdirSync(place).length === 0 ? 'nothing' : 'something else';
  const header = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    const count = readSync(handle, header, 0, 100, 0);
    const isOurs = count === 100 && header.readUInt32BE(68) === SAMPLE_APPLICATION_ID;
    return isOurs ? 'sample' : 'something else';
  } finally {
    closeSync(handle);
  }
}

/** An empty folder to make a sample shop in. */
export function startHalf(folder: string): string {
  removeHalf(folder);
  mkdirSync(half(folder), { recursive: true, mode: 0o700 });
  return half(folder);
}

/** The sample shop that is finished gets its name: it is there wholly or not at all. */
export function finishHalf(folder: string): void {
  renameSync(half(folder), samplePlace(folder));
  syncFolder(folder);
}

/** Out of its place first, so that a till that is killed meanwhile never finds half of one. */
export function removeSample(folder: string): void {
  removeHalf(folder);
  renameSync(samplePlace(folder), half(folder));
  removeHalf(folder);
}

/** What was never finished, or is being deleted. Call it with the shop's lock in hand. */
export function removeHalf(folder: string): void {
  rmSync(half(folder), { recursive: true, force: true });
}
