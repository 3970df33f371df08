import type { DeviceProblem, DeviceRole, DeviceState } from '../../core/contract/device-parts.ts';
import type { StationScan } from './station-link.ts';

/** What came of trying a device out. */
export interface Tried {
  readonly state: DeviceState;
  readonly outcome: 'works' | 'silent' | 'absent' | 'troubled';
  readonly problem: DeviceProblem | null;
  /** What a scanner read. */
  readonly scan: StationScan | undefined;
}

interface Tryable {
  readonly role: DeviceRole;
  readonly state: DeviceState;
  readonly problem: DeviceProblem | null;
}

export interface TryOutParts {
  readonly deviceId: string;
  /** How long a scanner may take to read something, in milliseconds. */
  readonly waitMs: number;
  /** The device as it is now; undefined where it was removed meanwhile. */
  readonly look: () => Tryable | undefined;
  /** Calls at each news, with the scan where it is one, until what it gives back is called. */
  readonly listen: (hear: (scan: StationScan | undefined) => void) => () => void;
  /** Aborted when nothing more is waited for. */
  readonly until: AbortSignal;
}

/** What was plugged in a moment ago is found within this time. */
const FOUND_WITHIN_MS = 2_000;

/** Waits for a sign of life: a scan of a scanner; that it can be opened, of anything else. */
export function tryOut({ deviceId, waitMs, look, listen, until }: TryOutParts): Promise<Tried> {
  return new Promise((resolve) => {
    const beganAt = performance.now();
    const end = (tried: Tried): void => {
      stop();
      clearTimeout(giveUpOnFinding);
      clearTimeout(giveUp);
      until.removeEventListener('abort', onOver);
      resolve(tried);
    };
    const decide = (isOver: boolean): void => {
      const device = look();
      if (device === undefined) {
        return end({ state: 'absent', outcome: 'absent', problem: null, scan: undefined });
      }
      const { state, problem } = device;
      const outcome = outcomeOf(device, isOver, performance.now() - beganAt);
      if (outcome !== undefined) end({ state, outcome, problem, scan: undefined });
    };
    const onOver = (): void => decide(true);
    const stop = listen((scan) => {
      if (scan === undefined) return decide(false);
      if (scan.deviceId === deviceId) end({ state: 'ready', outcome: 'works', problem: null, scan });
    });
    const giveUpOnFinding = setTimeout(() => decide(false), FOUND_WITHIN_MS);
    const giveUp = setTimeout(onOver, waitMs);
    until.addEventListener('abort', onOver);
    decide(until.aborted);
  });
}

/** Undefined while there is something to wait for. */
function outcomeOf(
  { role, state }: Tryable,
  isOver: boolean,
  waitedMs: number,
): Tried['outcome'] | undefined {
  if (state === 'troubled') return 'troubled';
  if (state === 'absent') return isOver || waitedMs >= FOUND_WITHIN_MS ? 'absent' : undefined;
  // A scanner is kept open; anything else is opened when there is something for it to do.
  if (role !== 'scanner' && (state === 'ready' || state === 'idle')) return 'works';
  if (state === 'ready') return isOver ? 'silent' : undefined;
  return isOver ? 'troubled' : undefined;
}
