import { z } from 'zod';
import { faultCodes } from './errors.ts';
import { query } from './procedure.ts';

const failure = z.strictObject({
  at: z.string(),
  code: z.enum(faultCodes),
  /** What is the matter and what to do. */
  message: z.string(),
});

/** How the backups are that the till makes by itself. */
const backupStatus = z.strictObject({
  /** ISO-8601; null before the first one. */
  lastAt: z.string().nullable(),
  /** Why the last one couldn't be made; null when it was. */
  lastFailure: failure.nullable(),
  /** The folder that each backup is copied to as well; null where none is named. */
  secondFolder: z.strictObject({ lastAt: z.string().nullable(), lastFailure: failure.nullable() }).nullable(),
});

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
  backup: backupStatus,
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
