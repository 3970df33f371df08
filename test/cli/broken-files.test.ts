import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeLock } from '../../electron/host/lock.ts';
import { listen } from '../../electron/host/socket.ts';
import { echoTill } from '../host/echo-till.ts';
import { enrol, openShop, regulars, temporaryFolder, type Outcome } from './regulars.ts';

const place = temporaryFolder();
const good = join(place.path, 'good');
let card: string;
let made = 0;

beforeAll(async () => {
  await openShop(good);
  card = await enrol(good);
  for (const total of ['5', '6', '7'])
    await regulars(['--data', good, 'sale', '--card', card, '--total', total]);
});
afterAll(place.remove);

/** A folder with a copy of the good shop's file, spoilt in one way. */
function folderWith(spoil: (file: string) => void): string {
  const folder = join(place.path, `shop-${(made += 1)}`);
  mkdirSync(folder);
  const file = join(folder, 'shop.sqlite');
  copyFileSync(join(good, 'shop.sqlite'), file);
  spoil(file);
  return folder;
}

function overwrite(file: string, at: number, bytes: Uint8Array): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, at);
  closeSync(handle);
}

const digestOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

const sell = (folder: string, through: readonly string[] = []): Promise<Outcome> =>
  regulars(['--data', folder, 'sale', '--card', card, '--total', '4', '--json'], { through });

/** It is a fault of that code, told in a sentence too, with nothing thrown about. */
function expectFault({ status, stderr, answer }: Outcome, code: string): void {
  expect({ status, stderr }).toEqual({ status: 3, stderr: '' });
  expect(answer().error).toMatchObject({ kind: 'fault', code });
  expect(answer().error.message.length).toBeGreaterThan(20);
}

describe('a shop’s file', () => {
  const spoilt: readonly (readonly [
    what: string,
    spoil: (file: string) => void,
    codes: readonly string[],
  ])[] = [
    [
      'made of another program’s text',
      (file) => writeFileSync(file, 'Dear diary, '.repeat(1_000)),
      ['DATABASE_FOREIGN', 'DATABASE_DAMAGED'],
    ],
    ['of another program', foreign, ['DATABASE_FOREIGN']],
    ['of a newer Regulars', (file) => changed(file, 'PRAGMA user_version = 99'), ['DATABASE_NEWER']],
    [
      'with its first page overwritten',
      (file) => overwrite(file, 0, new Uint8Array(4096).fill(7)),
      ['DATABASE_DAMAGED', 'DATABASE_FOREIGN'],
    ],
    [
      'with its pages overwritten',
      (file) => overwrite(file, 4096, new Uint8Array(150_000).fill(7)),
      ['DATABASE_DAMAGED'],
    ],
    [
      'cut off in the middle',
      (file) => writeFileSync(file, readFileSync(file).subarray(0, 60_000)),
      ['DATABASE_DAMAGED'],
    ],
  ];
  it.each(spoilt)('%s is a fault, and stays as it is', async (_what, spoil, codes) => {
    const folder = folderWith(spoil);
    const file = join(folder, 'shop.sqlite');
    const before = digestOf(file);
    const outcome = await sell(folder);
    expect(codes).toContain(outcome.answer().error.code);
    expectFault(outcome, outcome.answer().error.code);
    expect(digestOf(file)).toBe(before);
    const plain = await regulars(['--data', folder, 'verify']);
    expect(plain).toMatchObject({ status: 3, stdout: '' });
    expect(plain.stderr).not.toContain('    at ');
    expect(digestOf(file)).toBe(before);
  });

  it('that isn’t there is no shop, and nothing is made in its place', async () => {
    const missing = join(place.path, 'nowhere');
    const outcome = await sell(missing);
    expect(outcome.status).toBe(1);
    expect(outcome.answer().error.code).toBe('SHOP_NOT_SET_UP');
    expect(outcome.answer().error.message).toContain('regulars init');
    expect(existsSync(missing)).toBe(false);
  });

  it('that is empty is no shop yet, and can become one', async () => {
    const folder = folderWith((file) => writeFileSync(file, ''));
    const outcome = await sell(folder);
    expect(outcome.answer().error.code).toBe('SHOP_NOT_SET_UP');
    await openShop(folder);
    expect((await regulars(['--data', folder, 'verify'])).status).toBe(0);
  });

  it('whose place a folder has taken is a fault', async () => {
    const folder = join(place.path, 'folder-for-file');
    mkdirSync(join(folder, 'shop.sqlite'), { recursive: true });
    const outcome = await sell(folder);
    expect(outcome.status).toBe(3);
    expect(outcome.answer().error.code).not.toBe('INTERNAL');
  });

  it('in a folder that is a file is a fault or no shop, never a crash', async () => {
    const file = join(place.path, 'a-file');
    writeFileSync(file, '');
    expect((await sell(file)).answer().error.code).toBe('SHOP_NOT_SET_UP');
    const init = await regulars([
      '--data',
      file,
      'init',
      '--shop',
      'X',
      '--currency',
      'EUR',
      '--time-zone',
      'UTC',
      '--json',
    ]);
    expect(init.status).toBe(3);
    expect(init.answer().error.code).not.toBe('INTERNAL');
  });

  it('that another program has, or a till that doesn’t listen, is told after a wait', async () => {
    const [locked, held] = [folderWith(() => {}), folderWith(() => {})];
    const other = new Database(join(locked, 'shop.sqlite'));
    other.exec('BEGIN EXCLUSIVE');
    const lock = await takeLock(held, { waitMs: 0 });
    for (const outcome of await Promise.all([sell(locked), sell(held)]))
      expectFault(outcome, 'DATABASE_BUSY');
    other.close();
    lock.release();
    for (const outcome of await Promise.all([sell(locked), sell(held)])) expect(outcome.status).toBe(0);
  });

  it('that another version’s till has is told with both versions', async () => {
    const folder = folderWith(() => {});
    const lock = await takeLock(folder, { waitMs: 0 });
    const listening = await listen(echoTill(), folder, '99.0.0');
    const outcome = await sell(folder);
    expectFault(outcome, 'HOST_VERSION_DIFFERS');
    expect(outcome.answer().error.message).toContain('99.0.0');
    await listening.close();
    lock.release();
    expect((await sell(folder)).status).toBe(0);
  });
});

function foreign(file: string): void {
  writeFileSync(file, '');
  const other = new Database(file);
  other.exec("CREATE TABLE recipe (name TEXT); INSERT INTO recipe VALUES ('Brot')");
  other.close();
}

function changed(file: string, sql: string): void {
  const database = new Database(file);
  database.exec(sql);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.pragma('journal_mode = DELETE');
  database.close();
}

const isRoot = process.getuid?.() === 0;

/** Root may write anywhere, so another user is asked to; undefined where that can't be had. */
function otherUser(): readonly string[] | undefined {
  const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
  const through = isRoot ? asNobody : [];
  const [program = process.execPath, ...words] = through;
  // Where the checkout lies in a folder of root's own, nobody else can run the command line.
  const reads = `fs.readFileSync(${JSON.stringify(import.meta.filename)})`;
  const tried = spawnSync(program, [...words, ...(isRoot ? [process.execPath] : []), '-e', reads]);
  return tried.status === 0 ? through : undefined;
}

describe.skipIf(process.platform === 'win32')('a folder that can’t be written to', () => {
  const through = otherUser();
  if (through === undefined)
    console.warn('SKIPPED: no other user can run Node here, so no folder is read-only.');

  it.skipIf(through === undefined)('is a fault that names it, and stays as it is', async () => {
    const folder = folderWith(() => {});
    chmodSync(place.path, 0o755);
    chmodSync(join(folder, 'shop.sqlite'), 0o444);
    chmodSync(folder, 0o555);
    const before = digestOf(join(folder, 'shop.sqlite'));
    const outcome = await sell(folder, through);
    expectFault(outcome, 'FOLDER_READ_ONLY');
    expect(outcome.answer().error.message).toContain(folder);
    expect(readdirSync(folder)).toEqual(['shop.sqlite']);
    expect(digestOf(join(folder, 'shop.sqlite'))).toBe(before);
    const init = await regulars(
      [
        '--data',
        join(folder, 'new'),
        'init',
        '--shop',
        'X',
        '--currency',
        'EUR',
        '--time-zone',
        'UTC',
        '--json',
      ],
      through === undefined ? {} : { through },
    );
    expectFault(init, 'FOLDER_READ_ONLY');
    chmodSync(folder, 0o755);
  });

  it.skipIf(through === undefined || !isRoot)('is one too where only the shop’s file is', async () => {
    const folder = folderWith(() => {});
    chownSync(folder, 65534, 65534);
    chmodSync(join(folder, 'shop.sqlite'), 0o444);
    expectFault(await sell(folder, through), 'FOLDER_READ_ONLY');
  });
});

describe.skipIf(process.platform !== 'linux')('a full disk', () => {
  const disk = join(place.path, 'small-disk');
  const canMount = isRoot && mountSmallDisk(disk) && unmount(disk);
  if (!canMount) console.warn('SKIPPED: no small disk can be mounted here, so none is filled up.');
  beforeAll(() => {
    if (canMount) mountSmallDisk(disk);
  });
  afterAll(() => {
    if (canMount) unmount(disk);
  });

  it.skipIf(!canMount)(
    'loses nothing that was answered, and is sold into again when there is room',
    async () => {
      const folder = join(disk, 'shop');
      await openShop(folder);
      const number = await enrol(folder);
      const words = ['--data', folder, 'sale', '--card', number, '--total', '4', '--json'];
      expect((await regulars(words)).status).toBe(0);
      const ballast = join(disk, 'ballast');
      fillUp(ballast);

      let answered = 1;
      let outcome = await regulars(words);
      // What is left in half-filled blocks takes a few sales more.
      while (outcome.status === 0 && answered < 200) {
        answered += 1;
        fillUp(ballast);
        outcome = await regulars(words);
      }
      expectFault(outcome, 'DISK_FULL');

      writeFileSync(ballast, '');
      const report = await regulars(['--data', folder, 'report', 'day', '--json']);
      expect(report.answer().value['sales']).toMatchObject({ count: answered });
      expect((await regulars(words)).status).toBe(0);
      expect((await regulars(['--data', folder, 'verify'])).status).toBe(0);
    },
  );

  it.skipIf(!canMount)('isn’t hidden by a slip that doesn’t fit on it', async () => {
    const file = join(disk, 'slip.txt');
    fillUp(join(disk, 'ballast'));
    const outcome = await regulars([
      '--data',
      good,
      'sale',
      '--card',
      card,
      '--total',
      '4',
      '--receipt',
      file,
    ]);
    expect(outcome.status).toBe(3);
    expect(outcome.stdout).toMatch(/^Receipt \d+/);
    expect(outcome.stderr).toContain('The sale stands');
    expect(readdirSync(disk).filter((name) => name.startsWith('slip'))).toEqual([]);
  });
});

function mountSmallDisk(disk: string): boolean {
  mkdirSync(disk, { recursive: true });
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]).status === 0;
}

const unmount = (disk: string): boolean => spawnSync('umount', [disk]).status === 0;

/** Writes until there is no room for another byte. */
function fillUp(file: string): void {
  const handle = openSync(file, 'a');
  try {
    for (const bytes of [65_536, 4_096, 512, 1]) {
      try {
        for (;;) writeSync(handle, new Uint8Array(bytes));
      } catch {
        // This size doesn't fit any more; a smaller one may.
      }
    }
  } finally {
    closeSync(handle);
  }
}
