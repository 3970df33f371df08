import { parseArgs } from 'node:util';

export interface CrashOptions {
  readonly rounds: number;
  readonly seed: number;
  readonly isHelp: boolean;
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
      help: { type: 'boolean', default: false },
    },
  });
  return {
    rounds: whole('rounds', values.rounds),
    seed: values.seed === undefined ? 1 + (Date.now() % 1_000_000_000) : whole('seed', values.seed),
    isHelp: values.help,
  };
}

function whole(name: string, text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text))
    throw new TypeError(`--${name} is a whole number from 1 on, not "${text}"`);
  return Number(text);
}
