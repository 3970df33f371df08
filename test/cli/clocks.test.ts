import Database from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fakeClock, whyNoFakeClock } from '../helpers/fake-clock.ts';
import { folderForTest } from '../helpers/shop-folder.ts';
import { openShop, parseAnswer, regulars, start } from './regulars.ts';

const whyNot = whyNoFakeClock();
if (whyNot !== undefined) console.warn(`SKIPPED: no clock of a running program is set, because ${whyNot}.`);

const morning = (day: string): number => Date.parse(`${day}T07:00:00Z`);

/** A till in a process of its own, whose machine's clock the test sets while it runs. */
async function tillByClock() {
  const folder = join(folderForTest(), 'shop');
  const clock = fakeClock(folderForTest(), morning('2026-10-20'));
  await openShop(folder);
  const running = start(['--data', folder, 'batch'], { environment: clock.variables });
  const ask = async (procedure: string, input: object) => {
    running.write(`${JSON.stringify({ procedure, input })}\n`);
    return parseAnswer((await running.nextLine()) ?? '');
  };
  const valueOf = async (procedure: string, input: object) => {
    const { ok, value, error } = await ask(procedure, input);
    if (!ok) throw new Error(`${procedure}: ${error.code}`);
    return value;
  };
  const { memberId, cardNumber } = await valueOf('members.enrol', { name: 'Ana' });
  return {
    ...{ folder, ask, valueOf },
    moveTo: (day: string) => clock.set(morning(day)),
    sell: (totalMinor: number) => valueOf('sales.record', { cardNumber, totalMinor }),
    balance: async () => (await valueOf('points.balance', { memberId }))['balance'],
    async close() {
      running.child.stdin.end();
      return (await running.ended).status;
    },
  };
}

describe.skipIf(whyNot !== undefined)('a till whose machine’s clock jumps while it runs', () => {
  it('sells, closes and lets points expire by what it says, keeps its order, and adds up', async () => {
    const { folder, ask, valueOf, moveTo, sell, balance, close } = await tillByClock();
    await valueOf('program.save', { points: 1, perAmountMinor: 100, minimumSpendMinor: 0, expiryMonths: 1 });
    expect(await sell(1_200)).toMatchObject({ businessDay: '2026-10-20', pointsEarned: 12 });
    moveTo('2026-10-30');
    expect(await sell(800)).toMatchObject({ businessDay: '2026-10-30', balance: 20 });
    moveTo('2026-10-27');
    expect(await sell(500)).toMatchObject({ businessDay: '2026-10-27', balance: 25 });
    moveTo('2026-10-21');
    expect((await ask('points.expire', {})).error).toMatchObject({ code: 'CLOCK_BEHIND' });

    moveTo('2026-11-21');
    await valueOf('points.expire', {});
    // The first sale's last day was yesterday; the two others' are still to come, whenever they were made.
    expect(await balance()).toBe(13);
    for (const date of ['2026-10-20', '2026-10-27', '2026-10-30'])
      expect(await valueOf('day.close', { date })).toMatchObject({ summary: { date } });
    moveTo('2026-10-28');
    // That day is closed: a paid sale goes to the next one that is open, whatever the clock says.
    expect(await sell(100)).toMatchObject({ businessDay: '2026-10-31', balance: 14 });
    moveTo('2027-01-15');
    await valueOf('points.expire', {});
    expect(await balance()).toBe(0);
    expect(await valueOf('data.verify', {})).toMatchObject({ ok: true });
    // One line was refused.
    expect(await close()).toBe(1);

    const database = new Database(join(folder, 'shop.sqlite'), { readonly: true });
    const days = database
      .prepare<[], { seq: number; day: string }>(
        `SELECT seq, date(at / 1000, 'unixepoch') AS day FROM transfer ORDER BY seq`,
      )
      .all();
    database.close();
    expect(days.map(({ seq }) => seq)).toEqual(days.map((_, at) => at + 1));
    // What the clock said stands in the ledger as it was: onward, back, and onward again.
    expect(days.map(({ day }) => day).filter((day, at, all) => day !== all[at - 1])).toEqual([
      ...['2026-10-20', '2026-10-30', '2026-10-27', '2026-11-21', '2026-10-28', '2027-01-15'],
    ]);
    expect((await regulars(['--data', folder, 'verify'])).status).toBe(0);
  });
});
