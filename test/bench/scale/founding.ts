import BetterSqlite, { type Database } from 'better-sqlite3';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { clientOver } from '../../../electron/core/contract/till-api.ts';
import { startOfBusinessDay } from '../../../electron/core/domain/business-day.ts';
import { createTill } from '../../../electron/host/create-till.ts';
import { silentLog } from '../../../electron/host/log.ts';
import { migrate } from '../../../electron/host/store/migrate.ts';
import { openForWriting } from '../../../electron/host/store/open.ts';
import { chanceFrom } from '../chance.ts';
import { expectAnswer } from '../figures.ts';
import { owner, setUpShop, valueOf } from '../shop.ts';
import { scattered } from './ids.ts';
import type { ScalePlan } from './plan.ts';

/** Until it is whole: no till takes a file without its indexes and triggers for a shop. */
export const unfinishedIn = (folder: string): string => join(folder, 'unfinished.sqlite');

export interface SchemaEntry {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

/** What the schema of a file says, in the order in which it was made. */
export const schemaOf = (database: Database): readonly SchemaEntry[] =>
  database
    .prepare<[], SchemaEntry>(
      `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid`,
    )
    .all();

/** What the product's own schema says, from its migrations. */
export function wholeSchema(): readonly SchemaEntry[] {
  const database = new BetterSqlite(':memory:');
  try {
    migrate(database, () => '');
    return schemaOf(database);
  } finally {
    database.close();
  }
}

/** What is made at the end, when the rows are there. */
export const isMadeAfterwards = ({ type }: SchemaEntry): boolean => type === 'index' || type === 'trigger';

/** Opens what there is of the shop; sets it up through the till itself where there is nothing yet. */
export async function openUnfinished(folder: string, plan: ScalePlan): Promise<Database> {
  const file = unfinishedIn(folder);
  if (!existsSync(file)) await found(folder, plan);
  const database = openForWriting(file, { create: false, backupStamp: 'scale' });
  // A kill leaves a journal, which the next opening takes back; only a power cut would leave less than that.
  database.pragma('journal_mode = TRUNCATE');
  database.pragma('synchronous = OFF');
  database.pragma('secure_delete = OFF');
  database.pragma('foreign_keys = OFF');
  // Each JSON is made here; verify looks at every constraint of every row at the end.
  database.pragma('ignore_check_constraints = ON');
  database.pragma('cache_size = -131072');
  return database;
}

async function found(folder: string, { days, seed }: ScalePlan): Promise<void> {
  const place = join(folder, 'founding');
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const chance = chanceFrom(scattered(seed, 0));
  const [first] = days;
  expectAnswer(first !== undefined, 'a shop has days');
  const rule = { timeZone: 'Europe/Paris', cutOverMinutes: 240 };
  const now = startOfBusinessDay(first, rule);
  const newId = (): string => v7({ msecs: now, random: chance.bytes(16) });
  const till = await createTill({
    ...{ folder: place, create: true, now: () => now, newId, randomBytes: chance.bytes },
    ...{ log: silentLog, locale: 'en' },
  });
  const ask = clientOver((procedure, input, id) => till.dispatch(owner, procedure, input, id), newId);
  await setUpShop({ ask, close: till.close });
  for (const [pointsCost, amountMinor] of [
    [60, 300],
    [150, 800],
    [400, 2_400],
  ] as const) {
    const name = `€${amountMinor / 100} off`;
    valueOf(await ask.rewards.save({ name, pointsCost, gives: { kind: 'amount', amountMinor } }));
  }
  await till.close();
  const file = join(place, 'shop.sqlite');
  const database = openForWriting(file, { create: false, backupStamp: 'scale' });
  database.pragma('journal_mode = TRUNCATE');
  const later = schemaOf(database).filter(isMadeAfterwards);
  database
    .transaction(() => {
      for (const { type, name } of later) database.exec(`DROP ${type} "${name}"`);
    })
    .immediate();
  database.close();
  renameSync(file, unfinishedIn(folder));
  rmSync(place, { recursive: true, force: true });
}
