import { inAYear, nobody, paymentCard, type Case } from './refused.ts';

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

/** What is refused of sales, their refunds and their slips. */
export const refusedSales: readonly Case[] = [
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
];
