import fc from 'fast-check';
import { makeModelShop, openModelTill } from './model-till.ts';
import { step } from './steps.ts';
import { Twins } from './twins.ts';

/** The mean of a run's steps. */
const STEPS_A_RUN = 32;

export interface ModelOptions {
  /** At least so many steps are taken, in runs of up to sixty. */
  readonly steps: number;
  readonly seed?: number | undefined;
  /** Where in the seed's runs a failure was, as it was printed: that one alone is run. */
  readonly path?: string | undefined;
}

/** Runs the till and the model of it through random steps. Throws with the shortest steps that part them, seed and path. */
export async function runModel({ steps, seed, path }: ModelOptions): Promise<{ readonly taken: number }> {
  const shop = await makeModelShop();
  let taken = 0;
  const property = fc.asyncProperty(
    fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }),
    async (program) => {
      const till = await openModelTill(shop);
      try {
        const twins = new Twins(till, shop);
        for (const next of program) {
          await twins.take(next);
          taken += 1;
        }
        await twins.compare();
      } finally {
        await till.close();
      }
    },
  );
  try {
    // A run's length is left to chance: what is missing at the end is taken in further runs, from the next seed.
    for (let round = 0; taken < steps; round += 1) {
      await fc.assert(property, {
        numRuns: Math.ceil((steps - taken) / STEPS_A_RUN),
        ...(seed === undefined ? {} : { seed: seed + round }),
        ...(path === undefined ? {} : { path }),
      });
      // What failed before is right now, and was all that was asked for.
      if (path !== undefined) break;
    }
    return { taken };
  } finally {
    shop.remove();
  }
}
