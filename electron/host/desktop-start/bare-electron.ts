import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A program to start and the words that make it run this checkout. */
export interface Runnable {
  readonly program: string;
  readonly words: readonly string[];
}

/**
 * Electron runs a folder that it is given by an app of its own, `default_app.asar`. A distribution that is meant for
 * packaging may lack it: then the checkout is laid into a copy of it, made of links, as the app that it carries.
 */
export function runnableWith(electron: string, checkout: string): Runnable {
  const home = dirname(electron);
  const carriesDefault = existsSync(join(home, 'resources', 'default_app.asar'));
  if (process.platform !== 'linux' || carriesDefault) return { program: electron, words: [checkout] };

  const laid = join(checkout, 'release', 'electron');
  rmSync(laid, { recursive: true, force: true });
  mkdirSync(join(laid, 'resources'), { recursive: true });
  for (const name of readdirSync(home)) {
    if (name !== 'resources' && name !== basename(electron)) symlinkSync(join(home, name), join(laid, name));
  }
  symlinkSync(checkout, join(laid, 'resources', 'app'));
  const program = join(laid, basename(electron));
  // The program itself can't be a symbolic link: it looks for its files beside what the link points to.
  linkOrCopy(electron, program);
  return { program, words: [] };
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
