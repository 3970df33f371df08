import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { syncFolder } from '../store/open.ts';

/**
 * Puts a finished file in the place of the shop's own and keeps the old one, journal and all, under another name. These
 * are several renames, so what is under way stands in a file of its own: a till that was killed in between finishes it
 * at its next opening, before anything else looks for the shop's file.
 */
const underWay = z.strictObject({ part: z.string(), keptAs: z.string() });
export type Exchange = Readonly<z.output<typeof underWay>>;

const marker = (folder: string): string => join(folder, 'restore.json');
const journals = ['-wal', '-shm', ''] as const;

/** Whether an exchange was begun and not finished. */
export const isExchangeUnderWay = (folder: string): boolean => existsSync(marker(folder));

/**
 * `part` is on the disk, in the folder, and has no journal. Both are names in the folder. Call it with the shop's lock in
 * hand and the shop's file closed.
 */
export function exchangeFile(folder: string, exchange: Exchange): void {
  const next = `${marker(folder)}.next`;
  const handle = openSync(next, 'w', 0o600);
  try {
    writeSync(handle, JSON.stringify(exchange));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(next, marker(folder));
  syncFolder(folder);
  finishExchange(folder);
}

/** Call it with the shop's lock in hand, before the shop's file is looked for. */
export function finishExchange(folder: string): void {
  if (!isExchangeUnderWay(folder)) return;
  const { part, keptAs } = underWay.parse(JSON.parse(readFileSync(marker(folder), 'utf8')));
  const shop = join(folder, 'shop.sqlite');
  // While the part is there, whatever has the shop's name is the old file; the journal goes before it.
  if (existsSync(join(folder, part))) {
    for (const suffix of journals)
      if (existsSync(`${shop}${suffix}`)) renameSync(`${shop}${suffix}`, join(folder, `${keptAs}${suffix}`));
    syncFolder(folder);
    renameSync(join(folder, part), shop);
  }
  syncFolder(folder);
  rmSync(marker(folder));
  syncFolder(folder);
}
