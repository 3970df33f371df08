import type { z } from 'zod';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { printing as contract, PrintJob } from '../../electron/core/contract/printing.ts';
import type { SaleId } from '../../electron/core/domain/ids.ts';
import type { Result } from '../../electron/core/domain/result.ts';
import type { Desk } from './desk.ts';

type Queue = z.output<typeof contract.queue.output>;
export type Printer = Queue['printers'][number];

/** What a person asks of a job: to say how it ended, to have it once more, or to take it back. */
export type JobVerb = 'confirm' | 'reprint' | 'cancel';

/**
 * Jobs and printers as the host last told them. What a person asks for changes nothing here before the host has told that
 * it is so.
 */
export interface Printing {
  /** Null until they were told for the first time. */
  readonly jobs: readonly PrintJob[] | null;
  readonly printers: readonly Printer[];
  /** How many jobs are asked about in all, listed or not. */
  readonly asked: number;
  /** Why the list couldn't be read; what was told before stays. */
  readonly problem: ErrorBody | null;
  /** What is asked and has no answer yet, by the job, or by the sale whose slip it is. */
  readonly underWay: Readonly<Record<string, JobVerb>>;
  /** Why the last thing that was asked couldn't be done, and of which job or sale it was asked. */
  readonly refused: { readonly of: string; readonly error: ErrorBody } | null;
}

export const noPrinting: Printing = {
  jobs: null,
  printers: [],
  asked: 0,
  problem: null,
  underWay: {},
  refused: null,
};

/** An answer that a later question has overtaken is of before that. */
const asked = new WeakMap<Desk, number>();

/**
 * Asks what is printed, what waits and how the printers are. What newly wants a person is heard once. A practice shop has
 * no paper: nothing is asked there.
 */
export async function loadPrinting(desk: Desk): Promise<void> {
  if (desk.trainingId !== null) return;
  const number = (asked.get(desk) ?? 0) + 1;
  asked.set(desk, number);
  const result = await desk.till.printing.queue({});
  if (asked.get(desk) !== number) return;
  if (!result.ok) return desk.printing.setState({ problem: result.error });
  const before = desk.printing.getState();
  desk.printing.setState({ ...result.value, problem: null });
  const wanted = wantsOf(before);
  if (wantsOf(result.value).some((want) => !wanted.includes(want))) desk.tones.no();
}

/** Whether a printer of this till opens a drawer. */
export const hasDrawer = ({ printers }: Pick<Printing, 'printers'>): boolean =>
  printers.some((printer) => printer.hasDrawer);

/** What a person has to do with, each by a name of its own: jobs that are asked about, printers that keep slips waiting. */
const wantsOf = (told: Pick<Printing, 'jobs' | 'printers'>): readonly string[] => [
  ...askedAbout(told).map(({ jobId }) => jobId),
  ...troublesOf(told).flatMap(({ deviceId, reason, isInTheWay }) =>
    isInTheWay ? [`${deviceId} ${reason.code}`] : [],
  ),
];

/** What keeps a printer from printing, and how many slips wait for it: a drawer is none, though it waits. */
export interface Trouble {
  readonly deviceId: string;
  readonly printerName: string;
  readonly reason: NonNullable<PrintJob['reason']>;
  readonly waiting: number;
  readonly isInTheWay: boolean;
}

/** The printers that can't print now; those for which slips wait come first. */
export function troublesOf({ jobs, printers }: Pick<Printing, 'jobs' | 'printers'>): readonly Trouble[] {
  return printers
    .flatMap(({ deviceId, name, trouble, waiting }) => {
      const own = (jobs ?? []).filter((job) => job.deviceId === deviceId && isToCome(job));
      const reason = trouble ?? own.find(({ state }) => state === 'waiting')?.reason ?? null;
      const isInTheWay = waiting > 0 || own.length > 0;
      return reason === null ? [] : [{ deviceId, printerName: name, reason, waiting, isInTheWay }];
    })
    .toSorted((one, other) => Number(other.isInTheWay) - Number(one.isInTheWay));
}

/** The jobs of which only a person can tell whether they are on paper, the oldest first. */
export const askedAbout = ({ jobs }: Pick<Printing, 'jobs'>): readonly PrintJob[] =>
  (jobs ?? [])
    .filter(({ state }) => state === 'unknown')
    .toSorted((one, other) => Date.parse(one.madeAt) - Date.parse(other.madeAt));

/** Whether a job isn't on paper yet and will be. */
export const isToCome = ({ state }: Pick<PrintJob, 'state'>): boolean =>
  state === 'queued' || state === 'printing' || state === 'waiting';

/** Whether a job can be asked for once more: what it stands for is over, and it puts something on paper. */
export const canReprint = ({ state, kind }: Pick<PrintJob, 'state' | 'kind'>): boolean =>
  kind !== 'drawer' &&
  (state === 'printed' || state === 'sent' || state === 'failed' || state === 'cancelled');

/** Whether a job can be taken back: nothing of it was sent yet. */
export const mayCancel = ({ state, hasBegun }: Pick<PrintJob, 'state' | 'hasBegun'>): boolean =>
  isToCome({ state }) && !hasBegun;

/** A person has looked. What is missing is printed again by the host: by that word alone. */
export const tellWhetherPrinted = (
  desk: Desk,
  { jobId }: Pick<PrintJob, 'jobId'>,
  found: 'printed' | 'missing',
): Promise<void> =>
  ask(desk, { verb: 'confirm', of: jobId, answer: found }, (commandId) =>
    desk.till.printing.confirm({ jobId, isPrinted: found === 'printed' }, { commandId }),
  );

/** Prints a job once more, marked as a copy. */
export const reprintJob = (desk: Desk, { jobId }: Pick<PrintJob, 'jobId'>): Promise<void> =>
  ask(desk, { verb: 'reprint', of: jobId }, (commandId) =>
    desk.till.printing.reprint({ jobId }, { commandId }),
  );

/** Prints a sale's slip once more, marked as a copy. */
export const reprintSale = (desk: Desk, saleId: SaleId): Promise<void> =>
  ask(desk, { verb: 'reprint', of: saleId }, (commandId) =>
    desk.till.printing.reprint({ saleId }, { commandId }),
  );

export const cancelJob = (desk: Desk, { jobId }: Pick<PrintJob, 'jobId'>): Promise<void> =>
  ask(desk, { verb: 'cancel', of: jobId }, (commandId) =>
    desk.till.printing.cancel({ jobId }, { commandId }),
  );

interface Question {
  readonly verb: JobVerb;
  /** The job, or the sale whose slip it is. */
  readonly of: string;
  readonly answer?: 'printed' | 'missing';
}

/** Ids of commands that had no answer: asked again, each is done once. */
const unanswered = new Map<string, string>();

/** Asks something of a job, or of a sale's slip: one thing at a time, and once, however often it is pressed. */
async function ask(
  desk: Desk,
  { verb, of, answer = 'printed' }: Question,
  run: (commandId: string) => Promise<Result<unknown, ErrorBody>>,
): Promise<void> {
  if (desk.printing.getState().underWay[of] !== undefined) return;
  desk.printing.setState(({ underWay }) => ({ underWay: { ...underWay, [of]: verb }, refused: null }));
  const key = `${verb} ${of} ${answer}`;
  const commandId = unanswered.get(key) ?? desk.newCommandId();
  unanswered.set(key, commandId);
  const result = await run(commandId);
  if (result.ok || result.error.code !== 'HOST_UNREACHABLE') unanswered.delete(key);
  if (result.ok) desk.tones.yes();
  else {
    desk.tones.no();
    desk.printing.setState({ refused: { of, error: result.error } });
  }
  // The keys come back with what the host says now, so that none is pressed for what was before.
  await loadPrinting(desk);
  desk.printing.setState(({ underWay: { [of]: _done, ...underWay } }) => ({ underWay }));
}
