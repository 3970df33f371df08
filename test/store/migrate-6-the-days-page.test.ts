import { describe, expect, it } from 'vitest';
import { theDaysPage } from '../../electron/host/store/migrations/0006-the-days-page.ts';
import { testClock } from '../helpers/clock.ts';
import { olderShop, schemaOf } from '../helpers/older-shop.ts';
import { expectWhole, tillForTest, value } from '../helpers/till.ts';

const schemaBefore = schemaOf(theDaysPage) - 1;

describe('a shop of the schema before a day’s lists', () => {
  it('keeps all that it knows, and lists the points of its old days', async () => {
    const clock = testClock('2026-11-21T12:00:00Z');
    const till = await tillForTest({ folder: olderShop(schemaBefore).folder, setUp: null, clock });
    await expectWhole(till);
    const date = '2026-11-19';
    const { points } = value(await till.asOwner.day.summary({ date }));
    const issued = value(await till.asOwner.day.behind({ date, figure: 'issued' }));
    expect(points.issued).toBeGreaterThan(0);
    expect(issued.entries.reduce((sum, entry) => sum + (entry.points ?? 0), 0)).toBe(points.issued);
  });

  it('finds a day’s transfers by their day', async () => {
    const clock = testClock('2026-11-21T12:00:00Z');
    const till = await tillForTest({ folder: olderShop(schemaBefore).folder, setUp: null, clock });
    await till.edit((database) => {
      const plan = database
        .prepare<[], { detail: string }>(
          `EXPLAIN QUERY PLAN SELECT seq FROM transfer WHERE business_day = '2026-11-19'`,
        )
        .all();
      expect(plan.map(({ detail }) => detail).join()).toContain('transfer_business_day');
    });
  });
});
