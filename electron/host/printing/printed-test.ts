import { deviceProblem } from '../../core/contract/device-parts.ts';
import type { JobReason, JobState } from '../../core/contract/print-parts.ts';
import type { TaskContext } from '../context.ts';
import type { ConfiguredDevice } from '../devices/device-plan.ts';
import type { Tried } from '../devices/try-out.ts';
import { isOver } from './job-states.ts';
import { makeJob } from './made-jobs.ts';

/** Prints a test page and waits so long for its end: what becomes of it is what the printer is. */
export async function printTestPage(
  { printing, inTransaction }: TaskContext,
  printer: ConfiguredDevice,
  waitMs: number,
): Promise<Pick<Tried, 'outcome' | 'problem'>> {
  const wish = { kind: 'test', subject: null, isCopy: false } as const;
  const jobId = inTransaction((context) => makeJob(context, printer, wish));
  const job = await printing.whenOver(jobId, waitMs);
  if (job === undefined) return { outcome: 'silent', problem: null };
  const reason = job.reason ?? (isOver(job.state) ? null : printing.trouble(printer));
  // Nobody looks for a test page that comes an hour later.
  const last = isOver(job.state) ? job : await printing.takeBack(jobId);
  const outcome = outcomeOf(last?.state ?? job.state, reason);
  return { outcome, problem: outcome === 'troubled' ? (deviceProblem.safeParse(reason).data ?? null) : null };
}

function outcomeOf(state: JobState, reason: JobReason | null): Tried['outcome'] {
  if (state === 'printed' || state === 'sent') return 'works';
  if (reason === 'PRINTER_ABSENT' || reason === 'PRINTER_UNREACHABLE') return 'absent';
  return state === 'unknown' || reason === null ? 'silent' : 'troubled';
}
