import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Electron from 'electron';
import { chromium, type Page } from 'playwright-core';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { TillBridge } from '../../electron/core/contract/bridge.ts';
import type { Result } from '../../electron/core/domain/result.ts';
import { displayForTests } from './display.ts';
import { connectToMain, type MainProcess } from './main-process.ts';

declare global {
  interface Window {
    readonly regulars: TillBridge;
  }
}

/** Where `package-desktop.ts` puts the app that the desktop tests drive. */
export const packagedApp = join(
  fileURLToPath(new URL('../../release/for-tests/linux-unpacked/', import.meta.url)),
  'regulars-till',
);

/** Why the packaged app can't be driven here, or undefined where it can. Tests that need it say this reason. */
export function whyNoDesktop(): string | undefined {
  if (process.platform !== 'linux') return 'the desktop tests drive the packaged app on Linux only';
  if (!existsSync(packagedApp))
    return 'there is no packaged app: `npm run package:test` makes one where an Electron can be had';
  return undefined;
}

export interface LaunchOptions {
  /** The shop's folder. */
  readonly folder: string;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export interface LaunchedTill {
  readonly app: {
    readonly evaluate: MainProcess['evaluate'];
    readonly process: () => ChildProcess;
    /** Lets go of the inspector, which keeps a process that has ended from being gone. */
    readonly disconnect: () => void;
  };
  readonly page: Page;
  /** Asks over the window's own bridge, as the renderer does: window → main → host process. */
  readonly call: (
    procedure: string,
    input: unknown,
    commandId?: string,
    trainingId?: string,
  ) => Promise<Result<unknown, ErrorBody>>;
  /** Quits as a person would and waits until every process is gone; does nothing the second time. */
  readonly close: () => Promise<void>;
}

/** The switches that the packaged app needs on this machine: Chromium's sandbox refuses to run as root. */
export const machineSwitches = (): readonly string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/** The environment for a launch: this one, with the display that the tests share. */
export async function launchEnvironment(more: Readonly<Record<string, string>> = {}) {
  const own = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { ...Object.fromEntries(own), ...more, DISPLAY: await displayForTests() };
}

/**
 * Starts the packaged app on a shop's folder and waits for its page. Playwright is connected once the page is there:
 * its own launcher connects while the window opens and then now and then misses the page's coming.
 */
export async function launchTill({
  folder,
  args = [],
  environment = {},
}: LaunchOptions): Promise<LaunchedTill> {
  const child = spawn(
    packagedApp,
    ['--inspect=0', '--remote-debugging-port=0', ...machineSwitches(), '--data', folder, ...args],
    { env: await launchEnvironment(environment), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const endWithTests = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', endWithTests);
  const { main: mainAddress, browser: browserAddress } = await addressesOf(child);
  const main = await connectToMain(mainAddress);
  await main.evaluate(pageIsThere);
  const browser = await chromium.connectOverCDP(browserAddress);
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('the app opened no window');
  let closing: Promise<void> | undefined;

  const quit = async (): Promise<void> => {
    const processId = child.pid ?? 0;
    const processIds = [processId, ...descendantsOf(processId)];
    await main.evaluate(({ app }) => app.quit()).catch(() => {});
    main.disconnect();
    await browser.close();
    await Promise.all(processIds.map(processIsGone));
    process.off('exit', endWithTests);
  };

  return {
    app: { evaluate: main.evaluate, process: () => child, disconnect: main.disconnect },
    page,
    call: (procedure, input, commandId, trainingId) =>
      page.evaluate(([name, value, id, training]) => window.regulars.call(name, value, id, training), [
        procedure,
        input,
        commandId,
        trainingId,
      ] as const),
    close: () => (closing ??= quit()),
  };
}

/** Reads where the app's inspectors listen from what it prints; says all that it printed where it ends before that. */
function addressesOf(child: ChildProcess): Promise<{ readonly main: string; readonly browser: string }> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (bytes: Buffer) => {
      said += bytes.toString('utf8');
      const main = /^Debugger listening on (ws:\S+)$/m.exec(said)?.[1];
      const browser = /^DevTools listening on (ws:\S+)$/m.exec(said)?.[1];
      if (main !== undefined && browser !== undefined) resolve({ main, browser });
    });
    child.once('error', reject);
    child.once('exit', (status) => reject(new Error(`the app ended with ${status} at its start:\n${said}`)));
  });
}

/** Runs in the main process: resolves when the window's page has been loaded. */
async function pageIsThere({ app, BrowserWindow }: typeof Electron): Promise<void> {
  await app.whenReady();
  const window =
    BrowserWindow.getAllWindows()[0] ??
    (await new Promise<Electron.BrowserWindow>((resolve) => {
      app.once('browser-window-created', (_created, opened) => resolve(opened));
    }));
  if (!window.webContents.isLoading() && window.webContents.getURL() !== '') return;
  await new Promise<void>((resolve) => {
    window.webContents.once('did-finish-load', () => resolve());
  });
}

/** Every process below one, by /proc: each of its threads lists the children that it started. */
export function descendantsOf(processId: number): readonly number[] {
  return entriesOf(`/proc/${processId}/task`)
    .flatMap((thread) => textOf(`/proc/${processId}/task/${thread}/children`).split(' '))
    .filter((text) => text.trim() !== '')
    .flatMap((text) => [Number(text), ...descendantsOf(Number(text))]);
}

/** A process may end while it is looked at: then there is nothing to read. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The program and arguments of a process; empty once it is gone. */
export const commandLineOf = (processId: number): string =>
  textOf(`/proc/${processId}/cmdline`).replaceAll('\0', ' ');

/** Resolves once the process has ended (a zombie counts as ended). */
export async function processIsGone(processId: number): Promise<void> {
  while (commandLineOf(processId) !== '') await new Promise((resolve) => setTimeout(resolve, 20));
}

/** The installed command, as a shopkeeper would link it into the PATH. */
export const packagedCommand = join(dirname(packagedApp), 'resources', 'command-line', 'regulars');
