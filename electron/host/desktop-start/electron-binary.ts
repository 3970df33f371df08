import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const programs: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** A download of about 120 MB over a slow line must fit; one that can't begin ends sooner by itself. */
const DOWNLOAD_WITHIN_MS = 15 * 60_000;

/**
 * Electron's program: the one in ELECTRON_DIST where that is set, else the official one of this checkout, which is
 * downloaded on its first use. Undefined where the download can't be had.
 */
export async function electronBinary(checkout: string, onDownload: () => void): Promise<string | undefined> {
  const program = programs[process.platform] ?? 'electron';
  const given = process.env['ELECTRON_DIST'];
  if (given !== undefined && given !== '') {
    const file = join(given, program);
    return existsSync(file) ? file : undefined;
  }
  const home = join(checkout, 'node_modules', 'electron');
  const official = (): string | undefined => {
    const file = join(home, 'dist', program);
    return existsSync(join(home, 'path.txt')) && existsSync(file) ? file : undefined;
  };
  const present = official();
  if (present !== undefined) return present;
  onDownload();
  await download(join(home, 'install.js'));
  return official();
}

/** The installer's own words are for its developers; whether it worked is seen by what it left. */
async function download(installer: string): Promise<void> {
  if (!existsSync(installer)) return;
  const child = spawn(process.execPath, [installer], {
    stdio: 'ignore',
    timeout: DOWNLOAD_WITHIN_MS,
    // Without it a machine behind a proxy would never reach anything, although npm does.
    env: { ...process.env, ELECTRON_GET_USE_PROXY: '1' },
  });
  await once(child, 'exit');
}

/** The version of the official Electron of this checkout. */
export function officialElectronVersion(checkout: string): string {
  const manifest: unknown = JSON.parse(
    readFileSync(join(checkout, 'node_modules', 'electron', 'package.json'), 'utf8'),
  );
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
    return String(manifest.version);
  throw new TypeError('electron’s package.json has no version');
}
