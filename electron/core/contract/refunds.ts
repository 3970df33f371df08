import { z } from 'zod';
import { refundPolicies } from '../domain/refund.ts';
import { explanationLine } from './explanation.ts';
import {
  amountMinor,
  businessDay,
  cursor,
  listLimit,
  memberId,
  quantity,
  reason,
  saleId,
  uuid,
} from './fields.ts';
import { command, query } from './procedure.ts';
import { renderedSlip, slipFormat } from './receipt.ts';

export const refundPolicy = z
  .enum(refundPolicies)
  .describe(
    'Points that are spent already when a refund takes them back: `floor` the shop bears them, `owe` the member owes them.',
  );

const refundFields = z.strictObject({
  saleId,
  amountMinor: amountMinor
    .min(1)
    .optional()
    .describe('How much goes back; spread over what is left of the lines. Give this, or lines.'),
  lines: z
    .array(
      z.strictObject({
        position: z.int().min(0).max(499).describe('The line as sales.get numbers it, from 0.'),
        quantity: quantity.optional().describe('Integer thousandths; all that is left unless given.'),
      }),
    )
    .min(1)
    .max(500)
    .optional()
    .describe('The goods that were brought back. Give these, or amountMinor.'),
});

type RefundFields = z.output<typeof refundFields>;
const saysOne = ({ amountMinor: amount, lines }: RefundFields): boolean => (amount ?? lines) !== undefined;
const saysOneAlone = ({ amountMinor: amount, lines }: RefundFields): boolean =>
  amount === undefined || lines === undefined;
const namesLinesOnce = ({ lines = [] }: RefundFields): boolean =>
  new Set(lines.map(({ position }) => position)).size === lines.length;

const refundInput = refundFields
  .extend({ reason })
  .refine(saysOne, { message: 'input.required', path: ['amountMinor'] })
  .refine(saysOneAlone, { message: 'input.refundTwice', path: ['lines'] })
  .refine(namesLinesOnce, { message: 'input.lineTwice', path: ['lines'] });
const quoteInput = refundFields
  .refine(saysOne, { message: 'input.required', path: ['amountMinor'] })
  .refine(saysOneAlone, { message: 'input.refundTwice', path: ['lines'] })
  .refine(namesLinesOnce, { message: 'input.lineTwice', path: ['lines'] });

const refundRefusals = [
  'SALE_UNKNOWN',
  'SALE_VOIDED',
  'REFUND_ZERO_SALE',
  'REFUND_TOO_MUCH',
  'REFUND_LINE_UNKNOWN',
  'REFUND_LINE_TOO_MUCH',
  'REFUND_NOTHING',
] as const;

const returnedReward = z.strictObject({ redemptionId: z.string(), name: z.string(), points: z.int() });

const refundOutcome = {
  saleId,
  /** What goes back to the customer. */
  amountMinor: z.int(),
  /** What can still be refunded of the sale afterwards. */
  leftMinor: z.int(),
  lines: z.array(
    z.strictObject({ position: z.int(), name: z.string(), quantity: z.int(), amountMinor: z.int() }),
  ),
  /** Taken from the member's balance. With the next three it is the share of what the sale earned. */
  pointsClawedBack: z.int(),
  /** Of the sale's points these had expired already. */
  pointsLapsed: z.int(),
  /** Spent already, and owed by the member from now on. */
  pointsOwed: z.int(),
  /** Spent already, and borne by the shop. */
  pointsBorne: z.int(),
  /** Points of its rewards, back in their own lots. */
  pointsReturned: z.int(),
  returned: z.array(returnedReward),
  policy: refundPolicy,
  /** Null where the sale has no member, like the two below. */
  balance: z.int().nullable(),
  /** All that the member owes now. */
  owed: z.int().nullable(),
  carriedMinor: z.int().nullable(),
  /** What goes back, in sentences; their points add up to the change of the balance. */
  explanation: z.array(explanationLine),
};
export const refundQuote = z.strictObject(refundOutcome);
export type RefundQuote = z.output<typeof refundQuote>;
export const refundDone = z.strictObject({ refundId: z.string(), refundNumber: z.int(), ...refundOutcome });
export type RefundDone = z.output<typeof refundDone>;

const listedRefund = z.strictObject({
  refundId: z.string(),
  refundNumber: z.int(),
  at: z.string(),
  businessDay: z.string(),
  saleId,
  receiptNumber: z.int(),
  /** The business day of the sale: an earlier one than the refund's where that day was over. */
  saleDay: z.string(),
  amountMinor: z.int(),
  pointsClawedBack: z.int(),
  pointsOwed: z.int(),
  pointsBorne: z.int(),
  pointsReturned: z.int(),
  memberId: memberId.nullable(),
  memberName: z.string().nullable(),
  /** Null once it was erased. */
  reason: z.string().nullable(),
  staff: z.string(),
});
export type ListedRefund = z.output<typeof listedRefund>;

export const refundableSale = z.strictObject({
  saleId,
  receiptNumber: z.int(),
  occurredAt: z.string(),
  businessDay: z.string(),
  totalMinor: z.int(),
  discountMinor: z.int(),
  memberId: memberId.nullable(),
  memberName: z.string().nullable(),
  pointsEarned: z.int(),
  voided: z.boolean(),
  /** Whether it is of the open business day, so that it can be undone whole. */
  isOfToday: z.boolean(),
  refundedMinor: z.int(),
  leftMinor: z.int(),
  lines: z.array(
    z.strictObject({
      position: z.int(),
      name: z.string(),
      quantity: z.int(),
      unitPriceMinor: z.int(),
      amountMinor: z.int(),
      /** What was paid for it, its share of the rewards taken off. */
      paidMinor: z.int(),
      leftQuantity: z.int(),
      leftMinor: z.int(),
    }),
  ),
  rewards: z.array(
    z.strictObject({ name: z.string(), quantity: z.int(), points: z.int(), pointsReturned: z.int() }),
  ),
  refunds: z.array(listedRefund),
});
export type RefundableSale = z.output<typeof refundableSale>;

/** The procedures of `sales` that give money and points back. */
export const refunds = {
  /** A sale with its lines, its refunds, and what is left to refund. */
  get: query({
    role: 'cashier',
    input: z.strictObject({ saleId }),
    output: refundableSale,
    refusals: ['SALE_UNKNOWN'],
  }),

  /** What `sales.refund` would do; writes nothing. */
  quoteRefund: query({
    role: 'cashier',
    input: quoteInput,
    output: refundQuote,
    refusals: refundRefusals,
  }),

  /**
   * Gives a part of a sale back, as often as something is left: by amount, or by the lines that were brought back. Earned
   * points, carry, redeemed points and rewards go back by their shares, by the rule that the sale was computed with.
   */
  refund: command({
    role: 'cashier',
    input: refundInput,
    output: refundDone,
    refusals: refundRefusals,
  }),

  /** The slip of a refund: names the receipt that it belongs to. */
  refundReceipt: query({
    role: 'cashier',
    input: z.strictObject({
      refundId: uuid,
      format: slipFormat,
      copy: z.boolean().optional().describe('Marks the slip as a copy.'),
    }),
    output: renderedSlip,
    refusals: ['REFUND_UNKNOWN'],
  }),

  /** The refunds behind the figure of a day, newest first. Those of a sale that was undone aren't counted, nor listed. */
  listRefunds: query({
    role: 'owner',
    input: z.strictObject({
      date: businessDay.optional(),
      cursor: cursor.optional(),
      limit: listLimit.optional(),
    }),
    output: z.strictObject({ refunds: z.array(listedRefund), nextCursor: z.string().nullable() }),
    refusals: ['CURSOR_INVALID', 'DAY_IN_FUTURE'],
  }),
} as const;
