import type Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { people } from '../../electron/host/store/migrations/0007-people.ts';
import { testClock } from '../helpers/clock.ts';
import { olderShop, schemaOf } from '../helpers/older-shop.ts';
import { editFile, expectWhole, tillForTest, value } from '../helpers/till.ts';

const schemaBefore = schemaOf(people) - 1;

interface Row {
  readonly id: string;
  readonly called: string;
}

const peopleIn = (database: Database.Database) => ({
  members: database.prepare<[], Row>('SELECT id, called FROM member ORDER BY number').all(),
  consents: database.prepare('SELECT * FROM consent ORDER BY seq').all(),
});

describe('a shop of the schema before merges', () => {
  it('keeps its members as they were, each standing for itself', async () => {
    const { folder, file } = olderShop(schemaBefore);
    const { members, consents } = editFile(file, peopleIn);
    const clock = testClock('2026-11-21T12:00:00Z');
    const till = await tillForTest({ folder, setUp: null, clock });
    await expectWhole(till);
    expect(members.length).toBeGreaterThan(1);
    for (const { id, called } of members)
      expect(value(await till.asOwner.members.get({ memberId: id }))).toMatchObject({
        memberId: id,
        name: called,
      });
    await till.edit((database) => {
      const now = database.prepare<[], object>('SELECT * FROM consent ORDER BY seq').all();
      expect(now).toMatchObject(consents);
      const marked = `SELECT count(*) AS count FROM member WHERE kept_as IS NOT NULL OR erased_at IS NOT NULL`;
      expect(database.prepare(marked).get()).toEqual({ count: 0 });
    });
  });

  it('can have two of them merged and parted, and its books stay whole', async () => {
    const { folder, file } = olderShop(schemaBefore);
    const { members } = editFile(file, peopleIn);
    const clock = testClock('2026-11-21T12:00:00Z');
    const till = await tillForTest({ folder, setUp: null, clock });
    const [keepId, mergedId] = members.map(({ id }) => id);
    if (keepId === undefined || mergedId === undefined) throw new Error('the old shop has two members');
    const before = value(await till.asOwner.points.balance({ memberId: mergedId }));
    value(await till.asOwner.members.merge({ keepId, mergeId: mergedId }));
    await expectWhole(till);
    value(await till.asOwner.members.unmerge({ mergedId }));
    expect(value(await till.asOwner.points.balance({ memberId: mergedId }))).toEqual(before);
    await expectWhole(till);
  });
});
