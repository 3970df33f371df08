import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testClock } from '../helpers/clock.ts';
import { olderShop } from '../helpers/older-shop.ts';
import { editFile, expectWhole, tillForTest, value } from '../helpers/till.ts';

const ana = '01900000-0000-7000-8000-000000000002';

const openShop = (folder: string) =>
  tillForTest({ folder, setUp: null, clock: testClock('2026-11-21T12:00:00Z') });

describe('a shop of schema 2', () => {
  it('calls everybody by name as before, keeps all that it knows, and its books add up', async () => {
    const folder = olderShop(2).folder;
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
    const also = `
      UPDATE member SET note = 'Likes rye';
      INSERT INTO audit (at, business_day, staff_id, till, action, subject, text)
      SELECT 1_763_700_000_000 + number, '2026-11-20', staff_id, 'Till 1', 'member.update', id, 'phone, note'
      FROM member WHERE id = '${ana}';
      INSERT INTO audit (at, business_day, staff_id, till, action, subject, text)
      SELECT 1_763_800_000_000, '2026-11-20', staff_id, 'Till 1', 'member.update', id, 'notes of nothing'
      FROM member WHERE id = '${ana}';`;
    const till = await openShop(olderShop(2, { also }).folder);
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
