import { Refusal } from '../../core/contract/errors.ts';
import type { FeatureServices } from '../context.ts';
import { makeJob } from '../printing/made-jobs.ts';
import { printerOfDrawer } from '../printing/printer-of.ts';

export const drawer: FeatureServices<'drawer'> = {
  open(context, { reason }) {
    const printers = context.printing.printers();
    if (printers.length === 0) throw new Refusal('PRINTER_NONE');
    const printer = printerOfDrawer(printers);
    if (printer === undefined) throw new Refusal('DRAWER_NONE');
    const jobId = makeJob(context, printer, { kind: 'drawer', subject: null, isCopy: false });
    context.audit({ action: 'drawer.open', subject: jobId, text: reason });
    return { jobId, openedAt: new Date(context.now).toISOString() };
  },
};
