import {
  toStationProcess,
  type FromStationProcess,
  type ToStationProcess,
} from '../electron/core/contract/station-process.ts';
import type { FromStation } from '../electron/core/contract/station.ts';
import { writeLog } from './log.ts';

/** The shell that started this process and, over it or beside it, the host. */
export interface Parent {
  /** To the host. Without one, what is said is lost: the next host asks anew. */
  readonly post: (message: FromStation) => void;
}

export interface ParentListener {
  /** From the host; not yet parsed. */
  readonly onMessage: (message: unknown) => void;
  /** The shell asks this process to end, or is gone. May be told twice. */
  readonly onEnd: () => void;
}

/** The ends of Electron's channels that this process sees; Electron's own types stay out of this room. */
interface ElectronPort {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => void;
  readonly start: () => void;
  readonly close: () => void;
}
interface ElectronParent {
  readonly postMessage: (message: unknown) => void;
  readonly on: (
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly ElectronPort[] }) => void,
  ) => void;
}

const hasElectronParent = (own: object): own is { readonly parentPort: ElectronParent } =>
  'parentPort' in own && typeof own.parentPort === 'object' && own.parentPort !== null;

/**
 * Joins whichever shell started this process: Electron's main as a utility process, or Node as a child process.
 * From here on it answers the shell's beats by itself, as long as this thread gets round to it.
 */
export function joinParent(listener: ParentListener): Parent {
  const own: object = process;
  return hasElectronParent(own) ? joinElectron(own.parentPort, listener) : joinNode(listener);
}

function hearShell(
  data: unknown,
  { onMessage, onEnd }: ParentListener,
  answer: (message: FromStationProcess) => void,
): void {
  const parsed = toStationProcess.safeParse(data);
  if (!parsed.success) return writeLog('warning', 'station.shell-unclear');
  const said: ToStationProcess = parsed.data;
  if ('beat' in said) answer({ beat: said.beat });
  else if ('close' in said) onEnd();
  else onMessage(said.message);
}

/** Each host has a port of its own, which comes with a message of main's; the host before it is gone by then. */
function joinElectron(shell: ElectronParent, listener: ParentListener): Parent {
  let host: ElectronPort | undefined;
  shell.on('message', ({ data, ports: [port] }) => {
    if (port === undefined) return hearShell(data, listener, (answer) => shell.postMessage(answer));
    host?.close();
    host = port;
    port.on('message', (event) => {
      if (host === port) listener.onMessage(event.data);
    });
    port.start();
  });
  return { post: (message) => host?.postMessage(message) };
}

function joinNode(listener: ParentListener): Parent {
  if (process.send === undefined) throw new TypeError('the device station was started by hand');
  const send = (message: FromStationProcess): void => {
    // A shell that is gone is told of by 'disconnect'; what it would have heard has nowhere to go.
    if (process.connected) process.send?.(message, undefined, {}, () => {});
  };
  process.on('message', (data) => hearShell(data, listener, send));
  process.once('disconnect', listener.onEnd);
  return { post: (message) => send({ message }) };
}
