import '../../electron/host/node-version.cjs';
import { runByHand } from '../helpers/by-hand.ts';
import { makeFolder, removeFolder } from '../helpers/shop-folder.ts';
import { CrashRun } from './crash-run.ts';
import { parseOptions, usage, type CrashOptions } from './options.ts';

/** Kills a till under load, again and again, and prints what was lost. The exit status is 1 where anything was. */
async function run({ rounds, seed }: CrashOptions): Promise<number> {
  const folder = makeFolder('on a disk');
  const till = await CrashRun.start({ folder, seed });
  for (let round = 0; round < rounds; round += 1) {
    await till.round();
    if (till.rounds % 25 === 0) process.stdout.write(`${till.rounds} of ${rounds} rounds\n`);
  }
  await till.finish();
  const { lost, doubled, broken } = till.harm;
  for (const what of [...lost, ...doubled, ...broken]) process.stdout.write(`  ${what}\n`);
  process.stdout.write(
    `${till.rounds} rounds, ${till.acknowledgedCount} acknowledged commands, committed but unanswered: ` +
      `${till.committedUnanswered}; ${lost.length} lost, ${doubled.length} doubled, ${broken.length} broken ` +
      `invariants (seed ${seed})\n`,
  );
  if (lost.length + doubled.length + broken.length === 0) removeFolder(folder);
  else process.stdout.write(`The shop is kept in ${folder}\n`);
  return lost.length + doubled.length + broken.length === 0 ? 0 : 1;
}

await runByHand({ usage, parse: parseOptions, run });
