import type { FromHost, ToHost } from './wire.ts';

/** The shell that started this process, seen from inside it. */
export interface Parent {
  /** What it said first; not yet parsed. */
  readonly parameters: unknown;
  readonly post: (message: FromHost) => void;
  readonly onMessage: (listener: (message: ToHost) => void) => void;
  /** Told once, when the shell has ended or let go of the channel. */
  readonly onGone: (listener: () => void) => void;
}

/** The ends of Electron's channels that this process sees; Electron's own types stay out of this room. */
interface ElectronPort {
  readonly postMessage: (message: FromHost) => void;
  readonly on: (event: 'message' | 'close', listener: (event: { readonly data: ToHost }) => void) => void;
  readonly start: () => void;
}
interface ElectronParent {
  readonly once: (
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

function joinElectron(parentPort: ElectronParent): Promise<Parent> {
  return new Promise((resolve, reject) => {
    parentPort.once('message', ({ data, ports: [port] }) => {
      if (port === undefined) return reject(new TypeError('the host process was started without its port'));
      resolve({
        parameters: data,
        post: (message) => port.postMessage(message),
        onMessage: (listener) => {
          port.on('message', (event) => listener(event.data));
          port.start();
        },
        onGone: (listener) => port.on('close', listener),
      });
    });
  });
}

function joinNode(): Promise<Parent> {
  return new Promise((resolve, reject) => {
    if (process.send === undefined) return reject(new TypeError('the host process was started by hand'));
    process.once('message', (parameters) => {
      resolve({
        parameters,
        post: (message) => {
          // A parent that is gone is told of by 'disconnect'; an answer to it has nowhere to go.
          if (process.connected) process.send?.(message);
        },
        onMessage: (listener) => {
          // Our own shell is at the other end: what it sends has the form that wire.ts states.
          process.on('message', (message) => listener(message as ToHost));
        },
        onGone: (listener) => {
          process.once('disconnect', listener);
        },
      });
    });
  });
}
