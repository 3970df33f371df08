import { app } from 'electron';
import { runCommandLine } from './command-line.ts';
import { runDesktop } from './desktop.ts';
import { commandLineWords, readLaunchOptions } from './launch-options.ts';

const words = commandLineWords(process.argv);
const running = words === undefined ? runDesktop(readLaunchOptions(process.argv)) : runCommandLine(words);

// Not awaited: Electron becomes ready only after this module has run to its end.
running.catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  app.exit(3);
});
