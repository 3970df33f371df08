import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Translate } from '../../core/messages/translate.ts';
import { runnableWith } from './bare-electron.ts';
import { fitDatabaseAddon } from './database-addon.ts';
import { electronBinary } from './electron-binary.ts';
import { build, needsBuild } from './fresh-build.ts';

/** What Electron says when a system can't carry a window; everything is told in a sentence of ours instead. */
const noDisplayReached = /Missing X server|cannot open display|Failed to connect to Wayland/i;
const libraryMissing = /error while loading shared libraries: ([^:\s]+)/;
/** Chromium's log is for its developers: `[4711:1121/221500.123:ERROR:gpu_init.cc(1)] …`. */
const chromiumLog = /^\[\d+:\d+\/\d+\.\d+:\w+:/;

/** What came of a start: the app has ended well; it broke, in a sentence; or this machine can't run it at all. */
export type DesktopEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'broken'; readonly sentence: string }
  | { readonly kind: 'impossible'; readonly sentence: string };

/**
 * Opens the desktop app of this checkout with the words given (`--data DIR`), building it first where its sources
 * have changed. Resolves when the app has ended, or can't be started.
 */
export async function startDesktop(words: readonly string[], say: Translate): Promise<DesktopEnd> {
  const checkout = fileURLToPath(new URL('../../..', import.meta.url));
  const tell = (sentence: string): void => {
    process.stderr.write(`${sentence}\n`);
  };
  const refuse = (sentence: string): DesktopEnd => ({ kind: 'impossible', sentence });
  const broken = (sentence: string): DesktopEnd => ({ kind: 'broken', sentence });

  if (!hasDisplay()) return refuse(say('desktop.noDisplay'));
  const electron = await electronBinary(checkout, () => tell(say('desktop.downloading')));
  if (electron === undefined) return refuse(say('desktop.noElectron'));
  if (needsBuild(checkout)) {
    tell(say('desktop.building'));
    const problem = await build(checkout);
    if (problem !== undefined) return broken(`${problem.trim()}\n${say('desktop.buildFailed')}`);
  }

  fitDatabaseAddon(checkout);
  const { program, words: appWords } = runnableWith(electron, checkout);
  const { status, said } = await run(program, [...rootSwitches(), ...appWords, ...words]);
  if (status === 0 || status === 'asked to end') return { kind: 'done' };
  if (noDisplayReached.test(said)) return refuse(say('desktop.noDisplay'));
  const library = libraryMissing.exec(said)?.[1];
  if (library !== undefined) return refuse(say('desktop.libraryMissing', { library }));
  return broken(say('desktop.ended', { status: String(status ?? 'unknown') }));
}

const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);

/** Chromium's sandbox refuses to run as root, which is how containers run. */
const rootSwitches = (): readonly string[] =>
  process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

async function run(
  program: string,
  words: readonly string[],
): Promise<{ readonly status: number | 'asked to end' | null; readonly said: string }> {
  const { ELECTRON_RUN_AS_NODE: _asNode, ...environment } = process.env;
  const child = spawn(program, words, { stdio: ['inherit', 'inherit', 'pipe'], env: environment });
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
    child.once('error', () => resolve(null));
  });
  let isAskedToEnd = false;
  const passOn = (signal: NodeJS.Signals): void => {
    isAskedToEnd = true;
    child.kill(signal);
  };
  process.once('SIGINT', passOn).once('SIGTERM', passOn);
  const lastLines: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    lastLines.push(line);
    if (lastLines.length > 50) lastLines.shift();
    const isNoise = chromiumLog.test(line) || libraryMissing.test(line) || noDisplayReached.test(line);
    if (!isNoise) process.stderr.write(`${line}\n`);
  }
  const status = await ended;
  return { status: isAskedToEnd ? 'asked to end' : status, said: lastLines.join('\n') };
}
