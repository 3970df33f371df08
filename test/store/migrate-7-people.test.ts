import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate, schemaVersionOf } from '../../electron/host/store/migrate.ts';
import { migrations } from '../../electron/host/store/migrations/index.ts';
import { people } from '../../electron/host/store/migrations/0007-people.ts';
import { testClock } from '../helpers/clock.ts';
import { folderForTest } from '../helpers/shop-folder.ts';
import { expectWhole, tillForTest, value } from '../helpers/till.ts';

const rows = readFileSync(new URL('shop-of-schema-1.sql', import.meta.url), 'utf8');
const version = migrations.find(({ sql }) => sql === people)?.version ?? 0;

interface Row {
  readonly id: string;
  readonly called: string;
}

/** Two days of a bakery, brought up to the schema before members could be merged; and who is in it. */
function shopBefore() {
  const folder = folderForTest();
  const database = new Database(join(folder, 'shop.sqlite'));
  database.pragma('journal_mode = WAL');
  const upTo = (last: number) => migrations.filter((step) => step.version <= last);
  migrate(database, () => '', upTo(1));
  database.pragma('foreign_keys = OFF');
  database.exec(`BEGIN; ${rows} COMMIT`);
  migrate(database, () => '', upTo(version - 1));
  expect(schemaVersionOf(database)).toBe(version - 1);
  const members = database.prepare<[], Row>('SELECT id, called FROM member ORDER BY number').all();
  const consents = database.prepare('SELECT * FROM consent ORDER BY seq').all();
  database.close();
  return { folder, members, consents };
}

describe('a shop of the schema before merges', () => {
  it('keeps its members as they were, each standing for itself', async () => {
    const { folder, members, consents } = shopBefore();
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
    const { folder, members } = shopBefore();
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
