import { z } from 'zod';
import { businessDay, cursor, listLimit } from './fields.ts';
import { command, query } from './procedure.ts';
import { renderedSlip } from './receipt.ts';

export const daySummary = z.strictObject({
  date: z.string(),
  /** False once the day has its Z number. */
  open: z.boolean(),
  /** Sales that stand: a voided sale is counted under `voids` alone. */
  sales: z.strictObject({
    count: z.int(),
    grossMinor: z.int(),
    netMinor: z.int(),
    memberCount: z.int(),
  }),
  refunds: z.strictObject({ count: z.int(), amountMinor: z.int() }),
  voids: z.strictObject({ count: z.int(), amountMinor: z.int() }),
  /** Rewards that were given and not taken back, in sales and alone. */
  rewards: z.strictObject({ count: z.int(), points: z.int(), discountMinor: z.int() }),
  /** closing = opening + issued − clawedBack − redeemed + returned − expired + adjusted (which may be negative). */
  points: z.strictObject({
    opening: z.int(),
    issued: z.int(),
    clawedBack: z.int(),
    redeemed: z.int(),
    returned: z.int(),
    expired: z.int(),
    adjusted: z.int(),
    closing: z.int(),
  }),
  /** Members enrolled on the day. */
  newMembers: z.int(),
  /** Members with a sale on the day who had one on an earlier day. */
  returningMembers: z.int(),
  /** The hash of the newest transfer of the whole ledger: `verify --head` checks a printed one. */
  chainHead: z.string(),
  /** Set once the day is closed: its figures stand as they were then. */
  z: z.strictObject({ zNumber: z.int(), closedAt: z.string(), salesHash: z.string() }).nullable(),
});
export type DaySummary = z.output<typeof daySummary>;

export const day = {
  summary: query({
    role: 'owner',
    input: z.strictObject({ date: businessDay.optional().describe('The business day; today unless given.') }),
    output: daySummary,
    refusals: ['DAY_IN_FUTURE'],
  }),

  /** The report of a day as a slip, or as an HTML page; `content` is null for `slip`, base64 for `escpos` and `png`. */
  report: query({
    role: 'owner',
    input: z.strictObject({
      date: businessDay.optional().describe('The business day; today unless given.'),
      format: z.enum(['slip', 'text', 'escpos', 'svg', 'png', 'html']),
    }),
    output: renderedSlip,
    refusals: ['DAY_IN_FUTURE'],
  }),

  /**
   * Closes a business day for good: a Z number, the chain's head, a hash of the day's sales, and a backup behind it.
   * What is sold afterwards counts for the next day. Days are closed in their order.
   */
  close: command({
    role: 'owner',
    input: z.strictObject({ date: businessDay }),
    output: z.strictObject({
      zNumber: z.int(),
      closedAt: z.string(),
      chainHead: z.string(),
      salesHash: z.string(),
      summary: daySummary,
      backupFile: z.string(),
    }),
    refusals: ['DAY_CLOSED', 'DAY_IN_FUTURE', 'DAY_NOT_NEXT'],
  }),

  /** Closed days, newest first. */
  list: query({
    role: 'owner',
    input: z.strictObject({ cursor: cursor.optional(), limit: listLimit.optional() }),
    output: z.strictObject({
      days: z.array(
        z.strictObject({
          date: z.string(),
          zNumber: z.int(),
          closedAt: z.string(),
          chainHead: z.string(),
          salesHash: z.string(),
          salesCount: z.int(),
          netMinor: z.int(),
          staff: z.string(),
        }),
      ),
      nextCursor: z.string().nullable(),
    }),
    refusals: ['CURSOR_INVALID'],
  }),
} as const;
