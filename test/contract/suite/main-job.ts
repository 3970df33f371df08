import { describe, expect, it } from 'vitest';
import { procedures } from '../../../electron/core/contract/till-api.ts';
import { refusal, value } from '../../helpers/till.ts';
import { suiteSetUp } from './stage.ts';
import type { SuiteShop } from './suite-shop.ts';

/** Before there is a shop, its set-up, and the main job from the first card to the day's figures. */
export function describeMainJob(shop: () => SuiteShop): void {
  describe('before there is a shop', () => {
    it('says so to every question that needs one', async () => {
      for (const [name, { role }] of procedures) {
        if (role === 'anyone') continue;
        expect(refusal(await shop().call(name, {})), name).toBe('SHOP_NOT_SET_UP');
      }
    });

    it('refuses a set-up with a currency or a time zone that there isn’t, and makes nothing', async () => {
      const { asOwner } = shop();
      expect(refusal(await asOwner.shop.setUp({ ...suiteSetUp, currency: 'XQX' }))).toBe(
        'CURRENCY_UNKNOWN currency',
      );
      expect(refusal(await asOwner.shop.setUp({ ...suiteSetUp, timeZone: 'Mars/Base' }))).toBe(
        'TIME_ZONE_UNKNOWN timeZone',
      );
      expect(refusal(await asOwner.shop.setUp({ ...suiteSetUp, memberPrefix: '50' }))).toBe(
        'PREFIX_NOT_FOR_SHOPS memberPrefix',
      );
      expect(refusal(await asOwner.shop.setUp({ ...suiteSetUp, memberPrefix: '20' }))).toBe(
        'PREFIX_IS_WEIGHED_GOODS memberPrefix',
      );
      expect(value(await asOwner.system.status({})).shop).toBeNull();
    });

    it('shows the slip of a shop that isn’t there yet, and judges its answers as the set-up will', async () => {
      const { asOwner } = shop();
      const preview = value(
        await asOwner.shop.preview({ of: 'sale', ...suiteSetUp, address: '1 High Street' }),
      );
      expect(preview.svg).toMatch(/^<svg[^]+1 High Street[^]+<\/svg>\n$/);
      for (const [wrong, code] of [
        [{ currency: 'QQQ' }, 'CURRENCY_UNKNOWN currency'],
        [{ timeZone: 'Mars/Base' }, 'TIME_ZONE_UNKNOWN timeZone'],
        [{ memberPrefix: '50' }, 'PREFIX_NOT_FOR_SHOPS memberPrefix'],
        [{ memberPrefix: '20' }, 'PREFIX_IS_WEIGHED_GOODS memberPrefix'],
        [{ name: '' }, 'INPUT_INVALID name'],
      ] as const)
        expect(refusal(await asOwner.shop.preview({ of: 'sale', ...wrong }))).toBe(code);
      expect(value(await asOwner.system.status({})).shop).toBeNull();
    });
  });

  describe('the main job', () => {
    it('begins with a shop', async () => {
      const made = value(await shop().asOwner.shop.setUp({ ...suiteSetUp, ownerName: 'Olga' }));
      expect(made.shop).toMatchObject({
        name: 'Corner Bakery',
        currency: { code: 'EUR', exponent: 2 },
        timeZone: 'UTC',
        memberPrefix: '29',
        confirmAboveMinor: 100_000,
        saysNotFiscal: true,
      });
      expect(value(await shop().asOwner.shop.get({}))).toEqual(made.shop);
      expect(value(await shop().asOwner.program.get({}))).toMatchObject({
        version: 1,
        rules: { points: 1, perAmountMinor: 100, minimumSpendMinor: 0 },
        sentence: '1 point per €1',
      });
      expect(value(await shop().asOwner.system.status({}))).toMatchObject({
        shop: { name: 'Corner Bakery', locale: 'en', timeZone: 'UTC' },
        actor: { role: 'owner' },
        warnings: [],
      });
    });

    it('finds a member by card, by name in any script and by phone', async () => {
      const { asCashier } = shop();
      const made = value(
        await asCashier.members.enrol({
          name: '李小龙',
          phone: '+86 138 0013 8000',
          birthday: '--11-27',
          consents: { marketing: true },
          note: 'Likes rye.',
        }),
      );
      expect(made.cardNumber).toMatch(/^29\d{11}$/);
      expect(value(await asCashier.cards.resolve({ code: made.cardNumber }))).toEqual({
        ...{ kind: 'member', memberId: made.memberId, name: '李小龙', balance: 0, cardState: 'active' },
        replacedBy: null,
        mergedName: null,
      });
      const panel = value(await asCashier.members.get({ memberId: made.memberId }));
      expect(value(await asCashier.cards.resolve({ code: made.cardNumber, panel: true }))).toMatchObject({
        kind: 'member',
        panel,
      });
      expect(value(await asCashier.cards.resolve({ code: 'X-1', panel: true }))).toEqual({ kind: 'unknown' });
      for (const text of [
        '李',
        '小龙',
        '李小龙',
        '8000',
        '13800138000',
        made.cardNumber,
        made.cardNumber.slice(0, 6),
      ]) {
        const found = value(await asCashier.members.find({ text })).members;
        expect(
          found.map(({ memberId }) => memberId),
          text,
        ).toContain(made.memberId);
      }
      expect(value(await asCashier.members.find({ text: 'nobody at all' })).members).toEqual([]);
    });

    it('earns points, carries the rest, and the slip tells it with the reason', async () => {
      const { asCashier } = shop();
      const { memberId, cardNumber } = value(await asCashier.members.enrol({ name: 'Łucja Kowalska' }));
      const input = { cardNumber, totalMinor: 350 };
      const quote = value(await asCashier.sales.quote(input));
      const sale = value(await asCashier.sales.record(input));
      expect(sale).toMatchObject({ pointsEarned: 3, pointsRedeemed: 0, balance: 3, carriedMinor: 50 });
      expect(sale).toMatchObject(quote);
      expect(sale.explanation).toEqual([
        { code: 'EARN_PER_AMOUNT', text: '1 point per €1 on €3.50', points: 3 },
        { code: 'CARRIED', text: '€0.50 carried on to the next visit', points: 0 },
      ]);
      const next = value(await asCashier.sales.record({ memberId, totalMinor: 1_250 }));
      expect(next).toMatchObject({
        pointsEarned: 13,
        balance: 16,
        carriedMinor: 0,
        receiptNumber: sale.receiptNumber + 1,
      });
      expect(value(await asCashier.points.balance({ memberId }))).toEqual({
        ...{ balance: 16, owed: 0, carriedMinor: 0 },
        lots: [{ points: 16, expiresOn: null }],
        nextExpiry: null,
      });
      const slip =
        value(await asCashier.sales.receipt({ saleId: sale.saleId, format: 'text' })).content ?? '';
      for (const text of ['CORNER BAKERY', '€3.50', '1 point per €1', 'Łucja Kowalska', cardNumber.slice(-4)])
        expect(slip).toContain(text);
      expect(slip).not.toContain(cardNumber);
      const printed =
        value(await asCashier.sales.receipt({ saleId: sale.saleId, format: 'escpos' })).content ?? '';
      expect(Buffer.from(printed, 'base64').length).toBeGreaterThan(100);
      const history = value(await asCashier.points.history({ memberId }));
      expect(history.entries.map(({ kind, points, balanceAfter }) => [kind, points, balanceAfter])).toEqual([
        ['earn', 13, 16],
        ['earn', 3, 3],
      ]);
      expect(history.nextCursor).toBeNull();
    });

    it('attaches the card that is shown late, and takes a sale back', async () => {
      const { asCashier } = shop();
      const { memberId, cardNumber } = value(
        await asCashier.members.enrol({ name: 'Bo', cardNumber: 'BO-1977' }),
      );
      const lines = [
        { name: 'Rye', quantity: 1_500, unitPriceMinor: 400 },
        { name: 'Roll', quantity: 3_000, unitPriceMinor: 50 },
      ];
      const sale = value(await asCashier.sales.record({ totalMinor: 750, lines }));
      expect(sale).toMatchObject({ pointsEarned: 0, balance: null, carriedMinor: null });
      expect(sale.explanation).toMatchObject([{ code: 'NO_MEMBER' }]);
      const attached = value(await asCashier.sales.attach({ saleId: sale.saleId, cardNumber }));
      expect(attached).toMatchObject({ saleId: sale.saleId, pointsEarned: 7, balance: 7, carriedMinor: 50 });
      const undone = value(await asCashier.sales.void({ saleId: sale.saleId, reason: 'Brought back' }));
      expect(undone).toEqual({
        ...{ saleId: sale.saleId, pointsClawedBack: 7, pointsReturned: 0, balance: 0 },
        ...{ pointsBorne: 0, pointsLapsed: 0, pointsOwed: 0 },
      });
      expect(value(await asCashier.members.get({ memberId }))).toMatchObject({
        ...{ name: 'Bo', balance: 0, carriedMinor: 0, lots: [], cardNumber: 'BO-1977' },
        visits: { count: 0, lastDay: null },
      });
    });

    it('changes a member, a shop and the program', async () => {
      const { asOwner } = shop();
      const { memberId } = value(await asOwner.members.enrol({ name: 'Caro', phone: '123' }));
      const changed = value(
        await asOwner.members.update({
          memberId,
          name: 'Carolina',
          phone: null,
          consents: { profiling: true },
        }),
      );
      expect(changed).toMatchObject({ name: 'Carolina', phone: null, consents: { profiling: true } });
      expect(value(await asOwner.members.find({ text: 'caroli' })).members).toHaveLength(1);
      expect(value(await asOwner.points.adjust({ memberId, points: 20, reason: 'A birthday' }))).toEqual({
        balance: 20,
      });
      expect(value(await asOwner.points.adjust({ memberId, points: -5, reason: 'A slip' }))).toEqual({
        balance: 15,
      });
      expect(
        value(await asOwner.shop.update({ address: '1 High Street', confirmAboveMinor: 100_000 })),
      ).toMatchObject({
        address: '1 High Street',
      });
      const saved = value(
        await asOwner.program.save({ points: 1, perAmountMinor: 100, minimumSpendMinor: 200 }),
      );
      expect(saved.version).toBe(2);
      const low = value(await asOwner.sales.record({ memberId, totalMinor: 199 }));
      expect(low).toMatchObject({
        pointsEarned: 0,
        explanation: [{ code: 'BELOW_MINIMUM', text: 'No points below €2' }],
      });
    });

    it('adds up at the end of the day', async () => {
      const { asOwner } = shop();
      const { sales, points, voids, ...day } = value(await asOwner.day.summary({}));
      const net = value(await asOwner.day.behind({ figure: 'net' }));
      expect(net.total).toMatchObject({ count: sales.count, amountMinor: sales.netMinor });
      const { days, until } = value(await asOwner.day.overview({}));
      expect(days).toHaveLength(30);
      expect(days.at(-1)).toMatchObject({ date: until, salesCount: sales.count, netMinor: sales.netMinor });
      expect({ sales, voids, day }).toMatchObject({
        sales: { count: 3, grossMinor: 1_799, netMinor: 1_799, memberCount: 3 },
        voids: { count: 1, amountMinor: 750 },
        day: { open: true, newMembers: 4, returningMembers: 0, refunds: { count: 0, amountMinor: 0 } },
      });
      expect(points).toEqual({
        ...{
          opening: 0,
          issued: 23,
          clawedBack: 7,
          redeemed: 0,
          returned: 0,
          expired: 0,
          adjusted: 15,
          closing: 31,
        },
      });
      const list = value(await asOwner.sales.list({}));
      expect(list.sales.map(({ receiptNumber, voided }) => [receiptNumber, voided])).toEqual([
        [4, false],
        [3, true],
        [2, false],
        [1, false],
      ]);
      const page = value(await asOwner.sales.list({ limit: 3 }));
      expect(value(await asOwner.sales.list({ limit: 3, cursor: page.nextCursor ?? '' })).sales).toHaveLength(
        1,
      );
      const { ok, checks } = value(await asOwner.data.verify({ head: day.chainHead }));
      expect(checks.filter((check) => !check.ok)).toEqual([]);
      expect(ok).toBe(true);
      expect(value(await asOwner.data.verifyStatus({}))).toEqual({ progress: null });
      expect(value(await asOwner.data.stopVerify({}))).toEqual({ stopped: false });
      const copy = value(await asOwner.data.backup({ file: 'evening.sqlite' }));
      expect(copy.file).toContain('evening.sqlite');
      expect(value(await asOwner.system.status({})).lastBackupAt).not.toBeNull();
    });
  });
}
