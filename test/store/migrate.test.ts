import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate, schemaVersionOf } from '../../electron/host/store/migrate.ts';
import { migrations, schemaVersion } from '../../electron/host/store/migrations/index.ts';
import { openForWriting } from '../../electron/host/store/open.ts';
import { folderForTest } from '../helpers/shop-folder.ts';
import { tillForTest, value } from '../helpers/till.ts';

const noBackup = (): string => {
  throw new Error('nothing is there to back up');
};

/** Every row of every table, as text. */
function contentOf(database: Database.Database): string {
  const tables = database
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .all();
  return JSON.stringify(
    tables.map(({ name }) => [name, database.prepare(`SELECT * FROM "${name}"`).raw().all()]),
  );
}

describe('migrations', () => {
  it('are numbered from 1 without a gap', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
    expect(schemaVersion).toBe(migrations.length);
  });

  it('bring an empty file to the newest schema, with every table of the vocabulary', () => {
    const database = new Database(join(folderForTest(), 'shop.sqlite'));
    migrate(database, noBackup);
    expect(schemaVersionOf(database)).toBe(schemaVersion);
    const names = database
      .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
      .all()
      .map(({ name }) => name);
    const wanted = [
      'shop',
      'staff',
      'member',
      'consent',
      'card',
      'product',
      'sale',
      'sale_line',
      'transfer',
      'lot',
    ];
    wanted.push('lot_use', 'member_balance', 'program_version', 'command', 'audit', 'day');
    wanted.push('reward', 'redemption', 'redemption_cancel');
    expect(names).toEqual(expect.arrayContaining(wanted));
    database.close();
  });

  it('do nothing to a file that is up to date', () => {
    const file = join(folderForTest(), 'shop.sqlite');
    openForWriting(file, { create: true, backupStamp: 'now' }).close();
    const before = readFileSync(file);
    openForWriting(file, { create: true, backupStamp: 'now' }).close();
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

describe('a later migration', () => {
  /** The file of a shop with a member, opened as the migrations see it. */
  async function livedIn(): Promise<Database.Database> {
    const till = await tillForTest();
    const { memberId } = value(await till.asOwner.members.enrol({ name: 'Ana' }));
    value(await till.asOwner.sales.record({ memberId, totalMinor: 1_250 }));
    await till.till().close();
    return openForWriting(till.file, { create: false, backupStamp: 'now' });
  }
  const next = (sql: string, version = schemaVersion + 1) => [...migrations, { version, sql }];

  it('runs once, after a copy was made', async () => {
    const database = await livedIn();
    let copies = 0;
    const steps = next('ALTER TABLE member ADD COLUMN nickname TEXT');
    migrate(database, () => `copy ${(copies += 1)}`, steps);
    migrate(database, () => `copy ${(copies += 1)}`, steps);
    expect(copies).toBe(1);
    expect(schemaVersionOf(database)).toBe(schemaVersion + 1);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(database.prepare('SELECT nickname FROM member').all()).toEqual([{ nickname: null }]);
    database.close();
  });

  it('may rebuild a table that others refer to', async () => {
    const database = await livedIn();
    migrate(
      database,
      () => 'copy',
      next(`CREATE TABLE staff_new (id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;
        INSERT INTO staff_new SELECT * FROM staff; DROP TABLE staff; ALTER TABLE staff_new RENAME TO staff`),
    );
    expect(database.pragma('foreign_key_check')).toEqual([]);
    database.close();
  });

  it.each([
    [
      'has an error in its last statement',
      'CREATE TABLE extra (id INTEGER) STRICT; DELETE FROM sale_line; INSERT INTO nowhere VALUES (1)',
    ],
    [
      'leaves a reference to nothing',
      'CREATE TABLE extra (id INTEGER) STRICT; DROP TABLE staff; CREATE TABLE staff (id TEXT PRIMARY KEY) STRICT',
    ],
    ['breaks a rule of the file', `UPDATE transfer SET points = points + 1`],
  ])('that %s leaves the file as it was, and names the versions and the copy', async (_, sql) => {
    const database = await livedIn();
    const before = contentOf(database);
    expect(() => migrate(database, () => 'before-update.sqlite', next(sql))).toThrow(
      expect.objectContaining({
        code: 'MIGRATION_FAILED',
        details: { from: schemaVersion, to: schemaVersion + 1, backup: 'before-update.sqlite' },
      }),
    );
    expect(contentOf(database)).toBe(before);
    expect(schemaVersionOf(database)).toBe(schemaVersion);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
    database.close();
  });

  it('that fails after one that went well keeps what went well', async () => {
    const database = await livedIn();
    const steps = [
      ...next('CREATE TABLE extra (id INTEGER) STRICT'),
      { version: schemaVersion + 2, sql: 'INSERT INTO nowhere VALUES (1)' },
    ];
    expect(() => migrate(database, () => 'copy', steps)).toThrow(
      expect.objectContaining({
        details: { from: schemaVersion + 1, to: schemaVersion + 2, backup: 'copy' },
      }),
    );
    expect(schemaVersionOf(database)).toBe(schemaVersion + 1);
    database.close();
  });

  it('changes nothing where the copy can’t be made', async () => {
    const database = await livedIn();
    const before = contentOf(database);
    expect(() => migrate(database, noBackup, next('CREATE TABLE extra (id INTEGER) STRICT'))).toThrow();
    expect(contentOf(database)).toBe(before);
    database.close();
  });
});
