import { contextBridge, ipcRenderer } from 'electron';
import type { TillBridge } from '../core/contract/bridge.ts';
import type { TillEvent } from '../core/contract/events.ts';

const listeners = new Set<(event: TillEvent) => void>();
/** What happened before the page began to listen. */
let early: TillEvent[] = [];

ipcRenderer.on('till.event', (_sent, event: TillEvent) => {
  if (listeners.size === 0) early.push(event);
  for (const listener of listeners) listener(event);
});

const bridge: TillBridge = {
  call: (procedure, input, commandId) => ipcRenderer.invoke('till', procedure, input, commandId),
  onEvent: (listener) => {
    listeners.add(listener);
    const missed = early;
    early = [];
    for (const event of missed) listener(event);
    return () => {
      listeners.delete(listener);
    };
  },
};

contextBridge.exposeInMainWorld('regulars', bridge);
