import { performance } from 'node:perf_hooks';
import type { ToStationProcess } from '../../core/contract/station-process.ts';
import type { Log } from '../log.ts';

/** One life of the device station's process, whatever starts it: Electron's utility process or a child process. */
export interface StationChild {
  readonly post: (message: ToStationProcess) => void;
  /** Told of each answer to a beat. */
  readonly onBeat: (listener: (beat: number) => void) => void;
  /** Told once, however the process ended. */
  readonly onExit: (listener: () => void) => void;
  /** As SIGKILL does: a process that hangs hears nothing else. */
  readonly kill: () => void;
}

export interface StationPatience {
  readonly beatEveryMs: number;
  /** So many beats in a row without an answer, and a station that has answered before is killed. */
  readonly beatsMissed: number;
  /** The same for one that has only been started: its drivers may come from a slow disk. */
  readonly firstBeatsMissed: number;
  /** Pauses before the first, second, … start again in a row; the last one repeats. In milliseconds. */
  readonly restartPausesMs: readonly number[];
  /** A station that lived so long is well: the next pause is the first one again. */
  readonly wellAfterMs: number;
  /** How long a station may take to let go of its devices; then it is killed. */
  readonly closeWithinMs: number;
}

const usualPatience: StationPatience = {
  beatEveryMs: 1_000,
  beatsMissed: 5,
  firstBeatsMissed: 20,
  restartPausesMs: [100, 500, 2_000, 10_000, 30_000],
  wellAfterMs: 60_000,
  closeWithinMs: 2_000,
};

export interface StationKeeperOptions<Child extends StationChild> {
  readonly start: () => Child;
  /** Told at each life, once the station has answered its first beat: from then on it hears what it is told. */
  readonly onJoined: (child: Child) => void;
  readonly onLost?: () => void;
  readonly log: Log;
  readonly patience?: Partial<StationPatience>;
}

export interface StationKeeper {
  /** Starts the first one; the second time it does nothing. Called when the till is up, which never waits for it. */
  readonly start: () => void;
  /** Lets the station close its devices and waits until its process is gone, or is killed. */
  readonly stop: () => Promise<void>;
}

/** The process that is looked after, with what is known of it. */
interface Kept<Child> {
  readonly child: Child;
  readonly sinceMs: number;
  readonly beating: NodeJS.Timeout;
  readonly gone: Promise<void>;
}

/**
 * Keeps a device station alive: drivers of other people live in that process, which may crash it or keep it for ever.
 * Beats are counted, not timed: a machine that slept, or a shell that had no time itself, isn't a station that hangs.
 */
export function keepStation<Child extends StationChild>(options: StationKeeperOptions<Child>): StationKeeper {
  const { log } = options;
  const patience = { ...usualPatience, ...options.patience };
  let kept: Kept<Child> | undefined;
  let pendingStart: NodeJS.Timeout | undefined;
  let state: 'new' | 'kept' | 'stopped' = 'new';
  let deathsInARow = 0;

  const start = (): void => {
    let child: Child;
    try {
      child = options.start();
    } catch (error) {
      log.write('error', 'station.start-failed', { why: String(error) });
      return startAgain();
    }
    kept = lookAfter(child);
  };

  const lookAfter = (child: Child): Kept<Child> => {
    let sent = 0;
    let hasAnswered = false;
    let unanswered = 0;
    const beat = (): void => {
      if (unanswered >= (hasAnswered ? patience.beatsMissed : patience.firstBeatsMissed)) {
        log.write('warning', 'station.hangs', { unanswered });
        child.kill();
        // A process that waits inside a driver may not even die of that: it isn't waited for.
        return lost(child);
      }
      sent += 1;
      unanswered += 1;
      child.post({ beat: sent });
    };
    child.onBeat((number) => {
      if (kept?.child !== child || number > sent) return;
      unanswered = 0;
      if (hasAnswered) return;
      hasAnswered = true;
      options.onJoined(child);
    });
    const gone = new Promise<void>((resolve) => {
      child.onExit(() => {
        resolve();
        lost(child);
      });
    });
    const beating = setInterval(beat, patience.beatEveryMs);
    beat();
    return { child, beating, gone, sinceMs: performance.now() };
  };

  const lost = (child: Child): void => {
    if (kept?.child !== child) return;
    clearInterval(kept.beating);
    if (performance.now() - kept.sinceMs >= patience.wellAfterMs) deathsInARow = 0;
    kept = undefined;
    options.onLost?.();
    startAgain();
  };

  const startAgain = (): void => {
    if (state === 'stopped') return;
    const pauses = patience.restartPausesMs;
    const pauseMs = pauses[Math.min(deathsInARow, pauses.length - 1)] ?? 0;
    deathsInARow += 1;
    log.write('warning', 'station.lost', { deathsInARow, pauseMs });
    pendingStart = setTimeout(start, pauseMs);
  };

  return {
    start: () => {
      if (state !== 'new') return;
      state = 'kept';
      start();
    },

    stop: async () => {
      state = 'stopped';
      clearTimeout(pendingStart);
      if (kept === undefined) return;
      const { child, beating, gone } = kept;
      clearInterval(beating);
      child.post({ close: true });
      const limit = new Promise<void>((resolve) => {
        setTimeout(resolve, patience.closeWithinMs).unref();
      });
      await Promise.race([gone, limit]);
      if (kept !== undefined) child.kill();
    },
  };
}
