import '../../../electron/host/node-version.cjs';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runByHand, wholeNumber } from '../../helpers/by-hand.ts';
import { makeScaleShop, OtherShop, type ScaleProgress } from './make.ts';
import type { ScaleWish } from './plan.ts';

const usage = `npm run scale -- [--members N] [--sales N] [--seed N] [--folder DIR]

  Makes a shop's file with members and years of sales, which \`verify\` passes whole; cut off at any moment it goes on
  where it was when it is started again with the same words.

  --members N   100000 unless given
  --sales N     1000000 unless given
  --seed N      another seed makes another shop; 1 unless given
  --folder DIR  where; test-results/scale unless given
`;

interface ScaleOptions {
  readonly wish: ScaleWish;
  readonly folder: string;
}

function parseOptions(args: readonly string[]): ScaleOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      members: { type: 'string', default: '100000' },
      sales: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
      folder: { type: 'string', default: 'test-results/scale' },
    },
  });
  const wish = {
    members: wholeNumber('members', values.members, 1, 8),
    sales: wholeNumber('sales', values.sales, 1, 8),
    seed: wholeNumber('seed', values.seed, 1, 8),
  };
  return { wish, folder: resolve(values.folder) };
}

const written = (number: number): string => Math.round(number).toLocaleString('en');
const lasting = (seconds: number): string =>
  seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;

/** A line on stderr about every second, and at each step. */
function progressOf({ sales }: ScaleWish): ScaleProgress {
  const startedAt = performance.now();
  let first: { readonly done: number; readonly at: number } | undefined;
  let toldAt = 0;
  const say = (line: string): void => {
    process.stderr.write(`${((performance.now() - startedAt) / 1000).toFixed(0).padStart(5)} s  ${line}\n`);
  };
  return {
    sales(done, date) {
      const now = performance.now();
      first ??= { done, at: now };
      if (now - toldAt < 1_000 && done < sales) return;
      toldAt = now;
      const rate = ((done - first.done) * 1_000) / Math.max(1, now - first.at);
      const left = rate > 0 ? `, ${written(rate)} a second, ${lasting((sales - done) / rate)} still` : '';
      say(`${written(done)} of ${written(sales)} sales, ${date}${left}`);
    },
    step: say,
  };
}

async function run({ wish, folder }: ScaleOptions): Promise<number> {
  const startedAt = performance.now();
  try {
    const file = await makeScaleShop(folder, wish, progressOf(wish));
    const seconds = (performance.now() - startedAt) / 1000;
    const peakMB = process.resourceUsage().maxRSS / 1024;
    const megabytes = statSync(file).size / 2 ** 20;
    process.stdout.write(
      `${written(wish.members)} members, ${written(wish.sales)} sales: ${written(megabytes)} MB, made in ${lasting(seconds)} with ${written(peakMB)} MB of memory\n`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof OtherShop)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

await runByHand({ usage, parse: parseOptions, run });
