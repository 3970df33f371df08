import { z } from 'zod';
import { instant, line, saleId, uuid } from './fields.ts';
import { jobReason, jobStates, printerCondition } from './print-parts.ts';
import { command, query } from './procedure.ts';

const jobId = uuid;

/** What a job puts on paper. Opening the drawer is a job of its own, before the slip. */
export const jobKinds = ['sale', 'refund', 'card', 'day', 'test', 'drawer'] as const;
export type JobKind = (typeof jobKinds)[number];

/** Why, and what to do now, in the shop's language. */
const explainedReason = z.strictObject({ code: jobReason, message: z.string(), remedy: z.string() });

const printJob = z.strictObject({
  jobId,
  kind: z.enum(jobKinds),
  title: z.string().describe('What it is, in the shop’s language: “Slip 1042”.'),
  saleId: saleId.nullable(),
  deviceId: z.string(),
  printerName: z.string(),
  state: z.enum(jobStates),
  /** Whether something of it may have reached the printer: then it can’t be taken back. */
  hasBegun: z.boolean(),
  reason: explainedReason.nullable(),
  madeAt: z.string(),
  isCopy: z.boolean(),
});
export type PrintJob = z.output<typeof printJob>;

export const printing = {
  /**
   * The jobs that a person may have to do with: the oldest of those that wait or are asked about, then the newest that
   * ended. With `saleId` only those of that sale.
   */
  queue: query({
    role: 'cashier',
    input: z.strictObject({ saleId: saleId.optional() }),
    output: z.strictObject({
      jobs: z.array(printJob),
      /** How many are asked about in all, listed or not. */
      asked: z.int().min(0),
      printers: z.array(
        z.strictObject({
          deviceId: z.string(),
          name: z.string(),
          condition: printerCondition.nullable(),
          /** What keeps it from printing now; null where nothing does. */
          trouble: explainedReason.nullable(),
          hasDrawer: z.boolean(),
          /** How many slips wait for it in all, listed or not; one that is being printed is counted in. */
          waiting: z.int().min(0),
        }),
      ),
    }),
    refusals: [],
  }),

  /** Prints a slip once more, marked as a copy: that of a job or, where none is named, of a sale. */
  reprint: command({
    role: 'cashier',
    input: z.strictObject({ jobId: jobId.optional(), saleId: saleId.optional() }),
    output: z.strictObject({ jobId }),
    refusals: ['JOB_UNKNOWN', 'SALE_UNKNOWN', 'PRINTER_NONE'],
  }),

  /** A person says whether a job of unknown end is on paper. If it isn't, it is printed again: by that person's word alone. */
  confirm: command({
    role: 'cashier',
    input: z.strictObject({ jobId, isPrinted: z.boolean() }),
    output: z.strictObject({ jobId, againAs: jobId.nullable() }),
    refusals: ['JOB_UNKNOWN', 'JOB_NOT_ASKED'],
  }),

  /** Takes back a job of which nothing was sent. */
  cancel: command({
    role: 'cashier',
    input: z.strictObject({ jobId }),
    output: z.strictObject({ jobId }),
    refusals: ['JOB_UNKNOWN', 'JOB_BEGUN', 'JOB_OVER'],
  }),
} as const;

export const drawer = {
  /** Opens the drawer by hand: a pulse, once, with a reason that the books keep. */
  open: command({
    role: 'cashier',
    input: z.strictObject({ reason: line(200) }),
    output: z.strictObject({ jobId, openedAt: instant }),
    refusals: ['PRINTER_NONE', 'DRAWER_NONE'],
  }),
} as const;
