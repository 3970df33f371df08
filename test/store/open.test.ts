import type Database from 'better-sqlite3';
import { copyFileSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { randomBytes } from 'node:crypto';
import { v7 as newId } from 'uuid';
import { createTill } from '../../electron/host/create-till.ts';
import { silentLog } from '../../electron/host/log.ts';
import { openForReading, openForWriting } from '../../electron/host/store/open.ts';
import { schemaVersion } from '../../electron/host/store/migrations/index.ts';
import { testClock } from '../helpers/clock.ts';
import { filesIn, folderForTest } from '../helpers/shop-folder.ts';
import { editFile, tillForTest, value } from '../helpers/till.ts';

const open = (file: string) => openForWriting(file, { create: true, backupStamp: 'now' });
const pragmaOf = (database: Database.Database, name: string): unknown =>
  database.pragma(name, { simple: true });

const openTillIn = (folder: string, create = true) =>
  createTill({
    folder,
    create,
    now: testClock().now,
    newId,
    randomBytes,
    log: silentLog,
    locale: 'en',
    lockWaitMs: 0,
  });

/** A shop's file with a member and sales, closed, in a folder of its own. */
async function shopFile(): Promise<{ folder: string; file: string }> {
  const till = await tillForTest();
  const { memberId } = value(await till.asOwner.members.enrol({ name: 'Ana' }));
  for (let sale = 0; sale < 20; sale += 1)
    value(await till.asOwner.sales.record({ memberId, totalMinor: 500 }));
  await till.till().close();
  const folder = folderForTest();
  const file = join(folder, 'shop.sqlite');
  copyFileSync(till.file, file);
  return { folder, file };
}

describe('a connection to the shop’s file', () => {
  it('is set to lose nothing, on the first opening and on each one after', () => {
    const file = join(folderForTest(), 'shop.sqlite');
    for (const opening of ['first', 'second', 'third']) {
      const database = open(file);
      const found = Object.fromEntries(
        [
          'synchronous',
          'foreign_keys',
          'secure_delete',
          'journal_mode',
          'application_id',
          'user_version',
          'trusted_schema',
        ].map((name) => [name, pragmaOf(database, name)]),
      );
      expect(found, opening).toEqual({
        synchronous: 2,
        foreign_keys: 1,
        secure_delete: 1,
        journal_mode: 'wal',
        application_id: 0x5245474c,
        user_version: schemaVersion,
        trusted_schema: 0,
      });
      expect(Number(pragmaOf(database, 'busy_timeout'))).toBeGreaterThan(0);
      database.close();
    }
  });

  it('that reads can’t write, and is set alike', () => {
    const file = join(folderForTest(), 'shop.sqlite');
    open(file).close();
    const database = openForReading(file);
    expect(pragmaOf(database, 'foreign_keys')).toBe(1);
    expect(() => database.exec('DELETE FROM staff')).toThrow(/readonly/);
    database.close();
  });

  it('has tables that take no value of another type', () => {
    const database = open(join(folderForTest(), 'shop.sqlite'));
    const loose = database
      .prepare<[], { name: string }>(
        `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
      )
      .all();
    expect(loose).toEqual([]);
    database.close();
  });
});

describe('a file that can’t be opened', () => {
  const damage: readonly [what: string, code: string, spoil: (file: string) => void][] = [
    [
      'of a newer version',
      'DATABASE_NEWER',
      (file) => editFile(file, (database) => database.pragma('user_version = 99')),
    ],
    [
      'of another program',
      'DATABASE_FOREIGN',
      (file) => editFile(file, (database) => database.pragma('application_id = 7')),
    ],
    [
      'of another program that never named itself',
      'DATABASE_FOREIGN',
      (file) => {
        writeFileSync(file, '');
        editFile(file, (database) => database.exec('CREATE TABLE recipe (name TEXT)'));
      },
    ],
    [
      'that is a text',
      'DATABASE_DAMAGED',
      (file) => writeFileSync(file, 'a shopping list, and not a short one\n'.repeat(40)),
    ],
    ['that is a short text', 'DATABASE_DAMAGED', (file) => writeFileSync(file, 'hello')],
    [
      'whose header is overwritten',
      'DATABASE_DAMAGED',
      (file) => {
        const bytes = readFileSync(file);
        bytes.fill(0xff, 0, 16);
        writeFileSync(file, bytes);
      },
    ],
    ['that was cut off in its header', 'DATABASE_DAMAGED', (file) => truncateSync(file, 60)],
    ['that was cut off in its first page', 'DATABASE_DAMAGED', (file) => truncateSync(file, 1_000)],
    [
      'that was cut in half',
      'DATABASE_DAMAGED',
      (file) => truncateSync(file, Math.floor(readFileSync(file).length / 8192) * 4096),
    ],
    [
      'whose first page is noise',
      'DATABASE_DAMAGED',
      (file) => {
        const bytes = readFileSync(file);
        bytes.fill(0xa5, 100, 4_096);
        writeFileSync(file, bytes);
      },
    ],
  ];

  it.each(damage)('%s is %s, and stays as it is', async (_, code, spoil) => {
    const { folder, file } = await shopFile();
    spoil(file);
    const before = readFileSync(file);
    for (const create of [true, false]) {
      await expect(openTillIn(folder, create)).rejects.toMatchObject({ code });
      expect(readFileSync(file).equals(before)).toBe(true);
    }
    expect([...filesIn(folder).keys()].toSorted()).toEqual(['shop.lock', 'shop.sqlite']);
    // The refusal let go of the lock: the right file can be put back and opened.
    writeFileSync(file, readFileSync((await shopFile()).file));
    await (await openTillIn(folder)).close();
  });

  it('is told by name in the refusal of a newer one', async () => {
    const { folder, file } = await shopFile();
    editFile(file, (database) => database.pragma('user_version = 99'));
    await expect(openTillIn(folder)).rejects.toMatchObject({ details: { found: 99, known: schemaVersion } });
  });

  it('because it isn’t there is no shop, and none is made', async () => {
    const folder = folderForTest();
    await expect(openTillIn(folder, false)).rejects.toMatchObject({ code: 'SHOP_NOT_SET_UP' });
    expect(filesIn(folder).size).toBe(0);
    await expect(openTillIn(join(folder, 'not', 'there'), false)).rejects.toMatchObject({
      code: 'SHOP_NOT_SET_UP',
    });
    expect(existsSync(join(folder, 'not'))).toBe(false);
  });

  it('because it is empty is no shop, and stays empty unless one is to be made', async () => {
    const folder = folderForTest();
    const file = join(folder, 'shop.sqlite');
    writeFileSync(file, '');
    await expect(openTillIn(folder, false)).rejects.toMatchObject({ code: 'SHOP_NOT_SET_UP' });
    expect(readFileSync(file)).toHaveLength(0);
    await (await openTillIn(folder)).close();
    expect(readFileSync(file).length).toBeGreaterThan(0);
  });

  it('because it is a folder is a fault', async () => {
    const folder = folderForTest();
    mkdirSync(join(folder, 'shop.sqlite'));
    await expect(openTillIn(folder)).rejects.toMatchObject({ code: 'FILE_NOT_WRITABLE' });
  });

  /** Fills pages of a till's file that is closed with noise: the first ones of what the schema calls so. */
  function makeNoise(file: string, of: string): void {
    const pages: number[] = [];
    editFile(file, (database) => {
      pages.push(
        ...database.prepare<[], number>(`SELECT rootpage FROM sqlite_schema WHERE ${of}`).pluck().all(),
      );
    });
    expect(pages.length).toBeGreaterThan(0);
    const bytes = readFileSync(file);
    for (const page of pages) bytes.fill(0xa5, (page - 1) * 4_096, page * 4_096);
    writeFileSync(file, bytes);
  }

  it('is damaged too where a table’s first page is noise', async () => {
    const till = await tillForTest();
    await till.till().close();
    makeNoise(till.file, `name = 'member'`);
    await expect(openTillIn(till.folder)).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' });
  });

  it('is found damaged in its middle by whoever asks for what stood there, and every answer says so', async () => {
    const till = await tillForTest();
    const { memberId } = value(await till.asOwner.members.enrol({ name: 'Ana' }));
    await till.till().close();
    makeNoise(till.file, `type = 'index' AND tbl_name = 'member'`);
    const damaged = await openTillIn(till.folder);
    const session = { shell: 'window', actorName: null, role: 'owner', till: '1' } as const;
    for (const [name, input] of [
      ['members.get', { memberId }],
      ['sales.record', { memberId, totalMinor: 100 }],
      ['points.balance', { memberId }],
    ] as const) {
      expect(await damaged.dispatch(session, name, input, undefined)).toMatchObject({
        ok: false,
        error: { kind: 'fault', code: 'DATABASE_DAMAGED', message: expect.stringContaining('damaged') },
      });
    }
    await damaged.close();
  });
});
