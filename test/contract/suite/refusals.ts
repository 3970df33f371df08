import { beforeAll, describe, expect, it } from 'vitest';
import type { RefusalCode } from '../../../electron/core/contract/errors.ts';
import { countRows } from '../../helpers/row-counts.ts';
import type { Stage } from './stage.ts';
import { setTheStage } from './stage.ts';
import type { SuiteShop } from './suite-shop.ts';

/** A question that is refused: with which code, for which field. */
type Case = readonly [
  procedure: string,
  code: RefusalCode,
  field: string | undefined,
  input: (stage: Stage) => unknown,
];

const nobody = '01900000-0000-7000-8000-00000000beef';
/** A test number that card companies publish. */
const paymentCard = '4111 1111 1111 1111';
const inAYear = (): string => new Date(Date.now() + 366 * 86_400_000).toISOString();

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
    'weighedGoodsPrefixes',
    () => ({ weighedGoodsPrefixes: ['29'] }),
  ],
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
  ['members.get', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody })],
  ['members.update', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody, name: 'Eve' })],
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
  ['sales.void', 'SALE_UNKNOWN', 'saleId', () => ({ saleId: nobody, reason: 'Wrong' })],
  ['sales.void', 'SALE_VOIDED', 'saleId', ({ voidedSale }) => ({ saleId: voidedSale, reason: 'Wrong' })],
  ['sales.void', 'SALE_NOT_TODAY', 'saleId', ({ oldSale }) => ({ saleId: oldSale, reason: 'Wrong' })],
  ['sales.void', 'POINTS_SPENT', 'saleId', ({ spentSale }) => ({ saleId: spentSale, reason: 'Wrong' })],
  ['sales.receipt', 'SALE_UNKNOWN', 'saleId', () => ({ saleId: nobody, format: 'text' })],
  ['sales.list', 'CURSOR_INVALID', 'cursor', () => ({ cursor: 'next' })],
  ['sales.list', 'DAY_IN_FUTURE', 'date', () => ({ date: inAYear().slice(0, 10) })],
  ['points.balance', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody })],
  ['points.history', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody })],
  ['points.history', 'CURSOR_INVALID', 'cursor', ({ ana }) => ({ memberId: ana.memberId, cursor: '-1' })],
  ['points.adjust', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody, points: 1, reason: 'A gift' })],
  [
    'points.adjust',
    'POINTS_INSUFFICIENT',
    'points',
    ({ bo }) => ({ memberId: bo.memberId, points: -1, reason: 'A slip' }),
  ],
  ['day.summary', 'DAY_IN_FUTURE', 'date', () => ({ date: inAYear().slice(0, 10) })],
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

    it('for a file that is there is refused, and the file stays', async () => {
      expect(await shop().call('data.backup', { file: 'once.sqlite' })).toMatchObject({ ok: true });
      expect(await shop().call('data.backup', { file: 'once.sqlite' })).toMatchObject({
        error: { code: 'FILE_EXISTS', field: 'file' },
      });
    });
  });
}
