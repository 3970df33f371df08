import { describe, expect, it } from 'vitest';
import { runModel } from '../model/property.ts';

const STEPS = 10_000;

describe('points', () => {
  it('are those of a plain model in another ten thousand steps, through sales, rewards, refunds, voids, expiries, closes, programs, retries, clocks and restarts', async () => {
    expect((await runModel({ steps: STEPS })).taken).toBeGreaterThanOrEqual(STEPS);
    // A minute on a machine that does nothing else.
  }, 1_800_000);
});
