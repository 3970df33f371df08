import { mkdirSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PracticeCard } from '../../core/contract/training.ts';
import { translatorFor } from '../../core/messages/translate.ts';
import type { DevicesDesk } from '../devices/devices-desk.ts';
import type { ReadableStore } from '../store/store.ts';
import type { EventListener, OpenTill, TillOptions } from '../till.ts';
import { enrolPracticePeople } from './practice-people.ts';
import { makePracticeShop } from './practice-shop.ts';

/** A window that is closed in the middle leaves its practice shop behind: it makes room for a later one. */
const MOST_AT_ONCE = 3;

/** The practice shops beside a shop: each is a till of its own, in a folder of its own inside the shop's. */
export interface PracticeShops {
  readonly start: () => Promise<{ trainingId: string; cards: PracticeCard[] }>;
  /** False where there is none of this id (any more). */
  readonly end: (trainingId: string) => Promise<boolean>;
  /** Undefined where there is none of this id: it is over, or never was. */
  readonly with: (trainingId: string) => OpenTill | undefined;
  readonly close: () => Promise<void>;
}

export interface PracticeShopsParts extends Pick<
  TillOptions,
  'folder' | 'now' | 'newId' | 'randomBytes' | 'log' | 'locale'
> {
  /** The real shop, which is only looked at. */
  readonly read: ReadableStore;
  readonly devices: DevicesDesk;
  readonly tell: EventListener;
  /** Opens a till in a folder, as the real one was opened. */
  readonly openTill: (options: TillOptions) => Promise<OpenTill>;
}

const placeOf = (folder: string): string => join(folder, 'training');
const isTrainingId = (name: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);

export function openPracticeShops(parts: PracticeShopsParts): PracticeShops {
  const { folder, read, now, newId, randomBytes, log, locale, devices } = parts;
  /** The one that was used longest ago comes first. */
  const tills = new Map<string, OpenTill>();

  const remove = (trainingId: string): void => {
    rmSync(join(placeOf(folder), trainingId), { recursive: true, force: true });
    removeIfEmpty(placeOf(folder));
  };

  const end = async (trainingId: string): Promise<boolean> => {
    const till = tills.get(trainingId);
    if (till === undefined) return false;
    tills.delete(trainingId);
    await till.close();
    remove(trainingId);
    return true;
  };

  const open = async (trainingId: string): Promise<PracticeCard[]> => {
    const place = join(placeOf(folder), trainingId);
    mkdirSync(place, { recursive: true, mode: 0o700 });
    await makePracticeShop(join(place, 'shop.sqlite'), parts);
    const till = await parts.openTill({
      ...{ now, newId, randomBytes, log, locale, devices },
      folder: place,
      create: false,
      practice: { kind: 'practice', isRealCard: (code) => read.cards.numbered(code) !== undefined },
    });
    try {
      const say = translatorFor(read.shop.get()?.letterhead.locale ?? locale);
      const cards = await enrolPracticePeople(till, { read, newId, say });
      till.onEvent((event) => parts.tell(event, trainingId));
      tills.set(trainingId, till);
      return [...cards];
    } catch (error) {
      await till.close();
      throw error;
    }
  };

  return {
    async start() {
      const trainingId = newId();
      let cards: PracticeCard[];
      try {
        cards = await open(trainingId);
      } catch (error) {
        remove(trainingId);
        throw error;
      }
      for (const oldest of [...tills.keys()].slice(0, -MOST_AT_ONCE)) await end(oldest);
      return { trainingId, cards };
    },

    end,

    with(trainingId) {
      const till = tills.get(trainingId);
      if (till === undefined) return undefined;
      tills.delete(trainingId);
      tills.set(trainingId, till);
      return till;
    },

    async close() {
      for (const trainingId of [...tills.keys()]) await end(trainingId);
    },
  };
}

/** Deletes what a till that was killed has left of its practice shops. Call it with the shop's lock in hand. */
export function removeLeftPracticeShops(folder: string): void {
  const place = placeOf(folder);
  if (statSync(place, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  for (const name of readdirSync(place).filter(isTrainingId))
    rmSync(join(place, name), { recursive: true, force: true });
  removeIfEmpty(place);
}

/** What lies there beside our own stays. */
function removeIfEmpty(place: string): void {
  if (readdirSync(place).length === 0) rmdirSync(place);
}
