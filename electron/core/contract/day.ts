import { z } from 'zod';
import { dayPages } from './day-page.ts';
import { daySummary } from './day-summary.ts';
import { businessDay, cursor, listLimit } from './fields.ts';
import { pagePapers } from '../domain/paper.ts';
import { command, query } from './procedure.ts';
import { renderedSlip } from './receipt.ts';

export const day = {
  summary: query({
    role: 'owner',
    input: z.strictObject({ date: businessDay.optional().describe('The business day; today unless given.') }),
    output: daySummary,
    refusals: ['DAY_IN_FUTURE'],
  }),

  /**
   * The report of a day as a slip, as an HTML page to read and print, or as CSV for a spreadsheet; `content` is null for
   * `slip`, base64 for `escpos` and `png`.
   */
  report: query({
    role: 'owner',
    input: z.strictObject({
      date: businessDay.optional().describe('The business day; today unless given.'),
      format: z.enum(['slip', 'text', 'escpos', 'svg', 'png', 'html', 'csv']),
      paper: z.enum(pagePapers).optional().describe('The sheet that `html` is printed on; A4 unless given.'),
    }),
    output: renderedSlip,
    refusals: ['DAY_IN_FUTURE'],
  }),

  /**
   * Closes a business day for good: a Z number, the chain's head, a hash of the day's sales, and a backup behind it.
   * What is sold afterwards counts for the next day. Days are closed in their order.
   */
  close: command({
    role: 'owner',
    input: z.strictObject({ date: businessDay }),
    output: z.strictObject({
      zNumber: z.int(),
      closedAt: z.string(),
      chainHead: z.string(),
      salesHash: z.string(),
      summary: daySummary,
      backupFile: z.string(),
    }),
    refusals: ['DAY_CLOSED', 'DAY_IN_FUTURE', 'DAY_NOT_NEXT'],
  }),

  /** Closed days, newest first. */
  list: query({
    role: 'owner',
    input: z.strictObject({ cursor: cursor.optional(), limit: listLimit.optional() }),
    output: z.strictObject({
      days: z.array(
        z.strictObject({
          date: z.string(),
          zNumber: z.int(),
          closedAt: z.string(),
          chainHead: z.string(),
          salesHash: z.string(),
          salesCount: z.int(),
          netMinor: z.int(),
          staff: z.string(),
        }),
      ),
      nextCursor: z.string().nullable(),
    }),
    refusals: ['CURSOR_INVALID'],
  }),

  ...dayPages,
} as const;
