import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { translatorFor, type Locale } from '../../electron/core/messages/translate.ts';
import { faultOf } from '../../electron/host/faults.ts';
import { mountErrorDisk } from '../helpers/error-disk.ts';
import { folderForTest } from '../helpers/shop-folder.ts';
import { openTill, refusal, value } from '../helpers/till.ts';

const thrownBy = (work: () => void): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

describe('a disk that fails', () => {
  it.runIf(process.platform === 'linux')(
    'is named as one, by what the system says of a read that fails',
    () => {
      // The system's own: no program's memory begins at zero, and its file says EIO of it.
      const error = thrownBy(() => readFileSync('/proc/self/mem'));
      const file = join(folderForTest(), 'shop.sqlite');
      expect(faultOf(error, file)).toMatchObject({ code: 'DISK_FAILING', details: { file } });
    },
  );

  it.each([
    ['EIO', 'DISK_FAILING'],
    ['SQLITE_IOERR_FSYNC', 'DISK_FAILING'],
    ['SQLITE_IOERR_WRITE', 'DISK_FAILING'],
    ['ENOSPC', 'DISK_FULL'],
    ['SQLITE_FULL', 'DISK_FULL'],
    ['EROFS', 'DISK_READ_ONLY'],
    ['EACCES', 'FOLDER_READ_ONLY'],
    ['ENOENT', 'FILE_NOT_WRITABLE'],
  ])('that answers %s is %s', (code, fault) => {
    const error = Object.assign(new Error(code), { code });
    expect(faultOf(error, join(folderForTest(), 'shop.sqlite'))?.code).toBe(fault);
  });

  it.each<Locale>(['en', 'zh-CN'])('is told of in %s with what to do', (locale) => {
    const say = translatorFor(locale);
    const file = '/shop/shop.sqlite';
    const sentences = (['DISK_FAILING', 'DISK_READ_ONLY', 'DISK_FULL', 'FILE_NOT_WRITABLE'] as const).map(
      (code) => say(`fault.${code}`, { file }),
    );
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('in the middle of selling is said to be failing, and what was answered is there when it is well again', async ({
    skip,
  }) => {
    const disk = mountErrorDisk(32);
    if (typeof disk === 'string') {
      console.warn(`SKIPPED: a disk that fails under a till isn't tried, because ${disk}.`);
      return skip(disk);
    }
    try {
      const till = await openTill({ folder: disk.folder });
      const sell = () => till.asCashier.sales.record({ totalMinor: 100 });
      value(await sell());
      disk.fail();
      expect(['DISK_FAILING', 'DISK_READ_ONLY']).toContain(refusal(await sell()));
      await till.close();
      disk.mend();
      const again = await openTill({ folder: disk.folder, setUp: null });
      expect(value(await again.asOwner.day.summary({})).sales.count).toBe(1);
      await again.close();
    } finally {
      disk.remove();
    }
  });
});
