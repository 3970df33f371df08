import { contextBridge, ipcRenderer } from 'electron';
import type { TillBridge } from '../core/contract/bridge.ts';
import type { TillEvent } from '../core/contract/events.ts';

type Listener = Parameters<TillBridge['onEvent']>[0];

const listeners = new Set<Listener>();
/** What happened before the page began to listen. */
let early: Parameters<Listener>[] = [];

ipcRenderer.on('till.event', (_sent, event: TillEvent, trainingId: string | null) => {
  if (listeners.size === 0) early.push([event, trainingId]);
  for (const listener of listeners) listener(event, trainingId);
});

const bridge: TillBridge = {
  call: (procedure, input, commandId, trainingId) =>
    ipcRenderer.invoke('till', procedure, input, commandId, trainingId),
  onEvent: (listener) => {
    listeners.add(listener);
    const missed = early;
    early = [];
    for (const [event, trainingId] of missed) listener(event, trainingId);
    return () => {
      listeners.delete(listener);
    };
  },
};

contextBridge.exposeInMainWorld('regulars', bridge);
