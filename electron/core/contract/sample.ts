import { z } from 'zod';
import { query } from './procedure.ts';

/** How much of a sample shop is made so far, in business days. */
export const sampleProgress = z.strictObject({ doneDays: z.int(), days: z.int() });
export type SampleProgress = z.output<typeof sampleProgress>;

const counts = z.strictObject({ name: z.string(), members: z.int(), sales: z.int() });

/**
 * The sample shop: a bakery's year that never was, in a file of its own inside the shop's folder. While it is there every
 * request is answered from it; the shop's own book waits, untouched, and is back when the sample shop is removed. All
 * verbs are queries: a command would be written into the shop's book.
 */
export const sample = {
  /**
   * Makes a sample shop that ends now and puts it in the shop's place; answers when it is there. The same seed at the
   * same time makes the same books. Asked again in the same words while it is being made, it is made once. Where there is
   * a shop already this takes its owner.
   */
  open: query({
    role: 'anyone',
    input: z.strictObject({
      seed: z
        .int()
        .min(0)
        .max(4_294_967_295)
        .optional()
        .describe('Another seed, another year; 1 unless given.'),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/, 'input.currencyForm')
        .optional()
        .describe('EUR unless given.'),
      timeZone: z.string().min(1).max(64).optional().describe('Europe/Paris unless given.'),
      locale: z.enum(['en', 'zh-CN']).optional().describe('en unless given.'),
      days: z.int().min(7).max(365).optional().describe('How far back it goes; 365 unless given.'),
      members: z
        .int()
        .min(10)
        .max(400)
        .optional()
        .describe('How many members it has at the end; 400 unless given.'),
    }),
    output: counts,
    refusals: [
      'CURRENCY_UNKNOWN',
      'TIME_ZONE_UNKNOWN',
      'SAMPLE_OPEN_ALREADY',
      'SAMPLE_UNDER_WAY',
      'SAMPLE_CANCELLED',
      'SAMPLE_NOT_ONE',
    ],
  }),

  /** How things stand: for a window that comes in the middle. */
  status: query({
    role: 'anyone',
    input: z.strictObject({}),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('none') }),
      z.strictObject({ kind: z.literal('making'), ...sampleProgress.shape }),
      z.strictObject({ kind: z.literal('open') }),
    ]),
    refusals: [],
  }),

  /** Stops the making; nothing of it stays. False where none is being made (any more). */
  cancel: query({
    role: 'anyone',
    input: z.strictObject({}),
    output: z.strictObject({ cancelled: z.boolean() }),
    refusals: [],
  }),

  /** Deletes the sample shop and puts the shop's own book back, or the set-up. Takes the owner. */
  remove: query({
    role: 'anyone',
    input: z.strictObject({}),
    output: z.strictObject({ removed: z.boolean() }),
    refusals: ['SAMPLE_NOT_ONE'],
  }),
} as const;
