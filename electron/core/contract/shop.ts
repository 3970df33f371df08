import { z } from 'zod';
import { paperWidths } from '../domain/paper.ts';
import { amountMinor, line, logo, phone } from './fields.ts';
import { command, query } from './procedure.ts';
import { receiptDocument } from './receipt.ts';
import { refundPolicy } from './refunds.ts';
import { amountGift, percentGift, pointsCost } from './rewards.ts';

const cutOver = z.string().regex(/^(?:0\d|1[01]):[0-5]\d$/, 'input.cutOverForm');
const locale = z.enum(['en', 'zh-CN']);
const paperMm = z.literal(paperWidths);
const memberPrefix = z.string().regex(/^\d{2}$/, 'input.prefixForm');

/** A prefix of the scale's labels and what their last five digits are: minor units, or grams. */
const weighedGoods = z.strictObject({ prefix: memberPrefix, holds: z.enum(['price', 'weight']) });

export const shopFacts = z.strictObject({
  name: z.string(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  currency: z.strictObject({ code: z.string(), exponent: z.int() }),
  timeZone: z.string(),
  cutOver: z.string(),
  locale,
  memberPrefix: z.string(),
  weighedGoods: z.array(weighedGoods),
  /** Above it a total must be confirmed: a slip of the finger shouldn't make a thousand points. */
  confirmAboveMinor: z.int(),
  saysNotFiscal: z.boolean(),
  refundPolicy,
  logo: logo.nullable(),
  /** The roll that the slip printer takes. */
  paperMm,
  /** Told by the file itself: nothing in a sample shop is real. */
  isSample: z.boolean(),
});
export type ShopFacts = z.output<typeof shopFacts>;

/** A new shop has no products yet: one that is given for nothing is made along with its reward. */
const firstReward = z.strictObject({
  name: line(60),
  pointsCost,
  gives: z.discriminatedUnion('kind', [
    amountGift,
    percentGift,
    z.strictObject({ kind: z.literal('newProduct'), name: line(100) }),
  ]),
});
export type FirstReward = z.output<typeof firstReward>;

const pointsPerUnit = z.int().min(1).max(1_000_000);

/** What a shop is set up with, whole or, for a look at its slips, in part. */
const setUpFields = {
  name: line(100),
  currency: z.string().regex(/^[A-Z]{3}$/, 'input.currencyForm'),
  timeZone: line(64),
  locale: locale.optional(),
  pointsPerUnit: pointsPerUnit.optional().describe('Points per major unit of the currency; 1 unless given.'),
  cutOver: cutOver.optional().describe('When a business day ends: 00:00 to 11:59; 04:00 unless given.'),
  address: line(200).optional(),
  phone: phone.optional(),
  logo: logo.optional(),
  paperMm: paperMm.optional().describe('The roll of the slip printer; 80 unless given.'),
  memberPrefix: memberPrefix
    .optional()
    .describe('The first two digits of the card numbers that the shop gives out; 29 unless given.'),
  firstReward: firstReward.optional(),
};

const setUpRefusals = [
  'CURRENCY_UNKNOWN',
  'TIME_ZONE_UNKNOWN',
  'PREFIX_NOT_FOR_SHOPS',
  'PREFIX_IS_WEIGHED_GOODS',
] as const;

export const shop = {
  /**
   * Makes the shop, its owner, the first program (N points per major unit, remainders carried, no expiry) and, where
   * one is given, the first reward: all of it or nothing.
   */
  setUp: command({
    role: 'anyone',
    input: z.strictObject({ ...setUpFields, ownerName: line(100).optional() }),
    output: z.strictObject({ shop: shopFacts }),
    refusals: ['SHOP_ALREADY_SET_UP', ...setUpRefusals],
  }),

  /**
   * A slip as it would come out with what is given, the shop's own for the rest, and examples where there is no shop
   * yet. Writes nothing; what can't be set up so is refused at its field.
   */
  preview: query({
    role: 'anyone',
    input: z.strictObject({
      of: z.enum(['sale', 'card']).describe('A sale of an example member, or that member’s new card.'),
      ...z.strictObject(setUpFields).partial().shape,
      address: line(200).nullable().optional(),
      phone: phone.nullable().optional(),
      logo: logo.nullable().optional(),
      saysNotFiscal: z.boolean().optional(),
    }),
    output: z.strictObject({ document: receiptDocument, svg: z.string() }),
    refusals: setUpRefusals,
  }),

  get: query({
    role: 'cashier',
    input: z.strictObject({}),
    output: shopFacts,
    refusals: [],
  }),

  /** Changes what is given and leaves the rest; null empties a field that may be empty. */
  update: command({
    role: 'owner',
    input: z.strictObject({
      name: line(100).optional(),
      address: line(200).nullable().optional(),
      phone: phone.nullable().optional(),
      locale: locale.optional(),
      memberPrefix: memberPrefix.optional(),
      weighedGoods: z.array(weighedGoods).max(20).optional(),
      confirmAboveMinor: amountMinor.min(1).optional(),
      saysNotFiscal: z.boolean().optional(),
      refundPolicy: refundPolicy.optional(),
      logo: logo.nullable().optional(),
      paperMm: paperMm.optional(),
    }),
    output: shopFacts,
    refusals: ['PREFIX_NOT_FOR_SHOPS', 'PREFIX_IS_WEIGHED_GOODS'],
  }),
} as const;
