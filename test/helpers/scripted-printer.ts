import { expect } from 'vitest';
import type { PrinterProfile } from '../../electron/core/contract/device-parts.ts';
import type { JobReason, JobState } from '../../electron/core/contract/print-parts.ts';
import type { PrintJob } from '../../electron/core/contract/printing.ts';
import type { ToStation } from '../../electron/core/contract/station.ts';
import { testClock } from './clock.ts';
import { scriptedStation, type ScriptedLife, type ScriptedStation } from './scripted-station.ts';
import { tillForTest, value, type TestTill, type TestTillOptions } from './till.ts';

type Print = Extract<ToStation, { readonly kind: 'print' }>;

/** A till with a receipt printer, behind a station that a test speaks for. */
export interface TillWithPrinter {
  readonly shop: TestTill;
  readonly station: ScriptedStation;
  readonly deviceId: string;
}

export const counterPrinter = {
  role: 'printer',
  name: 'Counter',
  connection: { kind: 'serial', path: '/dev/ttyUSB0', baudRate: 19_200 },
} as const;

export async function tillWithPrinter(
  profile: PrinterProfile = {},
  options: TestTillOptions = {},
): Promise<TillWithPrinter> {
  const clock = testClock();
  const station = scriptedStation(clock);
  const shop = await tillForTest({ clock, station: station.source, ...options });
  const wish = { ...counterPrinter, profile: { printer: profile } };
  const { deviceId } = value(await shop.asOwner.devices.configure(wish));
  return { shop, station, deviceId };
}

/** A sale that nobody's card is shown for. */
export const sell = async ({ asCashier }: TestTill, totalMinor = 500) =>
  value(await asCashier.sales.record({ totalMinor }));

/** What a life of the station was given to print so far. */
export const printsOf = ({ told }: ScriptedLife): readonly Print[] =>
  told.filter((message) => message.kind === 'print');

/** The print with this number, from 1, as soon as it comes. */
export async function printNumber(life: ScriptedLife, number: number): Promise<Print> {
  await expect.poll(() => printsOf(life).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(number);
  const print = printsOf(life)[number - 1];
  if (print === undefined) throw new Error('it was just there');
  return print;
}

/** Latin letters of a print stand in its bytes as they are. */
export const bytesOf = ({ bytes }: Print): string => Buffer.from(bytes, 'base64').toString('latin1');

export interface JobWord {
  readonly state: JobState;
  readonly reason?: JobReason | null;
  readonly hasBegun?: boolean;
}

/** Says how a job goes; it has begun unless something else is said. */
export function tell(
  life: ScriptedLife,
  jobId: string,
  { state, reason = null, hasBegun = true }: JobWord,
): void {
  life.say({ kind: 'job', jobId, state, reason, hasBegun });
}

/** Lets a job come to paper. */
export async function comesOut(life: ScriptedLife, number: number): Promise<Print> {
  const print = await printNumber(life, number);
  tell(life, print.jobId, { state: 'printing' });
  tell(life, print.jobId, { state: 'printed' });
  return print;
}

/** Whether a life of the station was asked to give a job back. */
export const isAskedBack = ({ told }: ScriptedLife, jobId: string): boolean =>
  told.some((message) => message.kind === 'cancel' && message.jobId === jobId);

/** Resolves once it was. */
export async function askedBack(life: ScriptedLife, jobId: string): Promise<void> {
  await expect.poll(() => isAskedBack(life, jobId), { timeout: 20_000 }).toBe(true);
}

/** A slip of which nothing has begun, and which is being taken back by now: the till's answer is still to come. */
export async function takingBack(shop: TestTill, life: ScriptedLife) {
  await sell(shop);
  const { jobId } = await printNumber(life, 1);
  const cancelling = shop.asCashier.printing.cancel({ jobId });
  await askedBack(life, jobId);
  return { jobId, cancelling };
}

export const jobsOf = async ({ asCashier }: TestTill): Promise<readonly PrintJob[]> =>
  value(await asCashier.printing.queue({})).jobs;

export async function jobOf(shop: TestTill, jobId: string): Promise<PrintJob> {
  const job = (await jobsOf(shop)).find((each) => each.jobId === jobId);
  if (job === undefined) throw new Error('no such job is listed');
  return job;
}

/** Each job by its kind and state, in the order of the list. */
export const statesOf = async (shop: TestTill): Promise<readonly string[]> =>
  (await jobsOf(shop)).map(({ kind, state, reason }) =>
    reason === null ? `${kind} ${state}` : `${kind} ${state} ${reason.code}`,
  );
