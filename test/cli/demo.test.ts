import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashRows } from '../helpers/row-hashes.ts';
import { openShop, regulars, start, temporaryFolder, type Outcome } from './regulars.ts';

const place = temporaryFolder();
afterAll(() => place.remove());

describe('regulars demo', () => {
  const folder = join(place.path, 'shop');
  let before: Readonly<Record<string, string>>;
  let made: Outcome;
  let database: Database.Database;
  beforeAll(async () => {
    await openShop(folder);
    before = hashRows(join(folder, 'shop.sqlite'));
    made = await regulars(['--data', folder, 'demo', '--json']);
    database = new Database(join(folder, 'sample', 'shop.sqlite'), { readonly: true });
  }, 180_000);
  afterAll(() => database.close());

  const count = (sql: string): number =>
    database.prepare<[], { count: number }>(`SELECT count(*) AS count FROM ${sql}`).get()?.count ?? 0;
  const texts = (sql: string): readonly string[] => database.prepare<[], string>(sql).pluck().all();

  it('makes four hundred members and the sales of a year', () => {
    const { members, sales } = made.answer().value;
    expect(made.status).toBe(0);
    expect(members).toBe(400);
    expect(sales).toBe(count('sale'));
    expect(sales).toBeGreaterThan(15_000);
    expect(sales).toBeLessThan(20_000);
  });

  it('has whole books, in which every day but today’s has its Z', async () => {
    const verified = await regulars(['--data', folder, 'verify', '--json']);
    expect(verified.status).toBe(0);
    const today = count(
      `(SELECT DISTINCT business_day FROM sale WHERE business_day NOT IN (SELECT business_day FROM day))`,
    );
    expect(count('day')).toBeGreaterThan(270);
    expect(today).toBeLessThanOrEqual(1);
  });

  it('has everything that happens in a shop', () => {
    for (const [what, sql, least] of [
      ['sales that were undone', 'sale_void', 30],
      ['refunds', 'refund', 50],
      ['rewards', 'redemption', 300],
      ['points given or taken', `transfer WHERE kind = 'adjust'`, 20],
      ['points that lapsed', `transfer WHERE kind = 'expire'`, 20],
      ['birthdays', 'member WHERE birthday IS NOT NULL', 100],
      ['notes', 'member WHERE note IS NOT NULL', 30],
      ['consents', 'consent', 300],
      ['lost cards', `card WHERE state <> 'active'`, 5],
      ['friends brought', 'member WHERE referred_by IS NOT NULL', 20],
    ] as const)
      expect(count(sql), what).toBeGreaterThanOrEqual(least);
  });

  it('has names in several scripts, and a reason for each correction', () => {
    const names = texts('SELECT name FROM member WHERE name IS NOT NULL').join('');
    for (const script of [/\p{sc=Latin}/u, /\p{sc=Han}/u, /\p{sc=Arabic}/u, /\p{sc=Cyrillic}/u, /ł/u])
      expect(names).toMatch(script);
    expect(texts('SELECT reason FROM sale_void').every((reason) => reason !== '')).toBe(true);
  });

  it('is closed on Mondays and holidays, and busiest on Saturdays', () => {
    const onDay = (weekday: number): number =>
      count(`sale WHERE strftime('%w', business_day) = '${weekday}'`);
    expect(onDay(1)).toBe(0);
    for (const weekday of [0, 2, 3, 4, 5]) expect(onDay(6)).toBeGreaterThan(onDay(weekday));
    expect(count(`sale WHERE substr(business_day, 6) IN ('12-25', '01-01', '08-05')`)).toBe(0);
  });

  it('bakes by the season', () => {
    const months = texts(
      `SELECT DISTINCT strftime('%m', business_day) FROM sale_line JOIN sale ON sale.id = sale_id
       WHERE sale_line.name LIKE '%stollen' ORDER BY 1`,
    );
    expect(months).toEqual(['11', '12']);
  });

  it('has members who stopped coming', () => {
    const lapsed = count(
      `(SELECT member_id FROM sale WHERE member_id IS NOT NULL GROUP BY member_id
        HAVING max(occurred_at) < (SELECT max(occurred_at) FROM sale) - 60 * 86400000)`,
    );
    expect(lapsed).toBeGreaterThan(20);
    expect(lapsed).toBeLessThan(200);
  });

  it('is refused a second time, and removed in one go: the shop is as it was', async () => {
    const again = await regulars(['--data', folder, 'demo', '--json']);
    expect(again.status).toBe(1);
    expect(again.answer().error.code).toBe('SAMPLE_OPEN_ALREADY');
    const removed = await regulars(['--data', folder, 'demo', '--remove']);
    expect(removed.status).toBe(0);
    expect(existsSync(join(folder, 'sample'))).toBe(false);
    expect(hashRows(join(folder, 'shop.sqlite'))).toEqual(before);
    const none = await regulars(['--data', folder, 'demo', '--remove', '--json']);
    expect(none.answer().value).toEqual({ removed: false });
  });

  it('says that there is none to remove where there is no shop, and makes none', async () => {
    const empty = temporaryFolder();
    const outcome = await regulars(['--data', empty.path, 'demo', '--remove']);
    expect(outcome.status).toBe(0);
    expect(outcome.stdout).toContain('There is no sample shop here.');
    expect(readdirSync(empty.path)).toEqual([]);
    empty.remove();
  });

  it('leaves nothing when it is interrupted', async () => {
    const elsewhere = join(place.path, 'stopped');
    const running = start(['--data', elsewhere, 'demo']);
    running.child.stderr.once('data', () => running.child.kill('SIGINT'));
    await running.ended;
    expect(readdirSync(elsewhere).filter((name) => name.startsWith('sample'))).toEqual([]);
  });

  it.each([
    [['--seed', 'one'], 2],
    [['--currency', 'XQX'], 1],
    [['--time-zone', 'Mars/Olympus'], 1],
    [['--locale', 'xx'], 1],
  ] as const)('%j ends with status %i', async (words, status) => {
    const outcome = await regulars(['--data', join(place.path, 'wrong'), 'demo', ...words]);
    expect(outcome.status).toBe(status);
    expect(outcome.stderr).not.toBe('');
  });
});
