import '../../electron/host/node-version.cjs';
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { runByHand, wholeNumber } from '../helpers/by-hand.ts';
import { fuzz, type FuzzReport } from './fuzz.ts';
import { boundMs } from './inputs.ts';
import { fuzzedParsers } from './parsers.ts';

const usage = `npm run test:fuzz -- [--inputs N] [--only NAME] [--seed S]

  --inputs N   how many inputs each parser is fed; 1000000 unless given
  --only NAME  one parser: ${fuzzedParsers.map(({ name }) => `"${name}"`).join(', ')}
  --seed S     that of a run which failed, as it was printed; another one each time unless given
`;

interface FuzzOptions {
  readonly inputs: number;
  readonly names: readonly string[];
  readonly seed: number;
}

/** Reads the command line. Throws a TypeError with a sentence for what it doesn't know. */
function parseOptions(args: readonly string[]): FuzzOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      inputs: { type: 'string', default: '1000000' },
      only: { type: 'string' },
      seed: { type: 'string', default: String(randomInt(1_000_000_000)) },
    },
  });
  const { inputs, only, seed } = values;
  const names = fuzzedParsers.map(({ name }) => name).filter((name) => only === undefined || name === only);
  if (names.length === 0) throw new TypeError(`there is no parser called "${only}"`);
  return { inputs: wholeNumber('inputs', inputs, 1), names, seed: wholeNumber('seed', seed, 0) };
}

const columns: readonly (readonly [title: string, of: (report: FuzzReport) => string])[] = [
  ['parser', ({ name }) => name],
  ['inputs', ({ inputs }) => String(inputs)],
  ['seconds', ({ seconds }) => seconds.toFixed(1)],
  ['read', ({ read }) => String(read)],
  ['refused', ({ refused }) => String(refused)],
  ['slowest, ms', ({ slowestMs }) => slowestMs.toFixed(1)],
  ['heap first quarter, MB', ({ heapFirst }) => (heapFirst / 1e6).toFixed(2)],
  ['heap last quarter, MB', ({ heapLast }) => (heapLast / 1e6).toFixed(2)],
];

/** The exit status is 1 where a parser failed. */
async function run({ inputs, names, seed }: FuzzOptions): Promise<number> {
  const tell = (line: string): void => void process.stdout.write(`${line}\n`);
  tell(`seed ${seed}; one input may take ${boundMs.digits} ms, a long one ${boundMs.long}`);
  tell(columns.map(([title]) => title).join('\t'));
  let failures = 0;
  for (const name of names) {
    const report = await fuzz(name, inputs, seed);
    tell(columns.map(([, of]) => of(report)).join('\t'));
    if (report.failure === null) continue;
    failures += 1;
    tell(`FAILED ${name}: ${report.failure}`);
  }
  return failures === 0 ? 0 : 1;
}

await runByHand({ usage, parse: parseOptions, run });
