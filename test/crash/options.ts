import { parseArgs } from 'node:util';
import { wholeNumber } from '../helpers/by-hand.ts';

export interface CrashOptions {
  readonly rounds: number;
  readonly seed: number;
}

export const usage = `npm run test:crash -- [--rounds N] [--seed S]

  --rounds N   how often a till under load is killed; 300 unless given
  --seed S     the plan of a run that failed, as it was printed; another one each time unless given
`;

/** Reads the command line. Throws a TypeError with a sentence for what it doesn't know. */
export function parseOptions(args: readonly string[]): CrashOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '300' },
      seed: { type: 'string' },
    },
  });
  return {
    rounds: wholeNumber('rounds', values.rounds, 1, 10),
    seed:
      values.seed === undefined ? 1 + (Date.now() % 1_000_000_000) : wholeNumber('seed', values.seed, 1, 10),
  };
}
