import '../../electron/host/node-version.cjs';
import { parseArgs } from 'node:util';
import { runByHand, wholeNumber } from '../helpers/by-hand.ts';
import { runModel, type ModelOptions } from './property.ts';

const usage = `npm run test:model -- [--steps N] [--seed=S] [--path P]

  --steps N   how many random steps the till and the model of it take; 100000 unless given
  --seed=S    that of a run which failed, as it was printed; another one each time unless given
  --path P    the place of the failure in it, as it was printed: that one alone is run
`;

/** Reads the command line. Throws a TypeError with a sentence for what it doesn't know. */
function parseOptions(args: readonly string[]): ModelOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      steps: { type: 'string', default: '100000' },
      seed: { type: 'string' },
      path: { type: 'string' },
    },
  });
  const { steps, seed, path } = values;
  if (seed !== undefined && !/^-?\d{1,10}$/.test(seed))
    throw new TypeError(`--seed is a whole number, not "${seed}"`);
  return { steps: wholeNumber('steps', steps, 1), seed: seed === undefined ? undefined : Number(seed), path };
}

/** The exit status is 1 where the till and its model parted. */
async function run(options: ModelOptions): Promise<number> {
  try {
    const { taken } = await runModel(options);
    process.stdout.write(`${taken} steps: the till and its model are of one mind\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const why = error.cause instanceof Error ? `${error.cause.message}\n` : '';
    process.stderr.write(`${error.message}\n${why}`);
    return 1;
  }
}

await runByHand({ usage, parse: parseOptions, run });
