import { z } from 'zod';
import {
  calibratedGapMs,
  keyboardReadings,
  keyboardTerminators,
  type KeyboardScanner,
} from '../domain/wedge-calibration.ts';

/** How a scanner in keyboard mode types on this machine. */
export const keyboardScanner = z.strictObject({
  gapMs: z
    .int()
    .min(calibratedGapMs.least)
    .max(calibratedGapMs.most)
    .describe('Each key of it follows within this time.'),
  reads: z
    .enum(keyboardReadings)
    .describe('`typed`: as this machine’s layout makes of its keys; `pressed`: as an American one does.'),
  terminator: z.enum(keyboardTerminators).describe('The key that ends a code.'),
}) satisfies z.ZodType<KeyboardScanner>;
