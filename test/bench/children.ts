import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { WrongAnswer } from './figures.ts';

/** Runs a script of this folder, or a program of the checkout, on this Node; gives back its output and its time. */
export async function runNode(
  script: string,
  args: readonly string[],
): Promise<{ readonly output: string; readonly tookMs: number }> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const tookMs = performance.now() - startedAt;
  if (status !== 0)
    throw new WrongAnswer(`${script} ended with ${status}: ${complaint.trim().slice(-2_000)}`);
  return { output, tookMs };
}

/** A number that a child printed under this name in its JSON. */
export function numberIn(output: string, name: string): number {
  const parsed: unknown = JSON.parse(output);
  const found: unknown =
    typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, name) : undefined;
  if (typeof found !== 'number') throw new WrongAnswer(`a child prints ${name}, not ${output.slice(0, 200)}`);
  return found;
}
