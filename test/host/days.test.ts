import { describe, expect, it } from 'vitest';
import { testClock } from '../helpers/clock.ts';
import { cornerBakery, expectWhole, refusal, tillForTest, value } from '../helpers/till.ts';

describe('a business day', () => {
  it('ends at the cut-over, for selling, undoing and late cards alike', async () => {
    const clock = testClock('2026-11-22T02:59:00Z');
    const till = await tillForTest({ clock, setUp: { ...cornerBakery, cutOver: '04:00' } });
    const { asOwner } = till;
    const { memberId, cardNumber } = value(await asOwner.members.enrol({ name: 'Ana' }));
    const sale = value(await asOwner.sales.record({ totalMinor: 500 }));
    const other = value(await asOwner.sales.record({ memberId, totalMinor: 500 }));
    expect(value(await asOwner.day.summary({}))).toMatchObject({
      date: '2026-11-21',
      sales: { count: 2 },
      newMembers: 1,
    });
    clock.set('2026-11-22T03:00:00Z');
    expect(value(await asOwner.system.status({})).shop?.today).toBe('2026-11-22');
    expect(refusal(await asOwner.sales.void({ saleId: other.saleId, reason: 'Late' }))).toBe(
      'SALE_NOT_TODAY saleId',
    );
    expect(refusal(await asOwner.sales.attach({ saleId: sale.saleId, cardNumber }))).toBe(
      'SALE_NOT_TODAY saleId',
    );
    value(await asOwner.sales.record({ memberId, totalMinor: 500 }));
    expect(value(await asOwner.day.summary({}))).toMatchObject({
      ...{ date: '2026-11-22', sales: { count: 1 }, returningMembers: 1 },
      points: { opening: 5, issued: 5, closing: 10 },
    });
    expect(value(await asOwner.members.get({ memberId })).visits).toMatchObject({
      count: 2,
      daysSinceLast: 0,
    });
    await expectWhole(till);
  });

  it('that is closed sends a sale to the next one: what is paid is never refused for the hour', async () => {
    const till = await tillForTest();
    const { asOwner } = till;
    value(await asOwner.day.close({ date: '2026-11-21' }));
    const { memberId } = value(await asOwner.members.enrol({ name: 'Ana' }));
    const sale = value(await asOwner.sales.record({ memberId, totalMinor: 500 }));
    expect(value(await asOwner.sales.list({ date: '2026-11-21' })).sales).toEqual([]);
    const next = value(await asOwner.day.summary({}));
    expect(next).toMatchObject({ date: '2026-11-22', open: true, sales: { count: 1 } });
    expect(value(await asOwner.day.summary({ date: '2026-11-21' })).open).toBe(false);
    expect(value(await asOwner.sales.void({ saleId: sale.saleId, reason: 'Wrong' })).balance).toBe(0);
    const occurredAt = '2026-11-21T11:00:00Z';
    expect(refusal(await asOwner.sales.record({ totalMinor: 5, occurredAt }))).toBe('DAY_CLOSED occurredAt');
    await expectWhole(till);
  });

  it('takes a sale of an outage with its real time, on its own day while that is open', async () => {
    const till = await tillForTest();
    const { asOwner } = till;
    const { memberId } = value(await asOwner.members.enrol({ name: 'Ana' }));
    const occurredAt = '2026-11-20T23:30:00+01:00';
    const sale = value(await asOwner.sales.record({ memberId, totalMinor: 500, occurredAt }));
    const [listed] = value(await asOwner.sales.list({ date: '2026-11-20' })).sales;
    expect(listed).toMatchObject({ saleId: sale.saleId, occurredAt: '2026-11-20T22:30:00.000Z' });
    expect(value(await asOwner.day.summary({ date: '2026-11-20' })).points).toMatchObject({
      opening: 0,
      closing: 5,
    });
    expect(value(await asOwner.day.summary({})).points).toMatchObject({ opening: 5, issued: 0, closing: 5 });
    expect(
      refusal(await asOwner.sales.record({ totalMinor: 1, occurredAt: '2026-11-21T12:00:00.001Z' })),
    ).toBe('OCCURRED_IN_FUTURE occurredAt');
    await expectWhole(till);
  });

  it('comes again when the clock is set back: that is a warning and no refusal', async () => {
    const till = await tillForTest();
    const { asOwner, clock } = till;
    const { memberId } = value(await asOwner.members.enrol({ name: 'Ana' }));
    value(await asOwner.sales.record({ memberId, totalMinor: 500 }));
    clock.set('2024-01-01T12:00:00Z');
    expect(value(await asOwner.system.status({})).warnings.map(({ code }) => code)).toEqual(['CLOCK_BEHIND']);
    value(await asOwner.sales.record({ memberId, totalMinor: 500 }));
    expect(value(await asOwner.points.history({ memberId })).entries.map(({ seq }) => seq)).toEqual([2, 1]);
    await expectWhole(till);
  });
});
