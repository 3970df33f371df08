import { z } from 'zod';
import { line } from './fields.ts';
import { query } from './procedure.ts';

/** What a shop's file holds: how far its sales and members go. What can't be read is null. */
export const holding = z.strictObject({
  sales: z.int().nullable(),
  members: z.int().nullable(),
  /** ISO-8601; null also where there is no sale. */
  lastSaleAt: z.string().nullable(),
});
export type Holding = z.output<typeof holding>;

/** How many sales and members the shop's file has that a backup hasn't; null where the file can't say. */
export const missing = z.strictObject({ sales: z.int().nullable(), members: z.int().nullable() });
export type Missing = z.output<typeof missing>;

export const bookParts = [
  'members',
  'sales',
  'points',
  'rewards',
  'products',
  'days',
  'history',
  'settings',
] as const;
export type BookPart = (typeof bookParts)[number];

/** How the shop's file is. `unreadable`: not even the list of its tables is. `indexes`: only what can be made anew. */
const damage = z.strictObject({
  kind: z.enum(['none', 'indexes', 'parts', 'unreadable', 'absent']),
  /** The parts of the book that can't be read whole. */
  parts: z.array(z.enum(bookParts)),
  /** The same in words, and what to do. */
  text: z.string(),
});

const backupListed = z.strictObject({
  file: z.string().describe('A name in the shop’s backups folder.'),
  kind: z.enum(['hour', 'close', 'update', 'hand']),
  /** When the file was written, ISO-8601. */
  madeAt: z.string(),
  sizeBytes: z.int(),
  /** Null where it is no shop’s file, a newer one, or can't be read. */
  holds: holding.nullable(),
  missing: missing.nullable(),
});
export type BackupListed = z.output<typeof backupListed>;

const salvagedTable = z.strictObject({
  table: z.string(),
  saved: z.int(),
  lost: z.int().describe('Rows that are known to have been there and can’t be read.'),
});
export type SalvagedTable = z.output<typeof salvagedTable>;

/**
 * What brings a shop back. It works also while the shop's file can't be opened, on the file and not in the book: all are
 * queries, since a command would be written into the very book that is exchanged. They take the owner.
 */
export const rescue = {
  /** Reads the whole file beside the till and says what of it can't be read. */
  look: query({
    role: 'anyone',
    input: z.strictObject({}),
    output: z.strictObject({ damage, holds: holding }),
    refusals: [],
  }),

  /** The files of the shop's backups folder, the newest first, with what they hold and what they would lack. */
  backups: query({
    role: 'anyone',
    input: z.strictObject({}),
    output: z.strictObject({ backups: z.array(backupListed) }),
    refusals: [],
  }),

  /**
   * Puts a backup in the shop's place, checked from its header to its last hash, whole or not at all. The file that was
   * there is kept beside it under the name that is answered.
   */
  restore: query({
    role: 'anyone',
    input: z.strictObject({
      file: line(4000).describe(
        "A file's name in the shop's backups folder; the command line may give a path.",
      ),
    }),
    output: z.strictObject({
      /** Null where there was no file before. */
      keptAs: z.string().nullable(),
      holds: holding,
      missing: missing.nullable(),
    }),
    refusals: ['FILE_OUTSIDE_BACKUPS', 'BACKUP_UNKNOWN', 'BACKUP_UNFIT'],
  }),

  /**
   * The last resort: reads what can be read of a damaged file, table by table, into a new one of the same schema, which
   * takes its place. The damaged one is kept. `checks` are those of the new book that don't hold.
   * Fault DATABASE_DAMAGED where nothing can be read.
   */
  salvage: query({
    role: 'anyone',
    input: z.strictObject({}),
    output: z.strictObject({
      /** Null where the file can be read whole: then nothing was done. */
      keptAs: z.string().nullable(),
      tables: z.array(salvagedTable),
      checks: z.array(z.strictObject({ name: z.string(), detail: z.string() })),
    }),
    refusals: [],
  }),
} as const;
