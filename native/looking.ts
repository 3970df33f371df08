import { realpath } from 'node:fs/promises';
import type { DeviceFacts, DeviceProblem } from '../electron/core/contract/device-parts.ts';
import type { Found } from './find/found.ts';
import { factsOf, writeLog } from './log.ts';

/** What was plugged in at one moment. */
export interface Sight {
  readonly devices: readonly DeviceFacts[];
  /** Each of a whole kind of devices. */
  readonly problems: readonly DeviceProblem[];
  /** Where the paths that were asked about lead; one that leads nowhere isn't here. */
  readonly places: ReadonlyMap<string, string>;
  /** What each printer says of itself, as IEEE 1284 has it, by its path. */
  readonly ids: ReadonlyMap<string, string>;
}

export const nothingSeen: Sight = { devices: [], problems: [], places: new Map(), ids: new Map() };

/**
 * Makes the look at all kinds of devices at once. A kind whose system calls hang is as it was the last time, and isn't
 * asked again before they come back: each such call keeps one of the process's few threads. That they came back after
 * all is told: what they found is in the next look.
 */
export function makeLook(
  find: readonly (() => Promise<Found>)[],
  limitMs: number,
  onLate: () => void,
): (paths: readonly string[]) => Promise<Sight> {
  const looks = find.map((findKind) => lookAtKind(findKind, limitMs, onLate));
  return async (paths) => {
    const [kinds, places] = await Promise.all([
      Promise.all(looks.map((lookAt) => lookAt())),
      Promise.all(paths.map(async (path) => [path, await realpath(path).catch(() => undefined)] as const)),
    ]);
    return {
      devices: kinds.flatMap(({ devices }) => devices),
      problems: [...new Set(kinds.flatMap(({ problem }) => (problem === null ? [] : [problem])))],
      places: new Map(places.flatMap(([path, place]) => (place === undefined ? [] : [[path, place]]))),
      ids: new Map(kinds.flatMap(({ ids }) => [...(ids ?? [])])),
    };
  };
}

function lookAtKind(
  findKind: () => Promise<Found>,
  limitMs: number,
  onLate: () => void,
): () => Promise<Found> {
  let last: Found = { devices: [], problem: null };
  let underWay: Promise<void> | undefined;
  const ask = async (): Promise<void> => {
    try {
      last = await findKind();
    } catch (error) {
      // It promises not to; a kind that can't be looked for is no reason not to look for the others.
      writeLog('error', 'station.find-failed', factsOf(error));
    }
  };
  return async () => {
    underWay ??= ask().finally(() => {
      underWay = undefined;
    });
    const asked = underWay;
    let limit: NodeJS.Timeout | undefined;
    const hangs = new Promise<void>((resolve) => {
      limit = setTimeout(() => {
        void asked.then(onLate);
        resolve();
      }, limitMs);
    });
    await Promise.race([asked, hangs]);
    clearTimeout(limit);
    return last;
  };
}
