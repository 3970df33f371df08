import { openDevices, type DevicesOptions } from './devices.ts';
import type { Drivers } from './drivers.ts';
import { watchDevices } from './hotplug.ts';
import { factsOf, writeLog } from './log.ts';
import { joinParent } from './parent.ts';

/** Devices are let go of within this time, or the process ends with them open. */
const CLOSE_WITHIN_MS = 1_500;

/** Shorter or longer times than a till's, for a station of a test. */
export type StationTimes = Pick<DevicesOptions, 'patience' | 'printerPatience'>;

/** Runs the device station over these drivers, until the shell that started this process ends it or is gone. */
export function runStation(drivers: Drivers, times: StationTimes = {}): void {
  // Drivers throw where nobody can catch it. What they leave behind can't be trusted: the shell starts a new station.
  process.on('uncaughtException', (error) => {
    writeLog('error', 'station.crashed', factsOf(error));
    endAtOnce();
  });
  const parent = joinParent({
    onMessage: (message) => devices.hear(message),
    onEnd: () => void end(),
  });
  const devices = openDevices({ drivers, tell: parent.post, watch: watchDevices, now: Date.now, ...times });

  const end = async (): Promise<void> => {
    setTimeout(endAtOnce, CLOSE_WITHIN_MS);
    await devices.close();
    process.exit(0);
  };
}

/** Node's own exit waits for its threads, and one of them may hang in a driver. */
function endAtOnce(): void {
  process.kill(process.pid, 'SIGKILL');
}
