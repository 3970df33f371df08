import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fromStationProcess, type ToStationProcess } from '../core/contract/station-process.ts';
import type { Log } from '../host/log.ts';
import type { StationChild } from '../host/process/station-keeper.ts';
import { onceGone, wordsToRun } from './child-program.ts';

const words = wordsToRun('station', '../../native/station.ts');

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
    onExit: (listener) => onceGone(child, listener),
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
