import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const sources = ['electron', 'native', 'renderer', 'resources', 'vite.config.ts', 'package-lock.json'];
const built = ['dist/app/main.js', 'dist/preload/preload.cjs', 'dist/renderer/index.html'];

/** What the page alone is made of, which is all that a browser is served. */
const pageSources = ['electron/core', 'renderer', 'resources', 'vite.config.ts', 'package-lock.json'];
const builtPage = ['dist/renderer/index.html'];

/** Whether anything that is built from has changed since the last build, or there was none. */
export const needsBuild = (checkout: string): boolean => isOlder(checkout, built, sources);

export const needsPage = (checkout: string): boolean => isOlder(checkout, builtPage, pageSources);

function isOlder(checkout: string, results: readonly string[], from: readonly string[]): boolean {
  const builtAt = Math.min(...results.map((path) => changedAt(join(checkout, path)) ?? 0));
  return from.some((path) => newest(join(checkout, path)) > builtAt);
}

/** Builds all that is shipped. Gives what the builder said when it failed, undefined when it went well. */
export async function build(checkout: string): Promise<string | undefined> {
  const child = spawn(
    process.execPath,
    [join(checkout, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--app', '--logLevel', 'warn'],
    { cwd: checkout, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const said: Buffer[] = [];
  child.stdout.on('data', (bytes: Buffer) => said.push(bytes));
  child.stderr.on('data', (bytes: Buffer) => said.push(bytes));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return status === 0 ? undefined : Buffer.concat(said).toString('utf8');
}

function newest(path: string): number {
  const own = changedAt(path);
  if (own === undefined) return 0;
  if (!statSync(path).isDirectory()) return own;
  // A folder's own time tells of files that were taken away.
  return Math.max(own, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function changedAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
