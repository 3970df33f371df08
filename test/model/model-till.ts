import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { v7 as newId } from 'uuid';
import { procedures, clientOver, type TillClient } from '../../electron/core/contract/till-api.ts';
import type { RewardGift } from '../../electron/core/domain/rewards.ts';
import { translatorFor } from '../../electron/core/messages/translate.ts';
import { createTill } from '../../electron/host/create-till.ts';
import { silentLog } from '../../electron/host/log.ts';
import { openForReading } from '../../electron/host/store/open.ts';
import type { OpenTill } from '../../electron/host/till.ts';
import { verify } from '../../electron/host/verify/verify.ts';
import { testClock, type TestClock } from '../helpers/clock.ts';
import { makeFolder, removeFolder } from '../helpers/shop-folder.ts';
import { cornerBakery, owner, value } from '../helpers/till.ts';
import type { ModelReward } from './model-bills.ts';
import { FIRST_DAY, MEMBERS, rewards } from './steps.ts';

const say = translatorFor('en');

/** Throws with both where they differ. Keys without a value count as absent. */
export function expectEqual(found: unknown, expected: unknown): void {
  if (isDeepStrictEqual(found, expected)) return;
  throw new Error(`the till has ${JSON.stringify(found)}, the model ${JSON.stringify(expected)}`);
}

interface Given {
  readonly commandId: string;
  readonly procedure: string;
  readonly input: object;
  readonly answer: unknown;
}

/** A shop with members and rewards that many runs begin with: it is made once and copied. */
export interface ModelShop {
  readonly folder: string;
  readonly members: readonly { readonly memberId: string; readonly cardNumber: string }[];
  readonly rewardIds: readonly string[];
  /** What a reward gives for nothing. */
  readonly productId: string;
  readonly remove: () => void;
}

/** A till of a model's run, which remembers what it answered. */
export interface ModelTill {
  readonly asOwner: TillClient;
  readonly clock: TestClock;
  /** The commands that were answered with a yes, in their order. */
  readonly given: readonly Given[];
  readonly lookAtClock: () => Promise<void>;
  /** Asks a command again by its id; its answer must be the first one. One that isn't there is nothing. */
  readonly askAgain: (at: number) => Promise<void>;
  /** After a power cut the till goes on with what was on the disk at that moment. */
  readonly restart: (after: 'a close' | 'a power cut') => Promise<void>;
  readonly expectWhole: () => void;
  readonly close: () => Promise<void>;
}

const open = (folder: string, clock: TestClock): Promise<OpenTill> =>
  createTill({
    folder,
    create: true,
    now: clock.now,
    newId,
    randomBytes,
    log: silentLog,
    locale: 'en',
    lockWaitMs: 0,
  });

const startOfDay = `${FIRST_DAY}T12:00:00Z`;

export async function makeModelShop(): Promise<ModelShop> {
  const folder = makeFolder();
  const till = await open(folder, testClock(startOfDay));
  const ask = clientOver(
    (procedure, input, commandId) => till.dispatch(owner, procedure, input, commandId),
    () => newId(),
  );
  value(await ask.shop.setUp({ ...cornerBakery, timeZone: 'UTC' }));
  const members = [];
  for (let count = 0; count < MEMBERS; count += 1)
    members.push(value(await ask.members.enrol({ name: `Member ${count}` })));
  const { productId } = value(await ask.products.save({ name: 'A roll' }));
  const rewardIds = [];
  for (const reward of rewards) {
    const { name, cost: pointsCost } = reward;
    const saved = await ask.rewards.save({ name, pointsCost, gives: giftOf(reward, productId) });
    rewardIds.push(value(saved).rewardId);
  }
  await till.close();
  return { folder, members, rewardIds, productId, remove: () => removeFolder(folder) };
}

/** Opens a copy of the shop. */
export async function openModelTill(shop: ModelShop): Promise<ModelTill> {
  const clock = testClock(startOfDay);
  let folder = makeFolder();
  copyFileSync(join(shop.folder, 'shop.sqlite'), join(folder, 'shop.sqlite'));
  let till = await open(folder, clock);
  const given: Given[] = [];
  const asOwner = clientOver(
    async (procedure, input, commandId) => {
      const answer = await till.dispatch(owner, procedure, input, commandId);
      const isCommand = procedures.get(procedure)?.kind === 'command';
      if (isCommand && answer.ok && commandId !== undefined && typeof input === 'object' && input !== null)
        given.push({ commandId, procedure, input, answer: answer.value });
      return answer;
    },
    () => newId(),
  );
  const leave = async (): Promise<void> => {
    await till.close();
    removeFolder(folder);
  };
  return {
    asOwner,
    clock,
    given,
    lookAtClock: () => till.lookAtClock(),
    async askAgain(at) {
      const first = given[at];
      if (first === undefined) return;
      const { procedure, input, commandId, answer } = first;
      expectEqual(await till.dispatch(owner, procedure, input, commandId), { ok: true, value: answer });
    },
    async restart(after) {
      if (after === 'a close') await till.close();
      else {
        const found = makeFolder();
        for (const name of ['shop.sqlite', 'shop.sqlite-wal'])
          if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(found, name));
        await leave();
        folder = found;
      }
      till = await open(folder, clock);
      // It does so by itself; here it is waited for.
      await till.lookAtClock();
    },
    expectWhole() {
      const database = openForReading(join(folder, 'shop.sqlite'));
      try {
        const { checks } = verify(database, undefined, say);
        expectEqual(
          checks.filter(({ ok }) => !ok),
          [],
        );
      } finally {
        database.close();
      }
    },
    close: leave,
  };
}

function giftOf({ gives, size, capMinor }: ModelReward, productId: string): RewardGift {
  switch (gives) {
    case 'amount':
      return { kind: 'amount', amountMinor: size };
    case 'percent':
      return { kind: 'percent', percent: size, capMinor };
    case 'product':
      return { kind: 'product', productId };
  }
}
