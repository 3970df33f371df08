import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const memory = '/dev/shm';
const ROOM_IN_MEMORY = 4 * 2 ** 30;

/** A disk in memory, where the system has one with room. */
function memoryOrDisk(): string {
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > ROOM_IN_MEMORY ? memory : tmpdir();
}

/**
 * An empty folder of its own. The caller removes it. Most tests make hundreds of commits and ask of none whether it
 * would outlive a power cut: theirs are in memory where that can be, and wait for no disk.
 */
export const makeFolder = (place: 'in memory' | 'on a disk' = 'in memory'): string =>
  mkdtempSync(join(place === 'in memory' ? memoryOrDisk() : tmpdir(), 'regulars-'));

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** An empty folder that is gone when the test that asked for it is over. */
export function folderForTest(...place: Parameters<typeof makeFolder>): string {
  const folder = makeFolder(...place);
  onTestFinished(() => removeFolder(folder));
  return folder;
}

/** Every file below a folder with its bytes, journals and logs included. */
export function filesIn(folder: string): ReadonlyMap<string, Buffer> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(folder.length + 1), readFileSync(path)];
      }),
  );
}

/** The files that hold any of the texts, as UTF-8 or as UTF-16. */
export const filesHolding = (folder: string, ...texts: readonly string[]): readonly string[] =>
  [...filesIn(folder)]
    .filter(([, bytes]) =>
      texts.some((text) => bytes.includes(text, 0, 'utf8') || bytes.includes(text, 0, 'utf16le')),
    )
    .map(([name]) => name);
