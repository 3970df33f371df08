import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { syncFile, syncFolder } from '../../../electron/host/store/open.ts';
import { finish } from './finishing.ts';
import { openUnfinished, unfinishedIn } from './founding.ts';
import { planOf, type ScaleWish } from './plan.ts';
import { liveDay } from './scale-day.ts';
import { openScaleShop } from './scale-shop.ts';
import { daysDone, takeUp } from './take-up.ts';

const SALES_A_BATCH = 20_000;
const SHARE_A_BATCH = 0.05;

const wishes = z.strictObject({ members: z.int(), sales: z.int(), seed: z.int() });

/** Another shop is there, or being made there, than the one asked for. */
export class OtherShop extends Error {
  override readonly name = 'OtherShop';
}

export interface ScaleProgress {
  readonly sales: (done: number, date: string) => void;
  readonly step: (step: string) => void;
}

/** The shop's file in the folder. Started again with the same wish it goes on after the last batch that was written. */
export async function makeScaleShop(
  folder: string,
  wish: ScaleWish,
  progress: ScaleProgress,
): Promise<string> {
  const file = join(folder, 'shop.sqlite');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  claim(folder, wish);
  if (existsSync(file)) return file;
  const plan = planOf(wish);
  const database = await openUnfinished(folder, plan);
  try {
    const shop = openScaleShop(database, plan);
    let place = daysDone(database, shop);
    if (place > 0) {
      progress.step('reading what is there');
      takeUp(database, shop, place);
    }
    const aBatch = Math.min(SALES_A_BATCH, Math.ceil(plan.sales * SHARE_A_BATCH));
    while (place < plan.days.length) {
      const from = plan.salesBefore(place);
      database
        .transaction(() => {
          do {
            liveDay(shop, place);
            place += 1;
          } while (place < plan.days.length && plan.salesBefore(place) - from < aBatch);
        })
        .immediate();
      progress.sales(plan.salesBefore(place), plan.days[place - 1] ?? '');
    }
    finish(database, shop, progress.step);
    database.pragma('journal_mode = WAL');
  } finally {
    database.close();
  }
  progress.step('onto the disk');
  syncFile(unfinishedIn(folder));
  renameSync(unfinishedIn(folder), file);
  syncFolder(folder);
  rmSync(`${unfinishedIn(folder)}-journal`, { force: true });
  return file;
}

/** Writes down which shop is made here. Throws OtherShop where it is another one. */
function claim(folder: string, wish: ScaleWish): void {
  const note = join(folder, 'scale.json');
  if (statSync(note, { throwIfNoEntry: false }) === undefined) {
    if (existsSync(join(folder, 'shop.sqlite')))
      throw new OtherShop('There is a shop in this folder that was not made for this: name another folder.');
    writeFileSync(`${note}.part`, JSON.stringify(wish));
    renameSync(`${note}.part`, note);
    return;
  }
  const there = wishes.parse(JSON.parse(readFileSync(note, 'utf8')));
  if (JSON.stringify(there) === JSON.stringify(wish)) return;
  throw new OtherShop(
    `This folder holds a shop of ${there.members} members and ${there.sales} sales, seed ${there.seed}: ask for that one again, or name another folder.`,
  );
}
