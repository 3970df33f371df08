import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { TillBridge } from '../../electron/core/contract/bridge.ts';
import type { Result } from '../../electron/core/domain/result.ts';
import { displayForTests } from './display.ts';

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
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Asks over the window's own bridge, as the renderer does: window → main → host process. */
  readonly call: (
    procedure: string,
    input: unknown,
    commandId?: string,
  ) => Promise<Result<unknown, ErrorBody>>;
  /** Closes the window as a person would and waits until every process is gone. */
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

/** Starts the packaged app on a shop's folder and waits for its window. */
export async function launchTill({
  folder,
  args = [],
  environment = {},
}: LaunchOptions): Promise<LaunchedTill> {
  const app = await _electron.launch({
    executablePath: packagedApp,
    args: [...machineSwitches(), '--data', folder, ...args],
    env: await launchEnvironment(environment),
    timeout: 30_000,
  });
  const page = await app.firstWindow();
  return {
    app,
    page,
    call: (procedure, input, commandId) =>
      page.evaluate(([name, value, id]) => window.regulars.call(name, value, id), [
        procedure,
        input,
        commandId,
      ] as const),
    close: async () => {
      const processIds = [app.process().pid ?? 0, ...descendantsOf(app.process().pid ?? 0)];
      await app.close();
      await Promise.all(processIds.map(processIsGone));
    },
  };
}

/** Every process below one, by /proc. */
export function descendantsOf(processId: number): readonly number[] {
  let children: string;
  try {
    children = readFileSync(`/proc/${processId}/task/${processId}/children`, 'utf8');
  } catch {
    return [];
  }
  return children
    .split(' ')
    .filter((text) => text.trim() !== '')
    .flatMap((text) => [Number(text), ...descendantsOf(Number(text))]);
}

/** The program and arguments of a process; empty once it is gone. */
export function commandLineOf(processId: number): string {
  try {
    return readFileSync(`/proc/${processId}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** Resolves once the process has ended (a zombie counts as ended). */
export async function processIsGone(processId: number): Promise<void> {
  while (commandLineOf(processId) !== '') await new Promise((resolve) => setTimeout(resolve, 20));
}

/** The installed command, as a shopkeeper would link it into the PATH. */
export const packagedCommand = join(dirname(packagedApp), 'resources', 'command-line', 'regulars');
