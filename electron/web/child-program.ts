import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The words after this program's own that run one of our processes: in a checkout from its source, else from the bundle. */
export function wordsToRun(name: 'host' | 'station', source: string): readonly string[] {
  const isCheckout = import.meta.url.endsWith('.ts');
  // Inside the installed program there is no plain Node: it is started a second time, without a window.
  return process.versions['electron'] === undefined
    ? [fileURLToPath(new URL(isCheckout ? source : `./${name}.js`, import.meta.url))]
    : ['--no-sandbox', '--ozone-platform=headless', '--log-level=3', `--${name}-process`];
}

/** Tells once that a process is gone. One that can't be started at all has an error and no exit. */
export function onceGone(child: ChildProcess, listener: () => void): void {
  let isTold = false;
  const tell = (): void => {
    if (isTold) return;
    isTold = true;
    listener();
  };
  child.once('exit', tell).on('error', () => {
    if (child.pid === undefined) tell();
  });
}
