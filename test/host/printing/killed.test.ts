import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { farCutOver, testClock } from '../../helpers/clock.ts';
import { bytesOf, comesOut, jobsOf, printsOf, tillWithPrinter } from '../../helpers/scripted-printer.ts';
import { cornerBakery, value } from '../../helpers/till.ts';

const script = fileURLToPath(new URL('../selling-till.ts', import.meta.url));

/** Lets a till of its own process sell, kills it after so many answers, and gives back the receipts' numbers. */
async function sellAndKill(folder: string, memberId: string, sales: number): Promise<readonly number[]> {
  const child = spawn(process.execPath, [script, folder, memberId], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const numbers: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    numbers.push(JSON.parse(line).answer.value.receiptNumber);
    if (numbers.length === sales) child.kill('SIGKILL');
  }
  expect((await exited)[1]).toBe('SIGKILL');
  return numbers;
}

it('a till that is killed between a sale and its paper has lost no slip, and prints none twice', async () => {
  const now = new Date();
  const setUp = { ...cornerBakery, timeZone: 'UTC', cutOver: farCutOver(now) };
  const { shop, station } = await tillWithPrinter({}, { clock: testClock(now.toISOString()), setUp });
  const { memberId } = value(await shop.asOwner.members.enrol({ name: 'Ana' }));
  const answered: number[] = [];
  for (const sales of [1, 4, 9]) {
    await shop.till().close();
    answered.push(...(await sellAndKill(shop.folder, memberId, sales)));
    await shop.restart();
  }
  const waiting = (await jobsOf(shop)).length;
  const life = station.join();
  const printed: string[] = [];
  for (let number = 1; number <= waiting; number += 1) printed.push(bytesOf(await comesOut(life, number)));
  for (const number of answered) {
    const slips = printed.filter((bytes) => bytes.includes(`No. ${String(number).padStart(6, '0')}`));
    expect(slips).toHaveLength(1);
  }
  expect(printsOf(life)).toHaveLength(waiting);
  expect(new Set((await jobsOf(shop)).map(({ state }) => state))).toEqual(new Set(['printed']));
}, 60_000);
