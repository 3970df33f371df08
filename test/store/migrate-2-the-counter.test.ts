import Database from 'better-sqlite3';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemaVersionOf } from '../../electron/host/store/migrate.ts';
import { olderShop } from '../helpers/older-shop.ts';
import { testClock } from '../helpers/clock.ts';
import { expectWhole, tillForTest, value } from '../helpers/till.ts';

const tables = [
  ...[
    'shop',
    'letterhead',
    'staff',
    'member',
    'consent',
    'card',
    'product',
    'program_version',
    'sale',
    'sale_line',
  ],
  ...[
    'sale_void',
    'transfer',
    'transfer_reason',
    'lot',
    'lot_use',
    'member_balance',
    'lot_remainder',
    'day_points',
  ],
  ...['carry_conversion', 'command', 'audit'],
] as const;

/** Every row of schema 1's tables, by schema 1's columns. */
function contentOf(file: string, columns?: ReadonlyMap<string, readonly string[]>) {
  const database = new Database(file, { readonly: true });
  const named = new Map(
    tables.map((table) => [
      table as string,
      columns?.get(table) ??
        database
          .prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
          .all()
          .map(({ name }) => name),
    ]),
  );
  const content = Object.fromEntries(
    [...named].map(([table, names]) => [
      table,
      database
        .prepare(`SELECT ${names.join(', ')} FROM ${table}`)
        .raw()
        .all(),
    ]),
  );
  database.close();
  return { columns: named, content };
}

describe('a shop of schema 1', () => {
  it('keeps every row when it is opened; only the prefixes of weighed goods become what they hold', async () => {
    const { folder, file } = olderShop(1);
    const { columns, content } = contentOf(file);
    const till = await tillForTest({ folder, setUp: null, clock: testClock('2026-11-21T12:00:00Z') });
    expect(value(await till.asOwner.shop.get({})).weighedGoods).toEqual(
      ['20', '21', '22', '23', '24', '25'].map((prefix) => ({ prefix, holds: 'price' })),
    );
    await expectWhole(till);
    await till.till().close();
    const after = contentOf(file, columns).content;
    const at = columns.get('shop')?.indexOf('weighed_goods_prefixes') ?? -1;
    const withoutPrefixes = (of: typeof content) => ({
      ...of,
      shop: of['shop']?.map((row) => (Array.isArray(row) ? row.toSpliced(at, 1) : row)),
    });
    // The till that opened it has made a backup of its own by then, and written so behind all that was there.
    const written = Object.entries(after).map(([table, rows]) => [
      table,
      ['audit', 'command', 'staff'].includes(table) ? rows.slice(0, content[table]?.length) : rows,
    ]);
    expect(withoutPrefixes(Object.fromEntries(written))).toEqual(withoutPrefixes(content));
    const copies = readdirSync(join(folder, 'backups')).filter((name) => !name.startsWith('hour-'));
    expect(copies).toHaveLength(1);
    await till.restart();
  });

  it('sells on: figures, slips, carries and answers are those of before', async () => {
    const till = await tillForTest({
      folder: olderShop(1).folder,
      setUp: null,
      clock: testClock('2026-11-20T15:00:00Z'),
    });
    const { asOwner } = till;
    expect(value(await asOwner.day.summary({ date: '2026-11-19' }))).toMatchObject({
      ...{ sales: { count: 2, grossMinor: 2_150, memberCount: 2 }, voids: { count: 1, amountMinor: 5_050 } },
      rewards: { count: 0, points: 0, discountMinor: 0 },
      points: { opening: 0, issued: 71, clawedBack: 50, redeemed: 0, expired: 0, closing: 21 },
      z: null,
    });
    const input = { memberId: '01900000-0000-7000-8000-000000000002', totalMinor: 4_444 };
    const commandId = '01900000-0000-7000-8000-00000000c0de';
    const again = value(await asOwner.sales.record(input, { commandId }));
    expect(again).toMatchObject({ receiptNumber: 4, pointsEarned: 19 });
    const { saleId } = again;
    const slip = value(await asOwner.sales.receipt({ saleId, format: 'text' })).content;
    expect(slip).toContain('€44.44');
    expect(slip).not.toMatch(/undefined|null|NaN/);
    expect(value(await asOwner.cards.resolve({ code: '5901234123457' }))).toMatchObject({
      ...{ kind: 'product', name: 'Rye bread', priceMinor: 450, soldBy: 'piece', isSold: true },
    });
    expect(value(await asOwner.program.get({})).rules.expiryMonths).toBeNull();
    const gives = { kind: 'amount', amountMinor: 100 } as const;
    const { rewardId } = value(await asOwner.rewards.save({ name: '€1 off', pointsCost: 50, gives }));
    const redeem = [{ rewardId }];
    const sale = value(await asOwner.sales.record({ ...input, totalMinor: 700, redeem }));
    expect(sale).toMatchObject({ pointsRedeemed: 50, discountMinor: 100 });
    value(await asOwner.sales.void({ saleId: sale.saleId, reason: 'Wrong' }));
    await expectWhole(till);
  });

  it('that weighs nothing keeps its empty list', async () => {
    const { folder } = olderShop(1, { also: `UPDATE shop SET weighed_goods_prefixes = '[]';` });
    const till = await tillForTest({ folder, setUp: null });
    expect(value(await till.asOwner.shop.get({})).weighedGoods).toEqual([]);
  });

  it('is left as it was where the migration fails, and the copy and the versions are named', async () => {
    // A table of the new schema's name, which somebody else has made.
    const { folder, file } = olderShop(1, { also: 'CREATE TABLE reward (id TEXT);' });
    const before = contentOf(file).content;
    await expect(tillForTest({ folder, setUp: null })).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      details: { from: 1, to: 2, backup: expect.stringMatching(/\.sqlite$/) },
    });
    expect(contentOf(file).content).toEqual(before);
    const database = new Database(file, { readonly: true });
    expect(schemaVersionOf(database)).toBe(1);
    database.close();
  });
});
