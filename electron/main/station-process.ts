import { MessageChannelMain, utilityProcess, type MessagePortMain } from 'electron';
import { fileURLToPath } from 'node:url';
import { fromStationProcess } from '../core/contract/station-process.ts';
import type { Log } from '../host/log.ts';
import { keepStation, type StationChild } from '../host/process/station-keeper.ts';
import type { JoinableHost } from './host-process.ts';

const entry = fileURLToPath(new URL('./station.js', import.meta.url));

interface JoinableStation extends StationChild {
  readonly joinHost: (port: MessagePortMain) => void;
}

export interface JoinedStation {
  /** Joins this host with the station; the first one is what the station is started after. */
  readonly hostIsReady: (host: JoinableHost) => void;
  readonly stop: () => Promise<void>;
}

/** Keeps a device station and gives it and the host a channel of their own, anew whenever one of them is another. */
export function keepStationForHost(log: Log): JoinedStation {
  let host: JoinableHost | undefined;
  let station: JoinableStation | undefined;
  const join = (): void => {
    if (host === undefined || station === undefined) return;
    const { port1, port2 } = new MessageChannelMain();
    host.joinStation(port1);
    station.joinHost(port2);
  };
  const keeper = keepStation({
    start: forkStation,
    onJoined: (started) => {
      station = started;
      join();
    },
    onLost: () => {
      station = undefined;
    },
    log,
  });
  return {
    hostIsReady: (ready) => {
      host = ready;
      join();
      keeper.start();
    },
    stop: keeper.stop,
  };
}

function forkStation(): JoinableStation {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Regulars devices' });
  return {
    post: (message) => child.postMessage(message),
    onBeat: (listener) => {
      child.on('message', (data: unknown) => {
        const frame = fromStationProcess.safeParse(data);
        if (frame.success && 'beat' in frame.data) listener(frame.data.beat);
      });
    },
    onExit: (listener) => child.once('exit', () => listener()),
    kill: () => killAtOnce(child.pid),
    joinHost: (port) => child.postMessage(null, [port]),
  };
}

/** Electron's own kill asks first, which a station that hangs doesn't hear. Without a number it isn't there yet. */
function killAtOnce(processId: number | undefined): void {
  try {
    if (processId !== undefined) process.kill(processId, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}
