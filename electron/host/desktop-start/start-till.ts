import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { localeLike, translatorFor } from '../../core/messages/translate.ts';
import { startDesktop } from './start-desktop.ts';

const commandLine = fileURLToPath(new URL('../../cli/regulars.ts', import.meta.url));

/**
 * Opens the till of this checkout: in its window, or in a browser where this machine can't have the window, which one
 * sentence says. Resolves with the exit status when it has ended.
 */
export async function startTill(words: readonly string[]): Promise<number> {
  const say = translatorFor(localeLike(Intl.DateTimeFormat().resolvedOptions().locale));
  const end = await startDesktop(words, say);
  if (end.kind === 'done') return 0;
  const instead = end.kind === 'impossible' ? ` ${say('desktop.instead.browser')}` : '';
  process.stderr.write(`${end.sentence}${instead}\n`);
  return end.kind === 'impossible' ? serveInBrowser(words) : 3;
}

/** `regulars serve` in a process of its own, in this terminal. A signal is for that one: it closes the shop first. */
function serveInBrowser(words: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [commandLine, 'serve', '--open', ...words], { stdio: 'inherit' });
  const passOn = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, passOn);
  return new Promise((resolve) => {
    child.once('exit', (status) => resolve(status ?? 3));
    child.once('error', () => resolve(3));
  });
}
