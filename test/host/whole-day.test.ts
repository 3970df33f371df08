import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chanceFrom } from '../bench/chance.ts';
import { testClock } from '../helpers/clock.ts';
import { folderForTest } from '../helpers/shop-folder.ts';
import { value } from '../helpers/till.ts';
import { Counter, DAY } from './counter-day.ts';
import { startKillableTill } from './killable-till.ts';

const SALES = 400;

describe('a whole day', () => {
  it('of 400 sales, 30 rewards, refused cards, two kills and a clock over midnight is what the Z says', async () => {
    const folder = folderForTest();
    const clock = testClock('2026-10-20T09:00:00Z');
    const till = startKillableTill(folder, clock);
    const counter = new Counter(till, clock, chanceFrom(2_111));
    const { ledger } = counter;
    await counter.monthBefore();

    clock.set('2026-11-21T07:00:00Z');
    await till.restart();
    await counter.morning();
    let rewards = 0;
    while (ledger.sold.length < SALES) {
      const at = ledger.sold.length;
      clock.advance({ ms: 139_000 });
      // A clock that is set over midnight, and right again five sales later.
      if (at === 250) clock.set('2026-11-21T23:40:00Z');
      if (at === 255) clock.set('2026-11-21T16:20:00Z');
      if (at === 130) till.killAtNextQuestion('before it is carried out');
      if (at === 309) till.killAtNextQuestion('once it is carried out');
      if (at % 15 === 4) await counter.refusedCard();
      if (at % 90 === 20) await counter.newMember();
      if (at % 120 === 60) await counter.loseCard();
      if (at % 100 === 70) await counter.rewardOutOfReach();
      if (at % 133 === 31) {
        await counter.rewardAlone('taken back');
        rewards += 1;
      } else if (at % 80 === 41) {
        await counter.rewardAlone('kept');
        rewards += 1;
      }
      if (at % 20 === 9) {
        await counter.sellWithReward();
        rewards += 1;
      } else if (at % 200 === 111) {
        await counter.sellByMistake('with a reward');
        rewards += 1;
      } else if (at % 57 === 13) await counter.sellByMistake('without');
      else if (at % 50 === 25) await counter.lateCard();
      else await counter.sell();
    }
    expect({ sales: ledger.sold.length, rewards, kills: till.kills() }).toEqual({
      sales: 400,
      rewards: 30,
      kills: 2,
    });
    expect(ledger.refusals).toBeGreaterThan(25);

    clock.set('2026-11-22T00:50:00Z');
    const { asOwner, asCashier } = till;
    const closed = value(await asOwner.day.close({ date: DAY }));
    expect(closed.zNumber).toBe(2);
    expect(closed.summary).toMatchObject({ ...ledger.summary(), date: DAY, open: false });
    expect(closed.salesHash).toBe(ledger.salesHash());
    expect(value(await asCashier.sales.record({ totalMinor: 100 })).businessDay).toBe('2026-11-22');

    await till.restart();
    const { ok, checks } = value(await asOwner.data.verify({ head: closed.chainHead }));
    expect(checks.filter((check) => !check.ok)).toEqual([]);
    expect(ok).toBe(true);
    expect(value(await asOwner.day.summary({ date: DAY }))).toEqual(closed.summary);
    for (const { memberId, points } of ledger.people)
      expect(value(await asOwner.points.balance({ memberId })).balance).toBe(points);
    expect(existsSync(join(folder, 'backups', closed.backupFile))).toBe(true);
    await till.close();
  });
});
