import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openForReading } from '../../electron/host/store/open.ts';
import { expectAnswer, timesAs, timesOf, type Section } from './figures.ts';
import { fillShop, SALES_A_DAY } from './fill.ts';
import { openShop, valueOf } from './shop.ts';

/** Six in seven sales have a member, and so a lot of points: about 100,000 lots. */
const SALES_FOR_THE_ROLL = 120_000;
const CLOSES = 5;
/** Between two sales while the roll goes on. */
const PAUSE_MS = 20;
const A_YEAR_MS = 366 * 86_400_000;

/** Closes of full days, and the roll of all points at once, in a shop of their own whose points last a year. */
export async function counterSections(beside: string, sales: number): Promise<readonly Section[]> {
  const folder = join(beside, 'counter');
  const count = Math.min(sales, SALES_FOR_THE_ROLL);
  await fillShop(folder, Math.ceil(count / 6), count, { expiryMonths: 12, openDays: CLOSES });
  return [await closes(folder), await roll(folder)];
}

async function closes(folder: string): Promise<Section> {
  const days = look(
    folder,
    "SELECT DISTINCT business_day FROM sale WHERE business_day > (SELECT coalesce(max(business_day), '') FROM day) ORDER BY 1",
  );
  const shop = await openShop(folder);
  const answers: number[] = [];
  const backups: number[] = [];
  for (const date of days) {
    const startedAt = performance.now();
    const { summary, backupFile } = valueOf(await shop.ask.day.close({ date: String(date) }));
    answers.push(performance.now() - startedAt);
    expectAnswer(summary.sales.count + summary.voids.count > 0, 'the day that is closed has its sales');
    while (!existsSync(join(folder, 'backups', backupFile))) await wait(5);
    backups.push(performance.now() - startedAt);
  }
  await shop.close();
  return {
    title: `Close of a day of ${SALES_A_DAY.toLocaleString('en')} sales`,
    figures: [
      ...timesAs('day.close', timesOf(answers)).filter(({ what }) => /p50|largest/.test(what)),
      { what: 'until its backup is on the disk, p50', value: timesOf(backups).p50, unit: 'ms' },
    ],
  };
}

async function roll(folder: string): Promise<Section> {
  const [lots] = look(folder, 'SELECT count(*) FROM lot_remainder WHERE expires_on IS NOT NULL');
  const [points] = look(folder, 'SELECT sum(points) FROM lot_remainder');
  const due = { lots: Number(lots), points: Number(points) };
  return rollOf(folder, () => Date.now() + A_YEAR_MS, due);
}

/** The till is opened when these lots are over, and sells while they go. */
export async function rollOf(
  folder: string,
  now: () => number,
  due: { readonly lots: number; readonly points: number },
): Promise<Section> {
  const startedAt = performance.now();
  const shop = await openShop(folder, now);
  const openedMs = performance.now() - startedAt;
  // The till rolls by itself at its opening; this one helps, and is answered when nothing is left.
  let isRolling = true;
  const rolled = shop.ask.points.expire({}).finally(() => {
    isRolling = false;
  });
  const sales: number[] = [];
  while (isRolling) {
    // From when the customer is there, not from when the till gets round to it.
    const dueAt = performance.now() + PAUSE_MS;
    await wait(PAUSE_MS);
    valueOf(await shop.ask.sales.record({ totalMinor: 250 }));
    sales.push(performance.now() - dueAt);
  }
  valueOf(await rolled);
  const seconds = (performance.now() - startedAt - openedMs) / 1000;
  const { points: day } = valueOf(await shop.ask.day.summary({}));
  expectAnswer(day.expired === due.points, 'every point whose day is over has expired');
  await shop.close();
  return {
    title: `Roll of ${due.lots.toLocaleString('en')} lots, all in one night`,
    figures: [
      { what: 'until none is left', value: seconds, unit: 's' },
      ...timesAs('sales.record meanwhile', timesOf(sales)),
    ],
  };
}

/** The first column of what a question finds in the file. */
function look(folder: string, sql: string): readonly unknown[] {
  const database = openForReading(join(folder, 'shop.sqlite'));
  try {
    return database.prepare(sql).pluck().all();
  } finally {
    database.close();
  }
}
