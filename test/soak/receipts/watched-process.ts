import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { commandLineOf, descendantsOf } from '../../helpers/desktop.ts';
import type { KeptMemory } from '../../helpers/station-process.ts';

const teller = fileURLToPath(new URL('../tell-memory.cjs', import.meta.url));
const LIMIT_MS = 60_000;

/** The words that start a program of the checkout so that it can be asked what it keeps; `file` is its own alone. */
export const watchedWords = (program: string, file: string): [string, ...string[]] => [
  process.execPath,
  ...['--expose-gc', '-r', teller, program, file],
];

/** What the process that was started with this file holds once what nothing holds is swept up. Linux only. */
export async function keptBy(file: string): Promise<KeptMemory> {
  const id = descendantsOf(process.pid).find((below) => commandLineOf(below).includes(file));
  if (id === undefined) throw new Error(`no process tells ${file}`);
  rmSync(file, { force: true });
  process.kill(id, 'SIGUSR2');
  for (let waitedMs = 0; !existsSync(file); waitedMs += 5) {
    if (waitedMs > LIMIT_MS) throw new Error('a process doesn’t say what it keeps');
    await wait(5);
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}
