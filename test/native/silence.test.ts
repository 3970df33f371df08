import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { silenceOf } from '../../native/scanner/silence.ts';

/** Keeps this thread from everything else, as a sweep of memory does, or a machine that is starved. */
const isBusyFor = (ms: number): unknown => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

it('a silence is told once, when it has lasted', async () => {
  let told = 0;
  silenceOf(50, () => {
    told += 1;
  }).await();
  await expect.poll(() => told).toBe(1);
});

it('time in which the process is busy is no silence: what came meanwhile is read first', async () => {
  const heard: string[] = [];
  const silence = silenceOf(1_000, () => heard.push('silence'));
  silence.await();
  setImmediate(() => {
    isBusyFor(1_500);
    // Its turn is after that of the timers.
    setImmediate(() => heard.push('what came meanwhile'));
  });
  await expect.poll(() => heard.length).toBe(2);
  expect(heard).toEqual(['what came meanwhile', 'silence']);
});

it('of a scanner that has sent all no silence is told', async () => {
  const heard: string[] = [];
  const [ended, other] = ['ended', 'other'].map((name) => silenceOf(50, () => heard.push(name)));
  ended?.await();
  ended?.end();
  other?.await();
  await expect.poll(() => heard.length).toBe(1);
  await nextTurn();
  expect(heard).toEqual(['other']);
});
