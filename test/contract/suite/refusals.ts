import { beforeAll, describe, expect, it } from 'vitest';
import type { RefusalCode } from '../../../electron/core/contract/errors.ts';
import { practiceCardNumber } from '../../../electron/core/domain/practice-card.ts';
import { countRows } from '../../helpers/row-counts.ts';
import { refusedMerges } from './refused-merges.ts';
import type { Stage } from './stage.ts';
import { daysAgo, setTheStage } from './stage.ts';
import type { SuiteShop } from './suite-shop.ts';

/** A question that is refused: with which code, for which field. */
type Case = readonly [
  procedure: string,
  code: RefusalCode,
  field: string | undefined,
  input: (stage: Stage) => unknown,
];

const nobody = '01900000-0000-7000-8000-00000000beef';
const practiceCard = practiceCardNumber(1);
/** A test number that card companies publish. */
const paymentCard = '4111 1111 1111 1111';
const inAYear = (): string => new Date(Date.now() + 366 * 86_400_000).toISOString();

const ofARefund = (procedure: 'sales.quoteRefund' | 'sales.refund'): readonly Case[] => {
  const reason = procedure === 'sales.refund' ? { reason: 'Brought back' } : {};
  const amountMinor = 100;
  const first = { position: 0 };
  return [
    [procedure, 'SALE_UNKNOWN', 'saleId', () => ({ saleId: nobody, amountMinor, ...reason })],
    [
      procedure,
      'SALE_VOIDED',
      'saleId',
      ({ voidedSale }) => ({ saleId: voidedSale, amountMinor, ...reason }),
    ],
    [
      procedure,
      'REFUND_ZERO_SALE',
      'saleId',
      ({ zeroSale }) => ({ saleId: zeroSale, amountMinor, ...reason }),
    ],
    [
      procedure,
      'REFUND_TOO_MUCH',
      'amountMinor',
      ({ refundedSale }) => ({ saleId: refundedSale, amountMinor: 501, ...reason }),
    ],
    [
      procedure,
      'REFUND_LINE_UNKNOWN',
      'lines.1.position',
      ({ refundedSale }) => ({ saleId: refundedSale, lines: [first, { position: 9 }], ...reason }),
    ],
    [
      procedure,
      'REFUND_LINE_TOO_MUCH',
      'lines.0.quantity',
      ({ refundedSale }) => ({ saleId: refundedSale, lines: [{ position: 0, quantity: 1_001 }], ...reason }),
    ],
    [
      procedure,
      'REFUND_NOTHING',
      'lines',
      ({ refundedSale }) => ({ saleId: refundedSale, lines: [{ position: 0, quantity: 1 }], ...reason }),
    ],
    [procedure, 'INPUT_INVALID', 'amountMinor', ({ anasSale }) => ({ saleId: anasSale, ...reason })],
    [
      procedure,
      'INPUT_INVALID',
      'lines',
      ({ anasSale }) => ({ saleId: anasSale, amountMinor, lines: [first], ...reason }),
    ],
    [
      procedure,
      'INPUT_INVALID',
      'lines',
      ({ anasSale }) => ({ saleId: anasSale, lines: [first, first], ...reason }),
    ],
  ];
};

const ofASale = (procedure: 'sales.quote' | 'sales.record'): readonly Case[] => [
  [procedure, 'CARD_UNKNOWN', 'cardNumber', () => ({ cardNumber: 'X-1', totalMinor: 500 })],
  [
    procedure,
    'CARD_BLOCKED',
    'cardNumber',
    ({ blockedCard }) => ({ cardNumber: blockedCard, totalMinor: 500 }),
  ],
  [procedure, 'CARD_LOOKS_LIKE_PAYMENT', 'cardNumber', () => ({ cardNumber: paymentCard, totalMinor: 500 })],
  [procedure, 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody, totalMinor: 500 })],
  [
    procedure,
    'CARD_AND_MEMBER_DIFFER',
    'cardNumber',
    ({ ana, bo }) => ({ cardNumber: ana.cardNumber, memberId: bo.memberId, totalMinor: 500 }),
  ],
  [
    procedure,
    'PRODUCT_UNKNOWN',
    'lines.1.barcode',
    ({ product }) => ({
      totalMinor: 500,
      lines: [
        { productId: product.id, quantity: 1_000, unitPriceMinor: 250 },
        { barcode: '96385074', quantity: 1_000, unitPriceMinor: 250 },
      ],
    }),
  ],
  [
    procedure,
    'PRODUCT_UNKNOWN',
    'lines.0.productId',
    () => ({ totalMinor: 500, lines: [{ productId: nobody, quantity: 1_000, unitPriceMinor: 500 }] }),
  ],
  [
    procedure,
    'CARD_LOOKS_LIKE_PAYMENT',
    'lines.0.barcode',
    () => ({
      totalMinor: 500,
      lines: [{ name: 'A gift', barcode: paymentCard, quantity: 1_000, unitPriceMinor: 500 }],
    }),
  ],
  [procedure, 'TOTAL_NEEDS_CONFIRMATION', 'totalMinor', () => ({ totalMinor: 100_001 })],
  [procedure, 'TOTAL_NEEDS_CONFIRMATION', 'totalMinor', () => ({ totalMinor: 100_001, confirmed: false })],
  [
    procedure,
    'LINES_DIFFER_FROM_TOTAL',
    'lines',
    () => ({ totalMinor: 500, lines: [{ name: 'Rye', quantity: 1_000, unitPriceMinor: 499 }] }),
  ],
  [
    procedure,
    'CARD_REPLACED',
    'cardNumber',
    ({ replacedCard }) => ({ cardNumber: replacedCard, totalMinor: 500 }),
  ],
  [
    procedure,
    'BARCODE_MISREAD',
    'lines.0.barcode',
    () => ({ lines: [{ name: 'Rye', barcode: '96385075', quantity: 1_000, unitPriceMinor: 500 }] }),
  ],
  [
    procedure,
    'POINTS_INSUFFICIENT',
    'redeem',
    ({ bo, rewards }) => ({ memberId: bo.memberId, totalMinor: 500, redeem: [{ rewardId: rewards.amount }] }),
  ],
  [
    procedure,
    'REWARD_UNKNOWN',
    'redeem.1.rewardId',
    ({ ana, rewards }) => ({
      memberId: ana.memberId,
      totalMinor: 500,
      redeem: [{ rewardId: rewards.amount }, { rewardId: rewards.withdrawn }],
    }),
  ],
  [
    procedure,
    'REWARD_UNKNOWN',
    'redeem.0.rewardId',
    ({ ana }) => ({ memberId: ana.memberId, totalMinor: 500, redeem: [{ rewardId: nobody }] }),
  ],
  [
    procedure,
    'REWARD_NEEDS_MEMBER',
    'redeem',
    ({ rewards }) => ({ totalMinor: 500, redeem: [{ rewardId: rewards.amount }] }),
  ],
  [
    procedure,
    'REWARD_NEEDS_AMOUNT',
    'redeem',
    ({ ana, rewards }) => ({
      memberId: ana.memberId,
      totalMinor: 500,
      redeem: [{ rewardId: rewards.percent }],
    }),
  ],
  [
    procedure,
    'REWARD_PRODUCT_NOT_ON_BILL',
    'redeem',
    ({ ana, rewards }) => ({
      memberId: ana.memberId,
      lines: [{ name: 'Rye', quantity: 1_000, unitPriceMinor: 500 }],
      redeem: [{ rewardId: rewards.product }],
    }),
  ],
  [
    procedure,
    'REWARD_MORE_THAN_BILL',
    'redeem',
    ({ ana, rewards }) => ({
      memberId: ana.memberId,
      beforeRewardsMinor: 0,
      redeem: [{ rewardId: rewards.percent }],
    }),
  ],
  [procedure, 'OCCURRED_IN_FUTURE', 'notedAt', () => ({ totalMinor: 500, notedAt: inAYear() })],
  [procedure, 'OCCURRED_IN_FUTURE', 'occurredAt', () => ({ totalMinor: 500, occurredAt: inAYear() })],
  [procedure, 'DAY_CLOSED', 'occurredAt', ({ closedNoon }) => ({ totalMinor: 500, occurredAt: closedNoon })],
];

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
  ['members.enrol', 'MEMBER_UNNAMED', 'name', () => ({ email: 'eve@example.org' })],
  ['members.enrol', 'MEMBER_ALREADY_HERE', 'phone', () => ({ name: 'Eve', phone: '0034600123456' })],
  ['members.enrol', 'CARD_TAKEN', 'cardNumber', ({ ana }) => ({ name: 'Eve', cardNumber: ana.cardNumber })],
  [
    'members.enrol',
    'CARD_MISREAD',
    'cardNumber',
    ({ ana: { cardNumber } }) => ({
      name: 'Eve',
      cardNumber: cardNumber.slice(0, 12) + ((Number(cardNumber[12]) + 1) % 10),
    }),
  ],
  [
    'members.enrol',
    'CARD_LOOKS_LIKE_PAYMENT',
    'cardNumber',
    () => ({ name: 'Eve', cardNumber: paymentCard }),
  ],
  ['members.enrol', 'REFERRER_UNKNOWN', 'referredByCard', () => ({ name: 'Eve', referredByCard: 'X-1' })],
  [
    'members.enrol',
    'CARD_LOOKS_LIKE_PAYMENT',
    'referredByCard',
    () => ({ name: 'Eve', referredByCard: paymentCard }),
  ],
  ...refusedMerges,
  ['members.get', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody })],
  ['members.page', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody })],
  ['members.update', 'MEMBER_UNNAMED', 'name', ({ bo }) => ({ memberId: bo.memberId, name: null })],
  ['members.update', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody, name: 'Eve' })],
  ['members.replaceCard', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody, reason: 'Lost' })],
  [
    'members.replaceCard',
    'CARD_TAKEN',
    'cardNumber',
    ({ ana, bo }) => ({ memberId: bo.memberId, reason: 'Lost', cardNumber: ana.cardNumber }),
  ],
  [
    'members.replaceCard',
    'CARD_MISREAD',
    'cardNumber',
    ({ bo }) => ({ memberId: bo.memberId, reason: 'Lost', cardNumber: '2912345678901' }),
  ],
  [
    'members.replaceCard',
    'CARD_LOOKS_LIKE_PAYMENT',
    'cardNumber',
    ({ bo }) => ({ memberId: bo.memberId, reason: 'Lost', cardNumber: paymentCard }),
  ],
  ['members.cardSlip', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody, format: 'text' })],
  [
    'members.cardSlip',
    'CARD_UNKNOWN',
    'memberId',
    ({ memberWithoutCard }) => ({ memberId: memberWithoutCard, format: 'text' }),
  ],
  ['products.save', 'PRODUCT_UNKNOWN', 'productId', () => ({ productId: nobody, name: 'Rye' })],
  ['products.save', 'PRODUCT_UNNAMED', 'name', () => ({ priceMinor: 450 })],
  ['products.save', 'BARCODE_TAKEN', 'barcode', ({ product }) => ({ name: 'Rye', barcode: product.barcode })],
  ['products.save', 'BARCODE_MISREAD', 'barcode', () => ({ name: 'Rye', barcode: '5901234123458' })],
  ['products.save', 'CARD_LOOKS_LIKE_PAYMENT', 'barcode', () => ({ name: 'Rye', barcode: paymentCard })],
  ['products.save', 'QUICK_KEY_TAKEN', 'quickKey', () => ({ name: 'Roll', quickKey: 1 })],
  ['products.get', 'PRODUCT_UNKNOWN', 'productId', () => ({ productId: nobody })],
  ['products.list', 'CURSOR_INVALID', 'cursor', () => ({ cursor: 'next' })],
  [
    'rewards.save',
    'REWARD_UNKNOWN',
    'rewardId',
    () => ({ rewardId: nobody, name: 'One off', pointsCost: 5, gives: { kind: 'amount', amountMinor: 5 } }),
  ],
  [
    'rewards.save',
    'PRODUCT_UNKNOWN',
    'gives.productId',
    () => ({ name: 'A free one', pointsCost: 5, gives: { kind: 'product', productId: nobody } }),
  ],
  [
    'rewards.redeem',
    'REWARD_UNKNOWN',
    'rewardId',
    ({ ana }) => ({ memberId: ana.memberId, rewardId: nobody }),
  ],
  [
    'rewards.redeem',
    'REWARD_NEEDS_AMOUNT',
    'rewardId',
    ({ ana, rewards }) => ({ memberId: ana.memberId, rewardId: rewards.percent }),
  ],
  [
    'rewards.redeem',
    'POINTS_INSUFFICIENT',
    'rewardId',
    ({ bo, rewards }) => ({ memberId: bo.memberId, rewardId: rewards.amount }),
  ],
  ['rewards.redeem', 'MEMBER_UNKNOWN', 'cardNumber', ({ rewards }) => ({ rewardId: rewards.amount })],
  [
    'rewards.redeem',
    'MEMBER_UNKNOWN',
    'memberId',
    ({ rewards }) => ({ memberId: nobody, rewardId: rewards.amount }),
  ],
  [
    'rewards.redeem',
    'CARD_UNKNOWN',
    'cardNumber',
    ({ rewards }) => ({ cardNumber: 'X-1', rewardId: rewards.amount }),
  ],
  [
    'rewards.redeem',
    'CARD_BLOCKED',
    'cardNumber',
    ({ blockedCard, rewards }) => ({ cardNumber: blockedCard, rewardId: rewards.amount }),
  ],
  [
    'rewards.redeem',
    'CARD_REPLACED',
    'cardNumber',
    ({ replacedCard, rewards }) => ({ cardNumber: replacedCard, rewardId: rewards.amount }),
  ],
  [
    'rewards.redeem',
    'CARD_LOOKS_LIKE_PAYMENT',
    'cardNumber',
    ({ rewards }) => ({ cardNumber: paymentCard, rewardId: rewards.amount }),
  ],
  [
    'rewards.redeem',
    'CARD_AND_MEMBER_DIFFER',
    'cardNumber',
    ({ ana, bo, rewards }) => ({
      ...{ cardNumber: ana.cardNumber, memberId: bo.memberId, rewardId: rewards.amount },
    }),
  ],
  [
    'rewards.cancel',
    'REDEMPTION_UNKNOWN',
    'redemptionId',
    () => ({ redemptionId: nobody, reason: 'Broken' }),
  ],
  [
    'rewards.cancel',
    'REDEMPTION_CANCELLED',
    'redemptionId',
    ({ cancelled }) => ({ redemptionId: cancelled, reason: 'Broken' }),
  ],
  [
    'rewards.cancel',
    'REDEMPTION_OF_SALE',
    'redemptionId',
    ({ ofSale }) => ({ redemptionId: ofSale, reason: 'Broken' }),
  ],
  [
    'rewards.cancel',
    'REDEMPTION_NOT_TODAY',
    'redemptionId',
    ({ ofOldSale }) => ({ redemptionId: ofOldSale, reason: 'Broken' }),
  ],
  ['points.expire', 'DAY_IN_FUTURE', 'asOf', () => ({ asOf: inAYear().slice(0, 10) })],
  ['day.close', 'DAY_IN_FUTURE', 'date', () => ({ date: inAYear().slice(0, 10) })],
  ['day.close', 'DAY_CLOSED', 'date', ({ closedNoon }) => ({ date: closedNoon.slice(0, 10) })],
  ['day.close', 'DAY_NOT_NEXT', 'date', () => ({ date: daysAgo(1).slice(0, 10) })],
  ['day.list', 'CURSOR_INVALID', 'cursor', () => ({ cursor: 'next' })],
  ['cards.resolve', 'CARD_OF_ANOTHER_BOOK', 'code', () => ({ code: practiceCard })],
  ['members.enrol', 'CARD_OF_ANOTHER_BOOK', 'cardNumber', () => ({ name: 'Eve', cardNumber: practiceCard })],
  [
    'members.replaceCard',
    'CARD_OF_ANOTHER_BOOK',
    'cardNumber',
    ({ ana }) => ({ memberId: ana.memberId, cardNumber: practiceCard, reason: 'Lost' }),
  ],
  ['cards.resolve', 'BARCODE_MISREAD', 'code', () => ({ code: '96385075' })],
  ['cards.resolve', 'CARD_LOOKS_LIKE_PAYMENT', 'code', () => ({ code: paymentCard })],
  ...ofASale('sales.quote'),
  ...ofASale('sales.record'),
  ['sales.attach', 'SALE_UNKNOWN', 'saleId', ({ ana }) => ({ saleId: nobody, cardNumber: ana.cardNumber })],
  [
    'sales.attach',
    'SALE_VOIDED',
    'saleId',
    ({ ana, voidedSale }) => ({ saleId: voidedSale, cardNumber: ana.cardNumber }),
  ],
  [
    'sales.attach',
    'SALE_NOT_TODAY',
    'saleId',
    ({ ana, oldSale }) => ({ saleId: oldSale, cardNumber: ana.cardNumber }),
  ],
  [
    'sales.attach',
    'SALE_HAS_MEMBER',
    'saleId',
    ({ bo, anasSale }) => ({ saleId: anasSale, cardNumber: bo.cardNumber }),
  ],
  [
    'sales.attach',
    'CARD_UNKNOWN',
    'cardNumber',
    ({ plainSale }) => ({ saleId: plainSale, cardNumber: 'X-1' }),
  ],
  [
    'sales.attach',
    'CARD_BLOCKED',
    'cardNumber',
    ({ plainSale, blockedCard }) => ({ saleId: plainSale, cardNumber: blockedCard }),
  ],
  [
    'sales.attach',
    'CARD_LOOKS_LIKE_PAYMENT',
    'cardNumber',
    ({ plainSale }) => ({ saleId: plainSale, cardNumber: paymentCard }),
  ],
  [
    'sales.attach',
    'POINTS_TOO_MANY',
    'saleId',
    ({ ana, hugeSale }) => ({ saleId: hugeSale, cardNumber: ana.cardNumber }),
  ],
  [
    'sales.attach',
    'CARD_REPLACED',
    'cardNumber',
    ({ plainSale, replacedCard }) => ({ saleId: plainSale, cardNumber: replacedCard }),
  ],
  ['sales.quoteVoid', 'SALE_UNKNOWN', 'saleId', () => ({ saleId: nobody })],
  ['sales.quoteVoid', 'SALE_VOIDED', 'saleId', ({ voidedSale }) => ({ saleId: voidedSale })],
  ['sales.quoteVoid', 'SALE_NOT_TODAY', 'saleId', ({ oldSale }) => ({ saleId: oldSale })],
  ['sales.void', 'SALE_UNKNOWN', 'saleId', () => ({ saleId: nobody, reason: 'Wrong' })],
  ['sales.void', 'SALE_VOIDED', 'saleId', ({ voidedSale }) => ({ saleId: voidedSale, reason: 'Wrong' })],
  ['sales.void', 'SALE_NOT_TODAY', 'saleId', ({ oldSale }) => ({ saleId: oldSale, reason: 'Wrong' })],
  [
    'sales.attach',
    'SALE_REFUNDED',
    'saleId',
    ({ refundedSale, ana }) => ({ saleId: refundedSale, cardNumber: ana.cardNumber }),
  ],
  ...ofARefund('sales.quoteRefund'),
  ...ofARefund('sales.refund'),
  ['sales.get', 'SALE_UNKNOWN', 'saleId', () => ({ saleId: nobody })],
  ['sales.refundReceipt', 'REFUND_UNKNOWN', 'refundId', () => ({ refundId: nobody, format: 'text' })],
  ['sales.listRefunds', 'CURSOR_INVALID', 'cursor', () => ({ cursor: 'x' })],
  ['sales.listRefunds', 'DAY_IN_FUTURE', 'date', () => ({ date: inAYear().slice(0, 10) })],
  ['sales.receipt', 'SALE_UNKNOWN', 'saleId', () => ({ saleId: nobody, format: 'text' })],
  ['sales.list', 'CURSOR_INVALID', 'cursor', () => ({ cursor: 'next' })],
  ['sales.list', 'DAY_IN_FUTURE', 'date', () => ({ date: inAYear().slice(0, 10) })],
  ['points.balance', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody })],
  ['points.history', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody })],
  ['points.history', 'CURSOR_INVALID', 'cursor', ({ ana }) => ({ memberId: ana.memberId, cursor: '-1' })],
  ['points.overTime', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody })],
  ['points.adjust', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody, points: 1, reason: 'A gift' })],
  [
    'points.adjust',
    'POINTS_INSUFFICIENT',
    'points',
    ({ bo }) => ({ memberId: bo.memberId, points: -1, reason: 'A slip' }),
  ],
  ['day.summary', 'DAY_IN_FUTURE', 'date', () => ({ date: inAYear().slice(0, 10) })],
  ['day.report', 'DAY_IN_FUTURE', 'date', () => ({ date: inAYear().slice(0, 10), format: 'text' })],
  ['day.page', 'DAY_IN_FUTURE', 'date', () => ({ date: inAYear().slice(0, 10) })],
  ['day.behind', 'DAY_IN_FUTURE', 'date', () => ({ date: inAYear().slice(0, 10), figure: 'sales' })],
  ['day.behind', 'CURSOR_INVALID', 'cursor', () => ({ figure: 'sales', cursor: 'next' })],
  ['day.overview', 'DAY_IN_FUTURE', 'until', () => ({ until: inAYear().slice(0, 10) })],
  ['machine.setBackupFolder', 'BACKUP_FOLDER_UNFIT', 'folder', () => ({ folder: 'no/whole/path' })],
  ['data.backup', 'FILE_OUTSIDE_BACKUPS', 'file', () => ({ file: '../copy.sqlite' })],
  ['data.backup', 'FILE_OUTSIDE_BACKUPS', 'file', () => ({ file: '..' })],
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
