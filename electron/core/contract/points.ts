import { z } from 'zod';
import { businessDay, cursor, memberId, pointsChange, reason } from './fields.ts';
import { openLot } from './members.ts';
import { command, query } from './procedure.ts';

export const points = {
  balance: query({
    role: 'cashier',
    input: z.strictObject({ memberId }),
    output: z.strictObject({
      balance: z.int(),
      owed: z.int(),
      carriedMinor: z.int(),
      /** Every lot with points left, in the order in which they are spent. */
      lots: z.array(openLot),
      /** The next date on which points expire, and how many. */
      nextExpiry: z.strictObject({ expiresOn: z.string(), points: z.int() }).nullable(),
    }),
    refusals: ['MEMBER_UNKNOWN'],
  }),

  /**
   * Lets points go whose last day is over on `asOf`, today unless given. The till does it by itself whenever a business
   * day begins; however often it runs, each lot expires once. Answers when all are done.
   */
  expire: command({
    role: 'owner',
    input: z.strictObject({ asOf: businessDay.optional() }),
    output: z.strictObject({ asOf: z.string(), members: z.int(), points: z.int() }),
    refusals: ['DAY_IN_FUTURE', 'CLOCK_BEHIND'],
  }),

  /** Every transfer that touched the member, newest first. */
  history: query({
    role: 'cashier',
    input: z.strictObject({ memberId, cursor: cursor.optional() }),
    output: z.strictObject({
      entries: z.array(
        z.strictObject({
          seq: z.int(),
          at: z.string(),
          businessDay: z.string(),
          kind: z.enum(['earn', 'void', 'adjust', 'redeem', 'return', 'expire']),
          /** Signed: what the member's balance changed by. */
          points: z.int(),
          balanceAfter: z.int(),
          reason: z.string().nullable(),
          saleId: z.string().nullable(),
          receiptNumber: z.int().nullable(),
          staff: z.string(),
        }),
      ),
      nextCursor: z.string().nullable(),
    }),
    refusals: ['MEMBER_UNKNOWN', 'CURSOR_INVALID'],
  }),

  adjust: command({
    role: 'owner',
    input: z.strictObject({ memberId, points: pointsChange, reason }),
    output: z.strictObject({ balance: z.int() }),
    refusals: ['MEMBER_UNKNOWN', 'POINTS_INSUFFICIENT'],
  }),
} as const;
