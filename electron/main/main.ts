import { app } from 'electron';
import { runDesktop } from './desktop.ts';
import { readLaunchOptions } from './launch-options.ts';

// In a checkout the first word after Electron's name is the folder that it runs.
const words = process.argv.slice(app.isPackaged ? 1 : 2);
const launch = readLaunchOptions(words);

const running = launch.isCommandLine
  ? import('./command-line.ts').then(({ runCommandLine }) => runCommandLine(words))
  : runDesktop(launch);

// Not awaited: Electron becomes ready only after this module has run to its end.
running.catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  app.exit(3);
});
