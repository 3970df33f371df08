import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const hasZbar = (): boolean => spawnSync('zbarimg', ['--version']).status === 0;

/** Why no codes can be read off pictures here, or undefined where they can. */
export const whyNoZbar = (): string | undefined =>
  hasZbar() ? undefined : 'zbarimg isn’t there: on Debian, `sudo apt-get install zbar-tools` brings it';

/** The codes that zbarimg finds in a picture, such as `EAN-13:2912345678906`. */
export function readCodes(png: Uint8Array): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-zbar-'));
  const file = join(folder, 'slip.png');
  try {
    writeFileSync(file, png);
    const { stdout } = spawnSync('zbarimg', ['--quiet', '--nodbus', file], { encoding: 'utf8' });
    return stdout.split('\n').filter((line) => line !== '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
