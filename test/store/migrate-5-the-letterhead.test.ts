import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate, schemaVersionOf } from '../../electron/host/store/migrate.ts';
import { migrations } from '../../electron/host/store/migrations/index.ts';
import { theLetterhead } from '../../electron/host/store/migrations/0005-the-letterhead.ts';
import { testClock } from '../helpers/clock.ts';
import { loafLogo } from '../helpers/receipt-facts.ts';
import { folderForTest } from '../helpers/shop-folder.ts';
import { expectWhole, tillForTest, value } from '../helpers/till.ts';

const rows = readFileSync(new URL('shop-of-schema-1.sql', import.meta.url), 'utf8');
const version = migrations.find(({ sql }) => sql === theLetterhead)?.version ?? 0;

/** Two days of a bakery, brought up to the schema before logos. */
function shopWithoutLogos(): string {
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

describe('a shop of the schema before logos', () => {
  it('has none and 80 mm paper, keeps all that it knows, and its books add up', async () => {
    const till = await tillForTest({
      folder: shopWithoutLogos(),
      setUp: null,
      clock: testClock('2026-11-21T12:00:00Z'),
    });
    await expectWhole(till);
    expect(value(await till.asOwner.shop.get({}))).toMatchObject({ logo: null, paperMm: 80 });
  });

  it('takes a logo and a narrower roll, and a sale of before keeps its slip', async () => {
    const till = await tillForTest({
      folder: shopWithoutLogos(),
      setUp: null,
      clock: testClock('2026-11-21T12:00:00Z'),
    });
    const [sale] = value(await till.asOwner.sales.list({ date: '2026-11-19' })).sales;
    const saleId = sale?.saleId ?? '';
    const before = value(await till.asOwner.sales.receipt({ saleId, format: 'document' }));
    const logo = loafLogo(128, 64);
    value(await till.asOwner.shop.update({ logo, paperMm: 58 }));
    expect(value(await till.asOwner.shop.get({}))).toMatchObject({ logo, paperMm: 58 });
    expect(value(await till.asOwner.sales.receipt({ saleId, format: 'document' }))).toEqual(before);
    await till.edit((database) => {
      expect(() => database.exec(`UPDATE shop SET paper_mm = 70`)).toThrow('CHECK');
      expect(() => database.exec(`INSERT INTO logo VALUES (9, 12, 64, '')`)).toThrow('CHECK');
    });
  });
});
