import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translatorFor } from '../../electron/core/messages/translate.ts';
import { openForReading } from '../../electron/host/store/open.ts';
import { verify } from '../../electron/host/verify/verify.ts';
import { schemaOf, unfinishedIn, wholeSchema } from '../bench/scale/founding.ts';
import { makeScaleShop, OtherShop } from '../bench/scale/make.ts';
import { hashRows } from '../helpers/row-hashes.ts';
import { makeFolder, removeFolder } from '../helpers/shop-folder.ts';

const wish = { members: 300, sales: 3_000, seed: 3 } as const;
const silent = { sales: () => {}, step: () => {} };

/** Starts the generator in a process of its own, which dies by `kill -9` once a third of the sales are written. */
async function beginAndKill(folder: string): Promise<void> {
  const generator = new URL('../bench/scale/make.ts', import.meta.url).href;
  const program = `
    import { makeScaleShop } from ${JSON.stringify(generator)};
    const sales = (count) => { if (count >= ${wish.sales / 3}) process.kill(process.pid, 'SIGKILL'); };
    await makeScaleShop(${JSON.stringify(folder)}, ${JSON.stringify(wish)}, { sales, step() {} });
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'inherit' });
  const [, signal]: unknown[] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
}

describe('a shop that the generator makes', () => {
  const whole = makeFolder();
  const resumed = makeFolder();
  beforeAll(async () => {
    await Promise.all([makeScaleShop(whole, wish, silent), beginAndKill(resumed)]);
  }, 300_000);
  afterAll(() => {
    removeFolder(whole);
    removeFolder(resumed);
  });

  it('passes every check of verify', () => {
    const database = openForReading(join(whole, 'shop.sqlite'));
    const { ok, checks } = verify(database, undefined, translatorFor('en'));
    database.close();
    expect(checks.filter((check) => !check.ok)).toEqual([]);
    expect(ok).toBe(true);
  });

  it('has the schema of the product, with each index and trigger to the letter', () => {
    const database = openForReading(join(whole, 'shop.sqlite'));
    const byName = (entries: ReturnType<typeof schemaOf>) =>
      entries.map((entry) => JSON.stringify(entry)).toSorted();
    expect(byName(schemaOf(database))).toEqual(byName(wholeSchema()));
    database.close();
  });

  it('has lived: points are earned, spent, taken back, put right and over, and all days but the last are closed', () => {
    const database = openForReading(join(whole, 'shop.sqlite'));
    const kinds = database.prepare(`SELECT DISTINCT kind FROM transfer ORDER BY kind`).pluck().all();
    const counts = database
      .prepare(
        `SELECT (SELECT count(*) FROM sale) AS sales, (SELECT count(*) FROM member) AS members,
           (SELECT count(DISTINCT business_day) FROM sale) - (SELECT count(*) FROM day) AS openDays,
           (SELECT count(*) FROM program_version) AS programs`,
      )
      .get();
    database.close();
    expect(kinds).toEqual(expect.arrayContaining(['adjust', 'earn', 'expire', 'redeem', 'refund', 'void']));
    expect(counts).toEqual({ sales: 3_000, members: 300, openDays: 1, programs: 4 });
  });

  it('is the same in every row when it was killed half way and started again', async () => {
    expect(existsSync(join(resumed, 'shop.sqlite'))).toBe(false);
    expect(existsSync(unfinishedIn(resumed))).toBe(true);
    const done: number[] = [];
    await makeScaleShop(resumed, wish, { ...silent, sales: (count) => done.push(count) });
    // It went on after the first batch, not from the beginning.
    expect(done.length).toBeGreaterThan(0);
    expect(done.length).toBeLessThan(20);
    expect(hashRows(join(resumed, 'shop.sqlite'))).toEqual(hashRows(join(whole, 'shop.sqlite')));
  }, 300_000);

  it('is not made over another one', async () => {
    await expect(makeScaleShop(whole, { ...wish, sales: 4_000 }, silent)).rejects.toThrow(OtherShop);
    await expect(makeScaleShop(whole, { ...wish, sales: 4_000 }, silent)).rejects.toThrow(
      'This folder holds a shop of 300 members and 3000 sales, seed 3',
    );
  });
});
