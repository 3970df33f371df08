import { z } from 'zod';
import { businessDay } from './fields.ts';
import { query } from './procedure.ts';

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
});
export type DaySummary = z.output<typeof daySummary>;

export const day = {
  summary: query({
    role: 'owner',
    input: z.strictObject({ date: businessDay.optional().describe('The business day; today unless given.') }),
    output: daySummary,
    refusals: ['DAY_IN_FUTURE'],
  }),
} as const;
