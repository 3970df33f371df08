import { z } from 'zod';
import { explanationLine } from './explanation.ts';
import {
  amountMinor,
  cardNumber,
  cursor,
  instant,
  line,
  listLimit,
  memberId,
  businessDay,
  quantity,
  reason,
  saleId,
  uuid,
} from './fields.ts';
import { command, query } from './procedure.ts';
import { refunds } from './refunds.ts';
import { renderedSlip, slipFormat } from './receipt.ts';
import { givenReward, outlook, rewardQuantity } from './rewards.ts';

export const saleInput = z
  .strictObject({
    cardNumber: cardNumber.optional(),
    memberId: memberId.optional(),
    totalMinor: amountMinor
      .optional()
      .describe(
        "What is paid after rewards, in minor units of the shop's currency: 1250 is 12.50 in EUR. Where lines or beforeRewardsMinor tell it, it may be left out.",
      ),
    beforeRewardsMinor: amountMinor
      .optional()
      .describe('What the bill came to before rewards, where there are no lines.'),
    lines: z
      .array(
        z
          .strictObject({
            productId: uuid.optional(),
            barcode: cardNumber.optional(),
            name: line(100).optional(),
            quantity,
            unitPriceMinor: amountMinor,
          })
          .refine(
            ({ productId, barcode, name }) => (productId ?? barcode ?? name) !== undefined,
            'input.lineUnnamed',
          ),
      )
      .min(1)
      .max(500)
      .optional()
      .describe(
        'What was sold. The lines, each rounded half up to a minor unit, less rewards add up to totalMinor.',
      ),
    redeem: z
      .array(z.strictObject({ rewardId: uuid, quantity: rewardQuantity.optional() }))
      .min(1)
      .max(20)
      .optional(),
    confirmed: z.boolean().optional().describe('Says yes to TOTAL_NEEDS_CONFIRMATION.'),
    occurredAt: instant
      .optional()
      .describe(
        'Owner only: when a sale that is brought in from elsewhere took place; it counts for that day.',
      ),
    notedAt: instant
      .optional()
      .describe(
        'Owner only: when a sale noted on paper during an outage took place; it counts for the open day.',
      ),
  })
  .refine((sale) => (sale.totalMinor ?? sale.lines ?? sale.beforeRewardsMinor) !== undefined, {
    message: 'input.required',
    path: ['totalMinor'],
  })
  .refine(({ occurredAt, notedAt }) => occurredAt === undefined || notedAt === undefined, {
    message: 'input.twoTimes',
    path: ['notedAt'],
  });

const saleRefusals = [
  'CARD_UNKNOWN',
  'CARD_BLOCKED',
  'CARD_LOOKS_LIKE_PAYMENT',
  'MEMBER_UNKNOWN',
  'MEMBER_ERASED',
  'CARD_AND_MEMBER_DIFFER',
  'PRODUCT_UNKNOWN',
  'TOTAL_NEEDS_CONFIRMATION',
  'LINES_DIFFER_FROM_TOTAL',
  'POINTS_TOO_MANY',
  'POINTS_INSUFFICIENT',
  'REWARD_UNKNOWN',
  'REWARD_NEEDS_MEMBER',
  'REWARD_NEEDS_AMOUNT',
  'REWARD_PRODUCT_NOT_ON_BILL',
  'REWARD_MORE_THAN_BILL',
  'BARCODE_MISREAD',
  'CARD_REPLACED',
  'OCCURRED_IN_FUTURE',
  'DAY_CLOSED',
] as const;

const voidOutcome = {
  saleId,
  pointsClawedBack: z.int(),
  /** Of the sale's points these had expired already. */
  pointsLapsed: z.int(),
  /** Spent already, and owed by the member from now on. */
  pointsOwed: z.int(),
  /** Spent already, and borne by the shop. */
  pointsBorne: z.int(),
  /** Points of its rewards, back in their own lots. */
  pointsReturned: z.int(),
  /** Null where the sale has no member. */
  balance: z.int().nullable(),
};
const voidRefusals = ['SALE_UNKNOWN', 'SALE_VOIDED', 'SALE_NOT_TODAY'] as const;

/** What an undo would do, for the one who is about to do it. */
export const voidQuote = z.strictObject({
  ...voidOutcome,
  /** What of the sale hasn't been given back yet, in minor units. */
  amountMinor: z.int(),
  /** The balance as it is now; null where the sale has no member. */
  balanceBefore: z.int().nullable(),
  /** What happens to the points, in sentences; empty where nothing does. */
  explanation: z.array(explanationLine),
});
export type VoidQuote = z.output<typeof voidQuote>;

/** The points of a sale: for one without a member, and for one below the minimum spend, they are zero. */
const saleOutcome = {
  totalMinor: z.int(),
  discountMinor: z.int(),
  pointsEarned: z.int(),
  pointsRedeemed: z.int(),
  /** Null where the sale has no member. */
  balance: z.int().nullable(),
  carriedMinor: z.int().nullable(),
  explanation: z.array(explanationLine),
  rewards: z.array(givenReward),
  /** Null where the sale has no member. */
  outlook: outlook.nullable(),
  businessDay: z.string(),
  /** A sentence where the sale counts for another day than the calendar says, as after the day's close. */
  dayNote: z.string().nullable(),
};

export const sales = {
  /** What `sales.record` would answer; writes nothing. */
  quote: query({
    role: 'cashier',
    input: saleInput,
    output: z.strictObject(saleOutcome),
    refusals: saleRefusals,
  }),

  record: command({
    role: 'cashier',
    input: saleInput.safeExtend({
      isPrinted: z
        .boolean()
        .optional()
        .describe(
          'Whether the slip comes out of the receipt printer. Unless it is said, it does for a sale at the window, and for no other.',
        ),
    }),
    output: z.strictObject({ saleId, receiptNumber: z.int(), ...saleOutcome }),
    refusals: saleRefusals,
  }),

  /** The card that is shown after paying: on the same business day, once. */
  attach: command({
    role: 'cashier',
    input: z.strictObject({ saleId, cardNumber }),
    output: z.strictObject({ saleId, receiptNumber: z.int(), ...saleOutcome }),
    refusals: [
      'SALE_UNKNOWN',
      'SALE_VOIDED',
      'SALE_NOT_TODAY',
      'SALE_HAS_MEMBER',
      'SALE_REFUNDED',
      'CARD_UNKNOWN',
      'CARD_BLOCKED',
      'CARD_LOOKS_LIKE_PAYMENT',
      'CARD_REPLACED',
      'POINTS_TOO_MANY',
    ],
  }),

  /**
   * Undoes a sale of the same business day and all that came from it, once; of a sale that was refunded in part, what is
   * left. Points that are spent already follow the shop's policy, as in a refund.
   */
  void: command({
    role: 'cashier',
    input: z.strictObject({ saleId, reason }),
    output: z.strictObject(voidOutcome),
    refusals: voidRefusals,
  }),

  /** What `sales.void` would do; writes nothing. */
  quoteVoid: query({
    role: 'cashier',
    input: z.strictObject({ saleId }),
    output: voidQuote,
    refusals: voidRefusals,
  }),

  /** The slip of a sale, made from stored facts: the same each time but for the member's name and the copy mark. */
  receipt: query({
    role: 'cashier',
    input: z.strictObject({
      saleId,
      format: slipFormat,
      copy: z.boolean().optional().describe('Marks the slip as a copy.'),
    }),
    output: renderedSlip,
    refusals: ['SALE_UNKNOWN'],
  }),

  /** The sales behind a figure of the day report, newest first. */
  list: query({
    role: 'owner',
    input: z.strictObject({
      date: businessDay.optional(),
      of: z.enum(['all', 'members', 'voided']).optional(),
      cursor: cursor.optional(),
      limit: listLimit.optional(),
    }),
    output: z.strictObject({
      sales: z.array(
        z.strictObject({
          saleId,
          receiptNumber: z.int(),
          occurredAt: z.string(),
          totalMinor: z.int(),
          memberId: memberId.nullable(),
          memberName: z.string().nullable(),
          pointsEarned: z.int(),
          voided: z.boolean(),
          /** Minor units that refunds have given back so far. */
          refundedMinor: z.int(),
          staff: z.string(),
        }),
      ),
      nextCursor: z.string().nullable(),
    }),
    refusals: ['CURSOR_INVALID', 'DAY_IN_FUTURE'],
  }),

  ...refunds,
} as const;
