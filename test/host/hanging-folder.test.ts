import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { regulars } from '../cli/regulars.ts';
import { testClock } from '../helpers/clock.ts';
import { folderForTest } from '../helpers/shop-folder.ts';
import { tillForTest, value } from '../helpers/till.ts';

/** A pipe that nobody reads where a copy would be written: the system holds whoever opens it, as a dead drive does. */
function hangCopies(second: string, name: string): void {
  const [shop = ''] = readdirSync(second);
  const part = join(second, shop, `.${name}.part`);
  if (spawnSync('mkfifo', [part]).status !== 0) throw new Error('no pipe can be made');
  // A reader lets whoever hangs go on, so that this test's process can end.
  onTestFinished(() => void spawnSync('sh', ['-c', `timeout 20 cat '${part}' > /dev/null`]));
}

const copiesIn = (second: string): readonly string[] =>
  readdirSync(second, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [entry.name] : [],
  );

describe.skipIf(process.platform === 'win32')('a second folder that hangs', () => {
  it('keeps no other backup waiting, nor the closing of the till, and the till says that it hangs', async () => {
    const second = join(folderForTest(), 'stick');
    mkdirSync(second);
    const till = await tillForTest({
      clock: testClock('2026-11-21T10:00:00Z'),
      secondSilentAfterMs: 300,
    });
    value(await till.asOwner.machine.setBackupFolder({ folder: second }));
    const sellAnHour = async (): Promise<void> => {
      value(await till.asCashier.sales.record({ totalMinor: 100 }));
      till.clock.advance({ hours: 1 });
      await till.till().lookAtClock();
    };
    await sellAnHour();
    await expect.poll(() => copiesIn(second)).toEqual(['hour-2026-11-21T110000Z.sqlite']);
    hangCopies(second, 'hour-2026-11-21T120000Z.sqlite');
    await sellAnHour();
    const { backup, warnings } = value(await till.asOwner.system.status({}));
    expect(backup.secondFolder?.lastFailure).toMatchObject({ code: 'FOLDER_SILENT' });
    expect(warnings.map(({ code }) => code)).toEqual(['SECOND_COPY_FAILED']);
    await sellAnHour();
    const { backupFile } = value(await till.asOwner.day.close({ date: '2026-11-21' }));
    await till.till().close();
    for (const name of ['hour-2026-11-21T120000Z.sqlite', 'hour-2026-11-21T130000Z.sqlite', backupFile])
      expect(existsSync(join(till.folder, 'backups', name))).toBe(true);
  });

  it('lets a command line end, with its own status, a minute after it has answered', async () => {
    const second = join(folderForTest(), 'stick');
    mkdirSync(second);
    const till = await tillForTest({ clock: testClock() });
    value(await till.asOwner.machine.setBackupFolder({ folder: second }));
    value(await till.asCashier.sales.record({ totalMinor: 100 }));
    till.clock.advance({ hours: 2 });
    await till.till().lookAtClock();
    await expect.poll(() => copiesIn(second).length).toBe(1);
    await till.till().close();
    const [name = ''] = copiesIn(second);
    rmSync(join(second, readdirSync(second)[0] ?? '', name));
    hangCopies(second, name);
    const done = await regulars(['--data', till.folder, 'call', 'shop.get']);
    expect({ status: done.status, signal: done.signal }).toEqual({ status: 0, signal: null });
    expect(done.answer()).toMatchObject({ ok: true });
  }, 300_000);
});
