import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overwritePages, pagesOf } from '../helpers/damaged-file.ts';
import { enrol, openShop, regulars, temporaryFolder, type Outcome, type RunOptions } from './regulars.ts';

const place = temporaryFolder();
const good = join(place.path, 'good');
const noon = join(place.path, 'noon.sqlite');
let card: string;
let made = 0;

const sell = (folder: string, total: string): Promise<Outcome> =>
  regulars(['--data', folder, 'sale', '--card', card, '--total', total]);

/** Three sales, two of them in the backup. Its days are those of English. */
beforeAll(async () => {
  await openShop(good);
  card = await enrol(good);
  await sell(good, '5');
  await sell(good, '6');
  expect((await regulars(['--data', good, 'backup', noon])).status).toBe(0);
  await sell(good, '7');
});
afterAll(place.remove);

/** A folder with a copy of the shop's file, spoilt in one way, and the backup where it is looked for. */
function folderWith(spoil: (file: string) => void = () => {}): string {
  const folder = join(place.path, `shop-${(made += 1)}`);
  mkdirSync(join(folder, 'backups'), { recursive: true });
  copyFileSync(join(good, 'shop.sqlite'), join(folder, 'shop.sqlite'));
  copyFileSync(noon, join(folder, 'backups', 'noon.sqlite'));
  spoil(join(folder, 'shop.sqlite'));
  return folder;
}

/** The first page of the sales is nonsense. */
const spoilSales = (file: string): void => overwritePages(file, pagesOf(file, 'sale').leaves, 7);

const run = (folder: string, words: readonly string[], options?: RunOptions): Promise<Outcome> =>
  regulars(['--data', folder, ...words], options);

const said = ({ status, stdout, stderr }: Outcome) => ({ status, stdout, stderr });
const inChinese = { environment: { LC_ALL: 'zh_CN.UTF-8' } };

describe('regulars restore', () => {
  it('puts a file in the shop’s place, says what it lacks, and keeps the one that was there', async () => {
    const folder = folderWith();
    const { status, stdout, stderr } = await run(folder, ['restore', noon]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const [done, missing, kept = ''] = stdout.trim().split('\n');
    expect(done).toBe('The backup is in the shop’s place: 2 sales, 1 member.');
    expect(missing).toBe('It lacks 1 sale and 0 members of the file that was there.');
    const name = /^The file that was there is kept as (shop-before-restore-.*\.sqlite)\.$/.exec(kept)?.[1];
    expect(existsSync(join(folder, name ?? 'nothing'))).toBe(true);
    expect((await run(folder, ['verify'])).status).toBe(0);
  });

  it('answers as JSON what it did', async () => {
    const folder = folderWith();
    const outcome = await run(folder, ['restore', noon, '--json']);
    expect(outcome.status).toBe(0);
    expect(outcome.answer()).toMatchObject({
      ok: true,
      value: { holds: { sales: 2, members: 1 }, missing: { sales: 1, members: 0 } },
    });
  });

  it('takes the newest good one where none is named', async () => {
    const folder = folderWith(spoilSales);
    writeFileSync(join(folder, 'backups', 'hour-2026-11-21T110000Z.sqlite'), 'no backup at all');
    const outcome = await run(folder, ['restore', 'newest']);
    expect(outcome.stdout).toContain('2 sales');
    expect(outcome.status).toBe(0);
    expect((await run(folder, ['verify'])).status).toBe(0);
  });

  it('says in either language that there is none to take', async () => {
    const folder = folderWith();
    mkdirSync(join(folder, 'none'));
    const empty = join(folder, 'none');
    expect(said(await run(empty, ['restore', 'newest']))).toEqual({
      ...{ status: 1, stdout: '' },
      stderr: 'There is no backup in the shop’s backups folder that can be put back.\n',
    });
    const chinese = await run(empty, ['restore', 'newest'], inChinese);
    expect(chinese.status).toBe(1);
    expect(chinese.stderr).toMatch(/备份/);
    const asJson = await run(empty, ['restore', 'newest', '--json']);
    expect([asJson.status, asJson.stdout]).toEqual([1, '{"ok":false}\n']);
  });

  it.each([
    ['isn’t there', (folder: string) => join(folder, 'nothing.sqlite'), 'BACKUP_UNKNOWN'],
    ['is something else', (folder: string) => join(folder, 'letter.txt'), 'BACKUP_UNFIT'],
  ])('refuses a file that %s, in either language, and changes nothing', async (_, fileIn, code) => {
    const folder = folderWith();
    writeFileSync(join(folder, 'letter.txt'), 'Dear customer, '.repeat(200));
    const before = readFileSync(join(folder, 'shop.sqlite'));
    const asked = ['restore', fileIn(folder)];
    const asJson = await run(folder, [...asked, '--json']);
    expect(asJson.status).toBe(1);
    expect(asJson.answer().error).toMatchObject({ kind: 'refusal', code });
    const english = await run(folder, asked);
    expect(english.status).toBe(1);
    expect(english.stderr).toContain(basename(fileIn(folder)));
    const empty = join(folder, 'none');
    mkdirSync(empty);
    const chinese = await run(empty, asked, inChinese);
    expect(chinese.status).toBe(1);
    expect(chinese.stderr).toMatch(/\p{Script=Han}/u);
    expect(readFileSync(join(folder, 'shop.sqlite'))).toEqual(before);
    // Where there is no shop, being asked for one leaves nothing behind.
    expect(readdirSync(empty)).toEqual([]);
  });

  it('is used wrongly without a file', async () => {
    const { status, stderr } = await run(folderWith(), ['restore']);
    expect(status).toBe(2);
    expect(stderr).toContain('FILE');
  });
});

describe('regulars rescue', () => {
  it('says that a file is whole, and what each backup lacks', async () => {
    const outcome = await run(folderWith(), ['rescue']);
    expect(outcome.status).toBe(0);
    expect(outcome.stdout).toContain('noon.sqlite: 2 sales, 1 member.');
    expect(outcome.stdout).toContain('It lacks 1 sale and 0 members');
  });

  it('says what of a damaged file can’t be read, in either language and as JSON', async () => {
    const folder = folderWith(spoilSales);
    const english = await run(folder, ['rescue']);
    expect(english.status).toBe(1);
    expect(english.stdout).toMatch(/sales/);
    const chinese = await run(folder, ['rescue'], inChinese);
    expect(chinese.status).toBe(1);
    const asJson = await run(folder, ['rescue', '--json']);
    expect(asJson.status).toBe(1);
    const { ok, value } = asJson.answer();
    expect(ok).toBe(true);
    expect(value).toMatchObject({ damage: { kind: 'parts', parts: ['sales'] } });
  });

  it('salvages what can be read, counts what was lost, and keeps the damaged file', async () => {
    const folder = folderWith(spoilSales);
    const damaged = readFileSync(join(folder, 'shop.sqlite'));
    const outcome = await run(folder, ['rescue', 'salvage']);
    expect(outcome.status).toBe(1);
    expect(outcome.stdout).toMatch(/^sale: 0 saved, \d+ lost$/m);
    expect(outcome.stdout).toMatch(/^member: 1 saved, 0 lost$/m);
    const kept = /shop-damaged-\S+\.sqlite/.exec(outcome.stdout)?.[0];
    expect(readFileSync(join(folder, kept ?? 'nothing'))).toEqual(damaged);
  });

  it('salvages nothing of a file that is whole', async () => {
    const outcome = await run(folderWith(), ['rescue', 'salvage', '--json']);
    expect(outcome.status).toBe(0);
    expect(outcome.answer().value).toMatchObject({ keptAs: null, tables: [] });
  });
});

describe('regulars export', () => {
  it('writes everything into an empty folder, and says so', async () => {
    const folder = folderWith();
    const to = join(folder, 'all');
    const outcome = await run(folder, ['export', to]);
    expect(outcome.status).toBe(0);
    expect(outcome.stdout).toMatch(/^\d+ rows of \d+ tables are in .*all, each as CSV and JSON\./);
    expect(outcome.stderr).toContain('manifest.json');
    expect(readdirSync(to)).toEqual(expect.arrayContaining(['manifest.json', 'sale.csv', 'sale.json']));
    expect(readFileSync(join(to, 'member.csv'), 'utf8')).toContain('Łucja Kowalska');
  });

  it('answers as JSON, and refuses a folder with something in it', async () => {
    const folder = folderWith();
    const to = join(folder, 'all');
    const first = await run(folder, ['export', to, '--json']);
    expect(first.status).toBe(0);
    expect(first.answer().value).toMatchObject({ folder: to });
    const before = readdirSync(to);
    const again = await run(folder, ['export', to, '--json']);
    expect(again.status).toBe(1);
    expect(again.answer().error).toMatchObject({ code: 'FOLDER_NOT_EMPTY', field: 'folder' });
    expect(readdirSync(to)).toEqual(before);
    expect((await run(folder, ['export', to])).stderr).toContain('Choose an empty folder');
  });

  it('is a fault where nothing can be written, and wrong usage without a folder', async () => {
    const folder = folderWith();
    writeFileSync(join(folder, 'file'), '');
    const outcome = await run(folder, ['export', join(folder, 'file', 'all'), '--json']);
    expect([outcome.status, outcome.answer().error.code]).toEqual([3, 'FILE_NOT_WRITABLE']);
    expect((await run(folder, ['export'])).status).toBe(2);
  });
});
