import { z } from 'zod';
import { historyGroups } from '../domain/history.ts';
import { transferKinds } from '../domain/ledger.ts';
import { explanationLine } from './explanation.ts';
import { businessDay, cursor, memberId, pointsChange, reason, saleId } from './fields.ts';
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
      /** What is left, summed by its last day: earliest first, what lasts for ever at the end. */
      lots: z.array(openLot),
      /** The next date on which points expire, and how many. */
      nextExpiry: z.strictObject({ expiresOn: z.string(), points: z.int() }).nullable(),
    }),
    refusals: ['MEMBER_UNKNOWN', 'MEMBER_ERASED'],
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

  /** What happened to the member's points, newest first: every transfer, and the sales that earned none. */
  history: query({
    role: 'cashier',
    input: z.strictObject({ memberId, of: z.enum(historyGroups).optional(), cursor: cursor.optional() }),
    output: z.strictObject({
      entries: z.array(
        z.strictObject({
          /** Its place in the ledger; null for a sale that earned nothing, which isn't in it. */
          seq: z.int().nullable(),
          at: z.string(),
          businessDay: z.string(),
          kind: z.enum(transferKinds),
          /** What happened, in words. */
          text: z.string(),
          /** Why the sale earned what it did. */
          explanation: z.array(explanationLine),
          /** Signed: what the member's balance changed by. */
          points: z.int(),
          /** Signed: what the member owes more or less by it. */
          owed: z.int(),
          balanceAfter: z.int(),
          reason: z.string().nullable(),
          saleId: saleId.nullable(),
          receiptNumber: z.int().nullable(),
          totalMinor: z.int().nullable(),
          /** Whether the sale was undone. */
          voided: z.boolean(),
          staff: z.string(),
        }),
      ),
      nextCursor: z.string().nullable(),
    }),
    refusals: ['MEMBER_UNKNOWN', 'MEMBER_ERASED', 'CURSOR_INVALID'],
  }),

  /**
   * The balance at the end of each business day on which it changed, from the day of enrolment to today, earliest first.
   * Of more than 400 days some are left out, evenly; those that stay are exact, and the ends always stay.
   */
  overTime: query({
    role: 'cashier',
    input: z.strictObject({ memberId }),
    output: z.strictObject({ days: z.array(z.strictObject({ day: z.string(), balance: z.int() })) }),
    refusals: ['MEMBER_UNKNOWN', 'MEMBER_ERASED'],
  }),

  adjust: command({
    role: 'owner',
    input: z.strictObject({ memberId, points: pointsChange, reason }),
    output: z.strictObject({ balance: z.int() }),
    refusals: ['MEMBER_UNKNOWN', 'MEMBER_ERASED', 'POINTS_INSUFFICIENT'],
  }),
} as const;
