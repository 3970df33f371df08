import BetterSqlite, { type Database } from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openForReading, openForWriting } from '../../electron/host/store/open.ts';
import { chanceFrom } from './chance.ts';
import { expectAnswer, timesAs, timesOf, type Section } from './figures.ts';
import type { KnownMembers } from './known-members.ts';
import { headOf, rawSales } from './raw-sale.ts';
import { openShop, setUpShop, valueOf, type OpenShop } from './shop.ts';

/** Sales that aren't counted: statements are prepared and code is compiled at first use. */
export const WARM_UP = 30;

/** One row, one fsync: the least that any durable answer costs on this disk. */
export function bareCommits(file: string): { readonly time: () => number; readonly close: () => void } {
  const database: Database = new BetterSqlite(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  if (process.platform === 'darwin') database.pragma('fullfsync = ON');
  database.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT) STRICT');
  const add = database.prepare(`INSERT INTO note (text) VALUES ('one row')`);
  return {
    time() {
      const startedAt = performance.now();
      add.run();
      return performance.now() - startedAt;
    },
    close: () => database.close(),
  };
}

export async function timeSale({ ask }: OpenShop, cardNumber: string, totalMinor: number) {
  const commandId = randomUUID();
  const startedAt = performance.now();
  const answer = await ask.sales.record({ cardNumber, totalMinor }, { commandId });
  const tookMs = performance.now() - startedAt;
  const sale = valueOf(answer);
  const explained = sale.explanation.reduce((sum, line) => sum + line.points, 0);
  expectAnswer(sale.pointsEarned === explained && explained > 0, 'the points of a sale are explained');
  return { tookMs, saleId: sale.saleId, commandId };
}

/** A copy of the full shop for the raw rows, made while nobody has it open. */
export function copyForRawSales(folder: string, beside: string): string {
  mkdirSync(beside, { recursive: true });
  const copy = join(beside, 'raw.sqlite');
  copyFileSync(join(folder, 'shop.sqlite'), copy);
  return copy;
}

async function openEmptyShop(beside: string) {
  const shop = await openShop(join(beside, 'empty'));
  await setUpShop(shop);
  const { cardNumber } = valueOf(await shop.ask.members.enrol({ name: 'Anna Kovač' }));
  return { shop, cardNumber };
}

/**
 * A sale through dispatch at the full shop, the same at an empty one, the same rows by hand and one bare row: by turns,
 * so that whatever else the machine does falls on all four alike.
 */
export async function saleSection(
  full: OpenShop,
  known: KnownMembers,
  places: { readonly folder: string; readonly beside: string; readonly copy: string },
  rounds: number,
): Promise<Section> {
  const chance = chanceFrom(3);
  const bare = bareCommits(join(places.beside, 'bare.sqlite'));
  const copied = openForWriting(places.copy, { create: false, backupStamp: 'bench' });
  const written = openForReading(join(places.folder, 'shop.sqlite'));
  const raw = rawSales(written, copied);
  const empty = await openEmptyShop(places.beside);
  const times = { bare: [] as number[], raw: [] as number[], full: [] as number[], empty: [] as number[] };
  for (let round = -WARM_UP; round < rounds; round += 1) {
    const member = known.anyone(chance);
    const totalMinor = 150 + chance.below(4_000);
    const atFull = await timeSale(full, member.cardNumber, totalMinor);
    const rawMs = raw.time({ ...atFull, memberId: member.memberId });
    const bareMs = bare.time();
    const atEmpty = await timeSale(empty.shop, empty.cardNumber, totalMinor);
    if (round < 0) continue;
    times.full.push(atFull.tookMs);
    times.raw.push(rawMs);
    times.bare.push(bareMs);
    times.empty.push(atEmpty.tookMs);
  }
  expectAnswer(headOf(written) === headOf(copied), 'the raw rows are those of the sales');
  written.close();
  copied.close();
  bare.close();
  await empty.shop.close();

  const [sale, rows, row, fresh] = [
    timesOf(times.full),
    timesOf(times.raw),
    timesOf(times.bare),
    timesOf(times.empty),
  ];
  return {
    title: `Sale: ${rounds} of each, by turns, durable`,
    figures: [
      ...timesAs('a sale through dispatch', sale, { p99: 15 }),
      ...timesAs('the same rows, raw', rows),
      ...timesAs('one bare row', row),
      { what: 'dispatch / bare row, p50', value: sale.p50 / row.p50, unit: '×', limit: 3 },
      { what: 'dispatch / raw rows, p50', value: sale.p50 / rows.p50, unit: '×', limit: 1.5 },
      { what: 'dispatch / bare row, p95', value: sale.p95 / row.p95, unit: '×' },
      { what: 'dispatch / raw rows, p95', value: sale.p95 / rows.p95, unit: '×' },
      { what: 'a sale at an empty shop, p50', value: fresh.p50, unit: 'ms' },
      { what: 'full shop / empty shop, p50', value: sale.p50 / fresh.p50, unit: '×' },
    ],
  };
}
