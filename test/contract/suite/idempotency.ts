import { v7 as newId, v4 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { refusal, value } from '../../helpers/till.ts';
import { daysAgo } from './stage.ts';
import type { SuiteShop } from './suite-shop.ts';

export function describeIdempotency(shop: () => SuiteShop): void {
  describe('a command’s id', () => {
    it('gives the first answer again, also after a restart, and does nothing more', async () => {
      const commandId = newId();
      const { memberId } = value(await shop().asOwner.members.enrol({ name: 'Dita' }));
      const input = { memberId, totalMinor: 500 };
      const first = value(await shop().asCashier.sales.record(input, { commandId }));
      value(await shop().asCashier.sales.record({ memberId, totalMinor: 300 }));
      expect(value(await shop().asCashier.sales.record(input, { commandId }))).toEqual(first);
      expect(
        value(await shop().asCashier.sales.record(input, { commandId: commandId.toUpperCase() })),
      ).toEqual(first);
      await shop().restart();
      expect(value(await shop().asCashier.sales.record(input, { commandId }))).toEqual(first);
      // The order of an object's keys is nothing that a person meant.
      expect(
        value(await shop().asCashier.sales.record({ totalMinor: 500, memberId }, { commandId })),
      ).toEqual(first);
      expect(value(await shop().asCashier.points.balance({ memberId })).balance).toBe(8);
    });

    it('is refused for another input and for another procedure', async () => {
      const commandId = v4();
      const { memberId } = value(await shop().asOwner.members.enrol({ name: 'Edu' }, { commandId }));
      expect(refusal(await shop().asOwner.members.enrol({ name: 'Eva' }, { commandId }))).toBe(
        'COMMAND_ID_REUSED commandId',
      );
      expect(refusal(await shop().asOwner.sales.record({ memberId, totalMinor: 5 }, { commandId }))).toBe(
        'COMMAND_ID_REUSED commandId',
      );
      await shop().restart();
      expect(refusal(await shop().asOwner.members.enrol({ name: 'Eva' }, { commandId }))).toBe(
        'COMMAND_ID_REUSED commandId',
      );
    });

    it('may be asked again after a refusal: a question that wants a yes keeps its id', async () => {
      const commandId = newId();
      const input = { totalMinor: 250_000 };
      expect(refusal(await shop().asCashier.sales.record(input, { commandId }))).toBe(
        'TOTAL_NEEDS_CONFIRMATION totalMinor',
      );
      expect(refusal(await shop().asCashier.sales.record(input, { commandId }))).toBe(
        'TOTAL_NEEDS_CONFIRMATION totalMinor',
      );
      const sale = value(await shop().asCashier.sales.record({ ...input, confirmed: true }, { commandId }));
      expect(
        value(await shop().asCashier.sales.record({ ...input, confirmed: true }, { commandId })),
      ).toEqual(sale);
      expect(refusal(await shop().asCashier.sales.record(input, { commandId }))).toBe(
        'COMMAND_ID_REUSED commandId',
      );
    });

    it('holds for a refused input that is mended', async () => {
      const commandId = newId();
      expect(refusal(await shop().asCashier.members.enrol({ name: '' }, { commandId }))).toBe(
        'INPUT_INVALID name',
      );
      const made = value(await shop().asCashier.members.enrol({ name: 'Fay' }, { commandId }));
      expect(value(await shop().asCashier.members.enrol({ name: 'Fay' }, { commandId }))).toEqual(made);
    });

    it('must be a UUID', async () => {
      const answer = await shop().call('members.enrol', { name: 'Gus' }, 'not-a-uuid');
      expect(refusal(answer)).toBe('INPUT_INVALID commandId');
    });

    it('stands for a backup too', async () => {
      const commandId = newId();
      const copy = value(await shop().asOwner.data.backup({ file: 'twice.sqlite' }, { commandId }));
      await shop().restart();
      expect(value(await shop().asOwner.data.backup({ file: 'twice.sqlite' }, { commandId }))).toEqual(copy);
    });

    it('gives a reward once, and closes a day once', async () => {
      const { asOwner, asCashier } = shop();
      const { memberId } = value(await asOwner.members.enrol({ name: 'Ines' }));
      value(await asOwner.points.adjust({ memberId, points: 20, reason: 'A gift' }));
      const gives = { kind: 'amount', amountMinor: 100 } as const;
      const { rewardId } = value(await asOwner.rewards.save({ name: '€1 off', pointsCost: 10, gives }));
      const closed = { commandId: newId() };
      const date = daysAgo(15).slice(0, 10);
      const z = value(await asOwner.day.close({ date }, closed));
      const rolled = { commandId: newId() };
      const roll = value(await asOwner.points.expire({}, rolled));
      const given = { commandId: newId() };
      const first = value(await asCashier.rewards.redeem({ memberId, rewardId }, given));
      await shop().restart();
      expect(value(await asCashier.rewards.redeem({ memberId, rewardId }, given))).toEqual(first);
      expect(value(await asCashier.points.balance({ memberId })).balance).toBe(10);
      expect(value(await asOwner.day.close({ date }, closed))).toEqual(z);
      expect(value(await asOwner.points.expire({}, rolled))).toEqual(roll);
      expect(value(await asOwner.day.list({ limit: 1 })).days).toMatchObject([{ zNumber: z.zNumber }]);
    });

    it('is done once when it is asked many times at once', async () => {
      const commandId = newId();
      const asked = Array.from({ length: 8 }, () =>
        shop().asCashier.sales.record({ totalMinor: 777 }, { commandId }),
      );
      const answers = (await Promise.all(asked)).map((answer) => JSON.stringify(value(answer)));
      expect(new Set(answers).size).toBe(1);
    });
  });
}
