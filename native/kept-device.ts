import type { DeviceProblem } from '../electron/core/contract/device-parts.ts';
import type { BackOff } from './back-off.ts';
import { DeviceTrouble } from './device-trouble.ts';

/** All in milliseconds. */
export interface OpeningPatience {
  /** So long a device that has just come is tried again without a word: its permissions come a moment after its node. */
  readonly quietMs: number;
  readonly quietPauseMs: number;
  /** An opening that takes longer is told as trouble. It can't be taken back: the device isn't tried anew before it ends. */
  readonly openWithinMs: number;
  /** A device that was in use so long is well: its pauses are short again. */
  readonly wellAfterMs: number;
}

/** A device that is open. */
export interface OpenDevice {
  /** Resolves once nothing of ours has it open. */
  readonly close: () => Promise<void>;
}

export interface KeptDeviceOptions {
  /** Opens it. What is told as gone isn't open any more. */
  readonly open: (onGone: () => void) => Promise<OpenDevice>;
  /** Its state or its problem is another one. */
  readonly onChange: () => void;
  /** Opening failed: it may not be there any more. */
  readonly onFailure: (problem: DeviceProblem) => void;
  /** Told once: the cable was pulled. Nothing follows. */
  readonly onGone: () => void;
  readonly backOff: BackOff;
  /** Before the first try. */
  readonly pauseMs: number;
  readonly patience: OpeningPatience;
}

/** A device at the place where it was seen: opened, and tried again until it can be. */
export interface KeptDevice {
  readonly state: () => 'opening' | 'ready' | 'troubled';
  readonly problem: () => DeviceProblem | null;
  /** Something changed about the device: waits no longer for the next try. */
  readonly tryNow: () => void;
  /** Resolves once nothing of ours has the device open; of one that hangs at opening, when that is over. */
  readonly close: () => Promise<void>;
}

export function keepDevice(options: KeptDeviceOptions): KeptDevice {
  const { backOff, patience } = options;
  const cameAtMs = performance.now();
  let state: ReturnType<KeptDevice['state']> = 'opening';
  let problem: DeviceProblem | null = null;
  let open: OpenDevice | undefined;
  let isOver = false;
  let trying: Promise<void> | undefined;
  let nextTry: NodeJS.Timeout | undefined;
  let well: NodeJS.Timeout | undefined;

  const tell = (now: typeof state, why: DeviceProblem | null): void => {
    if (isOver || (state === now && problem === why)) return;
    state = now;
    problem = why;
    options.onChange();
  };

  const onGone = (): void => {
    if (isOver) return;
    end();
    options.onGone();
  };

  const attempt = async (): Promise<void> => {
    const limit = setTimeout(() => tell('troubled', 'OPEN_FAILED'), patience.openWithinMs);
    try {
      open = await options.open(onGone);
      tell('ready', null);
      if (!isOver) well = setTimeout(() => backOff.reset(), patience.wellAfterMs);
    } catch (error) {
      fail(error instanceof DeviceTrouble ? error.problem : 'OPEN_FAILED');
    } finally {
      clearTimeout(limit);
    }
  };

  const fail = (why: DeviceProblem): void => {
    if (isOver) return;
    const isNew = performance.now() - cameAtMs < patience.quietMs;
    if (!isNew) tell('troubled', why);
    nextTry = setTimeout(tryNow, isNew ? patience.quietPauseMs : backOff.next());
    options.onFailure(why);
  };

  const tryNow = (): void => {
    if (isOver || open !== undefined || trying !== undefined) return;
    clearTimeout(nextTry);
    trying = attempt().finally(() => {
      trying = undefined;
    });
  };

  const end = (): void => {
    isOver = true;
    clearTimeout(nextTry);
    clearTimeout(well);
  };

  nextTry = setTimeout(tryNow, options.pauseMs);
  return {
    state: () => state,
    problem: () => problem,
    tryNow,
    close: async () => {
      end();
      await trying;
      await open?.close();
    },
  };
}
