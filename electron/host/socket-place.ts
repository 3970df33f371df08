import { createHash, randomBytes } from 'node:crypto';
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { trueFolder } from './folder-place.ts';

/** What `sun_path` holds, less its closing zero: 108 bytes on Linux, 104 on macOS. Longer paths are cut in silence. */
const LONGEST_SOCKET_PATH = process.platform === 'linux' ? 107 : 103;

/** Eight bytes of the folder's name tell the shops of one machine apart. */
const markOf = (folder: string): string =>
  createHash('sha256').update(trueFolder(folder)).digest('hex').slice(0, 16);

/**
 * Where a new host of this shop listens: in the shop's folder, or, where that path is too long for a socket, in a
 * fresh directory of our own that nobody else can enter. On Windows it is a named pipe.
 */
export function newSocketPlace(folder: string): string {
  if (process.platform === 'win32') {
    return `\\\\.\\pipe\\regulars-${markOf(folder)}-${randomBytes(8).toString('hex')}`;
  }
  const inFolder = join(folder, 'host.sock');
  if (Buffer.byteLength(inFolder) <= LONGEST_SOCKET_PATH) return inFolder;
  // The six characters are mkdtemp's.
  const inDirectory = `regulars-${markOf(folder)}-123456/host.sock`;
  const root = temporaryRoots().find(
    (place) => Buffer.byteLength(join(place, inDirectory)) <= LONGEST_SOCKET_PATH,
  );
  return join(mkdtempSync(join(root ?? tmpdir(), `regulars-${markOf(folder)}-`)), 'host.sock');
}

/** The user's own temporary directory may have a long name too. */
const temporaryRoots = (): readonly string[] => [...new Set([tmpdir(), '/tmp'])];

/** A socket whose host has gone is only a name. Call it only with the shop's lock in hand: then no host has one. */
export function removeStaleSockets(folder: string): void {
  if (process.platform === 'win32') return;
  rmSync(join(folder, 'host.sock'), { force: true });
  const ours = process.getuid?.();
  for (const root of temporaryRoots()) {
    for (const name of namesIn(root)) {
      if (!name.startsWith(`regulars-${markOf(folder)}-`)) continue;
      const place = join(root, name);
      const found = lstatSync(place, { throwIfNoEntry: false });
      if (found?.isDirectory() === true && found.uid === ours)
        rmSync(place, { recursive: true, force: true });
    }
  }
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

/** Takes away the socket's name, and its directory where it had one to itself. */
export function removeSocket(socket: string, folder: string): void {
  if (process.platform === 'win32') return;
  rmSync(socket, { force: true });
  if (dirname(socket) !== folder) rmSync(dirname(socket), { recursive: true, force: true });
}
