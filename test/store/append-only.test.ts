import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectWhole, openTill, value, type TestTill } from '../helpers/till.ts';

/** A connection as any program makes one: none of our pragmas, so a replaced row fires no delete trigger. */
function foreignConnection(file: string): Database.Database {
  const database = new Database(file);
  expect(database.pragma('recursive_triggers', { simple: true })).toBe(0);
  database.pragma('foreign_keys = OFF');
  return database;
}

let till: TestTill;
let foreign: Database.Database;
beforeAll(async () => {
  till = await openTill();
  const { asOwner } = till;
  const { memberId } = value(await asOwner.members.enrol({ name: 'Ana' }));
  value(await asOwner.sales.record({ memberId, totalMinor: 1_250 }));
  const { saleId } = value(await asOwner.sales.record({ totalMinor: 700 }));
  value(await asOwner.sales.void({ saleId, reason: 'Wrong amount' }));
  value(await asOwner.points.adjust({ memberId, points: -5, reason: 'Spent' }));
  const gives = { kind: 'amount', amountMinor: 100 } as const;
  const { rewardId } = value(await asOwner.rewards.save({ name: '€1 off', pointsCost: 2, gives }));
  const { redemptionId } = value(await asOwner.rewards.redeem({ memberId, rewardId }));
  value(await asOwner.rewards.cancel({ redemptionId, reason: 'Broken' }));
  const { memberId: twin } = value(await asOwner.members.enrol({ name: 'A.' }));
  value(await asOwner.members.merge({ keepId: memberId, mergeId: twin }));
  value(await asOwner.members.unmerge({ mergedId: twin }));
  value(await asOwner.day.close({ date: '2026-01-01' }));
  await till.till().close();
  foreign = foreignConnection(till.file);
});
afterAll(async () => {
  foreign.close();
  await till.restart();
  await expectWhole(till);
  await till.close();
});

const tables = [
  { table: 'transfer', key: 'seq', column: 'points' },
  { table: 'lot', key: 'seq', column: 'points' },
  { table: 'lot_use', key: 'seq', column: 'points' },
  { table: 'redemption', key: 'id', column: 'points' },
  { table: 'redemption_cancel', key: 'redemption_id', column: 'at' },
  { table: 'sale', key: 'receipt_number', column: 'total_minor' },
  { table: 'sale', key: 'id', column: 'total_minor' },
  { table: 'sale_void', key: 'sale_id', column: 'points_clawed_back' },
  { table: 'member_merge', key: 'seq', column: 'points' },
  { table: 'member_unmerge', key: 'merge_seq', column: 'ledger_seq' },
  { table: 'day', key: 'business_day', column: 'z_number' },
  { table: 'day', key: 'z_number', column: 'closed_at' },
] as const;

describe.each(tables)('$table, by its $key', ({ table, key, column }) => {
  const all = () => JSON.stringify(foreign.prepare(`SELECT * FROM ${table} ORDER BY 1`).all());
  const columns = () =>
    foreign
      .prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
      .all()
      .map(({ name }) => name);
  /** A row that differs from a real one in a single column and clashes with it by `key` alone where it can. */
  const clashing = () =>
    columns()
      .map((name) => {
        if (name === column) return `${name} + 1`;
        if (table === 'sale' && key === 'id' && name === 'receipt_number') return '900';
        if (table === 'sale' && key === 'receipt_number' && name === 'id') return `'another'`;
        if (table === 'day' && key === 'z_number' && name === 'business_day') return `'2026-01-02'`;
        return name;
      })
      .join(', ');
  const source = (row: string) => `SELECT ${row} FROM ${table} LIMIT 1`;

  it.each([
    ['UPDATE', () => `UPDATE ${table} SET ${column} = ${column} + 1`],
    ['UPDATE OR REPLACE', () => `UPDATE OR REPLACE ${table} SET ${column} = ${column} + 1`],
    ['DELETE', () => `DELETE FROM ${table} WHERE ${key} = (SELECT min(${key}) FROM ${table})`],
    ['DELETE of all', () => `DELETE FROM ${table}`],
    ['INSERT', () => `INSERT INTO ${table} ${source(clashing())}`],
    ['INSERT OR REPLACE', () => `INSERT OR REPLACE INTO ${table} ${source(clashing())}`],
    ['REPLACE', () => `REPLACE INTO ${table} ${source(clashing())}`],
    ['INSERT OR IGNORE', () => `INSERT OR IGNORE INTO ${table} ${source(clashing())}`],
    [
      'INSERT … ON CONFLICT DO UPDATE',
      () =>
        `INSERT INTO ${table} SELECT * FROM (${source(clashing())}) WHERE true
         ON CONFLICT DO UPDATE SET ${column} = excluded.${column}`,
    ],
  ])('refuses %s from a foreign connection', (_, sql) => {
    const before = all();
    expect(before).not.toBe('[]');
    const statement = sql();
    expect(() => foreign.exec(statement)).toThrow(/append-only|never|only when/);
    expect(all()).toBe(before);
  });
});

describe('a sale', () => {
  it('can be given its member once, and no other member, and none taken away', () => {
    const attach = foreign.prepare(
      `UPDATE sale SET member_id = (SELECT id FROM member LIMIT 1) WHERE receipt_number = ?`,
    );
    foreign.exec('BEGIN');
    expect(attach.run(2).changes).toBe(1);
    expect(() => attach.run(2)).toThrow('a sale changes only when a card is attached');
    expect(() => foreign.exec('UPDATE sale SET member_id = NULL')).toThrow(/attached/);
    foreign.exec('ROLLBACK');
  });

  it.each([
    'receipt_number',
    'id',
    'business_day',
    'occurred_at',
    'recorded_at',
    'total_minor',
    'program_version',
    'till',
    'discount_minor',
    'noted_at',
  ])('keeps its %s when a card is attached', (column) => {
    expect(() =>
      foreign.exec(
        `UPDATE sale SET member_id = (SELECT id FROM member LIMIT 1), ${column} = 77 WHERE receipt_number = 2`,
      ),
    ).toThrow('a sale changes only when a card is attached');
  });
});
