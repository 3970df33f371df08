import Database from 'better-sqlite3';
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { testClock } from '../helpers/clock.ts';
import { expectWhole, refusal, tillForTest, value, type TestTill } from '../helpers/till.ts';

/** Everything that is told of a member, to be compared with itself. */
async function allOf({ asOwner }: TestTill, memberId: string) {
  return {
    panel: value(await asOwner.members.get({ memberId })),
    page: value(await asOwner.members.page({ memberId })),
    points: value(await asOwner.points.balance({ memberId })),
  };
}

/** Ana twice: once with a phone and lots that expire, once with an e-mail, a note, a debt-free balance and a blocked card. */
async function twoAnas() {
  const clock = testClock('2026-11-21T10:00:00Z');
  const till = await tillForTest({ clock });
  const { asOwner } = till;
  value(
    await asOwner.program.save({ points: 1, perAmountMinor: 100, minimumSpendMinor: 0, expiryMonths: 6 }),
  );
  const kept = value(
    await asOwner.members.enrol({
      name: 'Ana Ruiz',
      phone: '+34 600 123 456',
      consents: { marketing: true },
      note: 'Likes rye.',
    }),
  );
  value(await asOwner.sales.record({ memberId: kept.memberId, totalMinor: 1_250 }));
  clock.advance({ days: 40 });
  const merged = value(
    await asOwner.members.enrol({ name: 'A. Ruiz', email: 'ana@example.org', note: 'Allergic to nuts.' }),
  );
  const sale = value(await asOwner.sales.record({ cardNumber: merged.cardNumber, totalMinor: 870 }));
  value(await asOwner.points.adjust({ memberId: merged.memberId, points: 5, reason: 'A gift' }));
  return { till, clock, asOwner, kept, merged, sale };
}

describe('two members who are one person', () => {
  it('become one: points with their last days, carry, cards, notes and history', async () => {
    const { till, asOwner, kept, merged } = await twoAnas();
    const both = { keepId: kept.memberId, mergeId: merged.memberId };
    const quote = value(await asOwner.members.quoteMerge(both));
    expect(quote).toMatchObject({
      balance: 12 + 8 + 5,
      carriedMinor: 50 + 70,
      filled: ['email', 'note'],
      consentsLost: ['marketing'],
      activeCards: 2,
    });
    expect(value(await asOwner.members.merge(both))).toEqual(quote);
    const { panel, page, points } = await allOf(till, kept.memberId);
    expect(panel).toMatchObject({
      name: 'Ana Ruiz',
      phone: '+34 600 123 456',
      email: 'ana@example.org',
      note: 'Likes rye.\nAllergic to nuts.',
      balance: 25,
      consents: { marketing: false },
      visits: { count: 2 },
    });
    expect(panel.cards.map(({ number }) => number).toSorted()).toEqual(
      [kept.cardNumber, merged.cardNumber].toSorted(),
    );
    expect(page.merged).toMatchObject([{ mergedId: merged.memberId, name: 'A. Ruiz', canUndo: true }]);
    expect(points.lots).toEqual(quote.lots);
    expect(points.lots.map(({ expiresOn }) => expiresOn)).toEqual(['2027-05-21', '2027-06-30', null]);
    const { entries } = value(await asOwner.points.history({ memberId: kept.memberId }));
    expect(entries.map(({ kind, points: moved, balanceAfter }) => [kind, moved, balanceAfter])).toEqual([
      ['merge', 0, 25],
      ['adjust', 5, 25],
      ['earn', 8, 20],
      ['earn', 12, 12],
    ]);
    await expectWhole(till);
  });

  it('are found by either’s name, phone, card and id', async () => {
    const { asOwner, kept, merged } = await twoAnas();
    value(await asOwner.members.merge({ keepId: kept.memberId, mergeId: merged.memberId }));
    for (const text of ['Ana Ruiz', 'A. Ruiz', '600123', merged.cardNumber]) {
      const { members } = value(await asOwner.members.find({ text }));
      expect(members.map(({ memberId }) => memberId)).toEqual([kept.memberId]);
    }
    expect(value(await asOwner.members.get({ memberId: merged.memberId })).memberId).toBe(kept.memberId);
    expect(value(await asOwner.cards.resolve({ code: merged.cardNumber }))).toMatchObject({
      memberId: kept.memberId,
      name: 'Ana Ruiz',
      mergedName: 'A. Ruiz',
    });
    expect(value(await asOwner.cards.resolve({ code: kept.cardNumber }))).toMatchObject({ mergedName: null });
    const again = await asOwner.members.enrol({ name: 'Anna', phone: '600 123 456' });
    expect(again).toMatchObject({ error: { details: { memberId: kept.memberId } } });
  });

  it('earn on the old card for the kept one, and a blocked card stays blocked', async () => {
    const { till, asOwner, kept, merged } = await twoAnas();
    const lost = merged.cardNumber;
    merged.cardNumber = value(
      await asOwner.members.replaceCard({ memberId: merged.memberId, reason: 'Lost' }),
    ).cardNumber;
    value(await asOwner.members.merge({ keepId: kept.memberId, mergeId: merged.memberId }));
    const sold = value(await asOwner.sales.record({ cardNumber: merged.cardNumber, totalMinor: 100 }));
    expect(sold.balance).toBe(27);
    expect(refusal(await asOwner.sales.record({ cardNumber: lost, totalMinor: 100 }))).toBe(
      'CARD_REPLACED cardNumber',
    );
    await expectWhole(till);
  });

  it('have a sale of before refunded and a reward given back on the kept one’s account, out of the same lots', async () => {
    const { till, asOwner, kept, merged, sale } = await twoAnas();
    const gives = { kind: 'amount', amountMinor: 100 } as const;
    const { rewardId } = value(await asOwner.rewards.save({ name: '€1 off', pointsCost: 3, gives }));
    const given = value(await asOwner.rewards.redeem({ memberId: merged.memberId, rewardId }));
    value(await asOwner.members.merge({ keepId: kept.memberId, mergeId: merged.memberId }));
    const refund = value(
      await asOwner.sales.refund({ saleId: sale.saleId, amountMinor: 870, reason: 'Stale' }),
    );
    // Five of the eight points of that sale are in its own lot still, three went into the reward.
    expect(refund).toMatchObject({ pointsClawedBack: 8, balance: 22 - 8 });
    const back = value(
      await asOwner.rewards.cancel({ redemptionId: given.redemptionId, reason: 'Changed mind' }),
    );
    expect(back).toEqual({ pointsReturned: 3, balance: 17 });
    await expectWhole(till);
    await till.restart();
    await expectWhole(till);
  });

  it('are told apart again on the same day, exactly as they were', async () => {
    const { till, asOwner, kept, merged } = await twoAnas();
    const before = [await allOf(till, kept.memberId), await allOf(till, merged.memberId)];
    value(await asOwner.members.merge({ keepId: kept.memberId, mergeId: merged.memberId }));
    await till.restart();
    value(await asOwner.members.unmerge({ mergedId: merged.memberId }));
    expect([await allOf(till, kept.memberId), await allOf(till, merged.memberId)]).toEqual(before);
    const found = value(await asOwner.members.find({ text: 'A. Ruiz' })).members;
    expect(found.map(({ memberId }) => memberId)).toContain(merged.memberId);
    await expectWhole(till);
  });

  it('may have the kept one buy in between: its own points and sales stay with it', async () => {
    const { till, asOwner, kept, merged } = await twoAnas();
    const before = await allOf(till, merged.memberId);
    value(await asOwner.members.merge({ keepId: kept.memberId, mergeId: merged.memberId }));
    // €0.50 + €0.70 carried and €0.80 make two points: one of them is made of the merged one's carry.
    value(await asOwner.sales.record({ cardNumber: kept.cardNumber, totalMinor: 80 }));
    value(await asOwner.program.save({ points: 1, perAmountMinor: 300, minimumSpendMinor: 0 }));
    value(await asOwner.sales.record({ cardNumber: kept.cardNumber, totalMinor: 10 }));
    value(await asOwner.members.unmerge({ mergedId: merged.memberId }));
    expect((await allOf(till, merged.memberId)).points).toMatchObject({ balance: before.points.balance });
    expect(value(await asOwner.points.balance({ memberId: kept.memberId })).balance).toBe(14);
    await expectWhole(till);
  });

  it('move what either owes, and back', async () => {
    const { till, asOwner, kept, merged, sale } = await twoAnas();
    value(await asOwner.shop.update({ refundPolicy: 'owe' }));
    value(await asOwner.points.adjust({ memberId: merged.memberId, points: -13, reason: 'Spent' }));
    value(await asOwner.sales.refund({ saleId: sale.saleId, amountMinor: 870, reason: 'Stale' }));
    value(await asOwner.members.merge({ keepId: kept.memberId, mergeId: merged.memberId }));
    expect(value(await asOwner.points.balance({ memberId: kept.memberId }))).toMatchObject({
      balance: 12,
      owed: 8,
    });
    await expectWhole(till);
    value(await asOwner.members.unmerge({ mergedId: merged.memberId }));
    expect(value(await asOwner.points.balance({ memberId: kept.memberId })).owed).toBe(0);
    expect(value(await asOwner.points.balance({ memberId: merged.memberId })).owed).toBe(8);
    await expectWhole(till);
    value(await asOwner.members.merge({ keepId: kept.memberId, mergeId: merged.memberId }));
    value(await asOwner.sales.record({ memberId: kept.memberId, totalMinor: 500 }));
    expect(refusal(await asOwner.members.unmerge({ mergedId: merged.memberId }))).toBe('MERGE_USED mergedId');
    await expectWhole(till);
  });

  it('answer a merge asked again with what it answered, also after a restart', async () => {
    const { till, asOwner, kept, merged } = await twoAnas();
    const both = { keepId: kept.memberId, mergeId: merged.memberId };
    const commandId = newId();
    const first = value(await asOwner.members.merge(both, { commandId }));
    await till.restart();
    expect(value(await asOwner.members.merge(both, { commandId }))).toEqual(first);
    expect(value(await asOwner.points.balance({ memberId: kept.memberId })).balance).toBe(25);
  });

  it('can be three: the later merge is undone first', async () => {
    const { till, asOwner, kept, merged } = await twoAnas();
    const third = value(await asOwner.members.enrol({ name: 'Anna', cardNumber: 'THIRD-1' }));
    value(await asOwner.points.adjust({ memberId: third.memberId, points: 7, reason: 'A gift' }));
    const before = [];
    for (const { memberId } of [kept, merged, third]) before.push(await allOf(till, memberId));
    value(await asOwner.members.merge({ keepId: merged.memberId, mergeId: third.memberId }));
    value(await asOwner.members.merge({ keepId: kept.memberId, mergeId: merged.memberId }));
    expect(value(await asOwner.cards.resolve({ code: 'THIRD-1' }))).toMatchObject({
      memberId: kept.memberId,
      balance: 32,
    });
    await expectWhole(till);
    expect(refusal(await asOwner.members.unmerge({ mergedId: third.memberId }))).toBe(
      'MERGE_NOT_NEWEST mergedId',
    );
    value(await asOwner.members.unmerge({ mergedId: merged.memberId }));
    expect(value(await asOwner.cards.resolve({ code: 'THIRD-1' }))).toMatchObject({
      memberId: merged.memberId,
      balance: 20,
    });
    await expectWhole(till);
    value(await asOwner.members.unmerge({ mergedId: third.memberId }));
    const after = [];
    for (const { memberId } of [kept, merged, third]) after.push(await allOf(till, memberId));
    expect(after).toEqual(before);
    await expectWhole(till);
  });
});

describe('undoing a merge', () => {
  it.each<[string, (given: Awaited<ReturnType<typeof twoAnas>>) => Promise<unknown>]>([
    [
      'a moved point was spent',
      ({ asOwner, kept }) => asOwner.points.adjust({ memberId: kept.memberId, points: -20, reason: 'Spent' }),
    ],
    [
      'the merged member’s card was shown',
      ({ asOwner, merged }) => asOwner.sales.record({ cardNumber: merged.cardNumber, totalMinor: 0 }),
    ],
    [
      'a sale of the merged member was refunded',
      ({ asOwner, sale }) => asOwner.sales.refund({ saleId: sale.saleId, amountMinor: 1, reason: 'Stale' }),
    ],
    [
      'a sale of the merged member was undone',
      ({ asOwner, sale }) => asOwner.sales.void({ saleId: sale.saleId, reason: 'Wrong' }),
    ],
    [
      'the cards were replaced',
      ({ asOwner, kept }) => asOwner.members.replaceCard({ memberId: kept.memberId, reason: 'Lost' }),
    ],
  ])('is refused once %s', async (_, use) => {
    const given = await twoAnas();
    const { till, asOwner, kept, merged } = given;
    value(await asOwner.members.merge({ keepId: kept.memberId, mergeId: merged.memberId }));
    expect(await use(given)).toMatchObject({ ok: true });
    expect(refusal(await asOwner.members.unmerge({ mergedId: merged.memberId }))).toBe('MERGE_USED mergedId');
    expect(value(await asOwner.members.page({ memberId: kept.memberId })).merged).toMatchObject([
      { canUndo: false },
    ]);
    await expectWhole(till);
  });

  it('is refused when the day is over', async () => {
    const { till, clock, asOwner, kept, merged } = await twoAnas();
    value(await asOwner.members.merge({ keepId: kept.memberId, mergeId: merged.memberId }));
    clock.advance({ days: 1 });
    expect(refusal(await asOwner.members.unmerge({ mergedId: merged.memberId }))).toBe(
      'MERGE_NOT_TODAY mergedId',
    );
    await expectWhole(till);
  });
});

describe('a merge', () => {
  it('is refused with itself, with one that was merged already, and in a circle', async () => {
    const { asOwner, kept, merged } = await twoAnas();
    const [k, m] = [kept.memberId, merged.memberId];
    expect(refusal(await asOwner.members.merge({ keepId: k, mergeId: k }))).toBe('MERGE_WITH_ITSELF mergeId');
    value(await asOwner.members.merge({ keepId: k, mergeId: m }));
    expect(refusal(await asOwner.members.merge({ keepId: k, mergeId: m }))).toBe('MEMBER_MERGED mergeId');
    expect(refusal(await asOwner.members.merge({ keepId: m, mergeId: k }))).toBe('MEMBER_MERGED keepId');
  });

  it('of nothing that was undone adds up beside a later one of the same two, whose points came next', async () => {
    const till = await tillForTest();
    const { asOwner } = till;
    const { memberId: keepId } = value(await asOwner.members.enrol({ name: 'Ana' }));
    const { memberId: mergeId } = value(await asOwner.members.enrol({ name: 'Bo' }));
    value(await asOwner.members.merge({ keepId, mergeId }));
    value(await asOwner.members.unmerge({ mergedId: mergeId }));
    value(await asOwner.sales.record({ memberId: mergeId, totalMinor: 100 }));
    value(await asOwner.members.merge({ keepId, mergeId }));
    await expectWhole(till);
    value(await asOwner.members.unmerge({ mergedId: mergeId }));
    await expectWhole(till);
  });

  it('is noticed by verify where it was tampered with', async () => {
    const { till, asOwner, kept, merged } = await twoAnas();
    value(await asOwner.members.merge({ keepId: kept.memberId, mergeId: merged.memberId }));
    await till.edit((database) => {
      database.exec('DROP TRIGGER member_merge_never_updated; UPDATE member_merge SET points = points + 1');
    });
    await expect(expectWhole(till)).rejects.toThrow('merges: ');
  });

  it('is of a member whom rows of the file can’t be made to forget', async () => {
    const { till, asOwner, kept, merged } = await twoAnas();
    value(await asOwner.members.merge({ keepId: kept.memberId, mergeId: merged.memberId }));
    await till.till().close();
    const foreign = new Database(till.file);
    for (const sql of [
      'UPDATE member_merge SET points = 0',
      'DELETE FROM member_merge',
      'INSERT OR REPLACE INTO member_merge SELECT * FROM member_merge',
    ])
      expect(() => foreign.exec(sql)).toThrow('append-only');
    foreign.close();
    await till.restart();
  });
});
