import { z } from 'zod';
import { amountMinor } from './fields.ts';
import { command, query } from './procedure.ts';

/** Points for what is spent: `points` for every `perAmountMinor`; what doesn't make up a point is carried. */
export const programRules = z.strictObject({
  points: z.int().min(1).max(1_000_000),
  perAmountMinor: amountMinor.min(1).max(1_000_000_000),
  /** A sale below it earns nothing and carries nothing. */
  minimumSpendMinor: amountMinor,
  /** Whole months after which points earned from now on expire; null where they don't. */
  expiryMonths: z.int().min(1).max(120).nullable().default(null),
});
export type ProgramRules = z.output<typeof programRules>;

const programVersion = z.strictObject({
  version: z.int(),
  rules: programRules,
  /** The rule as the shop would say it: "1 point per €1". */
  sentence: z.string(),
  publishedAt: z.string(),
});

export const program = {
  get: query({
    role: 'cashier',
    input: z.strictObject({}),
    output: programVersion,
    refusals: [],
  }),

  /**
   * Publishes a new version, which holds for sales from now on. A member's carry keeps its fraction of a point,
   * rounded down to the new sub-points, at the member's next sale.
   */
  save: command({
    role: 'owner',
    input: programRules,
    output: programVersion,
    refusals: [],
  }),
} as const;
