import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import type { TillEvent } from '../core/contract/events.ts';
import type { Link } from '../host/process/link.ts';
import { isOurPage } from './app-protocol.ts';

/** Relays the window's calls to the host. A call from anything but the page of our own window is thrown back. */
export function relayCalls(link: Link, currentWindow: () => BrowserWindow | undefined): void {
  ipcMain.handle('till', (event, procedure: unknown, input: unknown, commandId: unknown) => {
    if (!isFromOurPage(event, currentWindow())) throw new Error('till: this sender may not call');
    return link.call(
      asText(procedure),
      input,
      commandId === undefined || commandId === null ? undefined : asText(commandId),
    );
  });
}

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
  readonly send: (event: TillEvent) => void;
  readonly attach: (window: BrowserWindow) => void;
} {
  let ready: BrowserWindow | undefined;
  let waiting: TillEvent[] = [];
  return {
    send: (event) => {
      if (ready === undefined) waiting.push(event);
      else ready.webContents.send('till.event', event);
    },
    attach: (window) => {
      window.webContents.on('did-finish-load', () => {
        ready = window;
        for (const event of waiting) window.webContents.send('till.event', event);
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
