import { z } from 'zod';
import { query } from './procedure.ts';

export const systemStatus = z.strictObject({
  version: z.string(),
  /** Null until the shop is set up. */
  shop: z
    .strictObject({
      name: z.string(),
      locale: z.string(),
      currency: z.strictObject({ code: z.string(), exponent: z.int() }),
      timeZone: z.string(),
      today: z.string(),
      /** A sample shop stands in the place of the shop's own book. */
      isSample: z.boolean(),
    })
    .nullable(),
  actor: z.strictObject({ name: z.string(), role: z.enum(['anyone', 'cashier', 'owner']) }),
  schemaVersion: z.int(),
  databaseBytes: z.int(),
  lastBackupAt: z.string().nullable(),
  /** Sentences about what needs a look: a clock that runs behind the ledger, for one. */
  warnings: z.array(z.strictObject({ code: z.string(), text: z.string() })),
});
export type SystemStatus = z.output<typeof systemStatus>;

export const system = {
  status: query({
    role: 'anyone',
    input: z.strictObject({}),
    output: systemStatus,
    refusals: [],
  }),
} as const;
