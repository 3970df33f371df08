import { spawn } from 'node:child_process';
import type { HostChild } from '../host/process/link.ts';
import type { FromHost, HostParameters, ToHost } from '../host/process/wire.ts';
import { onceGone, wordsToRun } from './child-program.ts';

const words = wordsToRun('host', '../host/process/host.ts');

/** Starts the host as a child process, joined to this one by Node's own channel. */
export function forkHost(
  parameters: HostParameters,
  [program, ...first] = [process.execPath, ...words],
): HostChild {
  const child = spawn(program ?? process.execPath, first, {
    // It keeps what JSON loses: an input that is no valid one must arrive as it was sent, to be refused.
    serialization: 'advanced',
    // A group of its own: Ctrl-C in the terminal is for this process, which then lets the host close the shop's file.
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const post = (message: ToHost | HostParameters): void => {
    // A channel that breaks is told of by the child's end, at which everything under way is asked again.
    if (child.connected) child.send(message, () => {});
  };
  post(parameters);
  return {
    post,
    onMessage: (listener) => {
      // The host is our own program of the same version: what it sends has the form that wire.ts states.
      child.on('message', (message) => listener(message as FromHost));
    },
    onExit: (listener) => onceGone(child, listener),
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
