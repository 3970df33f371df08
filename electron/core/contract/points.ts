import { z } from 'zod';
import { cursor, memberId, pointsChange, reason } from './fields.ts';
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
    }),
    refusals: ['MEMBER_UNKNOWN'],
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
          kind: z.enum(['earn', 'void', 'adjust']),
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
