import { startCrashingTill, type CrashingTill } from './crashing-till.ts';

/** What two tills that opened one shop at the same moment came to. */
export type Opening = 'one of them' | 'both' | 'neither';

/**
 * Lets two tills open one shop at once, kills the one that got it, and lets the other one and a new one try again: so
 * many times. Gives back what each time came to.
 */
export async function openAtOnce(folder: string, times: number): Promise<readonly Opening[]> {
  const start = (): CrashingTill => startCrashingTill({ folder, onAnswer: () => {}, lockWaitMs: 0 });
  const came: Opening[] = [];
  let waiting = [start(), start()];
  for (let time = 0; time < times; time += 1) {
    const next = [start(), start()];
    await Promise.all(waiting.map((till) => till.loaded));
    const at = Date.parse('2026-10-20T07:00:00Z');
    const outcomes = await Promise.all(waiting.map((till) => till.open(at)));
    const opened = outcomes.filter((why) => why === undefined).length;
    const isBusy = outcomes.filter((why) => why === 'DATABASE_BUSY').length;
    if (opened + isBusy !== 2) throw new Error(`two tills at once: ${outcomes.join(' and ')}`);
    came.push(opened === 1 ? 'one of them' : opened === 2 ? 'both' : 'neither');
    await Promise.all(waiting.map((till) => till.kill()));
    waiting = next;
  }
  await Promise.all(waiting.map((till) => till.kill()));
  return came;
}
