import { z } from 'zod';
import {
  connection,
  deviceFacts,
  deviceProblem,
  deviceProfile,
  deviceRoles,
  deviceStates,
} from './device-parts.ts';
import { jobReason, jobStates, printerCondition } from './print-parts.ts';

/**
 * What host and device station say to each other. The station is a process of its own with foreign drivers in it: what
 * it sends is parsed like any input.
 */

/** No slip is longer than this, in base64. */
export const LONGEST_PRINT = 4_000_000;

/** A device that the till wants: the station finds it, opens it and finds it again. */
export const wantedDevice = z.strictObject({
  deviceId: z.string().min(1).max(300),
  role: z.enum(deviceRoles),
  connection,
  profile: deviceProfile,
});
export type WantedDevice = z.output<typeof wantedDevice>;

export const toStation = z.discriminatedUnion('kind', [
  /** All that is wanted from now on. HID scanners need not be named: each is used, unless its key is left alone. */
  z.strictObject({
    kind: z.literal('want'),
    devices: z.array(wantedDevice).max(50),
    leftAlone: z.array(z.string().max(300)).max(200),
  }),
  /** Looks for devices now, whatever the time of the next look. */
  z.strictObject({ kind: z.literal('look') }),
  /**
   * Prints these bytes, whole and once. The station has one job of a printer at a time; it tells how the job goes until one
   * of the end states, and never begins it a second time once `hasBegun`. That is told before the first byte, which goes
   * once `begin` is said.
   */
  z.strictObject({
    kind: z.literal('print'),
    jobId: z.uuid(),
    deviceId: z.string().min(1).max(300),
    /** Base64. */
    bytes: z.base64().max(LONGEST_PRINT),
  }),
  /** It is written down that a job has begun: its first byte may go. Until then it can be taken back. */
  z.strictObject({ kind: z.literal('begin'), jobId: z.uuid() }),
  /** Takes a job back, unless it has begun: it is then told as `cancelled`. */
  z.strictObject({ kind: z.literal('cancel'), jobId: z.uuid() }),
]);
export type ToStation = z.output<typeof toStation>;

/** A device as the station has it now. `deviceId` is the wanted one's, or the key of a scanner that was found. */
export const stationDevice = z.strictObject({
  ...deviceFacts.shape,
  deviceId: z.string().min(1).max(300).nullable(),
  state: z.enum(deviceStates),
  problem: deviceProblem.nullable(),
});
export type StationDevice = z.output<typeof stationDevice>;

export const fromStation = z.discriminatedUnion('kind', [
  /** Everything there is, after each change. Problems are those of a whole kind of devices. */
  z.strictObject({
    kind: z.literal('seen'),
    devices: z.array(stationDevice).max(500),
    problems: z.array(deviceProblem).max(20),
  }),
  z.strictObject({
    kind: z.literal('scan'),
    deviceId: z.string().min(1).max(300),
    /** As it was in the barcode, without the AIM id and the terminator. */
    text: z.string().min(1).max(8_000),
    /** Three characters such as `]E0`; null where the scanner doesn't say. */
    aim: z.string().max(3).nullable(),
    /** Milliseconds UTC, by the station's clock, which is the machine's. */
    readAt: z.int(),
  }),
  /** How a job goes, after each change. */
  z.strictObject({
    kind: z.literal('job'),
    jobId: z.uuid(),
    state: z.enum(jobStates),
    reason: jobReason.nullable(),
    /** Whether a byte of it may have reached the printer: told before the first one is written. */
    hasBegun: z.boolean(),
  }),
  /** What a printer says of itself, after each change, whether or not it has a job. */
  z.strictObject({
    kind: z.literal('printer'),
    deviceId: z.string().min(1).max(300),
    condition: printerCondition,
  }),
]);
export type FromStation = z.output<typeof fromStation>;
