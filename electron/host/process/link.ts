import { randomUUID } from 'node:crypto';
import type { ErrorBody } from '../../core/contract/errors.ts';
import { fail, type Result } from '../../core/domain/result.ts';
import type { Log } from '../log.ts';
import type { EventListener } from '../till.ts';
import type { FromHost, StationOrder, TillRequest, ToHost } from './wire.ts';

/** One life of the host process, whatever starts it: Electron's utility process or a child process. */
export interface HostChild {
  readonly post: (message: ToHost) => void;
  readonly onMessage: (listener: (message: FromHost) => void) => void;
  /** Told once, however the process ended. */
  readonly onExit: (listener: () => void) => void;
  readonly kill: () => void;
}

/** All in milliseconds. */
export interface Patience {
  /** How long a request waits for a host that isn't there before it is answered HOST_UNREACHABLE. */
  readonly unreachableAfterMs: number;
  /** How long a new host may take until it reads requests; then it is ended and started again. */
  readonly startWithinMs: number;
  /** How long a host may take to close the shop's file; then it is ended. */
  readonly closeWithinMs: number;
  /** Pauses before the first, second, … start again in a row; the last one repeats. */
  readonly restartPausesMs: readonly number[];
}

const usualPatience: Patience = {
  unreachableAfterMs: 15_000,
  startWithinMs: 10_000,
  closeWithinMs: 5_000,
  restartPausesMs: [0, 100, 300, 1_000, 3_000],
};

/** A request that was under way in this many hosts when they died is taken for the cause and not asked again. */
const DEATHS_PER_REQUEST = 3;

export interface LinkOptions<Child extends HostChild> {
  readonly start: () => Child;
  readonly onEvent: EventListener;
  /** Told at each life of the host, once it reads what it is sent. */
  readonly onReady?: (child: Child) => void;
  /** What the host has to say to the device station, where the shell carries it. */
  readonly onOrder?: (order: StationOrder) => void;
  /** The HOST_UNREACHABLE answer, in the language of who reads it. */
  readonly unreachable: () => Promise<ErrorBody>;
  readonly log: Log;
  readonly patience?: Partial<Patience>;
}

export interface Link {
  readonly call: (
    procedure: string,
    input: unknown,
    commandId: string | undefined,
    trainingId?: string,
  ) => Promise<Result<unknown, ErrorBody>>;
  /** Lets the host close the shop's file and waits until its process is gone. */
  readonly stop: () => Promise<void>;
}

interface UnderWay {
  readonly request: TillRequest;
  readonly answer: (result: Result<unknown, ErrorBody>) => void;
  isSent: boolean;
  deaths: number;
  givingUp: NodeJS.Timeout | undefined;
}

/**
 * Keeps a host process alive and carries requests to it. When it dies, another one is started and everything under
 * way is asked again with the same command id: the host's memory of command ids makes that safe, so that whoever
 * asked only sees a slower answer.
 */
export function linkToHost<Child extends HostChild>(options: LinkOptions<Child>): Link {
  const patience = { ...usualPatience, ...options.patience };
  const underWay = new Map<number, UnderWay>();
  let nextId = 1;
  let child: Child | undefined;
  let isReady = false;
  let wasReadyBefore = false;
  let deathsInARow = 0;
  let pendingStart: NodeJS.Timeout | undefined;
  let startLimit: NodeJS.Timeout | undefined;
  let stopped: (() => void) | undefined;

  const giveUp = (asked: UnderWay): void => {
    clearTimeout(asked.givingUp);
    underWay.delete(asked.request.id);
    void options.unreachable().then((error) => asked.answer(fail(error)));
  };

  const waitForHost = (asked: UnderWay): void => {
    asked.isSent = false;
    asked.givingUp = setTimeout(() => giveUp(asked), patience.unreachableAfterMs);
  };

  const send = (asked: UnderWay): void => {
    clearTimeout(asked.givingUp);
    asked.isSent = true;
    child?.post(asked.request);
  };

  const start = (): void => {
    pendingStart = undefined;
    let started: Child;
    try {
      started = options.start();
    } catch (error) {
      options.log.write('error', 'host.start-failed', { why: String(error) });
      lost();
      return;
    }
    child = started;
    startLimit = setTimeout(() => started.kill(), patience.startWithinMs);
    started.onMessage((message) => {
      if (child === started) hear(started, message);
    });
    started.onExit(() => {
      if (child === started) lost();
    });
  };

  const hear = (from: Child, message: FromHost): void => {
    if ('event' in message) {
      options.onEvent(message.event, message.trainingId);
    } else if ('ready' in message) {
      clearTimeout(startLimit);
      isReady = true;
      for (const asked of underWay.values()) send(asked);
      if (wasReadyBefore) options.onEvent({ name: 'host.restarted' }, null);
      wasReadyBefore = true;
      options.onReady?.(from);
    } else if ('order' in message) {
      options.onOrder?.(message);
    } else {
      deathsInARow = 0;
      const asked = underWay.get(message.id);
      underWay.delete(message.id);
      asked?.answer(message.result);
    }
  };

  const lost = (): void => {
    clearTimeout(startLimit);
    child = undefined;
    isReady = false;
    if (stopped !== undefined) {
      for (const asked of underWay.values()) giveUp(asked);
      stopped();
      return;
    }
    for (const asked of underWay.values()) {
      if (!asked.isSent) continue;
      asked.deaths += 1;
      if (asked.deaths >= DEATHS_PER_REQUEST) giveUp(asked);
      else waitForHost(asked);
    }
    const pauses = patience.restartPausesMs;
    const pauseMs = pauses[Math.min(deathsInARow, pauses.length - 1)] ?? 0;
    deathsInARow += 1;
    options.log.write('warning', 'host.lost', { deathsInARow, underWay: underWay.size, pauseMs });
    pendingStart = setTimeout(start, pauseMs);
  };

  start();

  return {
    call: (procedure, input, commandId, trainingId) =>
      new Promise((answer) => {
        // A command without an id of its own gets one here, so that asking it again can't count it twice.
        const request: TillRequest = {
          id: nextId++,
          procedure,
          input,
          commandId: commandId ?? randomUUID(),
          ...(trainingId === undefined ? {} : { trainingId }),
        };
        const asked: UnderWay = { request, answer, isSent: false, deaths: 0, givingUp: undefined };
        underWay.set(request.id, asked);
        if (stopped !== undefined) giveUp(asked);
        else if (isReady) send(asked);
        else waitForHost(asked);
      }),

    stop: async () => {
      const closing = child;
      clearTimeout(pendingStart);
      const gone = new Promise<void>((resolve) => {
        stopped = resolve;
      });
      if (closing === undefined) return lost();
      closing.post({ close: true });
      const limit = setTimeout(() => closing.kill(), patience.closeWithinMs);
      await gone;
      clearTimeout(limit);
    },
  };
}
