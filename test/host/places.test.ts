import Database from 'better-sqlite3';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { createTill } from '../../electron/host/create-till.ts';
import { silentLog } from '../../electron/host/log.ts';
import { testClock } from '../helpers/clock.ts';
import { filesHolding, folderForTest } from '../helpers/shop-folder.ts';
import { editFile, expectWhole, refusal, tillForTest, value } from '../helpers/till.ts';

const openIn = (folder: string, create = true) =>
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

describe('a shop’s folder', () => {
  it('is made where it isn’t there, parents and all', async () => {
    const till = await openIn(join(folderForTest(), 'a', 'b', '店'));
    await till.close();
  });

  it.each([
    ['a file', (folder: string) => join(folder, 'file')],
    ['below a file', (folder: string) => join(folder, 'file', 'shop')],
    ['of a name that no disk takes', (folder: string) => join(folder, 'x'.repeat(300))],
  ])('that is %s is a fault', async (_, place) => {
    const folder = folderForTest();
    writeFileSync(join(folder, 'file'), 'kept');
    await expect(openIn(place(folder))).rejects.toMatchObject({ name: 'Fault', code: 'FILE_NOT_WRITABLE' });
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('kept');
  });

  it('is opened by one till at a time', async () => {
    const till = await tillForTest();
    await expect(openIn(till.folder)).rejects.toMatchObject({ code: 'DATABASE_BUSY' });
    await till.till().close();
    await (await openIn(till.folder)).close();
  });

  it('whose backups can’t be kept in it, since a file has their place, says so and sells on', async () => {
    const till = await tillForTest();
    writeFileSync(join(till.folder, 'backups'), 'a list');
    expect(refusal(await till.asOwner.data.backup({ file: 'copy.sqlite' }))).toBe('FILE_NOT_WRITABLE');
    await till.restart();
    expect(await till.asOwner.sales.record({ totalMinor: 100 })).toMatchObject({ ok: true });
  });

  it('whose logs can’t be kept goes on selling', async () => {
    const till = await tillForTest();
    rmSync(join(till.folder, 'logs'), { recursive: true, force: true });
    writeFileSync(join(till.folder, 'logs'), 'a list');
    expect(await till.asOwner.sales.record({ totalMinor: 100 })).toMatchObject({ ok: true });
  });

  it('that a newer version left in the middle of its work stays as it is', async () => {
    const till = await tillForTest();
    await till.till().close();
    const folder = folderForTest();
    // The newer schema's number is still in the journal, not in the file's header.
    const newer = new Database(till.file);
    newer.pragma('wal_autocheckpoint = 0');
    newer.pragma('user_version = 99');
    for (const name of ['shop.sqlite', 'shop.sqlite-wal'])
      writeFileSync(join(folder, name), readFileSync(join(till.folder, name)));
    newer.close();
    const before = readFileSync(join(folder, 'shop.sqlite'));
    await expect(openIn(folder)).rejects.toMatchObject({ code: 'DATABASE_NEWER' });
    expect(readFileSync(join(folder, 'shop.sqlite')).equals(before)).toBe(true);
  });
});

describe('a till that was killed', () => {
  it('finds in the journal what was answered', async () => {
    const till = await tillForTest();
    const { memberId } = value(await till.asOwner.members.enrol({ name: 'Ana' }));
    value(await till.asOwner.sales.record({ memberId, totalMinor: 900 }));
    const folder = folderForTest();
    // What a disk holds the moment the power goes: the file and its journal, and none of the memory between them.
    for (const name of ['shop.sqlite', 'shop.sqlite-wal'])
      writeFileSync(join(folder, name), readFileSync(join(till.folder, name)));
    const again = await tillForTest({ folder, setUp: null });
    expect(value(await again.asOwner.points.balance({ memberId })).balance).toBe(9);
    await expectWhole(again);
  });

  it('finds its books whole where the journal’s end is torn', async () => {
    const till = await tillForTest();
    const { memberId } = value(await till.asOwner.members.enrol({ name: 'Ana' }));
    for (let sale = 0; sale < 5; sale += 1)
      value(await till.asOwner.sales.record({ memberId, totalMinor: 100 }));
    const journal = readFileSync(join(till.folder, 'shop.sqlite-wal'));
    for (const share of [0.99, 0.8, 0.5, 0.1]) {
      const folder = folderForTest();
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'shop.sqlite'), readFileSync(till.file));
      writeFileSync(join(folder, 'shop.sqlite-wal'), journal.subarray(0, Math.floor(journal.length * share)));
      const again = await tillForTest({ folder, setUp: null });
      if (value(await again.asOwner.system.status({})).shop !== null) await expectWhole(again);
      await again.till().close();
    }
  });
});

describe('a name that was changed', () => {
  it('is in none of the files any more once the till is closed', async () => {
    const till = await tillForTest();
    const { memberId } = value(
      await till.asOwner.members.enrol({ name: 'Quirin Xaverius', phone: '99887766', note: 'Zwetschgen' }),
    );
    await till.restart();
    expect(filesHolding(till.folder, 'Quirin', 'quirin', '99887766', 'Zwetschgen')).toEqual(['shop.sqlite']);
    value(await till.asOwner.members.update({ memberId, name: 'Yasmin', phone: null, note: null }));
    await till.till().close();
    expect(filesHolding(till.folder, 'Quirin', 'quirin', 'xaverius', '99887766', 'Zwetschgen')).toEqual([]);
    editFile(till.file, (database) =>
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok'),
    );
  });
});

describe('a long history', () => {
  it('is read page by page, each entry with the balance after it', async () => {
    const till = await tillForTest();
    const { memberId } = value(await till.asOwner.members.enrol({ name: 'Ana' }));
    for (let at = 1; at <= 120; at += 1)
      value(
        await till.asOwner.points.adjust({ memberId, points: at % 3 === 0 ? -1 : 2, reason: `Number ${at}` }),
      );
    const seen: (number | null)[] = [];
    let balance = value(await till.asOwner.points.balance({ memberId })).balance;
    let cursor: string | undefined;
    do {
      const page = value(
        await till.asOwner.points.history({ memberId, ...(cursor === undefined ? {} : { cursor }) }),
      );
      for (const { seq, points, balanceAfter } of page.entries) {
        expect(balanceAfter).toBe(balance);
        balance -= points;
        seen.push(seq);
      }
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(balance).toBe(0);
    expect(seen).toEqual(Array.from({ length: 120 }, (_, at) => 120 - at));
  });
});
