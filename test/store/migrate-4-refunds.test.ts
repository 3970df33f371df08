import Database from 'better-sqlite3';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../electron/host/store/migrate.ts';
import { migrations } from '../../electron/host/store/migrations/index.ts';
import { olderShop } from '../helpers/older-shop.ts';
import { testClock } from '../helpers/clock.ts';
import { expectWhole, tillForTest, value } from '../helpers/till.ts';

type Columns = ReadonlyMap<string, readonly string[]>;

/** Every row of schema 2's tables, by schema 2's columns. */
function contentOf(file: string, columns?: Columns) {
  const database = new Database(file, { readonly: true });
  const ofNow = (): Columns =>
    new Map(
      database
        .prepare<[], { name: string }>(
          `SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main'`,
        )
        .all()
        .filter(({ name }) => !name.startsWith('sqlite_'))
        .map(({ name }) => [
          name,
          database
            .prepare<[string], { name: string }>(`SELECT name FROM pragma_table_info(?)`)
            .all(name)
            .map((column) => column.name),
        ]),
    );
  const named = columns ?? ofNow();
  const content = Object.fromEntries(
    [...named].map(([table, names]) => [
      table,
      database
        .prepare(`SELECT ${names.join(', ')} FROM ${table} ORDER BY ${names.join(', ')}`)
        .raw()
        .all(),
    ]),
  );
  database.close();
  return { columns: named, content };
}

const ana = '01900000-0000-7000-8000-000000000006';

describe('a shop of schema 2', () => {
  it('keeps every row when it is opened, and its closed day its figures and its hash', async () => {
    const { folder, file } = olderShop(2, { rowsOf: 2 });
    const { columns, content } = contentOf(file);
    expect(content['redemption']).not.toEqual([]);
    const till = await tillForTest({ folder, setUp: null, clock: testClock('2026-11-20T15:00:00Z') });
    expect(value(await till.asOwner.shop.get({})).refundPolicy).toBe('floor');
    await expectWhole(till);
    await till.till().close();
    expect(contentOf(file, columns).content).toEqual(content);
    expect(readdirSync(join(folder, 'backups'))).toHaveLength(1);
    await till.restart();
  });

  it('knows which rewards gave a product, and still lets no hand change them', () => {
    const { file } = olderShop(2, { rowsOf: 2 });
    const database = new Database(file);
    migrate(database, () => '');
    const given = database
      .prepare(`SELECT name, product_id IS NOT NULL AS isProduct FROM redemption GROUP BY name ORDER BY name`)
      .raw()
      .all();
    expect(given).toEqual([
      ['A free rye', 1],
      ['A tenth off', 0],
      ['€1 off', 0],
    ]);
    expect(() => database.exec(`UPDATE redemption SET product_id = NULL`)).toThrow('append-only');
    database.close();
  });

  it('refunds what was sold before: by its own rule, with its rewards', async () => {
    const { folder, file } = olderShop(2, { rowsOf: 2 });
    const database = new Database(file, { readonly: true });
    const { id: saleId } = database
      .prepare<[], { id: string }>(
        `SELECT id FROM sale WHERE discount_minor > 0 ORDER BY receipt_number LIMIT 1`,
      )
      .get() ?? { id: '' };
    database.close();
    const till = await tillForTest({ folder, setUp: null, clock: testClock('2026-11-20T15:00:00Z') });
    const { asOwner } = till;
    const sold = value(await asOwner.sales.get({ saleId }));
    expect(sold).toMatchObject({ totalMinor: 842, leftMinor: 842 });
    expect(sold.lines.map(({ paidMinor }) => paidMinor)).toEqual([402, 440]);
    const { memberId } = sold;
    if (memberId === null) throw new Error('the sale has its member');
    expect(memberId).not.toBe(ana);
    const done = value(await asOwner.sales.refund({ saleId, lines: [{ position: 0 }], reason: 'Stale' }));
    expect(done).toMatchObject({ amountMinor: 402, pointsReturned: 24, pointsClawedBack: 3 });
    value(await asOwner.sales.refund({ saleId, lines: [{ position: 1 }], reason: 'Salty' }));
    expect(value(await asOwner.day.summary({})).refunds).toEqual({ count: 2, amountMinor: 842 });
    await expectWhole(till);
  });

  it('is left as it was where the migration fails, and the copy and the versions are named', async () => {
    const { folder, file } = olderShop(2, { rowsOf: 2, also: 'CREATE TABLE refund (id TEXT);' });
    const database = new Database(file);
    migrate(
      database,
      () => '',
      migrations.filter(({ version }) => version <= 3),
    );
    database.close();
    const before = contentOf(file).content;
    await expect(tillForTest({ folder, setUp: null })).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      details: { from: 3, to: 4, backup: expect.stringMatching(/\.sqlite$/) },
    });
    expect(contentOf(file).content).toEqual(before);
  });
});
