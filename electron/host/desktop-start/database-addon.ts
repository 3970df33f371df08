import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * An Electron in ELECTRON_DIST may be older than the one that better-sqlite3's addon is built for; SQLITE_BINDING
 * names an addon that fits it. A copy of the package with that addon is put where only the built app finds it, and is
 * taken away when it isn't asked for any more.
 */
export function fitDatabaseAddon(checkout: string): void {
  const fitted = join(checkout, 'dist', 'node_modules');
  rmSync(fitted, { recursive: true, force: true });
  const addon = process.env['SQLITE_BINDING'];
  if (addon === undefined || addon === '') return;
  const original = join(checkout, 'node_modules', 'better-sqlite3');
  const copy = join(fitted, 'better-sqlite3');
  for (const part of ['package.json', 'lib'])
    cpSync(join(original, part), join(copy, part), { recursive: true });
  cpSync(addon, join(copy, 'prebuilds', `${process.platform}-${process.arch}.node`));
}
