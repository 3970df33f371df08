import type Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { visits } from '../../electron/host/store/migrations/0008-visits.ts';
import { dayReads } from '../../electron/host/store/days.ts';
import { saleReads } from '../../electron/host/store/sales.ts';
import type { BusinessDay, MemberId } from '../../electron/core/domain/ids.ts';
import { testClock } from '../helpers/clock.ts';
import { olderShop, schemaOf } from '../helpers/older-shop.ts';
import { editFile, expectWhole, tillForTest, value } from '../helpers/till.ts';

const schemaBefore = schemaOf(visits) - 1;
const days = ['2026-11-18', '2026-11-19'] as const;

/** What is known of everybody's visits. */
function visitsIn(database: Database.Database) {
  const members = database.prepare<[], { id: MemberId }>('SELECT id FROM member ORDER BY number').all();
  const sales = saleReads(database);
  return {
    members: members.map(({ id }) => ({ id, count: sales.visitCount(id), days: sales.visitDays(id, 13) })),
    returning: days.map((day) => dayReads(database).returningMembers(day as BusinessDay)),
  };
}

describe('a shop of the schema before the index of visits', () => {
  it('tells of everybody’s visits what it told before, and sells on', async () => {
    const { folder, file } = olderShop(schemaBefore);
    const told = editFile(file, visitsIn);
    expect(told.members.some(({ count }) => count > 1)).toBe(true);
    const till = await tillForTest({ folder, setUp: null, clock: testClock('2026-11-21T12:00:00Z') });
    await till.edit((database) => expect(visitsIn(database)).toEqual(told));
    const [{ id, count } = { id: '', count: 0 }] = told.members;
    value(await till.asCashier.sales.record({ memberId: id, totalMinor: 900 }));
    expect(value(await till.asOwner.members.get({ memberId: id })).visits.count).toBe(count + 1);
    await expectWhole(till);
  });

  it('reads them off the index alone', async () => {
    const { folder } = olderShop(schemaBefore);
    const till = await tillForTest({ folder, setUp: null, clock: testClock('2026-11-21T12:00:00Z') });
    await till.edit((database) => {
      const plan = database
        .prepare<[], { detail: string }>(
          `EXPLAIN QUERY PLAN SELECT sum(s.total_minor) FROM sale s WHERE s.member_id = 'x' AND s.business_day < 'y'
             AND NOT EXISTS (SELECT 1 FROM sale_void v WHERE v.sale_id = s.id)`,
        )
        .all();
      expect(plan.map(({ detail }) => detail)).toContain(
        'SEARCH s USING COVERING INDEX sale_member (member_id=? AND business_day<?)',
      );
    });
  });
});
