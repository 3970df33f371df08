import { folderPlace, trueFolder } from '../host/folder-place.ts';

export interface LaunchOptions {
  /** The shop's folder: one spelling for all ways to name it. */
  readonly folder: string;
  readonly role: 'cashier' | 'owner';
}

/**
 * Reads what follows the program's name. Chromium's own switches stand between ours, so unknown ones are passed over.
 * `--role=cashier` takes rights away; nothing here can give any.
 */
export function readLaunchOptions(words: readonly string[]): LaunchOptions {
  const at = words.indexOf('--data');
  const joined = words.find((word) => word.startsWith('--data='))?.slice('--data='.length);
  return {
    folder: trueFolder(folderPlace(joined ?? (at === -1 ? undefined : words[at + 1]))),
    role: words.includes('--role=cashier') ? 'cashier' : 'owner',
  };
}

/** What follows `--command-line`, which the installed command puts before its own words; undefined for the till. */
export function commandLineWords(words: readonly string[]): readonly string[] | undefined {
  const at = words.indexOf('--command-line');
  return at === -1 ? undefined : words.slice(at + 1);
}

/** Whether this is the host process of a browser shell that the installed command started: see `electron/web`. */
export const isHostAlone = (words: readonly string[]): boolean => words.includes('--host-process');

/** The same for the device station of such a shell. */
export const isStationAlone = (words: readonly string[]): boolean => words.includes('--station-process');
