import { beforeAll, describe, expect, it } from 'vitest';
import { scannerStrokes } from '../../helpers/scanner-strokes.ts';
import { countRows } from '../../helpers/row-counts.ts';
import { inAYear, nobody, paymentCard, practiceCard, type Case } from './refused.ts';
import { refusedMembers } from './refused-members.ts';
import { refusedRewards } from './refused-rewards.ts';
import { refusedSales } from './refused-sales.ts';
import type { Stage } from './stage.ts';
import { daysAgo, setTheStage } from './stage.ts';
import type { SuiteShop } from './suite-shop.ts';

/** One code typed three times, the last time another one where it is given. */
const typedThrice = (gapMs: number, code: string, last = code) => ({
  samples: [code, code, last].map((each) => ({ strokes: scannerStrokes(each, gapMs) })),
});

const cases: readonly Case[] = [
  ['shop.setUp', 'SHOP_ALREADY_SET_UP', undefined, () => ({ name: 'Two', currency: 'EUR', timeZone: 'UTC' })],
  ['shop.update', 'PREFIX_NOT_FOR_SHOPS', 'memberPrefix', () => ({ memberPrefix: '40' })],
  ['shop.update', 'PREFIX_IS_WEIGHED_GOODS', 'memberPrefix', () => ({ memberPrefix: '21' })],
  [
    'shop.update',
    'PREFIX_IS_WEIGHED_GOODS',
    'weighedGoods',
    () => ({ weighedGoods: [{ prefix: '29', holds: 'price' }] }),
  ],
  ['products.save', 'PRODUCT_UNKNOWN', 'productId', () => ({ productId: nobody, name: 'Rye' })],
  ['products.save', 'PRODUCT_UNNAMED', 'name', () => ({ priceMinor: 450 })],
  ['products.save', 'BARCODE_TAKEN', 'barcode', ({ product }) => ({ name: 'Rye', barcode: product.barcode })],
  ['products.save', 'BARCODE_MISREAD', 'barcode', () => ({ name: 'Rye', barcode: '5901234123458' })],
  ['products.save', 'CARD_LOOKS_LIKE_PAYMENT', 'barcode', () => ({ name: 'Rye', barcode: paymentCard })],
  ['products.save', 'QUICK_KEY_TAKEN', 'quickKey', () => ({ name: 'Roll', quickKey: 1 })],
  ['products.get', 'PRODUCT_UNKNOWN', 'productId', () => ({ productId: nobody })],
  ['products.list', 'CURSOR_INVALID', 'cursor', () => ({ cursor: 'next' })],
  ['day.close', 'DAY_IN_FUTURE', 'date', () => ({ date: inAYear().slice(0, 10) })],
  ['day.close', 'DAY_CLOSED', 'date', ({ closedNoon }) => ({ date: closedNoon.slice(0, 10) })],
  ['day.close', 'DAY_NOT_NEXT', 'date', () => ({ date: daysAgo(1).slice(0, 10) })],
  ['day.list', 'CURSOR_INVALID', 'cursor', () => ({ cursor: 'next' })],
  ['cards.resolve', 'CARD_OF_ANOTHER_BOOK', 'code', () => ({ code: practiceCard })],
  ['devices.submitScan', 'CARD_LOOKS_LIKE_PAYMENT', 'payload', () => ({ payload: paymentCard })],
  ['cards.resolve', 'BARCODE_MISREAD', 'code', () => ({ code: '96385075' })],
  ['cards.resolve', 'CARD_LOOKS_LIKE_PAYMENT', 'code', () => ({ code: paymentCard })],
  ['day.summary', 'DAY_IN_FUTURE', 'date', () => ({ date: inAYear().slice(0, 10) })],
  ['day.report', 'DAY_IN_FUTURE', 'date', () => ({ date: inAYear().slice(0, 10), format: 'text' })],
  ['day.page', 'DAY_IN_FUTURE', 'date', () => ({ date: inAYear().slice(0, 10) })],
  ['day.behind', 'DAY_IN_FUTURE', 'date', () => ({ date: inAYear().slice(0, 10), figure: 'sales' })],
  ['day.behind', 'CURSOR_INVALID', 'cursor', () => ({ figure: 'sales', cursor: 'next' })],
  ['day.overview', 'DAY_IN_FUTURE', 'until', () => ({ until: inAYear().slice(0, 10) })],
  ['machine.setBackupFolder', 'BACKUP_FOLDER_UNFIT', 'folder', () => ({ folder: 'no/whole/path' })],
  [
    'devices.configure',
    'DEVICE_UNKNOWN',
    'deviceId',
    () => ({ deviceId: nobody, role: 'printer', name: 'Kitchen', connection: { kind: 'virtual' } }),
  ],
  [
    'devices.configure',
    'DEVICE_CONNECTION_UNFIT',
    'connection',
    () => ({ role: 'scanner', name: 'Door', connection: { kind: 'virtual' } }),
  ],
  ['devices.remove', 'DEVICE_UNKNOWN', 'deviceId', () => ({ deviceId: nobody })],
  ['devices.test', 'DEVICE_UNKNOWN', 'deviceId', () => ({ deviceId: nobody, waitSeconds: 1 })],
  ['devices.calibrate', 'CALIBRATION_DIFFERS', 'samples', () => typedThrice(5, '4006381333931', '40063813')],
  ['devices.calibrate', 'CALIBRATION_BY_HAND', 'samples', () => typedThrice(300, '4006381333931')],
  ['data.backup', 'FILE_OUTSIDE_BACKUPS', 'file', () => ({ file: '../copy.sqlite' })],
  ['data.backup', 'FILE_OUTSIDE_BACKUPS', 'file', () => ({ file: '..' })],
  ...refusedMembers,
  ...refusedRewards,
  ...refusedSales,
];

const tooManyPoints: readonly Case[] = [
  [
    'sales.quote',
    'POINTS_TOO_MANY',
    'totalMinor',
    ({ ana }) => ({ memberId: ana.memberId, totalMinor: 5_000 }),
  ],
  [
    'sales.record',
    'POINTS_TOO_MANY',
    'totalMinor',
    ({ ana }) => ({ memberId: ana.memberId, totalMinor: 5_000 }),
  ],
];

export function describeRefusals(shop: () => SuiteShop): void {
  describe('a question that is refused', () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await setTheStage(shop());
    });

    const check = async ([procedure, code, field, input]: Case): Promise<void> => {
      const before = countRows(shop().file);
      const answer = await shop().call(procedure, input(stage));
      if (answer.ok) throw new Error(`${procedure} answered ${JSON.stringify(answer.value)}`);
      const { kind, message } = answer.error;
      expect({ kind, code: answer.error.code, field: answer.error.field }).toEqual({
        kind: 'refusal',
        code,
        field,
      });
      expect(message).toMatch(/\p{Lu}.*\.$/su);
      expect(message).not.toContain('4111');
      expect(countRows(shop().file)).toEqual(before);
    };

    it.each(cases)('%s: %s of %s, and nothing is written', (...question) => check(question));

    it('for more points than a sale may have is refused by name', async () => {
      await stage.goWild();
      for (const question of tooManyPoints) await check(question);
      await stage.calmDown();
    });

    it('for a roll by a clock that is behind the ledger is refused by name', async () => {
      await stage.setClockBehind();
      await check(['points.expire', 'CLOCK_BEHIND', undefined, () => ({})]);
      await stage.setClockRight();
    });

    it('for a file that is there is refused, and the file stays', async () => {
      expect(await shop().call('data.backup', { file: 'once.sqlite' })).toMatchObject({ ok: true });
      expect(await shop().call('data.backup', { file: 'once.sqlite' })).toMatchObject({
        error: { code: 'FILE_EXISTS', field: 'file' },
      });
    });
  });
}
