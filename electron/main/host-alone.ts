import { app } from 'electron';

/**
 * Runs the host in this process, for the shell that started it: the installed program can't run as a plain Node, so
 * that `regulars serve` starts it a second time for this. The host's bundle joins that shell as it is loaded, and
 * ends the process by itself.
 */
export async function runHostAlone(): Promise<void> {
  app.disableHardwareAcceleration();
  await import(new URL('./host.js', import.meta.url).href);
}
