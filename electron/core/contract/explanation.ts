import { z } from 'zod';

/** One reason for points, as a sentence in the shop's locale; the points of all lines add up to what was earned. */
export const explanationLine = z.strictObject({
  code: z.string(),
  text: z.string(),
  points: z.int(),
});
export type ExplanationLine = z.output<typeof explanationLine>;
