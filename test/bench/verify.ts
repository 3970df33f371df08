import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { chanceFrom } from './chance.ts';
import { expectAnswer, timesAs, timesOf, type Section } from './figures.ts';
import type { KnownMembers } from './known-members.ts';
import { valueOf, type OpenShop } from './shop.ts';

const PAUSE_MS = 25;

/** Every invariant over the whole file, in its reader's thread, while the till goes on selling. */
export async function verifySection({ ask }: OpenShop, known: KnownMembers): Promise<Section> {
  const chance = chanceFrom(4);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const sales: number[] = [];
  const end = new AbortController();
  const startedAt = performance.now();
  delay.enable();
  const verifying = ask.data.verify({}).finally(() => end.abort());
  while (!end.signal.aborted) {
    const { cardNumber } = known.anyone(chance);
    const soldAt = performance.now();
    valueOf(await ask.sales.record({ cardNumber, totalMinor: 480 }));
    sales.push(performance.now() - soldAt);
    await pause(PAUSE_MS);
  }
  const verification = valueOf(await verifying);
  const seconds = (performance.now() - startedAt) / 1000;
  delay.disable();
  const wrong = verification.checks.filter((check) => !check.ok);
  expectAnswer(
    verification.ok,
    `every invariant holds: ${wrong.map(({ name, detail }) => `${name}: ${detail}`).join('; ')}`,
  );
  return {
    title: `Verify over everything, with ${sales.length} sales meanwhile`,
    figures: [
      { what: 'verify', value: seconds, unit: 's' },
      ...timesAs('a sale meanwhile', timesOf(sales), { p99: 15 }),
      { what: 'the event loop was late by, p99', value: delay.percentile(99) / 1e6, unit: 'ms' },
      { what: 'the event loop was late by, largest', value: delay.max / 1e6, unit: 'ms' },
    ],
  };
}
