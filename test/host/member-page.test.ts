import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { expectWhole, refusal, tillForTest, value, type TestTill } from '../helpers/till.ts';

const enrolled = async (till: TestTill, input: Parameters<TestTill['asOwner']['members']['enrol']>[0]) =>
  value(await till.asOwner.members.enrol(input)).memberId;

describe('somebody who gives a phone number alone', () => {
  it('is called by its last digits wherever a name is shown, until there is one', async () => {
    const till = await tillForTest();
    const { asOwner, asCashier } = till;
    const made = value(await asCashier.members.enrol({ phone: '+34 600 12-34 56' }));
    const { memberId, cardNumber } = made;
    const called = '… 3456';
    expect(value(await asCashier.members.get({ memberId }))).toMatchObject({ name: called, isNamed: false });
    expect(value(await asCashier.cards.resolve({ code: cardNumber }))).toMatchObject({ name: called });
    expect(value(await asCashier.members.find({ text: '123456' })).members).toMatchObject([
      { memberId, name: called },
    ]);
    const { saleId } = value(await asCashier.sales.record({ memberId, totalMinor: 500 }));
    expect(value(await asOwner.sales.list({})).sales).toMatchObject([{ memberName: called }]);
    expect(value(await asCashier.sales.receipt({ saleId, format: 'text' })).content).toContain(called);
    expect(value(await asCashier.members.cardSlip({ memberId, format: 'text' })).content).toContain(called);
    const named = value(await asCashier.members.update({ memberId, name: 'Łucja' }));
    expect(named).toMatchObject({ name: 'Łucja', isNamed: true });
    expect(value(await asCashier.members.find({ text: 'lucja' })).members).toHaveLength(1);
    await expectWhole(till);
  });

  it('keeps the phone as long as there is no name, and the name as long as there is no phone', async () => {
    const till = await tillForTest();
    const { members } = till.asCashier;
    const memberId = await enrolled(till, { phone: '600 123 456' });
    expect(refusal(await members.update({ memberId, phone: null }))).toBe('MEMBER_UNNAMED name');
    value(await members.update({ memberId, phone: null, name: 'Ana' }));
    expect(refusal(await members.update({ memberId, name: null }))).toBe('MEMBER_UNNAMED name');
    expect(refusal(await members.enrol({ email: 'ana@example.org' }))).toBe('MEMBER_UNNAMED name');
  });
});

describe('enrolling somebody who may be a member already', () => {
  it.each([
    ['the very number', { phone: '600 123 456' }],
    ['the number with its country', { phone: '+34 600 123 456', name: 'Somebody' }],
    ['the name, written otherwise, and the birthday', { name: 'lucja KOWALSKA', birthday: '1990-04-21' }],
  ])('asks, and makes another one under the same command id: %s', async (_, input) => {
    const till = await tillForTest();
    const { members } = till.asCashier;
    const known = { name: 'Łucja Kowalska', phone: '600 123 456', birthday: '1990-04-21' };
    const memberId = await enrolled(till, known);
    const commandId = randomUUID();
    const asked = await members.enrol(input, { commandId });
    expect(asked).toMatchObject({
      ok: false,
      error: { code: 'MEMBER_ALREADY_HERE', details: { memberId, name: 'Łucja Kowalska' } },
    });
    if (!asked.ok) expect(asked.error.message).toContain('Łucja Kowalska');
    const made = value(await members.enrol({ ...input, confirmed: true }, { commandId }));
    expect(made.memberId).not.toBe(memberId);
    expect(value(await members.enrol({ ...input, confirmed: true }, { commandId }))).toEqual(made);
  });

  it.each([
    ['another number of the same ending', { phone: '9 123 456' }],
    ['the same name alone', { name: 'Łucja Kowalska' }],
    ['the same name with another birthday', { name: 'Łucja Kowalska', birthday: '--04-22' }],
  ])('asks nothing about %s', async (_, input) => {
    const till = await tillForTest();
    await enrolled(till, { name: 'Łucja Kowalska', phone: '600 123 456', birthday: '--04-21' });
    value(await till.asCashier.members.enrol(input));
  });
});

describe('what a member agreed to', () => {
  it('is kept with its dates, what was taken back too', async () => {
    const till = await tillForTest();
    const { asCashier, asCli, clock } = till;
    const memberId = await enrolled(till, { name: 'Ana', consents: { marketing: true, profiling: false } });
    clock.advance({ hours: 1 });
    value(await asCli.members.update({ memberId, consents: { marketing: false } }));
    // What holds already is nothing new.
    value(await asCashier.members.update({ memberId, consents: { marketing: false } }));
    expect(value(await asCashier.members.page({ memberId })).consents).toEqual([
      { kind: 'marketing', granted: false, at: '2026-11-21T13:00:00.000Z', staff: 'cli:ana' },
      { kind: 'marketing', granted: true, at: '2026-11-21T12:00:00.000Z', staff: expect.any(String) },
    ]);
    expect(value(await asCashier.members.get({ memberId })).consents.marketing).toBe(false);
  });
});

describe('a note', () => {
  it('says when it was last changed, and by whom', async () => {
    const till = await tillForTest();
    const { asCli, clock } = till;
    const memberId = await enrolled(till, { name: 'Ana' });
    const changed = async () => value(await asCli.members.page({ memberId })).noteChanged;
    expect(await changed()).toBeNull();
    clock.advance({ hours: 1 });
    value(await asCli.members.update({ memberId, note: 'Likes rye' }));
    clock.advance({ hours: 1 });
    value(await asCli.members.update({ memberId, phone: '600 123 456', note: 'Likes rye' }));
    expect(await changed()).toEqual({ at: '2026-11-21T13:00:00.000Z', staff: 'cli:ana' });
    value(await asCli.members.update({ memberId, note: null }));
    expect(await changed()).toMatchObject({ at: '2026-11-21T14:00:00.000Z' });
  });
});

describe('visits', () => {
  it('are counted by month, with the empty months between, and none that was undone', async () => {
    const till = await tillForTest();
    const { asOwner } = till;
    const memberId = await enrolled(till, { name: 'Ana' });
    const sell = async (day: string) =>
      value(await asOwner.sales.record({ memberId, totalMinor: 500, occurredAt: `${day}T10:00:00Z` })).saleId;
    for (const day of ['2026-08-03', '2026-08-03', '2026-08-09', '2026-11-20']) await sell(day);
    const today = value(await asOwner.sales.record({ memberId, totalMinor: 500 })).saleId;
    value(await asOwner.sales.void({ saleId: today, reason: 'Wrong' }));
    expect(value(await asOwner.members.page({ memberId })).visitsByMonth).toEqual([
      { month: '2026-08', visits: 2 },
      { month: '2026-09', visits: 0 },
      { month: '2026-10', visits: 0 },
      { month: '2026-11', visits: 1 },
    ]);
  });
});

describe('a member’s cards', () => {
  it('name the one that took their place', async () => {
    const till = await tillForTest();
    const { memberId, cardNumber } = value(await till.asOwner.members.enrol({ name: 'Ana' }));
    const next = value(await till.asOwner.members.replaceCard({ memberId, reason: 'Lost' })).cardNumber;
    expect(value(await till.asOwner.members.get({ memberId })).cards).toMatchObject([
      { number: next, state: 'active', replacedBy: null },
      { number: cardNumber, state: 'blocked', replacedBy: next.slice(-4) },
    ]);
  });
});
