import { Refusal } from '../../core/contract/errors.ts';
import type { PrintJob } from '../../core/contract/printing.ts';
import type { TillApi } from '../../core/contract/till-api.ts';
import { saleId as saleIdOf } from '../../core/contract/fields.ts';
import { translatorFor } from '../../core/messages/translate.ts';
import type { FeatureServices, ReadContext, Task, WriteContext } from '../context.ts';
import { explained, titleOf } from '../printing/job-words.ts';
import { isOver } from '../printing/job-states.ts';
import { makeJob, type JobWish } from '../printing/made-jobs.ts';
import { drawerPinOf } from '../printing/printer-of.ts';
import type { PrintJobRow } from '../store/print-jobs.ts';

/** So many of those that are over are listed: what was printed earlier is found with its sale. */
const ENDED_LISTED = 30;
/** A printer that is out of order for days has a queue that nobody reads to its end. */
const OPEN_LISTED = 100;

function asJob({ read, locale }: ReadContext, job: PrintJobRow): PrintJob {
  const say = translatorFor(locale);
  const { id: jobId, kind, deviceId, printerName, state, hasBegun, reason, isCopy } = job;
  const sale = kind === 'sale' || kind === 'drawer' ? saleIdOf.safeParse(job.subject).data : undefined;
  return {
    ...{ jobId, kind, title: titleOf(job, read, say), saleId: sale ?? null, deviceId, printerName },
    ...{ state, hasBegun },
    reason: reason === null ? null : explained(reason, state, say),
    madeAt: new Date(job.madeAt).toISOString(),
    isCopy,
  };
}

function jobWith({ read }: Pick<ReadContext, 'read'>, jobId: string | undefined): PrintJobRow {
  const job = jobId === undefined ? undefined : read.printJobs.get(jobId);
  if (job === undefined) throw new Refusal('JOB_UNKNOWN', { field: 'jobId' });
  return job;
}

/** Puts it into the queue of the printer that it was for or, where that is gone, of the one that has the slips now. */
function printAgain(context: WriteContext, deviceId: string | undefined, wish: JobWish): string | undefined {
  const printers = context.printing.printers();
  const printer = printers.find((each) => each.deviceId === deviceId) ?? printers[0];
  return printer === undefined ? undefined : makeJob(context, printer, wish);
}

export const printing: Omit<FeatureServices<'printing'>, 'cancel'> = {
  queue(context, { saleId }) {
    const { read, locale } = context;
    const say = translatorFor(locale);
    const { printJobs } = read;
    const listed = (): readonly PrintJobRow[] => [
      ...printJobs.asked(OPEN_LISTED),
      ...printJobs.toCome(OPEN_LISTED),
      ...printJobs.ended(ENDED_LISTED),
    ];
    const jobs = saleId === undefined ? listed() : printJobs.ofSale(saleId, OPEN_LISTED);
    return {
      jobs: jobs.map((job) => asJob(context, job)),
      asked: printJobs.askedCount(),
      printers: context.printing.printers().map((printer) => {
        const trouble = context.printing.trouble(printer);
        return {
          deviceId: printer.deviceId,
          name: printer.name,
          condition: context.printing.condition(printer.deviceId),
          trouble: trouble === null ? null : explained(trouble, null, say),
          hasDrawer: drawerPinOf(printer) !== undefined,
          waiting: printJobs.slipsToCome(printer.deviceId),
        };
      }),
    };
  },

  reprint(context, { jobId, saleId }) {
    const job = jobId === undefined && saleId !== undefined ? undefined : jobWith(context, jobId);
    if (job?.kind === 'drawer') throw new Refusal('JOB_UNKNOWN', { field: 'jobId' });
    if (job === undefined && saleId !== undefined && context.read.sales.get(saleId) === undefined)
      throw new Refusal('SALE_UNKNOWN', { field: 'saleId' });
    const { kind, subject } = job ?? { kind: 'sale' as const, subject: saleId ?? null };
    const made = printAgain(context, job?.deviceId, { kind, subject, isCopy: true });
    if (made === undefined) throw new Refusal('PRINTER_NONE');
    return { jobId: made };
  },

  confirm(context, { jobId, isPrinted }) {
    const job = jobWith(context, jobId);
    if (job.state !== 'unknown') throw new Refusal('JOB_NOT_ASKED', { field: 'jobId' });
    const { kind, subject, isCopy, deviceId, reason } = job;
    const end = isPrinted
      ? ({ state: 'printed', reason: null } as const)
      : ({ state: 'failed', reason } as const);
    context.write.printJobs.change(jobId, { ...end, hasBegun: true }, context.now);
    context.tell({ name: 'printing.changed' });
    // A drawer that stayed shut is opened by hand, with a reason: it is never pulsed a second time for the first one.
    const isAgain = !isPrinted && kind !== 'drawer';
    const again = isAgain ? printAgain(context, deviceId, { kind, subject, isCopy }) : undefined;
    return { jobId, againAs: again ?? null };
  },
};

/** Whether anything of a job was sent is the station's to say: that is waited for. */
export const cancel: Task<TillApi['printing']['cancel']> = async (context, { jobId }) => {
  const job = jobWith(context, jobId);
  if (isOver(job.state)) throw new Refusal('JOB_OVER', { field: 'jobId' });
  const now = await context.printing.takeBack(jobId);
  if (now?.state === 'cancelled') return { jobId };
  throw new Refusal(now !== undefined && isOver(now.state) && !now.hasBegun ? 'JOB_OVER' : 'JOB_BEGUN', {
    field: 'jobId',
  });
};
