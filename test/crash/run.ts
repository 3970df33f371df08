import '../../electron/host/node-version.cjs';
import { makeFolder, removeFolder } from '../helpers/shop-folder.ts';
import { CrashRun } from './crash-run.ts';
import { parseOptions, usage, type CrashOptions } from './options.ts';

/** Kills a till under load, again and again, and prints what was lost. The exit status is 1 where anything was. */
async function main(args: readonly string[]): Promise<number> {
  let options: CrashOptions;
  try {
    options = parseOptions(args);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}`);
    return 2;
  }
  if (options.isHelp) {
    process.stdout.write(usage);
    return 0;
  }
  const { rounds, seed } = options;
  const folder = makeFolder('on a disk');
  const run = await CrashRun.start({ folder, seed });
  for (let round = 0; round < rounds; round += 1) {
    await run.round();
    if (run.rounds % 25 === 0) process.stdout.write(`${run.rounds} of ${rounds} rounds\n`);
  }
  await run.finish();
  const { lost, doubled, broken } = run.harm;
  for (const what of [...lost, ...doubled, ...broken]) process.stdout.write(`  ${what}\n`);
  process.stdout.write(
    `${run.rounds} rounds, ${run.acknowledgedCount} acknowledged commands, committed but unanswered: ` +
      `${run.committedUnanswered}; ${lost.length} lost, ${doubled.length} doubled, ${broken.length} broken ` +
      `invariants (seed ${seed})\n`,
  );
  if (lost.length + doubled.length + broken.length === 0) removeFolder(folder);
  else process.stdout.write(`The shop is kept in ${folder}\n`);
  return lost.length + doubled.length + broken.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
