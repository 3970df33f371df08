import { join } from 'node:path';
import { Refusal } from '../../core/contract/errors.ts';
import type { OpenTill, EventListener, TillOptions } from '../till.ts';
import type { DevicesDesk } from '../devices/devices-desk.ts';
import { makeSample, type Making, type SampleCounts } from './make-sample.ts';
import type { SampleDesk } from './sample-desk.ts';
import {
  finishHalf,
  lookAtSample,
  removeHalf,
  removeSample,
  samplePlace,
  startHalf,
} from './sample-place.ts';
import { isSameWish, type Wish } from './wish.ts';

/** How the sample shop takes the place of the shop's own book, and gives it back. */
export interface Exchange {
  readonly desk: SampleDesk;
  /** The sample shop's till while it stands in the shop's place. */
  readonly sample: () => OpenTill | undefined;
  readonly close: () => Promise<void>;
}

export interface ExchangeParts extends Pick<
  TillOptions,
  'folder' | 'now' | 'newId' | 'randomBytes' | 'log' | 'locale'
> {
  readonly devices: DevicesDesk;
  readonly tell: EventListener;
  /** Opens a till in a folder, as the real one was opened. */
  readonly openTill: (options: TillOptions) => Promise<OpenTill>;
}

interface UnderWay {
  readonly wish: Wish;
  readonly making: Making;
  readonly opened: Promise<SampleCounts>;
  doneDays: number;
}
/** Call it with the shop's lock in hand. What a till that was killed left half made or half deleted is taken away. */
export async function openExchange(parts: ExchangeParts): Promise<Exchange> {
  const { folder, tell } = parts;
  let open: OpenTill | undefined;
  let underWay: UnderWay | undefined;
  let removing: Promise<boolean> | undefined;

  const openSample = async (): Promise<void> => {
    const { now, newId, randomBytes, log, locale, devices } = parts;
    const place = samplePlace(folder);
    open = await parts.openTill({
      ...{ now, newId, randomBytes, log, locale, devices },
      folder: place,
      create: false,
      sample: { kind: 'sample', machineFolder: folder },
    });
    open.onEvent(tell);
  };

  const make = async (making: Making): Promise<SampleCounts> => {
    try {
      const counts = await making.done;
      // Between its last word and here somebody may have put something in its place.
      refuseOccupied(folder);
      finishHalf(folder);
      await openSample();
      return counts;
    } finally {
      underWay = undefined;
      removeHalf(folder);
    }
  };

  const start = (wish: Wish): UnderWay => {
    refuseOccupied(folder);
    const place = startHalf(folder);
    const making = makeSample({ folder: place, file: join(place, 'shop.sqlite'), wish }, (doneDays) => {
      started.doneDays = doneDays;
      tell({ name: 'sample.progress', doneDays, days: wish.days }, null);
    });
    const opened = make(making).then((counts) => {
      tell({ name: 'shop.exchanged' }, null);
      return counts;
    });
    const started: UnderWay = { wish, making, opened, doneDays: 0 };
    return started;
  };

  const takeAway = async (): Promise<boolean> => {
    const found = open === undefined ? lookAtSample(folder) : 'sample';
    if (found === 'nothing') return false;
    if (found === 'something else')
      throw new Refusal('SAMPLE_NOT_ONE', { details: { folder: samplePlace(folder) } });
    const closing = open;
    open = undefined;
    await closing?.close();
    removeSample(folder);
    tell({ name: 'shop.exchanged' }, null);
    return true;
  };

  removeHalf(folder);
  if (lookAtSample(folder) === 'sample') await openSample();

  return {
    sample: () => open,

    desk: {
      state() {
        if (underWay !== undefined)
          return { kind: 'making', doneDays: underWay.doneDays, days: underWay.wish.days };
        return open === undefined ? 'none' : 'open';
      },
      async open(wish) {
        if (open !== undefined) throw new Refusal('SAMPLE_OPEN_ALREADY');
        if (underWay !== undefined && !isSameWish(underWay.wish, wish)) throw new Refusal('SAMPLE_UNDER_WAY');
        underWay ??= start(wish);
        return underWay.opened;
      },
      async cancel() {
        if (underWay === undefined) return false;
        const { making, opened } = underWay;
        await making.cancel();
        // Cancelled in its last moment it may be there already.
        return opened.then(
          () => false,
          () => true,
        );
      },
      remove: () =>
        (removing ??= takeAway().finally(() => {
          removing = undefined;
        })),
    },

    async close() {
      if (underWay !== undefined) {
        await underWay.making.cancel();
        await Promise.allSettled([underWay.opened]);
      }
      await open?.close();
    },
  };
}

function refuseOccupied(folder: string): void {
  if (lookAtSample(folder) !== 'nothing')
    throw new Refusal('SAMPLE_NOT_ONE', { details: { folder: samplePlace(folder) } });
}
