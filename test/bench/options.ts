import { parseArgs } from 'node:util';
import { wholeNumber } from '../helpers/by-hand.ts';

export interface BenchOptions {
  readonly members: number;
  readonly sales: number;
  /** How often the quick figures are taken; slow ones are taken less often. */
  readonly rounds: number;
  /** Names of the figures to take; all of them where it is empty. */
  readonly only: readonly string[];
  /** Keeps the shop that is made in this folder, and takes the one that is there from an earlier run. */
  readonly folder: string | undefined;
  /** Of `scale`: how many lots are over in one night, and which parts are measured; all where it is empty. */
  readonly lots: number;
  readonly parts: readonly string[];
}

export const usage = `npm run bench -- [--quick] [--members N] [--sales N] [--rounds N] [--only NAME]… [--folder DIR]

  --quick       2,000 members, 4,000 sales and 300 rounds: whether it all still works, in seconds
  --members N   100000 unless given
  --sales N     200000 unless given; 2,000 of them a day
  --rounds N    how often the quick figures are taken; 1000 unless given
  --only NAME   one figure, as often as you like: start-up memory panel search day sale reward counter printer
                window verify; window drives the till in Chromium, and a hundredth of --sales is sold there in one sitting
  --only scale  by hand, with --folder: the till at a shop that "npm run scale" made, on a copy beside it; --part NAME
                takes one part of it: panel search day sale refund backup verify roll; --lots N are over in the
                night of the roll, 1000000 unless given
  --folder DIR  keeps the shop there and takes it up again next time: making a large one takes minutes
`;

/** Reads the command line. Throws a TypeError with a sentence for what it doesn't know. */
export function parseOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      members: { type: 'string' },
      sales: { type: 'string' },
      rounds: { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
      folder: { type: 'string' },
      lots: { type: 'string' },
      part: { type: 'string', multiple: true, default: [] },
    },
  });
  const { quick } = values;
  return {
    members: count('members', values.members, quick ? 2_000 : 100_000),
    sales: count('sales', values.sales, quick ? 4_000 : 200_000),
    rounds: count('rounds', values.rounds, quick ? 300 : 1_000),
    only: values.only,
    folder: values.folder,
    lots: count('lots', values.lots, 1_000_000),
    parts: values.part,
  };
}

const count = (word: string, text: string | undefined, otherwise: number): number =>
  text === undefined ? otherwise : wholeNumber(word, text, 1);
