import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build, needsBuild } from '../../electron/host/desktop-start/fresh-build.ts';
import { commandLineOf, descendantsOf } from '../helpers/desktop.ts';
import { checkout } from '../helpers/parts.ts';
import { serveWith, type ServedTill } from '../helpers/web.ts';
import { chanceFrom } from './chance.ts';
import { expectAnswer, type Section } from './figures.ts';
import { knownMembers } from './known-members.ts';

const ROUNDS = 1_000;
const program = join(checkout, 'dist/app/regulars.js');
const title = 'Memory of host and station, the host on the full file';

/**
 * What the two processes of the built program take of the machine, just opened and after a long morning. Pages that both
 * have, such as Node's own, are counted once between those that have them: the proportional set, which Linux tells.
 */
export async function memorySection(folder: string): Promise<Section> {
  if (process.platform !== 'linux')
    return { title, figures: [], remarks: ['SKIPPED: a process’s proportional set is Linux’s to tell'] };
  const problem = needsBuild(checkout) ? await build(checkout) : undefined;
  expectAnswer(problem === undefined, `the program is built: ${problem}`);
  const till = await serveWith([process.execPath, program], folder, ['--port', '0']);
  try {
    const host = await processOf(till, 'host.js');
    const station = await processOf(till, 'station.js');
    // By then it has looked at what is plugged in.
    await wait(2_000);
    const openedMB = takenMB(host);
    await sellAndSearch(folder);
    const [hostMB, stationMB] = [takenMB(host), takenMB(station)];
    return {
      title,
      figures: [
        { what: 'host: just opened', value: openedMB, unit: 'MB' },
        { what: 'host: after 1,000 sales and 1,000 searches', value: hostMB, unit: 'MB' },
        { what: 'station', value: stationMB, unit: 'MB' },
        { what: 'both', value: hostMB + stationMB, unit: 'MB', limit: 200 },
      ],
    };
  } finally {
    await till.close();
  }
}

const takenMB = (pid: number): number => {
  const said = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
  expectAnswer(said !== undefined, 'the system tells what a process takes');
  return (Number(said) * 1_024) / 1e6;
};

/** The process below the till's that runs this program, once it is there. */
async function processOf({ child: { pid = 0 } }: ServedTill, name: string): Promise<number> {
  for (let waited = 0; waited < 30_000; waited += 100) {
    const found = descendantsOf(pid).find((below) => commandLineOf(below).includes(name));
    if (found !== undefined) return found;
    await wait(100);
  }
  throw new Error(`the till has no ${name}`);
}

/** By the command line, which asks the host that is open. */
async function sellAndSearch(folder: string): Promise<void> {
  const chance = chanceFrom(5);
  const known = knownMembers(folder);
  const lines = Array.from({ length: ROUNDS }, () => {
    const { cardNumber, name } = known.anyone(chance);
    return [
      { procedure: 'sales.record', input: { cardNumber, totalMinor: 150 + chance.below(4_000) } },
      { procedure: 'members.find', input: { text: name.slice(0, 1 + chance.below(name.length)) } },
    ];
  }).flat();
  known.close();
  const batch = spawn(process.execPath, [program, 'batch', '--data', folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  batch.stdin.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  let answered = '';
  for await (const text of batch.stdout.setEncoding('utf8')) answered += String(text);
  const done = answered.split('\n').filter((line) => line.includes('"ok":true')).length;
  expectAnswer(done === lines.length, `each of ${lines.length} commands was done, not ${done}`);
}
