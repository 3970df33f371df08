import { MessageChannelMain, utilityProcess, type MessagePortMain } from 'electron';
import { fileURLToPath } from 'node:url';
import type { HostChild } from '../host/process/link.ts';
import type { FromHost, HostParameters } from '../host/process/wire.ts';

const entry = fileURLToPath(new URL('./host.js', import.meta.url));

/** A host that can be given a channel of its own to the device station. */
export interface JoinableHost extends HostChild {
  readonly joinStation: (port: MessagePortMain) => void;
}

/** Starts the host as a utility process of its own, joined to main by a message channel. */
export function forkHost(parameters: HostParameters): JoinableHost {
  const { port1: ours, port2: theirs } = new MessageChannelMain();
  const child = utilityProcess.fork(entry, [], { serviceName: 'Regulars host' });
  child.postMessage(parameters, [theirs]);
  return {
    post: (message) => ours.postMessage(message),
    onMessage: (listener) => {
      // The host is our own bundle of the same build: what it sends has the form that wire.ts states.
      ours.on('message', ({ data }: { readonly data: FromHost }) => listener(data));
      ours.start();
    },
    onExit: (listener) => {
      child.once('exit', () => {
        ours.close();
        listener();
      });
    },
    kill: () => {
      child.kill();
    },
    joinStation: (port) => child.postMessage(null, [port]),
  };
}
