import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** How the running host is reached. Only the user who runs it can read this file, so who knows the token is that user. */
const hostFile = z.object({
  socket: z.string().min(1),
  token: z.string().regex(/^[0-9a-f]{64}$/),
  version: z.string(),
  pid: z.int(),
});
export type HostFile = Readonly<z.output<typeof hostFile>>;

const placeOf = (folder: string): string => join(folder, 'host.json');

/** Undefined where no host has left word, or what is there can't be read. */
export function readHostFile(folder: string): HostFile | undefined {
  try {
    return hostFile.parse(JSON.parse(readFileSync(placeOf(folder), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Written whole or not at all. Call it only with the shop's lock in hand. */
export function writeHostFile(folder: string, file: HostFile): void {
  const next = `${placeOf(folder)}.next`;
  rmSync(next, { force: true });
  writeFileSync(next, `${JSON.stringify(file)}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(next, placeOf(folder));
}

/** Call it only with the shop's lock in hand. */
export function removeHostFile(folder: string): void {
  rmSync(placeOf(folder), { force: true });
}
