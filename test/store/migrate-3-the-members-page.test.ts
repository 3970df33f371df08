import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate, schemaVersionOf } from '../../electron/host/store/migrate.ts';
import { migrations } from '../../electron/host/store/migrations/index.ts';
import { testClock } from '../helpers/clock.ts';
import { folderForTest } from '../helpers/shop-folder.ts';
import { editFile, expectWhole, tillForTest, value } from '../helpers/till.ts';

/** Two days of a bakery, as the program of schema 1 wrote them. */
const rows = readFileSync(new URL('shop-of-schema-1.sql', import.meta.url), 'utf8');
const ana = '01900000-0000-7000-8000-000000000002';

/** A file of schema 2, filled; `also` changes it further before anybody migrates it. */
function shopOfSchema2(also = ''): string {
  const folder = folderForTest();
  const database = new Database(join(folder, 'shop.sqlite'));
  database.pragma('journal_mode = WAL');
  const upTo = (version: number) => migrations.filter((step) => step.version <= version);
  migrate(database, () => '', upTo(1));
  database.pragma('foreign_keys = OFF');
  database.exec(`BEGIN; ${rows} COMMIT`);
  migrate(database, () => '', upTo(2));
  database.exec(also);
  expect(schemaVersionOf(database)).toBe(2);
  database.close();
  return folder;
}

const openShop = (folder: string) =>
  tillForTest({ folder, setUp: null, clock: testClock('2026-11-21T12:00:00Z') });

describe('a shop of schema 2', () => {
  it('calls everybody by name as before, keeps all that it knows, and its books add up', async () => {
    const folder = shopOfSchema2();
    const before: unknown[] = [];
    const columns = 'number, id, name, phone, email, birthday, note, enrolled_day, enrolled_at, staff_id';
    editFile(join(folder, 'shop.sqlite'), (database) =>
      before.push(...database.prepare(`SELECT ${columns} FROM member`).all()),
    );
    const till = await openShop(folder);
    await expectWhole(till);
    const panel = value(await till.asOwner.members.get({ memberId: ana }));
    expect(panel.isNamed).toBe(true);
    expect(value(await till.asOwner.members.find({ text: panel.name })).members[0]?.name).toBe(panel.name);
    await till.edit((database) => {
      expect(database.prepare(`SELECT ${columns} FROM member`).all()).toEqual(before);
      expect(database.prepare(`SELECT name FROM member WHERE called IS NOT name`).all()).toEqual([]);
    });
  });

  it('dates each note by the last change that was about it, else by the enrolment', async () => {
    const folder = shopOfSchema2(`
      UPDATE member SET note = 'Likes rye';
      INSERT INTO audit (at, business_day, staff_id, till, action, subject, text)
      SELECT 1_763_700_000_000 + number, '2026-11-20', staff_id, 'Till 1', 'member.update', id, 'phone, note'
      FROM member WHERE id = '${ana}';
      INSERT INTO audit (at, business_day, staff_id, till, action, subject, text)
      SELECT 1_763_800_000_000, '2026-11-20', staff_id, 'Till 1', 'member.update', id, 'notes of nothing'
      FROM member WHERE id = '${ana}';`);
    const till = await openShop(folder);
    await till.edit((database) => {
      const dated = database
        .prepare<[], { id: string; at: number; number: number; enrolledAt: number; isSigned: number }>(
          `SELECT id, note_at AS at, number, enrolled_at AS enrolledAt, note_staff_id IS NOT NULL AS isSigned FROM member`,
        )
        .all();
      expect(dated.length).toBeGreaterThan(1);
      for (const { id, at, number, enrolledAt, isSigned } of dated)
        expect([id, at, isSigned]).toEqual([id, id === ana ? 1_763_700_000_000 + number : enrolledAt, 1]);
    });
  });
});
