import { app, nativeTheme, type BrowserWindow } from 'electron';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readMachineFacts } from '../host/machine-facts.ts';
import { linkToHost } from '../host/process/link.ts';
import { consoleLog } from '../host/process/console-log.ts';
import { declareAppProtocol, serveAppProtocol } from './app-protocol.ts';
import { forkHost } from './host-process.ts';
import type { LaunchOptions } from './launch-options.ts';
import { keepMenuMinimal, lockDown, lockDownSession } from './lockdown.ts';
import { keepStationForHost } from './station-process.ts';
import { relayCalls, relayEvents } from './till-channel.ts';
import { unreachableHost } from './unreachable.ts';
import { bringToFront, openWindow } from './window.ts';

/** Runs the desktop till: the host process and one window, side by side from the first moment. */
export async function runDesktop({ folder, role }: LaunchOptions): Promise<void> {
  // Chromium's own files are kept per shop and outside its folder; "one instance" is told by this place.
  const shopDigest = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  app.setPath('userData', join(app.getPath('appData'), 'Regulars window', shopDigest));
  if (!app.requestSingleInstanceLock()) return app.quit();

  let window: BrowserWindow | undefined;
  app.on('second-instance', () => {
    if (window !== undefined) bringToFront(window);
  });
  app.on('window-all-closed', () => app.quit());
  // Whoever must run as root turns Chromium's sandbox off for all processes; the window stays as strict as it is.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  declareAppProtocol();
  lockDown();
  keepMenuMinimal();

  await app.whenReady();
  const events = relayEvents();
  const station = keepStationForHost(consoleLog);
  const link = linkToHost({
    start: () => forkHost({ folder, role }),
    onReady: station.hostIsReady,
    onEvent: (event, trainingId) => {
      if (event.name === 'machine.changed') followTheme(folder);
      events.send(event, trainingId);
    },
    unreachable: unreachableHost,
    log: consoleLog,
  });
  endWith(() => Promise.all([link.stop(), station.stop()]));
  lockDownSession();
  serveAppProtocol(folder);
  relayCalls(link, () => window);
  followTheme(folder);
  window = openWindow(folder, readMachineFacts(folder));
  window.once('closed', () => {
    window = undefined;
  });
  events.attach(window);
}

/** What the system draws itself, and the ground before the first paint, are of the machine's theme too. */
function followTheme(folder: string): void {
  nativeTheme.themeSource = readMachineFacts(folder).appearance.theme;
}

/** Quits only once the host has closed the shop's file and is gone. */
function endWith(stop: () => Promise<unknown>): void {
  let hasStopped = false;
  let isStopping = false;
  app.on('will-quit', (event) => {
    if (hasStopped) return;
    event.preventDefault();
    if (isStopping) return;
    isStopping = true;
    void stop().finally(() => {
      hasStopped = true;
      app.quit();
    });
  });
}
