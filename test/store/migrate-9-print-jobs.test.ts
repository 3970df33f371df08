import type Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { printJobs } from '../../electron/host/store/migrations/0009-print-jobs.ts';
import { testClock } from '../helpers/clock.ts';
import { olderShop, schemaOf } from '../helpers/older-shop.ts';
import { comesOut, counterPrinter, statesOf } from '../helpers/scripted-printer.ts';
import { scriptedStation } from '../helpers/scripted-station.ts';
import { editFile, expectWhole, tillForTest, value } from '../helpers/till.ts';

const schemaBefore = schemaOf(printJobs) - 1;

/** Every row of every table that was there before. */
function rowsIn(database: Database.Database): string {
  const tables = database
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'print_job' ORDER BY name`,
    )
    .all();
  return JSON.stringify(
    tables.map(({ name }) => [name, database.prepare(`SELECT * FROM "${name}"`).raw().all()]),
  );
}

describe('a shop of the schema before the print jobs', () => {
  it('has all that it had and no job, and prints from now on', async () => {
    const { folder, file } = olderShop(schemaBefore);
    const before = editFile(file, rowsIn);
    const clock = testClock('2026-11-21T12:00:00Z');
    const station = scriptedStation(clock);
    const till = await tillForTest({ folder, setUp: null, clock, station: station.source });
    expect(await statesOf(till)).toEqual([]);
    await till.till().close();
    // Points that were over have lapsed meanwhile, where there were any: this shop's never do.
    expect(editFile(file, rowsIn)).toBe(before);
    await till.restart();
    value(await till.asOwner.devices.configure(counterPrinter));
    value(await till.asCashier.sales.record({ totalMinor: 900 }));
    await comesOut(station.join(), 1);
    expect(await statesOf(till)).toEqual(['sale printed']);
    await expectWhole(till);
  });

  it.each([
    ['a slip that speaks of nothing', `'sale', NULL, 0, 'queued', NULL, 0`],
    ['a reason where nothing is the matter', `'test', NULL, 0, 'printed', 'SILENT', 1`],
    ['a job that has begun before its turn', `'test', NULL, 0, 'queued', NULL, 1`],
    ['a state that nobody knows', `'test', NULL, 0, 'lost', NULL, 0`],
    ['a kind that nobody knows', `'poem', NULL, 0, 'queued', NULL, 0`],
  ])('refuses %s', (_what, values) => {
    const { file } = olderShop(schemaOf(printJobs));
    editFile(file, (database) => {
      const insert = `INSERT INTO print_job VALUES (1, 'a', 'p', 'Counter', ${values}, 0, 0)`;
      expect(() => database.exec(insert)).toThrow(/CHECK/);
    });
  });
});
