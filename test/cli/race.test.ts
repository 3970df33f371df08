import { afterAll, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { Result } from '../../electron/core/domain/result.ts';
import { startBatch, type BatchProcess } from '../helpers/batch-process.ts';
import { openTill, value } from '../helpers/till.ts';
import { regulars, temporaryFolder } from './regulars.ts';

const place = temporaryFolder();
afterAll(place.remove);

/** A shop whose one member has the points of just one reward, and what it takes to spend them. */
async function shopWithOneReward(name: string) {
  const folder = join(place.path, name);
  const till = await openTill({ folder });
  const { memberId } = value(await till.asOwner.members.enrol({ name: 'Ana' }));
  const gives = { kind: 'amount', amountMinor: 100 } as const;
  const { rewardId } = value(await till.asOwner.rewards.save({ name: '€1 off', pointsCost: 10, gives }));
  value(await till.asOwner.points.adjust({ memberId, points: 10, reason: 'A gift' }));
  await till.close();
  return { folder, spend: { memberId, rewardId }, gift: { memberId, points: 10, reason: 'A gift' } };
}

const outcome = (answer: Result<unknown, ErrorBody>): string => (answer.ok ? 'spent' : answer.error.code);

describe('two spends that race for one balance', () => {
  it('from two processes by one till: one wins and one is refused, every time', async () => {
    const { folder, spend, gift } = await shopWithOneReward('by-one-till');
    // The first one has the shop, the others reach it by its socket.
    const host = startBatch(folder);
    const balance = async (asker: BatchProcess): Promise<unknown> =>
      value(await asker.call('points.balance', { memberId: spend.memberId }));
    expect(await balance(host)).toMatchObject({ balance: 10 });
    const racers = [startBatch(folder), startBatch(folder)];
    for (const racer of racers) expect(await balance(racer)).toMatchObject({ balance: 10 });
    for (let round = 0; round < 40; round += 1) {
      const answers = await Promise.all(racers.map((racer) => racer.call('rewards.redeem', spend)));
      expect(answers.map(outcome).toSorted()).toEqual(['POINTS_INSUFFICIENT', 'spent']);
      expect(await balance(host)).toMatchObject({ balance: 0 });
      value(await host.call('points.adjust', gift));
    }
    expect(value(await host.call('data.verify', {}))).toMatchObject({ ok: true });
    for (const racer of racers) expect(await racer.close()).toBe(1);
    expect(await host.close()).toBe(0);
  }, 300_000);

  it('from two command lines without a till: one waits for the other’s lock, wins or is refused', async () => {
    const { folder, spend, gift } = await shopWithOneReward('without-a-till');
    const call = async (procedure: string, input: object): Promise<Result<unknown, ErrorBody>> => {
      const words = ['call', procedure, '--input', JSON.stringify(input), '--data', folder, '--json'];
      return JSON.parse((await regulars(words)).stdout);
    };
    for (let round = 0; round < 3; round += 1) {
      const answers = await Promise.all([call('rewards.redeem', spend), call('rewards.redeem', spend)]);
      expect(answers.map(outcome).toSorted()).toEqual(['POINTS_INSUFFICIENT', 'spent']);
      value(await call('points.adjust', gift));
    }
    expect(value(await call('data.verify', {}))).toMatchObject({ ok: true });
  }, 300_000);
});
