import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty folder of its own. The caller removes it. */
export const makeFolder = (): string => mkdtempSync(join(tmpdir(), 'regulars-'));

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** An empty folder that is gone when the test that asked for it is over. */
export function folderForTest(): string {
  const folder = makeFolder();
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
