import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countRows } from '../helpers/row-counts.ts';
import { filesIn } from '../helpers/shop-folder.ts';
import { mountSmallDisk, type SmallDisk } from '../helpers/small-disk.ts';
import { expectWhole, openTill, refusal, value } from '../helpers/till.ts';

const mounted = mountSmallDisk(6);
const whyNot = typeof mounted === 'string' ? mounted : undefined;
if (whyNot !== undefined) console.warn(`SKIPPED: full and read-only disks aren't tried, because ${whyNot}.`);

describe.skipIf(whyNot !== undefined)('a disk', () => {
  let disk: SmallDisk;
  beforeAll(() => {
    if (typeof mounted === 'string') throw new Error(mounted);
    disk = mounted;
  });
  afterAll(() => disk.remove());

  it('that fills up during sales stops them with a fault, and each one is there whole or not at all', async () => {
    const till = await openTill({ folder: disk.folder });
    const { memberId } = value(await till.asOwner.members.enrol({ name: 'Ana' }));
    const lines = Array.from({ length: 40 }, (_, at) => ({
      name: `Bread ${at} ${'x'.repeat(60)}`,
      quantity: 1_000,
      unitPriceMinor: 25,
    }));
    const sell = (commandId: string) =>
      till.asCashier.sales.record({ memberId, totalMinor: 1_000, lines }, { commandId });
    let acknowledged = 0;
    let stuck: string | undefined;
    disk.fill(400_000);
    while (stuck === undefined && acknowledged < 5_000) {
      const commandId = newId();
      const answer = await sell(commandId);
      if (answer.ok) acknowledged += 1;
      else {
        expect(answer.error).toMatchObject({ kind: 'fault', code: 'DISK_FULL' });
        stuck = commandId;
      }
    }
    expect(acknowledged).toBeGreaterThan(0);
    if (stuck === undefined) throw new Error('the disk never filled up');
    expect(refusal(await sell(stuck))).toBe('DISK_FULL');
    // Looking goes on.
    expect(value(await till.asCashier.points.balance({ memberId })).balance).toBe(acknowledged * 10);
    expect(countRows(till.file)).toMatchObject({ sale: acknowledged, sale_line: acknowledged * 40 });

    disk.makeRoom();
    const answer = value(await sell(stuck));
    expect(answer).toMatchObject({ receiptNumber: acknowledged + 1, balance: (acknowledged + 1) * 10 });
    expect(value(await sell(stuck))).toEqual(answer);
    await expectWhole(till);

    disk.fill();
    await till.close();
    disk.makeRoom();
    const again = await openTill({ folder: disk.folder, setUp: null });
    expect(value(await again.asCashier.points.balance({ memberId })).balance).toBe((acknowledged + 1) * 10);
    await expectWhole(again);
    await again.close();
  });

  it('that is full takes no backup, and keeps no half of one', async () => {
    const till = await openTill({ folder: disk.folder, setUp: null });
    disk.fill(8_192);
    expect(refusal(await till.asOwner.data.backup({ file: 'copy.sqlite' }))).toBe('DISK_FULL');
    disk.makeRoom();
    const names = [...filesIn(disk.folder).keys()];
    expect(names.filter((name) => name.startsWith('backups/'))).toEqual([]);
    await till.close();
  });

  it('that can only be read is a fault that says so', async () => {
    disk.remount('ro');
    await expect(openTill({ folder: disk.folder, setUp: null })).rejects.toMatchObject({
      code: 'DISK_READ_ONLY',
    });
    disk.remount('rw');
  });

  it('that is full is no place to make a shop; its answers hold once there is room', async () => {
    const fresh = mountSmallDisk(2);
    if (typeof fresh === 'string') throw new Error(fresh);
    try {
      const till = await openTill({ folder: fresh.folder, setUp: null });
      const commandId = newId();
      const setUp = () =>
        till.asOwner.shop.setUp({ name: 'Corner', currency: 'EUR', timeZone: 'Europe/Paris' }, { commandId });
      fresh.fill();
      expect(refusal(await setUp())).toBe('DISK_FULL');
      expect(refusal(await till.asOwner.shop.get({}))).toBe('SHOP_NOT_SET_UP');
      fresh.makeRoom();
      const first = value(await setUp());
      await till.restart();
      expect(value(await setUp())).toEqual(first);
      await till.close();
    } finally {
      fresh.remove();
    }
  });
});
