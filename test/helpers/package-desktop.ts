import '../../electron/host/node-version.cjs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  electronBinary,
  officialElectronVersion,
} from '../../electron/host/desktop-start/electron-binary.ts';
import { build } from '../../electron/host/desktop-start/fresh-build.ts';

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const output = join(checkout, 'release', 'for-tests');

export type Packaging =
  | { readonly outcome: 'packaged'; readonly electronVersion: string }
  | { readonly outcome: 'skipped'; readonly why: string }
  | { readonly outcome: 'failed'; readonly said: string };

/**
 * Packages the desktop app as it ships, but for one fuse: Playwright drives it through the inspector, which the
 * product has off. Electron comes from ELECTRON_DIST (with ELECTRON_DIST_VERSION, and with SQLITE_BINDING where its
 * Node-API is older than the shipped addon's), else it is the official one.
 */
export async function packageForTests(): Promise<Packaging> {
  if (process.platform !== 'linux') {
    return { outcome: 'skipped', why: 'the desktop tests drive the packaged app on Linux only' };
  }
  const electron = await electronToPackage();
  if ('why' in electron) return { outcome: 'skipped', why: electron.why };

  rmSync(output, { recursive: true, force: true });
  const problem = (await build(checkout)) ?? (await runBuilder(electron));
  if (problem !== undefined) return { outcome: 'failed', said: problem };

  const binding = process.env['SQLITE_BINDING'];
  if (binding !== undefined && binding !== '') copyFileSync(binding, shippedBinding);
  return { outcome: 'packaged', electronVersion: electron.version };
}

const shippedBinding = join(
  output,
  'linux-unpacked/resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds',
  `linux-${process.arch}.node`,
);

interface ElectronToPackage {
  readonly folder: string;
  readonly version: string;
}

async function electronToPackage(): Promise<ElectronToPackage | { readonly why: string }> {
  const given = process.env['ELECTRON_DIST'];
  const program = await electronBinary(checkout, () => {});
  if (given !== undefined && given !== '') {
    const version = process.env['ELECTRON_DIST_VERSION'];
    if (program === undefined) throw new Error(`ELECTRON_DIST is set, but there is no Electron in ${given}`);
    if (version === undefined) throw new Error('ELECTRON_DIST is set without ELECTRON_DIST_VERSION');
    return { folder: given, version };
  }
  return program === undefined
    ? { why: 'Electron couldn’t be downloaded here, and ELECTRON_DIST names none' }
    : { folder: dirname(program), version: officialElectronVersion(checkout) };
}

/** Gives what electron-builder said when it failed. */
async function runBuilder({ folder, version }: ElectronToPackage): Promise<string | undefined> {
  const builder = join(checkout, 'node_modules', 'electron-builder', 'cli.js');
  const child = spawn(
    process.execPath,
    [
      builder,
      '--linux',
      '--dir',
      '--publish=never',
      `-c.electronDist=${folder}`,
      `-c.electronVersion=${version}`,
      `-c.directories.output=${output}`,
      '-c.electronFuses.enableNodeCliInspectArguments=true',
    ],
    { cwd: checkout, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const said: Buffer[] = [];
  child.stdout.on('data', (bytes: Buffer) => said.push(bytes));
  child.stderr.on('data', (bytes: Buffer) => said.push(bytes));
  const [status]: unknown[] = await once(child, 'close');
  const isThere = existsSync(shippedBinding);
  return status === 0 && isThere ? undefined : Buffer.concat(said).toString('utf8');
}

if (import.meta.main) {
  const packaging = await packageForTests();
  if (packaging.outcome === 'packaged') {
    console.log(`Packaged with Electron ${packaging.electronVersion} in ${output}`);
  } else {
    console.error(packaging.outcome === 'skipped' ? `Not packaged: ${packaging.why}` : packaging.said);
    process.exitCode = 1;
  }
}
