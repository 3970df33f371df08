import { spawn } from 'node:child_process';
import { Socket } from 'node:net';

let display: Promise<string> | undefined;

/**
 * The X display that windows of the tests open on: an own Xvfb, started once per test process and ended with it. It
 * chooses a free number itself and says which, so that test processes never share or fight for one.
 */
export function displayForTests(): Promise<string> {
  display ??= startXvfb();
  return display;
}

function startXvfb(): Promise<string> {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  process.once('exit', () => xvfb.kill());
  return new Promise((resolve, reject) => {
    xvfb.once('error', reject);
    xvfb.once('exit', (status) => reject(new Error(`Xvfb ended with ${status} before it had a display`)));
    const pipe = xvfb.stdio[3];
    if (!(pipe instanceof Socket)) return reject(new Error('Xvfb was started without its pipe'));
    let said = '';
    // The pipe stays open: Xvfb writes to it in parts and would die of a closed one.
    pipe.on('data', (bytes: Buffer) => {
      said += bytes.toString('utf8');
      if (!said.endsWith('\n')) return;
      xvfb.unref();
      pipe.unref();
      resolve(`:${said.trim()}`);
    });
  });
}
