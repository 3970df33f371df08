import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkout, countedIn, skippedFor, vitestWords, type Outcome } from '../helpers/parts.ts';
import { inLab } from './in-lab.ts';

/** Runs the tests that drive real devices, inside the lab, and counts them: all, or those files with one of these words in their names. */
export async function realDevices(only: readonly string[] = []): Promise<Outcome> {
  const out = join(checkout, 'test-results', 'hardware');
  const report = join(out, 'hardware.json');
  mkdirSync(out, { recursive: true });
  rmSync(report, { force: true });
  const run = await inLab({
    words: [
      join(checkout, 'node_modules/vitest/vitest.mjs'),
      ...vitestWords('hardware', report),
      ...only,
      // There is one USB device; and to begin anew with each file takes an emulated machine a long time.
      '--no-file-parallelism',
      '--no-isolate',
    ],
    out,
    timeoutSeconds: 1_800,
  });
  return 'whyNot' in run ? skippedFor(run.whyNot) : countedIn(report, run.status);
}
