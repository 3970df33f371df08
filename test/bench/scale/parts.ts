import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { addDays, businessDayOf, startOfBusinessDay } from '../../../electron/core/domain/business-day.ts';
import type { BusinessDay, Instant } from '../../../electron/core/domain/ids.ts';
import { openForReading, openForWriting } from '../../../electron/host/store/open.ts';
import { readableStore, writableStore } from '../../../electron/host/store/store.ts';
import { chanceFrom } from '../chance.ts';
import { rollOf } from '../counter.ts';
import { daySection } from '../day.ts';
import { expectAnswer, timesAs, timesOf, type Section } from '../figures.ts';
import { knownMembers, type KnownMembers } from '../known-members.ts';
import { panelSection } from '../panel.ts';
import { bareCommits, timeSale, WARM_UP } from '../sale.ts';
import { searchSection } from '../search.ts';
import { openShop, owner, valueOf, type OpenShop } from '../shop.ts';
import { verifySection } from '../verify.ts';

export interface PartOptions {
  /** A folder with a copy of the shop: what is written stays in it. */
  readonly folder: string;
  readonly rounds: number;
  /** How many lots are over in the night of the roll. */
  readonly lots: number;
}

const fileIn = (folder: string): string => join(folder, 'shop.sqlite');

/**
 * When the file was last written, a minute later: the till is opened in the evening in which the shop was left, whatever
 * day this is. Its last backup is noted as of then, so that the till's own of the hour doesn't fall into a measurement.
 */
function evening(folder: string, later?: Instant): () => number {
  const database = openForWriting(fileIn(folder), { create: false, backupStamp: 'bench' });
  const read = readableStore(database);
  const last = Math.max(read.backups.lastChangeAt() ?? 0, read.audit.lastAt('data.backup') ?? 0);
  const at = (later ?? last + 60_000) as Instant;
  const staff = read.staff.owner();
  const shop = read.shop.get();
  expectAnswer(staff !== undefined && shop !== undefined, 'the shop is set up');
  writableStore(database).audit.add({
    ...{ at, businessDay: businessDayOf(at, shop.dayRule), staffId: staff.id, till: owner.till },
    ...{ action: 'data.backup', subject: null, text: null },
  });
  database.close();
  const startedAt = performance.now();
  return () => Math.floor(at + performance.now() - startedAt);
}

/** Asks with the shop open, and closes it. */
async function withShop(
  folder: string,
  ask: (shop: OpenShop, known: KnownMembers) => Promise<Section>,
): Promise<Section> {
  const now = evening(folder);
  const startedAt = performance.now();
  const shop = await openShop(folder, now);
  const openedMs = performance.now() - startedAt;
  const known = knownMembers(folder);
  try {
    const section = await ask(shop, known);
    return {
      ...section,
      figures: [...section.figures, { what: 'the till opened in', value: openedMs, unit: 'ms' }],
    };
  } finally {
    known.close();
    await shop.close();
  }
}

async function sale({ folder, rounds }: PartOptions): Promise<Section> {
  return withShop(folder, async (shop, known) => {
    const chance = chanceFrom(3);
    const bare = bareCommits(join(folder, 'bare.sqlite'));
    const times = { sale: [] as number[], bare: [] as number[] };
    for (let round = -WARM_UP; round < rounds; round += 1) {
      const { tookMs } = await timeSale(shop, known.anyone(chance).cardNumber, 150 + chance.below(4_000));
      const bareMs = bare.time();
      if (round < 0) continue;
      times.sale.push(tookMs);
      times.bare.push(bareMs);
    }
    bare.close();
    const [sold, row] = [timesOf(times.sale), timesOf(times.bare)];
    return {
      title: `Sale, ${rounds} of them`,
      figures: [
        ...timesAs('a sale through dispatch', sold, { p99: 15 }),
        ...timesAs('one bare row', row),
        { what: 'dispatch / bare row, p50', value: sold.p50 / row.p50, unit: '×', limit: 3 },
      ],
    };
  });
}

async function refund({ folder, rounds }: PartOptions): Promise<Section> {
  const database = openForReading(fileIn(folder));
  const chance = chanceFrom(6);
  const last = database.prepare(`SELECT max(receipt_number) FROM sale`).pluck().get();
  const find = database.prepare<[number], { id: string; totalMinor: number }>(
    `SELECT id, total_minor AS totalMinor FROM sale s WHERE receipt_number = ? AND member_id IS NOT NULL
       AND total_minor > 1 AND NOT EXISTS (SELECT 1 FROM sale_void v WHERE v.sale_id = s.id)
       AND NOT EXISTS (SELECT 1 FROM refund r WHERE r.sale_id = s.id)`,
  );
  const sales: { readonly id: string; readonly totalMinor: number }[] = [];
  while (sales.length < rounds + WARM_UP) {
    const found = find.get(1 + chance.below(Number(last)));
    if (found !== undefined && sales.every(({ id }) => id !== found.id)) sales.push(found);
  }
  database.close();
  return withShop(folder, async ({ ask }) => {
    const times: number[] = [];
    for (const { id: saleId, totalMinor } of sales) {
      const amountMinor = Math.ceil(totalMinor / 2);
      const startedAt = performance.now();
      const answer = await ask.sales.refund({ saleId, amountMinor, reason: 'Brought back' });
      times.push(performance.now() - startedAt);
      expectAnswer(valueOf(answer).amountMinor === amountMinor, 'what was asked for is given back');
    }
    return {
      title: `Refund of half a sale of any time, ${rounds} of them`,
      figures: timesAs('sales.refund', timesOf(times.slice(WARM_UP)), { p99: 15 }),
    };
  });
}

async function backup({ folder }: PartOptions): Promise<Section> {
  return withShop(folder, async ({ ask }, known) => {
    const chance = chanceFrom(8);
    const end = new AbortController();
    const startedAt = performance.now();
    const made = ask.data.backup({ file: 'bench.sqlite' }).finally(() => end.abort());
    const sales: number[] = [];
    while (!end.signal.aborted) {
      const { cardNumber } = known.anyone(chance);
      const soldAt = performance.now();
      valueOf(await ask.sales.record({ cardNumber, totalMinor: 480 }));
      sales.push(performance.now() - soldAt);
      await pause(25);
    }
    const { sizeBytes } = valueOf(await made);
    const seconds = (performance.now() - startedAt) / 1000;
    const file = join(folder, 'backups', 'bench.sqlite');
    expectAnswer(statSync(file).size === sizeBytes, 'the backup is there');
    rmSync(file);
    return {
      title: `Backup of the whole shop, checked and on the disk, with ${sales.length} sales meanwhile`,
      figures: [
        { what: 'data.backup', value: seconds, unit: 's' },
        { what: 'its size', value: sizeBytes / 2 ** 20, unit: 'MB' },
        ...timesAs('a sale meanwhile', timesOf(sales), { p99: 15 }),
      ],
    };
  });
}

async function roll({ folder, lots }: PartOptions): Promise<Section> {
  const database = openForReading(fileIn(folder));
  const rule = readableStore(database).shop.get()?.dayRule;
  const lastDay = database
    .prepare<[number], string>(
      `SELECT expires_on FROM lot_remainder WHERE expires_on IS NOT NULL ORDER BY expires_on LIMIT 1 OFFSET ?`,
    )
    .pluck()
    .get(lots - 1);
  expectAnswer(rule !== undefined && lastDay !== undefined, `there are ${lots} lots that will be over`);
  const today = addDays(lastDay as BusinessDay, 1);
  const due = database
    .prepare<[string], { lots: number; points: number }>(
      `SELECT count(*) AS lots, sum(points) AS points FROM lot_remainder WHERE expires_on < ?`,
    )
    .get(today);
  database.close();
  expectAnswer(due !== undefined, 'lots can be counted');
  return rollOf(folder, evening(folder, startOfBusinessDay(today, rule)), due);
}

/** In the order in which they are measured; the roll, which moves the clock, is the last but for the check of all. */
export const parts = {
  panel: ({ folder, rounds }: PartOptions) =>
    withShop(folder, (shop, known) => panelSection(shop, known, rounds * 2)),
  search: ({ folder, rounds }: PartOptions) =>
    withShop(folder, (shop, known) => searchSection(shop, known, rounds)),
  day: ({ folder }: PartOptions) => withShop(folder, (shop, known) => daySection(shop, known.newestDay())),
  sale,
  refund,
  backup,
  verify: ({ folder }: PartOptions) => withShop(folder, verifySection),
  roll,
} as const;
export type PartName = keyof typeof parts;
