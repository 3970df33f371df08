import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { farCutOver, testClock } from '../helpers/clock.ts';
import { cornerBakery, expectWhole, tillForTest, value } from '../helpers/till.ts';

const script = fileURLToPath(new URL('selling-till.ts', import.meta.url));

interface Acknowledged {
  readonly commandId: string;
  readonly totalMinor: number;
  readonly answer: {
    readonly ok: true;
    readonly value: { readonly saleId: string; readonly receiptNumber: number };
  };
}

/** Lets a till of its own process sell, kills it in the middle after `sales` of them, and gives back what it answered. */
async function sellAndKill(
  folder: string,
  memberId: string,
  sales: number,
): Promise<readonly Acknowledged[]> {
  const child = spawn(process.execPath, [script, folder, memberId], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const said: Acknowledged[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(JSON.parse(line));
    if (said.length === sales) child.kill('SIGKILL');
  }
  expect((await exited)[1]).toBe('SIGKILL');
  return said;
}

describe('a till that is killed while it sells', () => {
  it('has every sale that it answered, once, and its books add up', async () => {
    // The other process has the real clock: the day ends half a day away from now.
    const now = new Date();
    const setUp = { ...cornerBakery, timeZone: 'UTC', cutOver: farCutOver(now) };
    const till = await tillForTest({ clock: testClock(now.toISOString()), setUp });
    const { memberId } = value(await till.asOwner.members.enrol({ name: 'Ana' }));
    const acknowledged: Acknowledged[] = [];
    for (const sales of [1, 3, 10, 37, 80]) {
      await till.till().close();
      acknowledged.push(...(await sellAndKill(till.folder, memberId, sales)));
      await till.restart();
      await expectWhole(till);

      const found = new Map<string, { receiptNumber: number; totalMinor: number }>();
      let cursor: string | undefined;
      do {
        const more = cursor === undefined ? {} : { cursor };
        const page = value(await till.asOwner.sales.list({ limit: 200, ...more }));
        for (const { saleId, receiptNumber, totalMinor } of page.sales)
          found.set(saleId, { receiptNumber, totalMinor });
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      for (const { commandId, totalMinor, answer } of acknowledged) {
        const { saleId, receiptNumber } = answer.value;
        expect(found.get(saleId)).toEqual({ receiptNumber, totalMinor });
        const again = value(await till.asCashier.sales.record({ memberId, totalMinor }, { commandId }));
        expect(again).toEqual(answer.value);
      }
      // At most the one sale that was under way at each kill was written and not answered.
      expect(found.size - acknowledged.length).toBeLessThanOrEqual(5);
    }
  });
});
