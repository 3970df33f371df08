import { spawn } from 'node:child_process';
import { once } from 'node:events';

let display: Promise<string> | undefined;

/**
 * The X display that windows of the tests open on: an own Xvfb, started once per test process and ended with it. It
 * chooses a free number itself and says which, so that test processes never share or fight for one.
 */
export function displayForTests(): Promise<string> {
  display ??= startXvfb();
  return display;
}

async function startXvfb(): Promise<string> {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  process.once('exit', () => xvfb.kill());
  xvfb.unref();
  const said = xvfb.stdio[3];
  if (said === null || said === undefined) throw new Error('Xvfb was started without its pipe');
  const number: unknown[] = await Promise.race([
    once(said, 'data'),
    once(xvfb, 'exit').then(() => Promise.reject(new Error('Xvfb ended before it had a display'))),
  ]);
  said.destroy();
  return `:${String(number[0]).trim()}`;
}
