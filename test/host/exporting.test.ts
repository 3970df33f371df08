import { describe, expect, it } from 'vitest';
import { testClock } from '../helpers/clock.ts';
import { tillForTest, value, type SetUp } from '../helpers/till.ts';
import { readCsv } from '../helpers/read-csv.ts';

const bakery: SetUp = { name: 'Corner Bakery', currency: 'EUR', timeZone: 'Europe/Paris' };

async function shopWithAna(setUp: SetUp = bakery) {
  const clock = testClock('2026-11-21T10:00:00Z');
  const till = await tillForTest({ clock, setUp });
  const { asOwner } = till;
  const consents = { marketing: true };
  const ana = value(await asOwner.members.enrol({ name: 'Ana Ruiz', phone: '600 123 456', consents }));
  const twin = value(await asOwner.members.enrol({ name: 'A. Ruiz', note: 'Allergic to nuts.' }));
  value(await asOwner.members.enrol({ name: 'Bo Li', referredByCard: ana.cardNumber }));
  const lines = [{ name: 'Rye loaf', quantity: 2_500, unitPriceMinor: 500 }];
  const sale = value(await asOwner.sales.record({ cardNumber: ana.cardNumber, lines }));
  value(await asOwner.sales.record({ cardNumber: twin.cardNumber, totalMinor: 430 }));
  value(await asOwner.sales.refund({ saleId: sale.saleId, amountMinor: 250, reason: 'Stale' }));
  value(await asOwner.members.merge({ keepId: ana.memberId, mergeId: twin.memberId }));
  return { asOwner, ana, twin };
}

/** The entries of each part, by its title. */
function partsOf(json: string) {
  // The form that the test below states.
  const { Parts } = JSON.parse(json) as { Parts: { Part: string; Entries: Record<string, unknown>[] }[] };
  return new Map(Parts.map(({ Part, Entries }) => [Part, Entries]));
}

describe('what is held about a member', () => {
  it('is given whole as JSON, each field explained, what was merged in included, and nobody else named', async () => {
    const { asOwner, ana } = await shopWithAna();
    const file = value(await asOwner.members.export({ memberId: ana.memberId }));
    expect(file).toMatchObject({ fileName: 'Ana Ruiz 2026-11-21.json', mediaType: 'application/json' });
    const parts = partsOf(file.content);
    expect([...parts.keys()]).toEqual([
      'You',
      'Cards',
      'Consents',
      'Purchases',
      'Goods',
      'Refunds',
      'Rewards',
      'Points',
      'Points by their last day',
      'Recommendations',
      'Merges',
      'Records',
    ]);
    expect(parts.get('You')).toContainEqual({ What: 'Note', Given: 'Allergic to nuts.' });
    expect(parts.get('Cards')).toHaveLength(2);
    expect(parts.get('Consents')?.map((entry) => entry['Answer'])).toEqual(['agreed', 'taken back']);
    expect(parts.get('Purchases')?.map((entry) => entry['Paid'])).toEqual(['12.50 EUR', '4.30 EUR']);
    expect(parts.get('Goods')).toMatchObject([{ 'Goods or reward': 'Rye loaf', Quantity: '2.500' }]);
    expect(parts.get('Refunds')).toMatchObject([{ Amount: '2.50 EUR', Reason: 'Stale' }]);
    expect(parts.get('Points')?.at(-1)).toMatchObject({ What: 'Two members became one', Balance: 14 });
    expect(parts.get('Recommendations')).toEqual([{ Day: '2026-11-21', What: 'another member' }]);
    expect(parts.get('Merges')).toMatchObject([{ Name: 'A. Ruiz', Points: 4 }]);
    expect(parts.get('Records')?.map((entry) => entry['What'])).toEqual([
      'A refund was given',
      'Two entries became one member',
    ]);
    expect(file.content).not.toContain('Bo Li');
    expect(file.content).toContain('What was paid, after rewards.');
  });

  it('is the same as a table', async () => {
    const { asOwner, ana } = await shopWithAna();
    const file = value(await asOwner.members.export({ memberId: ana.memberId, format: 'csv' }));
    expect(file).toMatchObject({ fileName: 'Ana Ruiz 2026-11-21.csv', mediaType: 'text/csv;charset=utf-8' });
    const rows = readCsv(file.content);
    expect(rows.map(([first]) => first)).toContain('Purchases');
    const at = rows.findIndex(([first]) => first === 'Receipt');
    expect(rows[at + 1]?.slice(0, 5)).toEqual([
      '1',
      '2026-11-21T10:00:00.000Z',
      '12.50 EUR',
      '0.00 EUR',
      '12',
    ]);
  });

  it('is told in the shop’s language', async () => {
    const { asOwner, ana } = await shopWithAna({ ...bakery, locale: 'zh-CN' });
    const { content } = value(await asOwner.members.export({ memberId: ana.memberId }));
    expect(content).toContain('扣除奖励后实际支付的金额。');
    expect(content).not.toMatch(/Purchases|Receipt/);
  });

  it('is found by the id of a member who was merged', async () => {
    const { asOwner, ana, twin } = await shopWithAna();
    const byOld = value(await asOwner.members.export({ memberId: twin.memberId }));
    expect(byOld).toEqual(value(await asOwner.members.export({ memberId: ana.memberId })));
  });
});
