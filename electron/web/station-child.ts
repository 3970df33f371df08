import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { fromStationProcess, type ToStationProcess } from '../core/contract/station-process.ts';
import type { Log } from '../host/log.ts';
import type { StationChild } from '../host/process/station-keeper.ts';

/** In a checkout the station runs from its source; in the bundle it stands beside this file. */
const entry = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../native/station.ts' : './station.js', import.meta.url),
);

/** Inside the installed program there is no plain Node: it is started a second time, without a window. */
const words =
  process.versions['electron'] === undefined
    ? [entry]
    : ['--no-sandbox', '--ozone-platform=headless', '--log-level=3', '--station-process'];

/** A line of a library that has gone mad is cut. */
const LONGEST_LINE = 1_000;

/** A station that is joined by Node's own channel, over which the host's messages are carried. */
export interface CarryingStationChild extends StationChild {
  /** Not yet parsed. */
  readonly onStationMessage: (listener: (message: unknown) => void) => void;
}

/** Starts the device station as a child process. */
export function forkStation(
  log: Log,
  [program, ...first] = [process.execPath, ...words],
): CarryingStationChild {
  const child = spawn(program ?? process.execPath, first, {
    // A group of its own: Ctrl-C in the terminal is for this process, which then lets the station close its devices.
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  // Drivers say on stderr why they die. In the terminal of `regulars serve` nobody would look for it.
  if (child.stderr !== null) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      log.write('warning', 'station.said', { line: line.slice(0, LONGEST_LINE) });
    });
  }
  const onFrame = (listener: (frame: ReturnType<typeof fromStationProcess.parse>) => void): void => {
    child.on('message', (data) => {
      const frame = fromStationProcess.safeParse(data);
      if (frame.success) listener(frame.data);
    });
  };
  return {
    post: (message: ToStationProcess) => {
      if (child.connected) child.send(message, () => {});
    },
    onBeat: (listener) => onFrame((frame) => void ('beat' in frame && listener(frame.beat))),
    onStationMessage: (listener) => onFrame((frame) => void ('message' in frame && listener(frame.message))),
    onExit: (listener) => {
      let isTold = false;
      const tell = (): void => {
        if (isTold) return;
        isTold = true;
        listener();
      };
      // A program that can't be started at all has an error and no exit.
      child.once('exit', tell).on('error', () => {
        if (child.pid === undefined) tell();
      });
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
