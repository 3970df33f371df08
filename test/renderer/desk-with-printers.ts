import type { JobReason } from '../../electron/core/contract/print-parts.ts';
import type { PrintJob } from '../../electron/core/contract/printing.ts';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import { clientOver, type Carrier } from '../../electron/core/contract/till-api.ts';
import { translatorFor } from '../../electron/core/messages/translate.ts';
import { askedAbout, isToCome, type Printer } from '../../renderer/state/printing.ts';
import { deskForTest, type TestDesk } from './desk-for-test.ts';

const say = translatorFor('en');

export const explained = (code: JobReason) => ({
  code,
  message: say(`printing.reason.${code}`),
  remedy: say(`printing.remedy.${code}`),
});

export const printJob = (number: number, facts: Partial<PrintJob> = {}): PrintJob => ({
  jobId: `01937f4e-5b1c-7c3a-9d2e-${String(number).padStart(12, '0')}`,
  kind: 'sale',
  title: `Slip ${number}`,
  saleId: null,
  deviceId: 'front',
  printerName: 'Receipts',
  state: 'printed',
  reason: null,
  madeAt: new Date(Date.UTC(2026, 10, 21, 12, 0, number)).toISOString(),
  hasBegun: false,
  isCopy: false,
  ...facts,
});

export const printer = (facts: Partial<Printer> = {}): Printer => ({
  deviceId: 'front',
  name: 'Receipts',
  condition: null,
  trouble: null,
  hasDrawer: false,
  waiting: 0,
  ...facts,
});

interface Asked {
  readonly procedure: string;
  readonly input: unknown;
  readonly commandId: string | undefined;
}

interface Told {
  readonly jobs: readonly PrintJob[];
  readonly printers: readonly Printer[];
}

/** As the host counts them. */
const counted = ({ jobs, printers }: Told) => ({
  jobs,
  asked: askedAbout({ jobs }).length,
  printers: printers.map((each) => {
    const slips = jobs.filter((job) => job.deviceId === each.deviceId && job.kind !== 'drawer');
    return { ...each, waiting: slips.filter(isToCome).length };
  }),
});

export interface DeskWithPrinters extends TestDesk {
  /** What the host tells from now on: nothing to print and one printer that is well, unless it is said otherwise. */
  readonly tell: (told: Partial<Told>) => void;
  /** The commands about printing, oldest first. */
  readonly commands: readonly Asked[];
  /** What the next command about printing is answered, instead of a yes. */
  readonly answerNext: (error: ErrorBody) => void;
  /** From now on the queue's answers wait at the door until they are let out, each with what is told then. */
  readonly holdQueue: () => () => void;
}

export const lost: ErrorBody = { kind: 'fault', code: 'HOST_UNREACHABLE', message: 'No answer.' };

/** A desk whose host tells of printers what the test says; everything else is the real till's. */
export async function deskWithPrinters(): Promise<DeskWithPrinters> {
  const test = await deskForTest();
  let queue: Told = { jobs: [], printers: [printer()] };
  let door = Promise.resolve();
  const commands: Asked[] = [];
  const problems: ErrorBody[] = [];
  const carry: Carrier = async (procedure, input, commandId) => {
    if (procedure === 'printing.queue') {
      const value = counted(queue);
      await door;
      return { ok: true, value };
    }
    commands.push({ procedure, input, commandId });
    const error = problems.shift();
    const value = { jobId: printJob(9_999).jobId, againAs: null, openedAt: '2026-11-21T12:00:00.000Z' };
    return error === undefined ? { ok: true, value } : { ok: false, error };
  };
  const { printing, drawer } = clientOver(carry, test.desk.newCommandId);
  return {
    ...test,
    desk: { ...test.desk, till: { ...test.desk.till, printing, drawer } },
    tell: ({ jobs = [], printers = [printer()] }) => {
      queue = { jobs, printers };
    },
    commands,
    answerNext: (error) => problems.push(error),
    holdQueue: () => {
      const held = Promise.withResolvers<void>();
      door = held.promise;
      return () => {
        door = Promise.resolve();
        held.resolve();
      };
    },
  };
}
