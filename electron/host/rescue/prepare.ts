import BetterSqlite, { type Database } from 'better-sqlite3';
import { existsSync, rmSync } from 'node:fs';
import type { Holding } from '../../core/contract/rescue.ts';
import { businessDayOf } from '../../core/domain/business-day.ts';
import type { Instant } from '../../core/domain/ids.ts';
import type { Translate } from '../../core/messages/translate.ts';
import { migrate } from '../store/migrate.ts';
import { sizeOf, syncFile } from '../store/open.ts';
import { readableStore, writableStore } from '../store/store.ts';
import type { Check } from '../verify/findings.ts';
import { verify } from '../verify/verify.ts';
import {
  holdingOf,
  isDamage,
  nothingHeld,
  openToLook,
  unfitness,
  unlessDamaged,
  type Unfit,
} from './holding.ts';

/** What came of a backup that is to take the shop's place. */
export type Prepared =
  | { readonly isFit: true; readonly holds: Holding; readonly current: Holding | null }
  | { readonly isFit: false; readonly why: Unfit | 'broken' };

export interface PrepareTask {
  /** The backup, which is only read. */
  readonly from: string;
  /** The new file, which isn't there yet. */
  readonly part: string;
  /** The shop's own, open or closed, whole or not. */
  readonly shop: string;
  readonly now: Instant;
}

/**
 * Makes of a backup the file that takes the shop's place: read whole into a new one, which makes its indexes anew;
 * brought to this schema; every page and every rule of the books checked; marked in its audit; on the disk.
 */
export function prepare(task: PrepareTask, say: Translate): Prepared {
  const { from, part } = task;
  try {
    const backup = openToLook(from);
    try {
      const why = unfitness(backup);
      if (why !== undefined) return { isFit: false, why };
      backup.prepare('VACUUM INTO ?').run(part);
    } finally {
      backup.close();
    }
    const database = new BetterSqlite(part);
    try {
      if (brokenIn(database, say).length > 0) return { isFit: false, why: 'broken' };
      const holds = holdingOf(database);
      writeDown(database, 'data.restore', task.now);
      return { isFit: true, holds, current: currentOf(task.shop) };
    } finally {
      finish(database, part);
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    return { isFit: false, why: 'damaged' };
  }
}

/** Brings a file to this schema and gives the checks that don't hold of it. */
export function brokenIn(database: Database, say: Translate): readonly Check[] {
  migrate(database, () => '');
  return verify(database, undefined, say).checks.filter(({ ok }) => !ok);
}

/** The owner did it: the new book says so. */
export function writeDown(database: Database, action: 'data.restore' | 'data.salvage', at: Instant): void {
  const read = readableStore(database);
  const shop = unlessDamaged(() => read.shop.get());
  const owner = unlessDamaged(() => read.staff.owner());
  if (shop === undefined || owner === undefined) return;
  const businessDay = businessDayOf(at, shop.dayRule);
  writableStore(database).audit.add({
    ...{ at, businessDay, staffId: owner.id, till: 'host', action, subject: null, text: null },
  });
}

/** Closes a finished file: one file without a journal, on the disk. */
export function finish(database: Database, part: string): void {
  database.pragma('journal_mode = DELETE');
  database.close();
  if (existsSync(part)) syncFile(part);
}

/** What the shop's own file holds; null where there is none. */
export function currentOf(shop: string): Holding | null {
  if (sizeOf(shop) === 0) return null;
  return (
    unlessDamaged(() => {
      const database = openToLook(shop);
      try {
        return holdingOf(database);
      } finally {
        database.close();
      }
    }) ?? nothingHeld
  );
}

/** Takes away a file that is no use, with whatever lies beside it. */
export function removePart(part: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${suffix}`, { force: true });
}
