import BetterSqlite from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { writeCopy } from '../../electron/host/copy.ts';
import { folderForTest } from '../helpers/shop-folder.ts';

/** A file of about so many megabytes, of which every byte counts. */
function fileOf(megabytes: number, folder: string): string {
  const file = join(folder, 'shop.sqlite');
  const database = new BetterSqlite(file);
  database.exec('CREATE TABLE page (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT');
  database
    .prepare(
      `WITH RECURSIVE number (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM number LIMIT ?)
       INSERT INTO page SELECT value, randomblob(1000000) FROM number`,
    )
    .run(megabytes);
  database.close();
  return file;
}

/** Of all that is in it, however its pages lie. */
function digestOf(file: string): string {
  const database = new BetterSqlite(file, { readonly: true });
  const digest = createHash('sha256');
  for (const bytes of database
    .prepare<[], Buffer>('SELECT bytes FROM page ORDER BY number')
    .pluck()
    .iterate())
    digest.update(bytes);
  database.close();
  return digest.digest('hex');
}

describe('a copy', () => {
  it('that goes to the disk in many portions is the whole file', async () => {
    const folder = folderForTest();
    const [file, to] = [fileOf(60, folder), join(folder, 'copy')];
    await writeCopy({ file, to });
    expect(digestOf(to)).toBe(digestOf(file));
  });

  it.skipIf(process.platform === 'win32')('is nobody else’s to read from its beginning', async () => {
    const folder = folderForTest();
    const [file, to] = [fileOf(20, folder), join(folder, 'copy')];
    const rights = new Set<number>();
    const look = (): void => {
      if (existsSync(to)) rights.add(statSync(to).mode & 0o777);
    };
    let isOver = false;
    const written = writeCopy({ file, to }).finally(() => (isOver = true));
    while (!isOver) {
      look();
      await turn();
    }
    await written;
    look();
    expect([...rights]).toEqual([0o600]);
  });

  it('never goes over another file', async () => {
    const folder = folderForTest();
    const [file, to] = [fileOf(1, folder), join(folder, 'copy')];
    writeFileSync(to, 'kept');
    await expect(writeCopy({ file, to })).rejects.toMatchObject({ code: 'EEXIST' });
    expect(readFileSync(to, 'utf8')).toBe('kept');
  });

  it('of a damaged file fails', async () => {
    const folder = folderForTest();
    const [file, to] = [fileOf(1, folder), join(folder, 'copy')];
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(7, 4_096, 12_288));
    await expect(writeCopy({ file, to })).rejects.toMatchObject({ code: 'SQLITE_CORRUPT' });
  });
});
