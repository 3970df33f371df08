import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translatorFor } from '../../electron/core/messages/translate.ts';
import { openForReading } from '../../electron/host/store/open.ts';
import { verify } from '../../electron/host/verify/verify.ts';
import { brokenBy, dropTriggers } from '../helpers/damage.ts';
import { folderForTest, makeFolder, removeFolder } from '../helpers/shop-folder.ts';
import { editFile, openTill, tillForTest, value, type TestTill } from '../helpers/till.ts';

/** A bit of everything: carry, a void, a card shown late, lines, corrections, a new program, two days. */
async function sellForTwoDays({ asOwner, clock }: TestTill): Promise<void> {
  const ana = value(await asOwner.members.enrol({ name: 'Ana', phone: '600123456' }));
  const bo = value(await asOwner.members.enrol({ name: 'Bo' }));
  value(await asOwner.sales.record({ cardNumber: ana.cardNumber, totalMinor: 1_250 }));
  const wrong = value(await asOwner.sales.record({ cardNumber: bo.cardNumber, totalMinor: 5_050 }));
  value(await asOwner.sales.void({ saleId: wrong.saleId, reason: 'Typed twice' }));
  const lines = [
    { name: 'Rye', quantity: 2_000, unitPriceMinor: 300 },
    { name: 'Roll', quantity: 1_000, unitPriceMinor: 300 },
  ];
  const late = value(await asOwner.sales.record({ totalMinor: 900, lines }));
  value(await asOwner.sales.attach({ saleId: late.saleId, cardNumber: bo.cardNumber }));
  clock.advance({ days: 1 });
  value(await asOwner.points.adjust({ memberId: ana.memberId, points: 40, reason: 'A birthday' }));
  value(await asOwner.points.adjust({ memberId: ana.memberId, points: -15, reason: 'Given by mistake' }));
  value(await asOwner.program.save({ points: 3, perAmountMinor: 700, minimumSpendMinor: 100 }));
  value(await asOwner.sales.record({ memberId: ana.memberId, totalMinor: 4_444 }));
  value(await asOwner.sales.record({ totalMinor: 333 }));
}

/** And of the counter: rewards in sales and alone, given back, points that expired, two days with their Z. */
async function closeTwoDays({ asOwner, clock }: TestTill): Promise<void> {
  value(
    await asOwner.program.save({ points: 1, perAmountMinor: 100, minimumSpendMinor: 0, expiryMonths: 1 }),
  );
  const { memberId } = value(await asOwner.members.enrol({ name: 'Caro' }));
  value(await asOwner.sales.record({ memberId, totalMinor: 9_000 }));
  const gives = { kind: 'amount', amountMinor: 100 } as const;
  const { rewardId } = value(await asOwner.rewards.save({ name: '€1 off', pointsCost: 10, gives }));
  const redeem = [{ rewardId }];
  const lines = [{ name: 'Rye', quantity: 1_000, unitPriceMinor: 500 }];
  value(await asOwner.sales.record({ memberId, lines, redeem }));
  const wrong = value(await asOwner.sales.record({ memberId, totalMinor: 200, redeem }));
  value(await asOwner.sales.void({ saleId: wrong.saleId, reason: 'Typed twice' }));
  value(await asOwner.rewards.redeem({ memberId, rewardId }));
  const { redemptionId } = value(await asOwner.rewards.redeem({ memberId, rewardId }));
  value(await asOwner.rewards.cancel({ redemptionId, reason: 'Broken' }));
  value(await asOwner.day.close({ date: '2026-11-21' }));
  value(await asOwner.day.close({ date: '2026-11-22' }));
  clock.advance({ days: 40 });
  expect(value(await asOwner.points.expire({})).points).toBe(74);
  value(await asOwner.sales.record({ memberId, totalMinor: 700 }));
  value(await asOwner.day.close({ date: '2027-01-01' }));
}

let folder: string;
beforeAll(async () => {
  folder = makeFolder();
  const till = await openTill({ folder });
  await sellForTwoDays(till);
  await closeTwoDays(till);
  await till.close();
});
afterAll(() => removeFolder(folder));

const say = translatorFor('en');

const checksBrokenBy = (damage: string): readonly string[] => brokenBy(folder, damage);

const lastTransfer = '(SELECT max(seq) FROM transfer)';
const aMember = `(SELECT member_id FROM member_balance LIMIT 1)`;

describe('verify', () => {
  it('finds nothing wrong with a shop that nobody meddled with', () => {
    expect(checksBrokenBy('')).toEqual([]);
  });

  it.each([
    ['a transfer’s points', 'UPDATE transfer SET points = points + 1 WHERE seq = 2', 'chain'],
    ['a transfer’s time', 'UPDATE transfer SET at = at + 1 WHERE seq = 2', 'chain'],
    ['a transfer’s hash', `UPDATE transfer SET hash = zeroblob(32) WHERE seq = 2`, 'chain'],
    [
      'the last transfer’s hash',
      `UPDATE transfer SET hash = zeroblob(32) WHERE seq = ${lastTransfer}`,
      'chain',
    ],
    ['a transfer’s account', `UPDATE transfer SET from_account = 'shop:returned' WHERE seq = 1`, 'accounts'],
    ['a transfer’s kind', `UPDATE transfer SET kind = 'adjust' WHERE seq = 1`, 'accounts'],
    ['a transfer in the middle, taken out', 'DELETE FROM transfer WHERE seq = 2', 'chain'],
    ['the last transfer, taken out', `DELETE FROM transfer WHERE seq = ${lastTransfer}`, 'balances'],
    ['the last transfer, taken out', `DELETE FROM transfer WHERE seq = ${lastTransfer}`, 'receipts'],
    ['the last transfer, taken out', `DELETE FROM transfer WHERE seq = ${lastTransfer}`, 'days'],
    ['a reason’s text', `UPDATE transfer_reason SET text = 'A gift'`, 'reasons'],
    ['a balance', 'UPDATE member_balance SET balance = balance + 1', 'balances'],
    ['a balance that isn’t there', `DELETE FROM member_balance WHERE member_id = ${aMember}`, 'balances'],
    ['what a member owes', 'UPDATE member_balance SET owed = 5', 'balances'],
    ['a carry', 'UPDATE member_balance SET carry = carry + 1', 'carry'],
    ['a carry’s unit', 'UPDATE member_balance SET carry_unit = carry_unit + 1 WHERE carry <> 0', 'carry'],
    ['a conversion of carry', 'UPDATE carry_conversion SET after = after + 1', 'carry'],
    ['a lot’s points', 'UPDATE lot SET points = points + 1 WHERE seq = 1', 'lots'],
    [
      'a lot’s expiry',
      `UPDATE lot SET expires_on = '2030-01-01' WHERE seq IN (SELECT lot_seq FROM lot_remainder)`,
      'lots',
    ],
    ['a lot’s member', `UPDATE lot SET member_id = (SELECT id FROM member WHERE id <> member_id)`, 'lots'],
    ['the use of a lot', 'UPDATE lot_use SET points = points + 1', 'lots'],
    ['the use of a lot, taken out', 'DELETE FROM lot_use WHERE seq = 1', 'lots'],
    ['a lot’s remainder', 'UPDATE lot_remainder SET points = points + 1', 'lots'],
    ['a lot’s remainder, taken out', 'DELETE FROM lot_remainder', 'lots'],
    ['a member’s sale’s total', `UPDATE sale SET total_minor = 1260 WHERE receipt_number = 1`, 'earnings'],
    ['what a sale earned', 'UPDATE sale SET earned = earned + 1 WHERE receipt_number = 1', 'earnings'],
    ['what a sale earned', 'UPDATE sale SET earned = earned + 1 WHERE receipt_number = 1', 'receipts'],
    [
      'a sale’s member',
      `UPDATE sale SET member_id = (SELECT id FROM member WHERE id <> member_id) WHERE receipt_number = 1`,
      'receipts',
    ],
    [
      'a sale’s business day',
      `UPDATE sale SET business_day = '2026-11-20' WHERE receipt_number = 1`,
      'receipts',
    ],
    [
      'the balance on a slip',
      'UPDATE sale SET balance_after = balance_after + 1 WHERE receipt_number = 1',
      'slips',
    ],
    ['a sale’s explanation', `UPDATE sale SET explanation = '[]' WHERE earned > 0`, 'receipts'],
    ['a sale’s line', 'UPDATE sale_line SET amount_minor = amount_minor + 1', 'receipts'],
    ['a line’s points', 'UPDATE sale_line SET earned = earned + 1 WHERE position = 0', 'receipts'],
    ['a sale’s lines, taken out', 'DELETE FROM sale_line WHERE position = 0', 'receipts'],
    [
      'the last sale, one without a member, taken out',
      'DELETE FROM sale WHERE member_id IS NULL',
      'receipts',
    ],
    ['the first sale, taken out', 'DELETE FROM sale WHERE receipt_number = 1', 'receipts'],
    ['a void, taken out', 'DELETE FROM sale_void', 'receipts'],
    ['a void’s business day', `UPDATE sale_void SET business_day = '2026-11-20'`, 'receipts'],
    [
      'a rule of the program',
      `UPDATE program_version SET rules = json_set(rules, '$.points', 2) WHERE version = 1`,
      'earnings',
    ],
    ['the points of a day', 'UPDATE day_points SET points = points + 1', 'days'],
    ['the points of a day, taken out', `DELETE FROM day_points WHERE account = 'shop:adjusted'`, 'days'],
    ['what rewards took off a sale', 'UPDATE sale SET discount_minor = discount_minor + 1', 'receipts'],
    ['a reward’s discount', 'UPDATE redemption SET discount_minor = discount_minor + 1', 'receipts'],
    ['a reward’s points', 'UPDATE redemption SET points = points + 1', 'receipts'],
    ['a reward’s member', `UPDATE redemption SET member_id = ${aMember}`, 'receipts'],
    ['a reward’s sale', 'UPDATE redemption SET sale_id = NULL', 'receipts'],
    ['a reward’s day', `UPDATE redemption SET business_day = '2026-11-20'`, 'receipts'],
    ['a reward that was given, taken out', 'DELETE FROM redemption WHERE sale_id IS NULL', 'receipts'],
    ['a reward taken back, taken out', 'DELETE FROM redemption_cancel', 'receipts'],
    [
      'a reward taken back, of a sale that is void',
      `DELETE FROM redemption_cancel WHERE redemption_id IN (SELECT r.id FROM redemption r JOIN sale_void USING (sale_id))`,
      'receipts',
    ],
    [
      'a reward taken back for another one',
      `UPDATE redemption_cancel SET redemption_id = (SELECT r.id FROM redemption r
         WHERE r.id NOT IN (SELECT redemption_id FROM redemption_cancel) AND r.sale_id IS NULL)
       WHERE redemption_id IN (SELECT r.id FROM redemption r JOIN sale_void USING (sale_id))`,
      'receipts',
    ],
    [
      'a reward taken back twice by one transfer',
      'UPDATE redemption_cancel SET transfer_seq = 1',
      'receipts',
    ],
    [
      'the lots that got points back',
      `UPDATE lot_use SET points = points + 1 WHERE transfer_seq IN (SELECT transfer_seq FROM redemption_cancel)`,
      'lots',
    ],
    [
      'points that expired, brought back',
      `INSERT INTO lot_remainder SELECT seq, member_id, 5, expires_on FROM lot l WHERE expires_on IS NOT NULL
         AND seq NOT IN (SELECT lot_seq FROM lot_remainder) LIMIT 1`,
      'lots',
    ],
    ['a closed day, taken out', 'DELETE FROM day WHERE z_number = 2', 'closed days'],
    ['the numbers of closed days', 'UPDATE day SET z_number = z_number + 5', 'closed days'],
    ['a closed day’s head', 'UPDATE day SET chain_head = zeroblob(32) WHERE z_number = 1', 'closed days'],
    [
      'a closed day’s head and what it printed',
      `UPDATE day SET chain_head = randomblob(32);
       UPDATE day SET summary = json_set(summary, '$.chainHead', lower(hex(chain_head)))`,
      'closed days',
    ],
    ['a closed day’s hash of sales', 'UPDATE day SET sales_hash = zeroblob(32)', 'closed days'],
    [
      'a closed day’s figures',
      `UPDATE day SET summary = json_set(summary, '$.sales.grossMinor', 1) WHERE z_number = 1`,
      'closed days',
    ],
    [
      'a closed day’s points',
      `UPDATE day SET summary = json_set(summary, '$.points.redeemed', 0) WHERE z_number = 2`,
      'closed days',
    ],
    [
      'a closed day’s rewards',
      `UPDATE day SET summary = json_set(summary, '$.rewards.count', 9) WHERE z_number = 2`,
      'closed days',
    ],
    ['a closed day’s record, made unreadable', `UPDATE day SET summary = '{}'`, 'closed days'],
    [
      'a sale without a member, of a closed day, and its figures too',
      `UPDATE sale SET total_minor = total_minor + 1 WHERE receipt_number = 5;
       UPDATE day SET summary = json_set(summary, '$.sales.grossMinor', json_extract(summary, '$.sales.grossMinor') + 1,
         '$.sales.netMinor', json_extract(summary, '$.sales.netMinor') + 1) WHERE z_number = 2`,
      'closed days',
    ],
    [
      'a sale’s time on a closed day',
      'UPDATE sale SET occurred_at = occurred_at + 1 WHERE receipt_number = 1',
      'closed days',
    ],
    ['a member, taken out', `DELETE FROM member WHERE number = 1`, 'references'],
  ])('finds damage to %s', (_, damage, check) => {
    expect(checksBrokenBy(damage)).toContain(check);
  });

  it('finds pages that don’t belong together', () => {
    const broken = checksBrokenBy(
      `PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'business_day)', 'total_minor)') WHERE name = 'sale_business_day'`,
    );
    expect(broken).toContain('file');
  });

  it.each([
    ['rules that are none', `UPDATE program_version SET rules = '{"points": -1}'`, 'earnings'],
    [
      'rules that are no JSON',
      `PRAGMA ignore_check_constraints = ON; UPDATE program_version SET rules = '{'`,
      'earnings',
    ],
    ['points beyond all numbers', `UPDATE transfer SET points = 9223372036854775807`, 'chain'],
    [
      'a void’s points beyond all numbers',
      `UPDATE sale_void SET points_clawed_back = 9223372036854775807`,
      'receipts',
    ],
    ['days beyond all numbers', `UPDATE day_points SET points = 9223372036854775807`, 'days'],
    [
      'an explanation that is no JSON',
      `PRAGMA ignore_check_constraints = ON; UPDATE sale SET explanation = '{'`,
      'receipts',
    ],
  ])('lists %s, and goes on to the other checks', (_, damage, check) => {
    const broken = checksBrokenBy(damage);
    expect(broken).toContain(check);
    expect(broken).not.toContain('references');
  });

  it('names no member and no reason in what it finds', () => {
    const file = join(folderForTest(), 'shop.sqlite');
    copyFileSync(join(folder, 'shop.sqlite'), file);
    editFile(file, (database) => {
      dropTriggers(database);
      database.exec(
        `UPDATE transfer_reason SET text = 'A gift for Ana'; UPDATE member_balance SET balance = 1`,
      );
    });
    const database = openForReading(file);
    expect(JSON.stringify(verify(database, undefined, say))).not.toMatch(/Ana|gift|birthday/);
    database.close();
  });

  it('knows a printed head, whole or its first digits, and says which transfer it was', async () => {
    const till = await tillForTest();
    const { asOwner } = till;
    const { memberId } = value(await asOwner.members.enrol({ name: 'Ana' }));
    value(await asOwner.points.adjust({ memberId, points: 5, reason: 'One' }));
    const { chainHead } = value(await asOwner.day.summary({}));
    value(await asOwner.points.adjust({ memberId, points: 5, reason: 'Two' }));
    const headCheck = async (head: string) => {
      const { ok, checks } = value(await asOwner.data.verify({ head }));
      const found = checks.find(({ name }) => name === 'head');
      expect(found?.ok).toBe(ok);
      return found;
    };
    expect(await headCheck(chainHead)).toMatchObject({ ok: true, detail: expect.stringContaining('1') });
    expect(await headCheck(chainHead.slice(0, 16))).toMatchObject({ ok: true });
    expect(await headCheck('0'.repeat(64))).toMatchObject({ ok: true });
    const other = chainHead.replace(/^./, (digit) => (digit === 'a' ? 'b' : 'a'));
    expect(await headCheck(other)).toMatchObject({ ok: false });
  });

  it('finds a ledger that was rewritten whole by its printed head', async () => {
    const till = await tillForTest();
    const { memberId } = value(await till.asOwner.members.enrol({ name: 'Ana' }));
    value(await till.asOwner.points.adjust({ memberId, points: 5, reason: 'One' }));
    const { chainHead } = value(await till.asOwner.day.summary({}));
    await till.edit((database) => {
      dropTriggers(database);
      database.exec(
        `DELETE FROM transfer; DELETE FROM transfer_reason; DELETE FROM lot; DELETE FROM lot_remainder;
         DELETE FROM member_balance; DELETE FROM day_points`,
      );
    });
    expect(value(await till.asOwner.data.verify({})).ok).toBe(true);
    expect(value(await till.asOwner.data.verify({ head: chainHead })).ok).toBe(false);
  });

  it('lets sales go on while it reads', async () => {
    const till = await tillForTest();
    const { cardNumber } = value(await till.asOwner.members.enrol({ name: 'Ana' }));
    for (let sale = 0; sale < 200; sale += 1)
      value(await till.asOwner.sales.record({ cardNumber, totalMinor: 199 }));
    let isVerifying = true;
    const verifying = till.asOwner.data.verify({}).finally(() => {
      isVerifying = false;
    });
    let soldMeanwhile = 0;
    while (isVerifying && soldMeanwhile < 5_000) {
      value(await till.asOwner.sales.record({ cardNumber, totalMinor: 199 }));
      if (isVerifying) soldMeanwhile += 1;
      // Lets the answer of the other thread in.
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(value(await verifying).ok).toBe(true);
    expect(soldMeanwhile).toBeGreaterThan(0);
    expect(value(await till.asOwner.data.verify({})).ok).toBe(true);
  });
});
