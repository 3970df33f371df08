import type { StationSource } from '../station-channel.ts';
import { carriedStation } from './carried-station.ts';
import { stationLives } from './station-lives.ts';
import type { FromHost, TillRequest, ToHost } from './wire.ts';

/** The shell that started this process, seen from inside it. */
export interface Parent {
  /** What it said first; not yet parsed. */
  readonly parameters: unknown;
  readonly post: (message: FromHost) => void;
  readonly onMessage: (listener: (message: TillRequest | { readonly close: true }) => void) => void;
  /** The device station that the shell keeps: over a channel of its own, or carried by the shell. */
  readonly station: StationSource;
  /** Told once, when the shell has ended or let go of the channel. */
  readonly onGone: (listener: () => void) => void;
}

/** The ends of Electron's channels that this process sees; Electron's own types stay out of this room. */
interface ElectronPort {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message' | 'close', listener: (event: { readonly data: unknown }) => void) => void;
  readonly start: () => void;
}
interface ElectronParent {
  readonly on: (
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly ElectronPort[] }) => void,
  ) => void;
}

const hasElectronParent = (own: object): own is { readonly parentPort: ElectronParent } =>
  'parentPort' in own && typeof own.parentPort === 'object' && own.parentPort !== null;

/** Joins whichever shell started this process: Electron's main as a utility process, or Node as a child process. */
export function joinParent(): Promise<Parent> {
  const own: object = process;
  return hasElectronParent(own) ? joinElectron(own.parentPort) : joinNode();
}

/** The first port is the shell's own; each later one leads to a station. */
function joinElectron(parentPort: ElectronParent): Promise<Parent> {
  const { source, begin } = stationLives();
  let hasShell = false;
  return new Promise((resolve, reject) => {
    parentPort.on('message', ({ data, ports: [port] }) => {
      if (hasShell) return port === undefined ? undefined : joinStation(port, begin);
      if (port === undefined) return reject(new TypeError('the host process was started without its port'));
      hasShell = true;
      resolve({
        parameters: data,
        post: (message) => port.postMessage(message),
        onMessage: (listener) => {
          // Our own shell is at the other end: what it sends has the form that wire.ts states.
          port.on('message', (event) => listener(event.data as TillRequest | { readonly close: true }));
          port.start();
        },
        station: source,
        onGone: (listener) => port.on('close', listener),
      });
    });
  });
}

function joinStation(port: ElectronPort, begin: ReturnType<typeof stationLives>['begin']): void {
  const life = begin((message) => port.postMessage(message));
  port.on('message', ({ data }) => life.hear(data));
  port.on('close', life.end);
  port.start();
}

function joinNode(): Promise<Parent> {
  return new Promise((resolve, reject) => {
    if (process.send === undefined) return reject(new TypeError('the host process was started by hand'));
    const post = (message: FromHost): void => {
      // A parent that is gone is told of by 'disconnect'; an answer to it has nowhere to go.
      if (process.connected) process.send?.(message);
    };
    const { source, hear } = carriedStation(post);
    process.once('message', (parameters) => {
      resolve({
        parameters,
        post,
        onMessage: (listener) => {
          // Our own shell is at the other end: what it sends has the form that wire.ts states.
          process.on('message', (data) => {
            const message = data as ToHost;
            if ('station' in message) hear(message);
            else listener(message);
          });
        },
        station: source,
        onGone: (listener) => {
          process.once('disconnect', listener);
        },
      });
    });
  });
}
