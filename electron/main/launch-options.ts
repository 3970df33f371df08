import { folderPlace, trueFolder } from '../host/folder-place.ts';

export interface LaunchOptions {
  /** The shop's folder: one spelling for all ways to name it. */
  readonly folder: string;
  readonly role: 'cashier' | 'owner';
  /** The first word, where it names something other than the till: `regulars sale …` is the command line. */
  readonly isCommandLine: boolean;
}

/**
 * Reads what follows the program's name. Chromium's own switches stand between ours, so unknown ones are passed over.
 * `--role=cashier` takes rights away; nothing here can give any.
 */
export function readLaunchOptions(words: readonly string[]): LaunchOptions {
  let named: string | undefined;
  let role: LaunchOptions['role'] = 'owner';
  let isCommandLine = false;
  let isFirstWord = true;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--data') named = words[(at += 1)];
    else if (word.startsWith('--data=')) named = word.slice('--data='.length);
    else if (word === '--role=cashier') role = 'cashier';
    else if (word === '--help' || word === '--version') isCommandLine = true;
    else if (!word.startsWith('-') && isFirstWord) {
      isFirstWord = false;
      isCommandLine = word !== 'till';
    }
  }
  return { folder: trueFolder(folderPlace(named)), role, isCommandLine };
}
