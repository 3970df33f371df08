import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { localeLike, translatorFor } from '../../core/messages/translate.ts';
import { runnableWith } from './bare-electron.ts';
import { fitDatabaseAddon } from './database-addon.ts';
import { electronBinary } from './electron-binary.ts';
import { build, needsBuild } from './fresh-build.ts';

const CANNOT_START = 3;

/** What Electron says when a system can't carry a window; everything is told in a sentence of ours instead. */
const noDisplayReached = /Missing X server|cannot open display|Failed to connect to Wayland/i;
const libraryMissing = /error while loading shared libraries: ([^:\s]+)/;
/** Chromium's log is for its developers: `[4711:1121/221500.123:ERROR:gpu_init.cc(1)] …`. */
const chromiumLog = /^\[\d+:\d+\/\d+\.\d+:\w+:/;

/**
 * Opens the desktop app of this checkout with the words given (`--data DIR`), building it first where its sources
 * have changed. Resolves with the exit status when the app has ended; 3, and one sentence, where it can't start.
 */
export async function startDesktop(words: readonly string[]): Promise<number> {
  const checkout = fileURLToPath(new URL('../../..', import.meta.url));
  const say = translatorFor(localeLike(Intl.DateTimeFormat().resolvedOptions().locale));
  const tell = (sentence: string): void => {
    process.stderr.write(`${sentence}\n`);
  };
  const refuse = (sentence: string): number => {
    tell(sentence);
    return CANNOT_START;
  };

  if (!hasDisplay()) return refuse(say('desktop.noDisplay'));
  const electron = await electronBinary(checkout, () => tell(say('desktop.downloading')));
  if (electron === undefined) return refuse(say('desktop.noElectron'));
  if (needsBuild(checkout)) {
    tell(say('desktop.building'));
    const problem = await build(checkout);
    if (problem !== undefined) return refuse(`${problem.trim()}\n${say('desktop.buildFailed')}`);
  }

  fitDatabaseAddon(checkout);
  const { program, words: appWords } = runnableWith(electron, checkout);
  const { status, said } = await run(program, [...rootSwitches(), ...appWords, ...words]);
  if (status === 0 || status === 'asked to end') return 0;
  if (noDisplayReached.test(said)) return refuse(say('desktop.noDisplay'));
  const library = libraryMissing.exec(said)?.[1];
  if (library !== undefined) return refuse(say('desktop.libraryMissing', { library }));
  return refuse(say('desktop.ended', { status: String(status ?? 'unknown') }));
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
