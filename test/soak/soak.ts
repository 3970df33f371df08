import { setTimeout as wait } from 'node:timers/promises';
import { chanceFrom, type Chance } from '../bench/chance.ts';
import type { KeptMemory, StationProcess } from '../helpers/station-process.ts';
import type { SoakScanner } from './soak-scanner.ts';
import { harmOf, Tally, type Harm } from './tally.ts';

/** So many codes at most are sent one on the heels of the other. */
const BURST = 8;
/** After a burst the cable is pulled with this probability. */
const PULLED = 0.1;
/** The longest code is one that a HID scanner sends in four parts. */
const LONGEST = 213;

const moments = ['between two scans', 'in the middle of one', 'as one was sent'] as const;
export type Moment = (typeof moments)[number];

export interface SoakResult {
  /** Codes that were sent whole, with the cable in. */
  readonly scans: number;
  readonly pulls: ReadonlyMap<Moment, number>;
  /** Of those that were pulled as they were sent, how many came through. */
  readonly lucky: number;
  readonly harm: Harm;
  /** From a pulled cable until the station says so, in milliseconds. */
  readonly noticeMs: readonly number[];
  /** From a cable that is put back until the scanner is in use. */
  readonly readyMs: readonly number[];
  /** What the station's process keeps, taken in even steps. */
  readonly memory: readonly KeptMemory[];
}

export interface SoakOptions {
  readonly station: StationProcess;
  readonly scanners: readonly SoakScanner[];
  /** Shared out among the scanners evenly. */
  readonly total: number;
  /** Decides what each scanner does, whenever the others do theirs. */
  readonly seed: number;
  readonly onProgress?: (seen: number) => void;
}

/**
 * Scans with several scanners at once through a real station, and pulls their cables at moments of the seed's. A whole
 * scan is to be seen exactly once, in its order, and a fragment never.
 */
export async function soak(options: SoakOptions): Promise<SoakResult> {
  const { station, scanners, total, seed } = options;
  const pulls = new Map<Moment, number>(moments.map((moment) => [moment, 0]));
  const tallies = new Map(scanners.map((scanner) => [scanner, new Tally()] as const));
  const noticeMs: number[] = [];
  const readyMs: number[] = [];
  let scans = 0;
  let codes = 0;

  const lastOf = ({ deviceId }: SoakScanner): string | undefined => station.scansOf(deviceId).at(-1)?.text;

  const code = (chance: Chance): string => {
    codes += 1;
    const length = chance.happens(0.2) ? 57 + chance.below(LONGEST - 56) : 8 + chance.below(13);
    return `${codes}-${chance.below(1_000_000)}-`.padEnd(length, '0123456789');
  };

  const pull = async (scanner: SoakScanner, tally: Tally, chance: Chance): Promise<void> => {
    const moment = chance.oneOf(moments);
    pulls.set(moment, (pulls.get(moment) ?? 0) + 1);
    if (moment === 'in the middle of one') {
      await scanner.scanPart(code(chance));
      // Sometimes the station has it, sometimes it is still on its way.
      await wait(chance.below(20));
    }
    if (moment === 'as one was sent') {
      const text = code(chance);
      tally.add(text, 'pulled at once');
      await scanner.scan(text);
    }
    const pulledAt = performance.now();
    await scanner.pull();
    await station.gone(scanner.deviceId);
    noticeMs.push(performance.now() - pulledAt);
    const pluggedAt = performance.now();
    await scanner.plug();
    await station.inUse(scanner.deviceId);
    readyMs.push(performance.now() - pluggedAt);
  };

  const use = async (scanner: SoakScanner, tally: Tally, share: number, chance: Chance): Promise<void> => {
    for (let left = share; left > 0;) {
      const burst = Math.min(1 + chance.below(BURST), left);
      left -= burst;
      scans += burst;
      let last = '';
      for (let count = 0; count < burst; count += 1) {
        last = code(chance);
        tally.add(last, 'certain');
        await scanner.scan(last);
      }
      await station.until(
        () => lastOf(scanner) === last,
        () => `${scanner.deviceId} sent ${last}, and the last one seen is ${lastOf(scanner)}`,
      );
      if (chance.happens(PULLED)) await pull(scanner, tally, chance);
    }
  };

  station.want(scanners.flatMap(({ wanted }) => wanted ?? []));
  await Promise.all(scanners.map(({ deviceId }) => station.inUse(deviceId)));
  const memory: KeptMemory[] = [];
  const asked: Promise<unknown>[] = [];
  const steps = Math.min(total, 100);
  const off = station.onNews(() => {
    while (station.scanCount >= ((asked.length + 1) * total) / steps) {
      asked.push(station.kept().then((kept) => memory.push(kept)));
      if (asked.length % 25 === 0) options.onProgress?.(station.scanCount);
    }
  });
  await Promise.all(
    [...tallies].map(([scanner, tally], number) => {
      const share = Math.floor((total * (number + 1)) / scanners.length);
      const before = Math.floor((total * number) / scanners.length);
      return use(scanner, tally, share - before, chanceFrom(seed + number));
    }),
  );
  off();
  await Promise.all(asked);

  const seen = ({ deviceId }: SoakScanner): readonly string[] =>
    station.scansOf(deviceId).map(({ text }) => text);
  const own = new Set(scanners.map(({ deviceId }) => deviceId));
  const strangers = station.scanned().filter((deviceId) => !own.has(deviceId));
  return {
    scans,
    pulls,
    lucky: [...tallies].reduce((sum, [scanner, tally]) => sum + tally.luckyIn(seen(scanner)), 0),
    harm: harmOf([
      ...[...tallies].map(([scanner, tally]) => tally.compare(seen(scanner))),
      ...strangers.map((deviceId) => new Tally().compare(station.scansOf(deviceId).map(({ text }) => text))),
    ]),
    noticeMs,
    readyMs,
    memory,
  };
}
