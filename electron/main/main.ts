import { app } from 'electron';
import { runCommandLine } from './command-line.ts';
import { runDesktop } from './desktop.ts';
import { runHostAlone } from './host-alone.ts';
import { commandLineWords, isHostAlone, readLaunchOptions } from './launch-options.ts';

function run(): Promise<void> {
  if (isHostAlone(process.argv)) return runHostAlone();
  const words = commandLineWords(process.argv);
  return words === undefined ? runDesktop(readLaunchOptions(process.argv)) : runCommandLine(words);
}

const running = run();

// Not awaited: Electron becomes ready only after this module has run to its end.
running.catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  app.exit(3);
});
