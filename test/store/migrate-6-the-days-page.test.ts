import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate, schemaVersionOf } from '../../electron/host/store/migrate.ts';
import { migrations } from '../../electron/host/store/migrations/index.ts';
import { theDaysPage } from '../../electron/host/store/migrations/0006-the-days-page.ts';
import { testClock } from '../helpers/clock.ts';
import { folderForTest } from '../helpers/shop-folder.ts';
import { expectWhole, tillForTest, value } from '../helpers/till.ts';

const rows = readFileSync(new URL('shop-of-schema-1.sql', import.meta.url), 'utf8');
const version = migrations.find(({ sql }) => sql === theDaysPage)?.version ?? 0;

/** Two days of a bakery, brought up to the schema before the lists of a day. */
function shopBefore(): string {
  const folder = folderForTest();
  const database = new Database(join(folder, 'shop.sqlite'));
  database.pragma('journal_mode = WAL');
  const upTo = (last: number) => migrations.filter((step) => step.version <= last);
  migrate(database, () => '', upTo(1));
  database.pragma('foreign_keys = OFF');
  database.exec(`BEGIN; ${rows} COMMIT`);
  migrate(database, () => '', upTo(version - 1));
  expect(schemaVersionOf(database)).toBe(version - 1);
  database.close();
  return folder;
}

describe('a shop of the schema before a day’s lists', () => {
  it('keeps all that it knows, and lists the points of its old days', async () => {
    const clock = testClock('2026-11-21T12:00:00Z');
    const till = await tillForTest({ folder: shopBefore(), setUp: null, clock });
    await expectWhole(till);
    const date = '2026-11-19';
    const { points } = value(await till.asOwner.day.summary({ date }));
    const issued = value(await till.asOwner.day.behind({ date, figure: 'issued' }));
    expect(points.issued).toBeGreaterThan(0);
    expect(issued.entries.reduce((sum, entry) => sum + (entry.points ?? 0), 0)).toBe(points.issued);
  });

  it('finds a day’s transfers by their day', async () => {
    const clock = testClock('2026-11-21T12:00:00Z');
    const till = await tillForTest({ folder: shopBefore(), setUp: null, clock });
    await till.edit((database) => {
      const plan = database
        .prepare<[], { detail: string }>(
          `EXPLAIN QUERY PLAN SELECT seq FROM transfer WHERE business_day = '2026-11-19'`,
        )
        .all();
      expect(plan.map(({ detail }) => detail).join()).toContain('transfer_business_day');
    });
  });
});
