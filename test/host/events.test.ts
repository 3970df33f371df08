import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { tillEvent } from '../../electron/core/contract/events.ts';
import { tillForTest, value } from '../helpers/till.ts';

describe('what the till tells its shells', () => {
  it('comes after each commit, once, and says by id what changed', async () => {
    const till = await tillForTest();
    const { asOwner } = till;
    const told: unknown[] = [];
    const stop = till.till().onEvent((event) => {
      told.push(tillEvent.parse(event));
      // What is told is there: a listener that asks finds it.
      expect(JSON.stringify(event)).not.toContain('Ana');
    });
    const commandId = newId();
    const { memberId, cardNumber } = value(await asOwner.members.enrol({ name: 'Ana' }, { commandId }));
    value(await asOwner.members.enrol({ name: 'Ana' }, { commandId }));
    await asOwner.members.enrol({ name: '' });
    await asOwner.sales.record({ cardNumber: 'X-1', totalMinor: 5 });
    await asOwner.members.find({ text: 'Ana' });
    const { saleId } = value(await asOwner.sales.record({ totalMinor: 500 }));
    value(await asOwner.sales.attach({ saleId, cardNumber }));
    value(await asOwner.sales.void({ saleId, reason: 'Wrong' }));
    value(await asOwner.points.adjust({ memberId, points: 5, reason: 'A gift' }));
    value(await asOwner.program.save({ points: 2, perAmountMinor: 100, minimumSpendMinor: 0 }));
    value(await asOwner.shop.update({ name: 'Corner' }));
    stop();
    value(await asOwner.sales.record({ totalMinor: 500 }));
    expect(told).toEqual([
      { name: 'member.changed', memberId },
      { name: 'sale.changed', saleId, memberId: null },
      { name: 'sale.changed', saleId, memberId },
      { name: 'sale.changed', saleId, memberId },
      { name: 'member.changed', memberId },
      { name: 'program.changed', version: 2 },
      { name: 'shop.changed' },
    ]);
  });

  it('is true by then: who asks on being told sees the change', async () => {
    const till = await tillForTest();
    const counts: Promise<number>[] = [];
    till.till().onEvent(() => {
      counts.push(till.asOwner.day.summary({}).then((day) => value(day).sales.count));
    });
    value(await till.asOwner.sales.record({ totalMinor: 500 }));
    value(await till.asOwner.sales.record({ totalMinor: 500 }));
    expect(await Promise.all(counts)).toEqual([1, 2]);
  });
});
