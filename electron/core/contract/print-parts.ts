import { z } from 'zod';

/**
 * Where a job is. `queued`: its turn hasn't come; `printing`: the printer is getting it; `waiting`: it goes on by itself
 * once `reason` is mended; `printed`: the printer has answered after the last byte; `sent`: it was taken by a printer that
 * can't answer; `unknown`: nobody but a person can tell whether it is on paper; `failed`: it isn't, and won't be;
 * `cancelled`: a person took it back before anything of it was sent.
 */
export const jobStates = [
  'queued',
  'printing',
  'waiting',
  'printed',
  'sent',
  'unknown',
  'failed',
  'cancelled',
] as const;
export type JobState = (typeof jobStates)[number];

/** Nothing happens to these any more by themselves. */
export const endStates = [
  'printed',
  'sent',
  'unknown',
  'failed',
  'cancelled',
] as const satisfies readonly JobState[];

/** Why a job waits, failed or isn't known. Each has a sentence and a remedy in `messages/`: `printing.reason.*`, `printing.remedy.*`. */
export const jobReasons = [
  // Waiting: mended at the printer.
  'PAPER_OUT',
  'COVER_OPEN',
  'OFFLINE',
  'CUTTER_JAMMED',
  'PRINTER_ERROR',
  'FEED_PRESSED',
  /** Only switching it off and on, or a repair, ends it. */
  'UNRECOVERABLE',
  // Waiting: mended at the cable, the switch or the system.
  'PRINTER_ABSENT',
  'PRINTER_UNREACHABLE',
  'PERMISSION_DENIED',
  'IN_USE',
  'OPEN_FAILED',
  'STATION_DOWN',
  /** It takes no more bytes, and says of nothing why. */
  'STALLED',
  // Unknown.
  'SILENT',
  'CABLE_PULLED',
  'TILL_STOPPED',
  // Failed.
  'PRINTER_REMOVED',
] as const;
export const jobReason = z.enum(jobReasons);
export type JobReason = z.output<typeof jobReason>;

/** What a printer last said of itself; null where it didn't. */
export const printerCondition = z.strictObject({
  isOnline: z.boolean().nullable(),
  paper: z.enum(['enough', 'near-end', 'out']).nullable(),
  isCoverOpen: z.boolean().nullable(),
  error: z.enum(['none', 'recoverable', 'cutter', 'unrecoverable']).nullable(),
});
export type PrinterCondition = z.output<typeof printerCondition>;
