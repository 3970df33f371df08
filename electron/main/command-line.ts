import { app } from 'electron';

/**
 * Runs the command line inside the installed program; `resources/command-line/regulars` starts it so. The bundle of
 * `electron/cli` stands beside this one and is reached by its address, not by an import of its room: main only starts
 * it, as it starts the host.
 */
export async function runCommandLine(words: readonly string[]): Promise<void> {
  app.disableHardwareAcceleration();
  const bundle: unknown = await import(new URL('./regulars.js', import.meta.url).href);
  app.exit(await runIn(bundle, words));
}

async function runIn(bundle: unknown, words: readonly string[]): Promise<number> {
  if (typeof bundle === 'object' && bundle !== null && 'run' in bundle && typeof bundle.run === 'function') {
    return Number(await bundle.run(words));
  }
  throw new TypeError('the command line’s bundle has no run()');
}
