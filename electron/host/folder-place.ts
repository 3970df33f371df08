import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/** What decides where the shop's folder is; handed in so that a test can be any system. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

const ours = (): Surroundings => ({
  platform: process.platform,
  environment: process.env,
  home: homedir(),
});

/**
 * The shop's folder, absolute: what `--data` named, else REGULARS_DATA, else the system's place for an
 * application's data. The folder needn't exist.
 */
export function folderPlace(named: string | undefined, around: Surroundings = ours()): string {
  const asked = filled(named) ?? filled(around.environment['REGULARS_DATA']);
  return asked === undefined ? systemPlace(around) : resolve(asked);
}

function systemPlace({ platform, environment, home }: Surroundings): string {
  switch (platform) {
    case 'win32':
      return join(filled(environment['APPDATA']) ?? join(home, 'AppData', 'Roaming'), 'Regulars');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Regulars');
    default:
      return join(absolute(environment['XDG_DATA_HOME']) ?? join(home, '.local', 'share'), 'regulars');
  }
}

const filled = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

/** The XDG base directory specification asks to ignore a relative path. */
const absolute = (path: string | undefined): string | undefined => (path?.startsWith('/') ? path : undefined);

/** One spelling per folder: links are followed as far as the path exists. Two names of one shop become equal. */
export function trueFolder(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    // The folder isn't there yet, or can't be looked into: its parent decides.
    const parent = dirname(folder);
    return parent === folder ? folder : join(trueFolder(parent), basename(folder));
  }
}
