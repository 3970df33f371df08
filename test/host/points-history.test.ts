import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thinned } from '../../electron/core/domain/history.ts';
import { tillForTest, value, type TestTill } from '../helpers/till.ts';

const memberOf = async (till: TestTill): Promise<string> =>
  value(await till.asOwner.members.enrol({ name: 'Ana' })).memberId;

describe('a member’s history', () => {
  it('tells everything that happened in words, newest first, with its reasons', async () => {
    const till = await tillForTest();
    const { asOwner, clock } = till;
    const memberId = await memberOf(till);
    value(await asOwner.sales.record({ memberId, totalMinor: 1_250 }));
    clock.advance({ ms: 1 });
    const small = value(await asOwner.sales.record({ memberId, totalMinor: 40 }));
    clock.advance({ ms: 1 });
    value(await asOwner.points.adjust({ memberId, points: 8, reason: 'A birthday' }));
    const gives = { kind: 'amount', amountMinor: 100 } as const;
    const { rewardId } = value(await asOwner.rewards.save({ name: '€1 off', pointsCost: 5, gives }));
    const sale = value(await asOwner.sales.record({ memberId, totalMinor: 300, redeem: [{ rewardId }] }));
    value(await asOwner.sales.void({ saleId: sale.saleId, reason: 'Wrong amount' }));
    value(await asOwner.points.adjust({ memberId, points: -1, reason: 'A slip' }));
    const { entries, nextCursor } = value(await asOwner.points.history({ memberId }));
    expect(nextCursor).toBeNull();
    expect(entries.map(({ text, points, balanceAfter }) => [text, points, balanceAfter])).toEqual([
      ['Points taken by hand', -1, 19],
      ['Sale No. 000003 undone', -3, 20],
      ['Reward taken back: €1 off', 5, 23],
      ['Sale No. 000003', 3, 18],
      ['Reward given: €1 off', -5, 15],
      ['Points added by hand', 8, 20],
      ['Sale No. 000002', 0, 12],
      ['Sale No. 000001', 12, 12],
    ]);
    expect(entries[0]?.reason).toBe('A slip');
    expect(entries[3]).toMatchObject({ saleId: sale.saleId, voided: true, totalMinor: 300 });
    expect(entries[6]).toMatchObject({ seq: null, saleId: small.saleId, receiptNumber: 2, totalMinor: 40 });
    expect(entries[7]?.explanation.map(({ text }) => text)).toEqual([
      '1 point per €1 on €12.50',
      '€0.50 carried on to the next visit',
    ]);
  });

  it('says what expired', async () => {
    const till = await tillForTest();
    const { asOwner, clock } = till;
    const rules = { points: 1, perAmountMinor: 100, minimumSpendMinor: 0, expiryMonths: 1 };
    value(await asOwner.program.save(rules));
    const memberId = await memberOf(till);
    value(await asOwner.sales.record({ memberId, totalMinor: 500 }));
    clock.advance({ days: 40 });
    value(await asOwner.points.expire({}));
    expect(value(await asOwner.points.history({ memberId, of: 'expiry' })).entries).toMatchObject([
      { text: 'Points expired', points: -5, balanceAfter: 0 },
    ]);
  });

  it('is the same page by page, narrowed or not, each entry once and with its balance', async () => {
    const till = await tillForTest();
    const { asOwner, clock } = till;
    const memberId = await memberOf(till);
    for (let at = 0; at < 130; at += 1) {
      // The clock may be set back; the ledger’s order is its own.
      clock.advance({ ms: at % 17 === 0 ? -30_000 : 60_000 });
      if (at % 3 === 0) value(await asOwner.sales.record({ memberId, totalMinor: 20 }));
      else if (at % 3 === 1) value(await asOwner.sales.record({ memberId, totalMinor: 300 }));
      else value(await asOwner.points.adjust({ memberId, points: 2, reason: 'A gift' }));
    }
    const read = async (of?: 'sales' | 'corrections' | 'rewards') => {
      const all = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = value(
          await asOwner.points.history({
            memberId,
            ...(of === undefined ? {} : { of }),
            ...(cursor === undefined ? {} : { cursor }),
          }),
        );
        expect(page.entries.length).toBeLessThanOrEqual(50);
        all.push(...page.entries);
        cursor = page.nextCursor;
      }
      return all;
    };
    const all = await read();
    expect(all).toHaveLength(130);
    let { balance } = value(await asOwner.points.balance({ memberId }));
    for (const entry of all.filter(({ seq }) => seq !== null)) {
      expect(entry.balanceAfter).toBe(balance);
      balance -= entry.points;
    }
    expect(balance).toBe(0);
    const keyOf = (entry: (typeof all)[number]) =>
      `${entry.seq} ${entry.receiptNumber} ${entry.balanceAfter}`;
    expect(new Set(all.map(keyOf)).size).toBe(130);
    for (const of of ['sales', 'corrections', 'rewards'] as const) {
      const wanted = all.filter(({ kind }) =>
        of === 'sales' ? kind === 'earn' : of === 'corrections' && kind === 'adjust',
      );
      expect((await read(of)).map(keyOf)).toEqual(wanted.map(keyOf));
    }
  });
});

describe('points over time', () => {
  it('begin with the enrolment and end with today, exact at both ends and between', async () => {
    const till = await tillForTest();
    const { asOwner, clock } = till;
    const memberId = await memberOf(till);
    const days = async () => value(await asOwner.points.overTime({ memberId })).days;
    expect(await days()).toEqual([{ day: '2026-11-21', balance: 0 }]);
    clock.advance({ days: 1 });
    value(await asOwner.points.adjust({ memberId, points: 10, reason: 'A gift' }));
    value(await asOwner.points.adjust({ memberId, points: -3, reason: 'A slip' }));
    clock.advance({ days: 5 });
    expect(await days()).toEqual([
      { day: '2026-11-21', balance: 0 },
      { day: '2026-11-22', balance: 7 },
      { day: '2026-11-27', balance: 7 },
    ]);
  });

  it('keep both ends and never invent a day where there are more than are shown', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 2, maxLength: 1_500 }),
        fc.integer({ min: 2, max: 400 }),
        (of, most) => {
          const days = of.map((balance, at) => ({ day: String(at).padStart(5, '0'), balance }));
          const shown = thinned(days, most);
          expect(shown.length).toBeLessThanOrEqual(most);
          expect([shown[0], shown.at(-1)]).toEqual([days[0], days.at(-1)]);
          expect(shown.every((day) => days.includes(day))).toBe(true);
          expect(new Set(shown).size).toBe(shown.length);
        },
      ),
    );
  });
});
