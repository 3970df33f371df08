import Database from 'better-sqlite3';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRACTICE_APPLICATION_ID } from '../../electron/host/store/migrate.ts';
import {
  exchangeFile,
  finishExchange,
  isExchangeUnderWay,
} from '../../electron/host/rescue/exchange-file.ts';
import { flipBytes, overwritePages, pagesOf } from '../helpers/damaged-file.ts';
import { hashRows } from '../helpers/row-hashes.ts';
import { folderForTest, makeFolder, removeFolder } from '../helpers/shop-folder.ts';
import {
  editFile,
  expectWhole,
  openTill,
  refusal,
  tillForTest,
  value,
  type TestTill,
} from '../helpers/till.ts';

const SALES = 400;
const MEMBERS = 60;

/** A shop whose tables have many pages, closed. */
let good: string;
beforeAll(async () => {
  good = makeFolder();
  const till = await openTill({ folder: good });
  const cards: string[] = [];
  for (let at = 0; at < MEMBERS; at += 1)
    cards.push(
      value(await till.asOwner.members.enrol({ name: `Member ${at} ${'x'.repeat(60)}` })).cardNumber,
    );
  const lines = [{ name: 'Rye bread', quantity: 1_000, unitPriceMinor: 400 }];
  for (let at = 0; at < SALES; at += 1)
    value(
      await till.asCashier.sales.record({ cardNumber: cards[at % MEMBERS] ?? '', totalMinor: 400, lines }),
    );
  await till.close();
});
afterAll(() => removeFolder(good));

/** A folder with a copy of that shop's file, spoilt in one way. */
function folderWith(spoil: (file: string) => void): string {
  const folder = folderForTest();
  const file = join(folder, 'shop.sqlite');
  copyFileSync(join(good, 'shop.sqlite'), file);
  spoil(file);
  return folder;
}

const openedIn = (folder: string): Promise<TestTill> =>
  tillForTest({ folder, setUp: null, create: false, staysToRescue: true });

const namesIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => !/^(?:logs|shop\.lock|receipts)/.test(name))
    .toSorted();

describe('a backup that is put back', () => {
  it('takes the shop’s place whole, says what it lacks, and keeps the file that was there', async () => {
    const till = await tillForTest();
    const { memberId } = value(await till.asOwner.members.enrol({ name: 'Ana' }));
    value(await till.asCashier.sales.record({ memberId, totalMinor: 500 }));
    value(await till.asOwner.data.backup({ file: 'noon.sqlite' }));
    value(await till.asCashier.sales.record({ memberId, totalMinor: 700 }));
    value(await till.asOwner.members.enrol({ name: 'Bo' }));
    const { backups } = value(await till.asOwner.rescue.backups({}));
    expect(backups).toMatchObject([
      {
        ...{ file: 'noon.sqlite', kind: 'hand', missing: { sales: 1, members: 1 } },
        holds: { sales: 1, members: 1, lastSaleAt: '2026-11-21T12:00:00.000Z' },
      },
    ]);
    const told: string[] = [];
    till.till().onEvent((event) => told.push(event.name));
    const restored = value(await till.asOwner.rescue.restore({ file: 'noon.sqlite' }));
    expect(restored).toMatchObject({
      ...{ keptAs: 'shop-before-restore-2026-11-21T120000Z.sqlite', missing: { sales: 1, members: 1 } },
    });
    expect(told).toContain('shop.exchanged');
    expect(value(await till.asCashier.points.balance({ memberId })).balance).toBe(5);
    value(await till.asCashier.sales.record({ memberId, totalMinor: 300 }));
    await expectWhole(till);
    await till.edit((database) => {
      expect(database.prepare(`SELECT action FROM audit ORDER BY seq DESC LIMIT 1`).pluck().get()).toBe(
        'data.restore',
      );
    });
    const kept = new Database(join(till.folder, restored.keptAs ?? ''), { readonly: true });
    expect(kept.prepare('SELECT max(receipt_number) FROM sale').pluck().get()).toBe(2);
    kept.close();
    expect(namesIn(till.folder).filter((name) => name.startsWith('.') || name === 'restore.json')).toEqual(
      [],
    );
  });

  it('is no file of somebody else, nor of a newer program, nor one whose books don’t add up; and nothing changes', async () => {
    const till = await tillForTest();
    value(await till.asCashier.sales.record({ totalMinor: 500 }));
    value(await till.asOwner.data.backup({ file: 'good.sqlite' }));
    const place = join(till.folder, 'backups');
    const spoilt = (name: string, change: (database: Database.Database) => void): void => {
      copyFileSync(join(place, 'good.sqlite'), join(place, name));
      editFile(join(place, name), change);
    };
    spoilt('newer.sqlite', (database) => database.pragma('user_version = 99'));
    spoilt('practice.sqlite', (database) => database.pragma(`application_id = ${PRACTICE_APPLICATION_ID}`));
    spoilt('forged.sqlite', (database) =>
      database.exec(`DROP TRIGGER sale_changes_only_by_attaching; UPDATE sale SET earned = 7`),
    );
    writeFileSync(join(place, 'text.sqlite'), 'Dear diary, '.repeat(1_000));
    const before = hashRows(till.file);
    const asked = async (file: string) => {
      const answer = await till.asOwner.rescue.restore({ file });
      return answer.ok ? 'ok' : `${answer.error.code} ${String(answer.error.details?.['why'] ?? '')}`;
    };
    expect(await asked('newer.sqlite')).toBe('BACKUP_UNFIT newer');
    expect(await asked('practice.sqlite')).toBe('BACKUP_UNFIT foreign');
    expect(await asked('forged.sqlite')).toBe('BACKUP_UNFIT broken');
    expect(await asked('text.sqlite')).toBe('BACKUP_UNFIT damaged');
    expect(await asked('none.sqlite')).toBe('BACKUP_UNKNOWN ');
    expect(refusal(await till.asOwner.rescue.restore({ file: '../shop.sqlite' }))).toBe(
      'FILE_OUTSIDE_BACKUPS file',
    );
    expect(refusal(await till.asCli.rescue.restore({ file: till.file }))).toBe('BACKUP_UNFIT file');
    expect(refusal(await till.asCashier.rescue.restore({ file: 'good.sqlite' }))).toBe('NOT_ALLOWED');
    expect(hashRows(till.file)).toEqual(before);
    expect(namesIn(till.folder).filter((name) => /before|^\./.test(name))).toEqual([]);
  });

  it('may be of another folder, where there is no shop yet', async () => {
    const folder = folderForTest();
    const till = await openedIn(folder);
    expect(refusal(await till.asCli.shop.get({}))).toBe('SHOP_NOT_SET_UP');
    const restored = value(await till.asCli.rescue.restore({ file: join(good, 'shop.sqlite') }));
    expect(restored).toMatchObject({
      keptAs: null,
      missing: null,
      holds: { sales: SALES, members: MEMBERS },
    });
    await expectWhole(till);
  });

  const steps = [
    'before the first rename',
    'after the journal’s',
    'after the old file’s',
    'after the new file’s',
  ];
  it.each(steps.map((name, killedAfter) => [name, killedAfter] as const))(
    'is put back at the next opening where the till was killed %s',
    (_, killedAfter) => {
      const folder = folderForTest();
      const at = (name: string) => join(folder, name);
      const exchange = { part: '.part', keptAs: 'kept.sqlite' };
      writeFileSync(at('restore.json'), JSON.stringify(exchange));
      const isMoved = (step: number) => killedAfter >= step;
      writeFileSync(at(isMoved(1) ? 'kept.sqlite-wal' : 'shop.sqlite-wal'), 'old journal');
      writeFileSync(at(isMoved(2) ? 'kept.sqlite' : 'shop.sqlite'), 'old');
      writeFileSync(at(isMoved(3) ? 'shop.sqlite' : '.part'), 'new');
      expect(isExchangeUnderWay(folder)).toBe(true);
      finishExchange(folder);
      finishExchange(folder);
      const files = Object.fromEntries(
        readdirSync(folder).map((name) => [name, readFileSync(at(name), 'utf8')]),
      );
      expect(files).toEqual({
        ...{ 'shop.sqlite': 'new', 'kept.sqlite': 'old', 'kept.sqlite-wal': 'old journal' },
      });
    },
  );

  it('leaves nothing half done where it was never begun', () => {
    const folder = folderForTest();
    writeFileSync(join(folder, '.part'), 'new');
    exchangeFile(folder, { part: '.part', keptAs: 'kept.sqlite' });
    expect(readdirSync(folder)).toEqual(['shop.sqlite']);
  });
});

describe('a damaged file', () => {
  const look = async (spoil: (file: string) => void) => {
    const till = await openedIn(folderWith(spoil));
    const looked = value(await till.asOwner.rescue.look({}));
    return { till, looked };
  };

  it('that isn’t is said to be whole, and nothing is salvaged', async () => {
    const { till, looked } = await look(() => {});
    expect(looked).toMatchObject({ damage: { kind: 'none' }, holds: { sales: SALES, members: MEMBERS } });
    expect(value(await till.asOwner.rescue.salvage({})).keptAs).toBeNull();
  });

  it('is named by the parts of the book that can’t be read, with the backup that is put back', async () => {
    const { till, looked } = await look((file) => {
      const place = join(file, '..', 'backups');
      mkdirSync(place);
      copyFileSync(file, join(place, 'z-00001-2026-11-20.sqlite'));
      overwritePages(file, pagesOf(file, 'sale').leaves.slice(3, 5));
    });
    expect(looked.damage).toEqual({
      ...{ kind: 'parts', parts: ['sales'] },
      text: 'These parts of the book can’t be read whole: sales and refunds.',
    });
    expect(value(await till.asOwner.rescue.backups({})).backups).toMatchObject([
      { file: 'z-00001-2026-11-20.sqlite', kind: 'close', missing: { sales: 0, members: 0 } },
    ]);
    value(await till.asOwner.rescue.restore({ file: 'z-00001-2026-11-20.sqlite' }));
    await expectWhole(till);
  });

  it('with damaged indexes alone loses nothing when it is salvaged', async () => {
    const { till, looked } = await look((file) => {
      overwritePages(file, pagesOf(file, 'sale_business_day').leaves.slice(0, 1), 7);
    });
    expect(looked.damage.kind).toBe('indexes');
    const { tables, checks, keptAs } = value(await till.asOwner.rescue.salvage({}));
    expect(checks).toEqual([]);
    expect(tables.filter(({ lost }) => lost > 0)).toEqual([]);
    expect(tables).toContainEqual({ table: 'sale', saved: SALES, lost: 0 });
    expect(existsSync(join(till.folder, keptAs ?? ''))).toBe(true);
    await expectWhole(till);
  });

  const spoilt: readonly (readonly [what: string, table: string, spoil: (file: string) => void])[] = [
    ['zeroed leaf pages', 'sale', (file) => overwritePages(file, pagesOf(file, 'sale').leaves.slice(2, 4))],
    [
      'a zeroed interior page',
      'transfer',
      (file) => overwritePages(file, pagesOf(file, 'transfer').interior),
    ],
    [
      'turned bytes in a leaf page',
      'member',
      (file) => flipBytes(file, pagesOf(file, 'member').leaves[1] ?? 0, { from: 0, count: 8 }),
    ],
    [
      'turned bytes in an interior page',
      'sale',
      (file) => flipBytes(file, pagesOf(file, 'sale').interior[0] ?? 0, { from: 12, count: 4 }),
    ],
  ];
  it.each(spoilt)('with %s is read around them, and what is lost is counted', async (_, table, spoil) => {
    const { till } = await look(spoil);
    const before = readFileSync(till.file);
    const { tables, keptAs } = value(await till.asOwner.rescue.salvage({}));
    const all = { sale: SALES, transfer: SALES, member: MEMBERS }[table] ?? 0;
    const found = tables.find((each) => each.table === table);
    expect(found).toMatchObject({ table });
    expect(found?.lost).toBeGreaterThan(0);
    expect((found?.saved ?? 0) + (found?.lost ?? 0)).toBe(all);
    for (const other of ['sale', 'member', 'transfer'].filter((each) => each !== table))
      expect(tables.find((each) => each.table === other)).toMatchObject({ lost: 0 });
    expect(readFileSync(join(till.folder, keptAs ?? '')).equals(before)).toBe(true);
    // The new file opens, and says itself what doesn't add up.
    const { checks } = value(await till.asOwner.data.verify({}));
    expect(checks.find(({ name }) => name === 'file')?.ok).toBe(true);
    expect(checks.some(({ ok }) => !ok)).toBe(true);
  });

  it('that was cut off is found at its opening, and what is left of it is saved', async () => {
    const { till } = await look((file) => truncateSync(file, Math.floor(readFileSync(file).length * 0.6)));
    const { tables } = value(await till.asOwner.rescue.salvage({}));
    const saved = tables.reduce((sum, each) => sum + each.saved, 0);
    expect(saved).toBeGreaterThan(100);
  });

  it('with a header of nonsense is read by the header that all our files have', async () => {
    const { till, looked } = await look((file) => {
      const bytes = readFileSync(file);
      bytes.fill(9, 0, 100);
      writeFileSync(file, bytes);
    });
    expect(looked.damage.kind).toBe('unreadable');
    expect(refusal(await till.asOwner.system.status({}))).toMatch(/^DATABASE_(?:DAMAGED|FOREIGN)/);
    const { tables, checks } = value(await till.asOwner.rescue.salvage({}));
    expect(tables).toContainEqual({ table: 'sale', saved: SALES, lost: 0 });
    expect(checks).toEqual([]);
    await expectWhole(till);
  });

  it('of which nothing can be read stays as it is, and only a backup helps', async () => {
    const { till } = await look((file) => overwritePages(file, [1], 7));
    const before = readFileSync(till.file);
    expect(refusal(await till.asOwner.rescue.salvage({}))).toBe('DATABASE_DAMAGED');
    expect(readFileSync(till.file).equals(before)).toBe(true);
  });

  it('that lost its journal opens as it was at the last checkpoint, and adds up', async () => {
    const till = await tillForTest();
    value(await till.asCashier.sales.record({ totalMinor: 100 }));
    await till.restart();
    value(await till.asCashier.sales.record({ totalMinor: 200 }));
    const folder = folderForTest();
    copyFileSync(till.file, join(folder, 'shop.sqlite'));
    rmSync(join(folder, 'shop.sqlite-wal'), { force: true });
    const again = await openedIn(folder);
    await expectWhole(again);
    expect(value(await again.asOwner.rescue.look({})).damage.kind).toBe('none');
  });
});
