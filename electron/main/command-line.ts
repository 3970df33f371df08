import { app } from 'electron';

/**
 * Runs the command line inside the installed program: `regulars sale …`. No window and no display is needed; the
 * bundle of `electron/cli` stands beside this one.
 */
export async function runCommandLine(words: readonly string[]): Promise<void> {
  app.commandLine.appendSwitch('ozone-platform', 'headless');
  app.disableHardwareAcceleration();
  // The bundle is reached by its address and not by an import of its room: main only starts it, as it starts the host.
  const bundle: unknown = await import(new URL('./regulars.js', import.meta.url).href);
  app.exit(await runIn(bundle, words));
}

async function runIn(bundle: unknown, words: readonly string[]): Promise<number> {
  if (typeof bundle === 'object' && bundle !== null && 'run' in bundle && typeof bundle.run === 'function') {
    return Number(await bundle.run(words));
  }
  throw new TypeError('the command line’s bundle has no run()');
}
