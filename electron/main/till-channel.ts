import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import type { Link } from '../host/process/link.ts';
import type { SentEvent } from '../host/process/wire.ts';
import type { EventListener } from '../host/till.ts';
import { isOurPage } from './app-protocol.ts';

/** Relays the window's calls to the host. A call from anything but the page of our own window is thrown back. */
export function relayCalls(link: Link, currentWindow: () => BrowserWindow | undefined): void {
  ipcMain.handle(
    'till',
    (event, procedure: unknown, input: unknown, commandId: unknown, trainingId: unknown) => {
      if (!isFromOurPage(event, currentWindow())) throw new Error('till: this sender may not call');
      return link.call(asText(procedure), input, idIn(commandId), idIn(trainingId));
    },
  );
}

/** An id that was given is never taken for none: a broken one is refused, not answered from another book. */
const idIn = (value: unknown): string | undefined =>
  value === undefined || value === null ? undefined : asText(value);

/** What isn't text is no name and no id: dispatch refuses the empty one. */
const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

function isFromOurPage(event: IpcMainInvokeEvent, window: BrowserWindow | undefined): boolean {
  const frame = event.senderFrame;
  return (
    window !== undefined &&
    event.sender === window.webContents &&
    frame !== null &&
    frame === event.sender.mainFrame &&
    isOurPage(frame.url)
  );
}

/** Sends the host's events to the window; what happens before its page is there waits for it, in order. */
export function relayEvents(): {
  readonly send: EventListener;
  readonly attach: (window: BrowserWindow) => void;
} {
  let ready: BrowserWindow | undefined;
  let waiting: SentEvent[] = [];
  return {
    send: (event, trainingId) => {
      if (ready === undefined) waiting.push({ event, trainingId });
      else ready.webContents.send('till.event', event, trainingId);
    },
    attach: (window) => {
      window.webContents.on('did-finish-load', () => {
        ready = window;
        for (const { event, trainingId } of waiting) window.webContents.send('till.event', event, trainingId);
        waiting = [];
      });
      // A page that is loaded anew asks for everything anew; what happens in between waits like the first time.
      window.webContents.on('did-start-loading', () => {
        ready = undefined;
      });
      window.once('closed', () => {
        ready = undefined;
      });
    },
  };
}
