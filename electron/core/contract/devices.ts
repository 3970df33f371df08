import { z } from 'zod';
import { instant } from './fields.ts';
import { query } from './procedure.ts';

const payload = z
  .string()
  .min(1)
  .max(500)
  .refine((text) => text.isWellFormed(), 'input.textBroken');

/** A code that a scanner read, wherever it is plugged in. It is told and forgotten: nothing of it is kept or logged. */
export const scan = z.strictObject({
  payload: z.string(),
  source: z.enum(['keyboard', 'scanner']),
  /** The window in which it was typed: the others let it be. Null for a scanner of the shop's own. */
  window: z.string().nullable(),
  /** By the clock of where it was read. A scan that is older than three seconds is for nobody any more. */
  readAt: z.string(),
});
export type Scan = z.output<typeof scan>;

export const devices = {
  /** Hands in what a scanner typed into a window; it comes back as the event `scan.read`, like every scan. */
  submitScan: query({
    role: 'cashier',
    input: z.strictObject({
      payload,
      window: z
        .string()
        .max(64)
        .optional()
        .describe('The window that it was typed into: only that one follows it.'),
      readAt: instant.optional().describe('When it was read; now unless given.'),
    }),
    output: z.strictObject({ readAt: z.string() }),
    refusals: [],
  }),
} as const;
