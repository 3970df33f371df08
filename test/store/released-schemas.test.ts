import Database from 'better-sqlite3';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { schemaVersionOf } from '../../electron/host/store/migrate.ts';
import { schemaVersion } from '../../electron/host/store/migrations/index.ts';
import { testClock } from '../helpers/clock.ts';
import { filesIn, folderForTest } from '../helpers/shop-folder.ts';
import { editFile, expectWhole, refusal, tillForTest, value } from '../helpers/till.ts';

/**
 * A shop as the program of each schema left it, file for file: two days with members, sales, a void, a late card, and from
 * the schema on that had them rewards, a close, refunds, points that are owed, a logo. A new schema gets its file when
 * it is the newest: it is what `createTill` of that day wrote.
 */
const fixtures = new URL('fixtures/', import.meta.url);
const released = readdirSync(fixtures)
  .flatMap((name) => /^schema-(\d+)\.sqlite\.gz$/.exec(name)?.[1] ?? [])
  .map(Number)
  .toSorted((a, b) => a - b);
const newest = released.at(-1) ?? 0;

const fixture = (version: number): Buffer =>
  gunzipSync(readFileSync(new URL(`schema-${version}.sqlite.gz`, fixtures)));

function folderWith(version: number): { readonly folder: string; readonly file: string } {
  const folder = folderForTest();
  const file = join(folder, 'shop.sqlite');
  writeFileSync(file, fixture(version));
  return { folder, file };
}

/** Sums that no schema may change. */
const meaning = `SELECT (SELECT count(*) FROM member) AS members, (SELECT count(*) FROM card) AS cards,
  (SELECT count(*) FROM sale) AS sales, (SELECT sum(total_minor) FROM sale) AS totalMinor,
  (SELECT count(*) FROM sale_void) AS voids, (SELECT max(seq) FROM transfer) AS transfers,
  (SELECT sum(points) FROM transfer) AS points, (SELECT sum(balance) FROM member_balance) AS balances,
  (SELECT sum(carry) FROM member_balance) AS carries, (SELECT count(*) FROM day) AS days,
  (SELECT hex(hash) FROM transfer ORDER BY seq DESC LIMIT 1) AS head,
  (SELECT count(*) FROM sale_line) AS lines, (SELECT count(*) FROM program_version) AS programs`;

function meaningOf(file: string): unknown {
  let found: unknown;
  editFile(file, (database) => {
    found = database.prepare(meaning).get();
  });
  return found;
}

it('every schema before the newest has its file', () => {
  expect(released).toEqual(Array.from({ length: released.length }, (_, index) => index + 1));
  expect(newest).toBeGreaterThanOrEqual(schemaVersion - 1);
});

describe.each(released)('a shop that the program of schema %i left', (version) => {
  it('is of that schema', () => {
    const { file } = folderWith(version);
    const database = new Database(file, { readonly: true });
    expect(schemaVersionOf(database)).toBe(version);
    database.close();
  });

  it('is opened, means what it meant, adds up, and sells on', async () => {
    const { folder, file } = folderWith(version);
    const before = meaningOf(file);
    const till = await tillForTest({ folder, setUp: null, clock: testClock('2026-11-19T15:00:00Z') });
    await expectWhole(till);
    const { members } = value(await till.asCashier.members.find({ text: 'kowal' }));
    expect(members).toMatchObject([{ name: 'Łucja Kowalska' }]);
    const [{ memberId } = { memberId: '' }] = members;
    const { sales } = value(await till.asOwner.sales.list({ date: '2026-11-18' }));
    for (const { saleId } of sales)
      expect(value(await till.asOwner.sales.receipt({ saleId, format: 'text' })).content).toMatch(
        /corner bakery/i,
      );
    await till.till().close();
    expect(meaningOf(file)).toEqual(before);
    const copies = [...filesIn(folder).keys()].filter((name) => name.startsWith('backups/before-update-'));
    expect(copies).toHaveLength(version === schemaVersion ? 0 : 1);
    await till.restart();
    value(await till.asCashier.sales.record({ memberId, totalMinor: 1_000 }));
    value(await till.asOwner.day.page({ date: '2026-11-19' }));
    await expectWhole(till);
  });
});

describe('a file of a schema that isn’t known yet', () => {
  it('is refused, and stays as it is to the last byte, and so does its folder', async () => {
    const { folder, file } = folderWith(newest);
    editFile(file, (database) => database.pragma(`user_version = ${schemaVersion + 1}`));
    const before = filesIn(folder);
    await expect(tillForTest({ folder, setUp: null })).rejects.toMatchObject({
      ...{ code: 'DATABASE_NEWER', details: { found: schemaVersion + 1, known: schemaVersion } },
    });
    const after = filesIn(folder);
    expect(after.get('shop.sqlite')?.equals(before.get('shop.sqlite') ?? Buffer.alloc(0))).toBe(true);
    expect([...after.keys()].filter((name) => name !== 'shop.lock')).toEqual(['shop.sqlite']);
  });
});

describe('what the newest fixture leaves to be asked', () => {
  it('is there: refunds, owed points, a logo, a member by phone alone', async () => {
    const { folder } = folderWith(newest);
    const till = await tillForTest({ folder, setUp: null, clock: testClock('2026-11-19T15:00:00Z') });
    expect(value(await till.asOwner.sales.listRefunds({ date: '2026-11-19' })).refunds).toHaveLength(2);
    expect(value(await till.asOwner.shop.get({})).logo).not.toBeNull();
    expect(refusal(await till.asOwner.day.close({ date: '2026-11-18' }))).toBe('DAY_CLOSED date');
  });
});
