import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { dayFigures } from '../../electron/core/contract/day-page.ts';
import { receiptCode } from '../../electron/core/domain/receipt-number.ts';
import { tillForTest, value } from '../helpers/till.ts';

/** Tables that grow with the shop's years. Reading one whole at the counter is a queue that waits. */
const growing = [
  'member',
  'card',
  'sale',
  'sale_line',
  'sale_void',
  'transfer',
  'transfer_reason',
  'lot',
  'lot_use',
];
growing.push(
  'redemption',
  'redemption_cancel',
  'lot_remainder',
  'member_balance',
  'command',
  'audit',
  'consent',
  'carry_conversion',
  'member_name',
  'member_phone',
);

/** Every SQL text that the till prepares while `use` goes on. */
async function preparedDuring(use: () => Promise<void>): Promise<readonly string[]> {
  const texts = new Set<string>();
  const prepare = Database.prototype.prepare;
  const spy = vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (
    this: Database.Database,
    sql: string,
  ) {
    texts.add(sql);
    return prepare.call(this, sql);
  });
  try {
    await use();
  } finally {
    spy.mockRestore();
  }
  return [...texts];
}

const reference =
  /(?:FROM|JOIN|INTO|UPDATE)\s+(\w+)(?:\s+(?:AS\s+)?(?!WHERE|ON|SET|LEFT|JOIN|ORDER|GROUP|VALUES|USING|LIMIT)(\w+))?/gi;

/** The steps of a statement's plan that read a growing table from end to end. */
function scansOf(database: Database.Database, text: string): readonly string[] {
  const tableOf = new Map(
    [...text.matchAll(reference)].flatMap(([, table = '', alias = table]) => [
      [alias, table],
      [table, table],
    ]),
  );
  const named = Object.fromEntries([...text.matchAll(/@(\w+)/g)].map(([, name]) => [name, null]));
  const unnamed = [...text.matchAll(/\?/g)].map(() => null);
  const plan = database.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`);
  const steps = Object.keys(named).length > 0 ? plan.all(named) : plan.all(...unnamed);
  // One row at a table's end, the newest or the oldest, is found at once.
  const isAtTheEnd = !/WHERE/i.test(text) && /(?:ORDER BY \w+ DESC|NOT INDEXED) LIMIT 1$/.test(text);
  return steps
    .map(({ detail }) => detail)
    .filter((detail) => {
      const scanned = /^SCAN (\w+)\b(?! VIRTUAL TABLE INDEX \d+:\S)/.exec(detail)?.[1] ?? '';
      return growing.includes(tableOf.get(scanned) ?? scanned) && !isAtTheEnd;
    })
    .map((detail) => `${detail}: ${text}`);
}

describe('what is asked at the counter', () => {
  it('would be noticed reading a table whole', async () => {
    const till = await tillForTest();
    const database = new Database(till.file, { readonly: true });
    expect(scansOf(database, 'SELECT name FROM member WHERE phone = ?')).toHaveLength(1);
    expect(scansOf(database, 'SELECT 1 FROM staff p JOIN sale AS s ON s.till = p.name')).toHaveLength(1);
    expect(scansOf(database, `SELECT rowid FROM member_name WHERE folded LIKE '%x%'`)).toHaveLength(1);
    expect(scansOf(database, 'SELECT name FROM member WHERE id = ?')).toEqual([]);
    database.close();
  });

  it('finds a member’s expired lots without reading those that last', async () => {
    const till = await tillForTest();
    const sql = await preparedDuring(async () => {
      await till.restart();
      const { memberId } = value(await till.asOwner.members.enrol({ name: 'Ana' }));
      await till.asOwner.sales.record({ memberId, totalMinor: 500 });
    });
    const asked = sql.filter((text) => /FROM lot_remainder\s+WHERE member_id = \? AND/.test(text));
    expect(asked).toHaveLength(1);
    const database = new Database(till.file, { readonly: true });
    const plan = database
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${asked[0] ?? ''}`)
      .all(null, null);
    expect(plan.map(({ detail }) => detail)).toEqual([
      'SEARCH lot_remainder USING INDEX lot_remainder_in_order (member_id=? AND <expr><?)',
    ]);
    database.close();
  });

  it('reads no table whole, whatever the question', async () => {
    const till = await tillForTest();
    const sql = await preparedDuring(async () => {
      await till.restart();
      const { asOwner, asCli } = till;
      const ana = value(
        await asOwner.members.enrol({ name: 'Ana Ruiz', phone: '600123456', consents: { marketing: true } }),
      );
      await asOwner.members.enrol({ name: 'Bo', referredByCard: ana.cardNumber });
      await asOwner.members.enrol({ name: 'Cy', phone: '600123456', birthday: '--04-21' });
      const two = value(await asOwner.members.enrol({ name: 'Ana R.', cardNumber: 'TWO-1' }));
      const both = { keepId: ana.memberId, mergeId: two.memberId };
      await asOwner.members.quoteMerge(both);
      value(await asOwner.members.merge(both));
      await asOwner.sales.record({ memberId: ana.memberId, totalMinor: 100 });
      await asOwner.points.history({ memberId: ana.memberId });
      await asOwner.points.overTime({ memberId: ana.memberId });
      await asOwner.members.page({ memberId: ana.memberId });
      await asOwner.members.export({ memberId: ana.memberId });
      value(await asOwner.members.unmerge({ mergedId: two.memberId }));
      value(await asOwner.members.erase({ memberId: two.memberId }));
      for (const text of ['ana', 'An', '李', '123', ana.cardNumber.slice(0, 5)])
        await asOwner.members.find({ text });
      await asOwner.members.get({ memberId: ana.memberId });
      await asOwner.members.update({ memberId: ana.memberId, name: 'Ana R.' });
      await asOwner.cards.resolve({ code: ana.cardNumber });
      const lines = [{ barcode: '5901234123457', name: 'Rye', quantity: 1_000, unitPriceMinor: 500 }];
      const product = { productId: ana.memberId, quantity: 1_000, unitPriceMinor: 500 };
      await asOwner.sales.quote({ totalMinor: 500, lines: [product] });
      const sale = value(await asOwner.sales.record({ cardNumber: ana.cardNumber, totalMinor: 500, lines }));
      await asOwner.sales.record({ totalMinor: 500, occurredAt: '2026-11-20T12:00:00Z' });
      const late = value(await asOwner.sales.record({ totalMinor: 500, lines }));
      await asOwner.sales.attach({ saleId: late.saleId, cardNumber: ana.cardNumber });
      await asOwner.sales.receipt({ saleId: sale.saleId, format: 'text' });
      await asOwner.sales.void({ saleId: late.saleId, reason: 'Wrong' });
      await asOwner.sales.list({ of: 'members', cursor: '9' });
      await asOwner.points.adjust({ memberId: ana.memberId, points: 5, reason: 'A gift' });
      await asOwner.points.adjust({ memberId: ana.memberId, points: -6, reason: 'A slip' });
      const gives = { kind: 'amount', amountMinor: 100 } as const;
      const { rewardId } = value(await asOwner.rewards.save({ name: '€1 off', pointsCost: 2, gives }));
      const redeem = [{ rewardId }];
      await asOwner.points.adjust({ memberId: ana.memberId, points: 9, reason: 'A gift' });
      const given = value(await asOwner.rewards.redeem({ memberId: ana.memberId, rewardId }));
      await asOwner.rewards.cancel({ redemptionId: given.redemptionId, reason: 'Broken' });
      await asOwner.sales.quote({ memberId: ana.memberId, totalMinor: 500, redeem });
      const rewarded = value(await asOwner.sales.record({ memberId: ana.memberId, totalMinor: 500, redeem }));
      await asOwner.cards.resolve({ code: receiptCode(rewarded.receiptNumber) });
      await asOwner.sales.receipt({ saleId: rewarded.saleId, format: 'text' });
      await asOwner.sales.void({ saleId: rewarded.saleId, reason: 'Wrong' });
      const tea = value(await asOwner.products.save({ name: 'Tea', barcode: '96385074', quickKey: 1 }));
      await asOwner.products.get({ productId: tea.productId });
      await asOwner.products.quickKeys({});
      await asOwner.cards.resolve({ code: '96385074' });
      const lost = value(await asOwner.members.replaceCard({ memberId: ana.memberId, reason: 'Lost' }));
      await asOwner.cards.resolve({ code: ana.cardNumber });
      ana.cardNumber = lost.cardNumber;
      await asOwner.members.cardSlip({ memberId: ana.memberId, format: 'document' });
      await asOwner.points.expire({});
      await asOwner.points.history({ memberId: ana.memberId, cursor: '9' });
      await asOwner.points.overTime({ memberId: ana.memberId });
      await asOwner.members.page({ memberId: ana.memberId });
      await asOwner.points.balance({ memberId: ana.memberId });
      await asOwner.program.save({ points: 1, perAmountMinor: 50, minimumSpendMinor: 0 });
      await asCli.sales.record({ cardNumber: ana.cardNumber, totalMinor: 500 });
      await asOwner.day.summary({});
      await asOwner.shop.update({ name: 'Corner' });
      await asOwner.system.status({});
      await asOwner.data.backup({ file: 'copy.sqlite' });
      till.clock.advance({ days: 1 });
      await asOwner.day.close({ date: '2026-11-20' });
      await asOwner.day.close({ date: '2026-11-21' });
      await asOwner.day.list({ cursor: '2' });
      await asOwner.day.page({});
      for (const figure of dayFigures) await asOwner.day.behind({ figure });
      await asOwner.day.overview({});
    });
    const statements = sql.filter((text) => /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)/i.test(text));
    expect(statements.length).toBeGreaterThan(50);
    await till.till().close();
    const database = new Database(till.file, { readonly: true });
    const scans = statements.flatMap((text) => scansOf(database, text));
    database.close();
    expect(scans).toEqual([]);
  });
});
