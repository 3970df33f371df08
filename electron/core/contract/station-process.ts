import { z } from 'zod';

/**
 * What a shell and the process of the device station that it started say to each other. A beat is answered with the
 * same number. Where host and station have no channel of their own, the shell carries their messages as they are: what
 * is in them is for the host and the station to judge.
 */
export const toStationProcess = z.union([
  z.strictObject({ beat: z.int().positive() }),
  /** Lets go of every device and ends. */
  z.strictObject({ close: z.literal(true) }),
  z.strictObject({ message: z.unknown() }),
]);
export type ToStationProcess = z.output<typeof toStationProcess>;

export const fromStationProcess = z.union([
  z.strictObject({ beat: z.int().positive() }),
  z.strictObject({ message: z.unknown() }),
]);
export type FromStationProcess = z.output<typeof fromStationProcess>;
