import { app } from 'electron';

/**
 * Runs the host or the device station in this process, for the shell that started it: the installed program can't run
 * as a plain Node, so that `regulars serve` starts it again for each of them. The bundle joins that shell as it is
 * loaded, and ends the process by itself.
 */
export async function runAlone(bundle: 'host' | 'station'): Promise<void> {
  app.disableHardwareAcceleration();
  await import(new URL(`./${bundle}.js`, import.meta.url).href);
}
