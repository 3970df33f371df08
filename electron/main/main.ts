import { app } from 'electron';
import { runCommandLine } from './command-line.ts';
import { runDesktop } from './desktop.ts';
import { commandLineWords, isHostAlone, isStationAlone, readLaunchOptions } from './launch-options.ts';
import { runAlone } from './run-alone.ts';

function run(): Promise<void> {
  if (isHostAlone(process.argv)) return runAlone('host');
  if (isStationAlone(process.argv)) return runAlone('station');
  const words = commandLineWords(process.argv);
  return words === undefined ? runDesktop(readLaunchOptions(process.argv)) : runCommandLine(words);
}

const running = run();

// Not awaited: Electron becomes ready only after this module has run to its end.
running.catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  app.exit(3);
});
