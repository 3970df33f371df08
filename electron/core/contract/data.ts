import { z } from 'zod';
import { line } from './fields.ts';
import { command, query } from './procedure.ts';

export const verification = z.strictObject({
  ok: z.boolean(),
  checks: z.array(z.strictObject({ name: z.string(), ok: z.boolean(), detail: z.string() })),
});
export type Verification = z.output<typeof verification>;

/** How far a verification is. */
export const verifyProgress = z.strictObject({
  /** The name of the check under way. */
  check: z.string(),
  /** Its place among all, from 1. */
  number: z.int(),
  of: z.int(),
  /** How many rows this check has looked at so far; a check that SQLite makes in one step tells none. */
  looked: z.int(),
});
export type VerifyProgress = z.output<typeof verifyProgress>;

export const data = {
  /** Recomputes every invariant from the ledger; reads beside the till without stopping it. */
  verify: query({
    role: 'owner',
    input: z.strictObject({
      head: z
        .string()
        .regex(/^[0-9a-f]{16,64}$/, 'input.headForm')
        .optional()
        .describe(
          "A chain head as a day report printed it, whole or its first 16 digits and more: is it in this ledger's chain?",
        ),
    }),
    output: verification,
    refusals: [],
  }),

  /** Whether the books are being checked, and how far that is: for a window that comes in the middle. */
  verifyStatus: query({
    role: 'owner',
    input: z.strictObject({}),
    output: z.strictObject({ progress: verifyProgress.nullable() }),
    refusals: [],
  }),

  /** Ends the checks under way, which then answer VERIFY_STOPPED. False where there are none. */
  stopVerify: query({
    role: 'owner',
    input: z.strictObject({}),
    output: z.strictObject({ stopped: z.boolean() }),
    refusals: [],
  }),

  /** Writes a whole, checked copy of the shop. Never over a file that is there. */
  backup: command({
    role: 'owner',
    input: z.strictObject({
      file: line(4000).describe(
        "A file's name in the shop's backups folder; the command line may give a path.",
      ),
    }),
    output: z.strictObject({ file: z.string(), sizeBytes: z.int() }),
    refusals: ['FILE_EXISTS', 'FILE_OUTSIDE_BACKUPS'],
  }),

  /**
   * Writes every table as CSV and JSON into an empty folder, with a manifest of counts and hashes that comes last. It holds
   * all personal data that the shop has, and is written down as the owner's act. `export.progress` tells how far it is.
   */
  export: command({
    role: 'owner',
    input: z.strictObject({
      folder: line(4000).describe(
        "A name in the shop's exports folder; the command line may give a path. Made where it isn't there.",
      ),
    }),
    output: z.strictObject({
      folder: z.string(),
      tables: z.int(),
      rows: z.int(),
      /** Of the ledger's last transfer that is in it. */
      chainHead: z.string(),
    }),
    refusals: ['FOLDER_NOT_EMPTY', 'FOLDER_OUTSIDE_EXPORTS'],
  }),

  /** Stops the exports that are being written: they answer EXPORT_CANCELLED, and nothing of them stays. */
  cancelExport: query({
    role: 'owner',
    input: z.strictObject({}),
    output: z.strictObject({ cancelled: z.boolean() }),
    refusals: [],
  }),
} as const;
