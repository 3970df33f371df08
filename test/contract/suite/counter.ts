import { describe, expect, it } from 'vitest';
import { receiptCode } from '../../../electron/core/domain/receipt-number.ts';
import { filesHolding } from '../../helpers/shop-folder.ts';
import { refusal, value } from '../../helpers/till.ts';
import { daysAgo } from './stage.ts';
import type { SuiteShop } from './suite-shop.ts';

/** What a counter has beside selling: products, rewards, lost cards, points that expire, the day's close. */
export function describeCounter(shop: () => SuiteShop): void {
  describe('the counter', () => {
    it('knows its products by barcode, by name in any script and by quick key', async () => {
      const { asOwner, asCashier } = shop();
      const rye = value(
        await asOwner.products.save({
          ...{ name: 'Éclair au café', barcode: '40170725', category: 'Cakes', priceMinor: 450, quickKey: 1 },
          talkingPoints: 'Made this morning.',
        }),
      );
      expect(rye).toMatchObject({ soldBy: 'piece', isSold: true, quickKey: 1 });
      expect(value(await asCashier.products.get({ productId: rye.productId }))).toEqual(rye);
      expect(value(await asCashier.cards.resolve({ code: '40170725' }))).toEqual({
        ...{ kind: 'product', ...rye, quantity: 1_000, amountMinor: 450, goods: null },
      });
      for (const text of ['', 'écl', 'ECLAIR', 'café', '4017'])
        expect(value(await asCashier.products.list({ text })).products, text).toContainEqual(rye);
      expect(value(await asCashier.products.list({ text: 'clair' })).products).toEqual([]);
      expect(value(await asCashier.products.quickKeys({})).products).toEqual([rye]);
      const changed = value(
        await asOwner.products.save({ productId: rye.productId, quickKey: null, isSold: false }),
      );
      expect(changed).toEqual({ ...rye, quickKey: null, isSold: false });
      expect(value(await asCashier.products.list({})).products).toEqual([]);
      expect(value(await asCashier.products.list({ withdrawnToo: true })).products).toEqual([changed]);
      expect(value(await asCashier.products.quickKeys({})).products).toEqual([]);
    });

    it('looks and sounds as a cashier chose', async () => {
      const { asCashier, asOwner } = shop();
      const chosen = { theme: 'dark', textSize: 'large', hand: 'left', volume: 'quiet' } as const;
      expect(value(await asCashier.machine.update(chosen))).toMatchObject(chosen);
      expect(value(await asCashier.machine.update({ theme: 'light' })).hand).toBe('left');
      expect(value(await asOwner.machine.setBackupFolder({ folder: null }))).toEqual({ folder: null });
      expect(value(await asCashier.machine.get({}))).toMatchObject({ ...chosen, theme: 'light' });
    });

    it('gives a reward with a sale, and takes it back with the sale', async () => {
      const { asOwner, asCashier } = shop();
      const reward = value(
        await asOwner.rewards.save({
          ...{ name: '€2 off', pointsCost: 10, gives: { kind: 'amount', amountMinor: 200 } },
        }),
      );
      const { memberId, cardNumber } = value(await asOwner.members.enrol({ name: 'Rita' }));
      value(await asOwner.points.adjust({ memberId, points: 15, reason: 'A gift' }));
      const input = { cardNumber, beforeRewardsMinor: 1_000, redeem: [{ rewardId: reward.rewardId }] };
      const quote = value(await asCashier.sales.quote(input));
      const sale = value(await asCashier.sales.record(input));
      expect(sale).toMatchObject({
        ...quote,
        rewards: [{ ...quote.rewards[0], redemptionId: expect.any(String) }],
      });
      expect(sale).toMatchObject({
        ...{ totalMinor: 800, discountMinor: 200, pointsEarned: 8, pointsRedeemed: 10, balance: 13 },
        rewards: [{ name: '€2 off', quantity: 1, points: 10, discountMinor: 200 }],
      });
      const found = await asCashier.cards.resolve({ code: receiptCode(sale.receiptNumber) });
      expect(value(found)).toMatchObject({
        kind: 'sale',
        saleId: sale.saleId,
        totalMinor: 800,
        voided: false,
      });
      const before = value(await asCashier.sales.quoteVoid({ saleId: sale.saleId }));
      expect(before).toMatchObject({ amountMinor: 800, balanceBefore: 13, balance: 15 });
      expect(before.explanation).toMatchObject([{ points: -8 }, { points: 10 }]);
      const undone = value(await asCashier.sales.void({ saleId: sale.saleId, reason: 'Wrong' }));
      expect(undone).toMatchObject({ pointsClawedBack: 8, pointsReturned: 10, balance: 15 });
      expect(before).toMatchObject(undone);
    });

    it('gives a reward alone, and takes it back', async () => {
      const { asOwner, asCashier } = shop();
      const gives = { kind: 'amount', amountMinor: 500 } as const;
      const { rewardId } = value(await asOwner.rewards.save({ name: 'A mug', pointsCost: 7, gives }));
      const { memberId, cardNumber } = value(await asOwner.members.enrol({ name: 'Sara' }));
      value(await asOwner.points.adjust({ memberId, points: 15, reason: 'A gift' }));
      const offered = value(await asCashier.rewards.list({})).rewards;
      expect(offered.map(({ name }) => name)).toContain('A mug');
      const given = value(await asCashier.rewards.redeem({ cardNumber, rewardId, quantity: 2 }));
      expect(given).toMatchObject({ pointsRedeemed: 14, balance: 1 });
      const { redemptionId } = given;
      expect(value(await asCashier.rewards.cancel({ redemptionId, reason: 'Broken' }))).toEqual({
        ...{ pointsReturned: 14, balance: 15 },
      });
      value(await asOwner.rewards.save({ rewardId, name: 'A mug', pointsCost: 7, gives, isOffered: false }));
      expect(value(await asCashier.rewards.list({})).rewards.map(({ name }) => name)).not.toContain('A mug');
      expect(refusal(await asCashier.rewards.redeem({ memberId, rewardId }))).toBe('REWARD_UNKNOWN rewardId');
    });

    it('takes a scan in, and keeps nothing of it', async () => {
      const readAt = '2026-11-21T10:00:00.000Z';
      const scan = { payload: ']E05901234123457', window: 'Window 1', readAt };
      expect(value(await shop().asCashier.devices.submitScan(scan))).toEqual({ readAt });
      expect(filesHolding(shop().folder, ']E05901234123457')).toEqual([]);
    });

    it('reads goods that say more of themselves, scanned or typed', async () => {
      const { asOwner, asCashier } = shop();
      const { productId } = value(
        await asOwner.products.save({ name: 'Cheese', barcode: '9506000134352', priceMinor: 590 }),
      );
      const goods = { gtin: '09506000134352', lot: 'A1', expiresOn: '2025-12-31', isExpired: true };
      for (const code of [
        '(01)09506000134352(10)A1(17)251231',
        ']d2010950600013435210A1\u001d17251231',
        'https://example.com/01/09506000134352/10/A1?17=251231',
      ]) {
        expect(value(await asCashier.cards.resolve({ code })), code).toMatchObject({
          ...{ kind: 'product', productId, amountMinor: 590, goods: { ...goods, bestBefore: null } },
        });
      }
    });

    it('replaces a lost card: points and history stay, the old card names the new one', async () => {
      const { asOwner, asCashier } = shop();
      const lost = value(await asOwner.members.enrol({ name: 'Tom' }));
      const { memberId } = lost;
      value(await asOwner.points.adjust({ memberId, points: 5, reason: 'A gift' }));
      const made = value(await asCashier.members.replaceCard({ memberId, reason: 'Lost' }));
      expect(made.blocked).toEqual([lost.cardNumber]);
      expect(value(await asCashier.cards.resolve({ code: lost.cardNumber }))).toMatchObject({
        ...{ memberId, cardState: 'blocked', replacedBy: made.cardNumber.slice(-4) },
      });
      expect(value(await asCashier.cards.resolve({ code: made.cardNumber }))).toMatchObject({
        ...{ memberId, balance: 5, cardState: 'active', replacedBy: null, mergedName: null },
      });
      const slip = value(await asCashier.members.cardSlip({ memberId, format: 'text' }));
      expect(slip.content).toContain(made.cardNumber);
      expect(slip.content).not.toContain(lost.cardNumber);
    });

    it('tells a member’s page: what was agreed to, the visits by month, the points over time', async () => {
      const { asCashier } = shop();
      const { memberId } = value(
        await asCashier.members.enrol({ phone: '+44 20 7946 0018', consents: { marketing: true } }),
      );
      value(await asCashier.sales.record({ memberId, totalMinor: 700 }));
      expect(value(await asCashier.members.get({ memberId }))).toMatchObject({
        name: '… 0018',
        isNamed: false,
      });
      expect(value(await asCashier.members.page({ memberId }))).toMatchObject({
        consents: [{ kind: 'marketing', granted: true }],
        noteChanged: null,
        visitsByMonth: [{ visits: 1 }],
      });
      expect(value(await asCashier.points.overTime({ memberId })).days.at(-1)?.balance).toBe(7);
      const { entries } = value(await asCashier.points.history({ memberId, of: 'sales' }));
      expect(entries).toMatchObject([{ text: expect.stringContaining('No.'), points: 7, totalMinor: 700 }]);
    });

    it('lets points go whose day is over, and says how many', async () => {
      expect(value(await shop().asOwner.points.expire({}))).toMatchObject({ members: 0, points: 0 });
    });

    it('closes a day with a number, a head and a backup', async () => {
      const { asOwner } = shop();
      const date = daysAgo(20).slice(0, 10);
      const closed = value(await asOwner.day.close({ date }));
      expect(closed).toMatchObject({ zNumber: 1, backupFile: `z-00001-${date}.sqlite` });
      expect(closed.summary).toMatchObject({
        date,
        open: false,
        z: { zNumber: 1, salesHash: closed.salesHash },
      });
      expect(value(await asOwner.day.summary({ date }))).toEqual(closed.summary);
      const report = value(await asOwner.day.report({ date, format: 'text' }));
      expect(report.content?.replace(/\s/g, '')).toContain(closed.salesHash);
      expect(value(await asOwner.day.page({ date })).summary).toEqual(closed.summary);
      const csv = value(await asOwner.day.report({ date, format: 'csv' }));
      expect(csv.content?.charCodeAt(0)).toBe(0xfeff);
      const { days, nextCursor } = value(await asOwner.day.list({}));
      expect(nextCursor).toBeNull();
      expect(days).toMatchObject([
        { date, zNumber: 1, salesCount: 0, netMinor: 0, chainHead: closed.chainHead },
      ]);
    });
  });
}
