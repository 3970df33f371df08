import { z } from 'zod';

/** The figures of a business day. */
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
