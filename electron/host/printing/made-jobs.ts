import { z } from 'zod';
import type { JobKind } from '../../core/contract/printing.ts';
import type { WriteContext } from '../context.ts';
import type { Session } from '../till.ts';
import type { ConfiguredDevice } from '../devices/device-plan.ts';
import { printerOfDrawer } from './printer-of.ts';
import { slipOfAnswer } from './slip-of-answer.ts';

const asked = z.object({ isPrinted: z.boolean().optional() });

type Making = Pick<WriteContext, 'write' | 'newId' | 'now' | 'tell'>;

export interface JobWish {
  readonly kind: JobKind;
  readonly subject: string | null;
  readonly isCopy: boolean;
}

/** Puts a job into a printer's queue, in the transaction that is under way; gives its id. */
export function makeJob(
  { write, newId, now, tell }: Making,
  { deviceId, name }: Pick<ConfiguredDevice, 'deviceId' | 'name'>,
  { kind, subject, isCopy }: JobWish,
): string {
  const id = newId();
  write.printJobs.add({
    ...{ id, deviceId, printerName: name, kind, subject, isCopy },
    ...{ state: 'queued', reason: null, hasBegun: false, madeAt: now, changedAt: now },
  });
  tell({ name: 'printing.changed' });
  return id;
}

/** A command that was done, and by whom it was asked. */
export interface Done {
  readonly shell: Session['shell'];
  readonly procedure: string;
  readonly input: unknown;
  readonly answer: unknown;
}

/**
 * What a counter prints after an answer, in the transaction that the answer comes from: the drawer opens before a sale's
 * slip. A slip that waits for its turn already is made as things are then: there is no second one of it. Nobody stands
 * before a command line: it prints what it asks for.
 */
export function makeJobsOf(
  context: Making & Pick<WriteContext, 'read' | 'printing'>,
  { shell, procedure, input, answer }: Done,
): void {
  if (!(asked.safeParse(input).data?.isPrinted ?? shell === 'window')) return;
  const slip = slipOfAnswer(procedure, input, answer);
  if (slip === undefined) return;
  const printers = context.printing.printers();
  const [printer] = printers;
  if (printer === undefined) return;
  const drawer = procedure === 'sales.record' ? printerOfDrawer(printers) : undefined;
  if (drawer !== undefined)
    makeJob(context, drawer, { kind: 'drawer', subject: slip.subject, isCopy: false });
  if (!context.read.printJobs.isQueued({ ...slip, deviceId: printer.deviceId }))
    makeJob(context, printer, { ...slip, isCopy: false });
}
