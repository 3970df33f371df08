import { z } from 'zod';
import { expectAnswer, type Figure, type Section } from './figures.ts';
import type { TillInHand } from './window.ts';
import { holdingsOf, type Holdings } from './window-probes.ts';

/** How often it is looked what the page holds; a quarter of the looks is compared with another. */
const LOOKS = 20;
/** Sales before the first look: what is compiled and loaded at first use is no growth. */
const WARM_UP = 20;

const day = z.object({ sales: z.object({ count: z.int() }) });

/** One sitting at the till: four in five customers with a card, no reload between them, and what the page holds on to. */
export async function sittingSection(till: TillInHand, sales: number): Promise<Section> {
  const { page, client, watch } = till;
  const salesToday = async (): Promise<number> => day.parse(await till.question('day.summary')).sales.count;
  const before = await salesToday();
  const every = Math.max(1, Math.floor(sales / LOOKS));
  const looks: Holdings[] = [];
  let largest = 0;
  const startedAt = performance.now();
  for (let sale = 1 - WARM_UP; sale <= sales; sale += 1) {
    if (sale % 5 === 0) await page.keyboard.press('F4');
    else {
      await till.scan(till.nextMember().cardNumber);
      await page.locator('.member .facts').waitFor();
    }
    await page.keyboard.type(String(100 + (((sale + WARM_UP) * 37) % 5_000)));
    await page.keyboard.press('Enter');
    await page.locator('.done-slip .slip').waitFor();
    if (sale <= 0 || sale % every !== 0) continue;
    largest = Math.max(largest, ...(await watch.take()).longTasks);
    // At a free counter, so that one slip's length makes no difference.
    await page.keyboard.press('Escape');
    await page.locator('.welcome').waitFor();
    looks.push(await holdingsOf(client));
    // That collected all garbage at once, which no till does: it is not one of its tasks.
    await page.waitForTimeout(100);
    await watch.take();
  }
  const minutes = (performance.now() - startedAt) / 60_000;
  expectAnswer(
    (await salesToday()) === before + WARM_UP + sales,
    `all ${sales} sales of the sitting are in the book`,
  );
  const quarter = Math.max(1, Math.floor(looks.length / 4));
  const [first, last] = [averageOf(looks.slice(0, quarter)), averageOf(looks.slice(-quarter))];
  const growth = (what: string, of: (holdings: Holdings) => number): Figure => ({
    what: `${what}: last quarter / first`,
    value: of(last) / of(first),
    unit: '×',
    limit: 1.1,
  });
  return {
    title: `${sales.toLocaleString('en')} sales in one sitting (${minutes.toFixed(1)} minutes)`,
    figures: [
      { what: 'heap after collection, first quarter', value: first.heapMB, unit: 'MB' },
      { what: 'heap after collection, last quarter', value: last.heapMB, unit: 'MB' },
      growth('heap', ({ heapMB }) => heapMB),
      {
        what: `nodes kept per sale (of ${Math.round(last.nodes)} at the end)`,
        value: (last.nodes - first.nodes) / ((looks.length - quarter) * every),
        unit: 'nodes',
        limit: 1,
      },
      growth(`listeners (${Math.round(first.listeners)})`, ({ listeners }) => listeners),
      { what: 'longest task over 50 ms', value: largest, unit: 'ms', limit: 50 },
    ],
    remarks: [
      'the list of the day keeps each sale, with its undo: about 0.3 kB',
      'Chromium’s own undo keeps what was typed for a thousand steps: a node for each scan at a free counter',
    ],
  };
}

function averageOf(looks: readonly Holdings[]): Holdings {
  const average = (of: (holdings: Holdings) => number): number =>
    looks.reduce((sum, holdings) => sum + of(holdings), 0) / looks.length;
  return {
    heapMB: average(({ heapMB }) => heapMB),
    nodes: average(({ nodes }) => nodes),
    listeners: average(({ listeners }) => listeners),
  };
}
