import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { endsByItself } from '../../electron/host/end-process.ts';
import { endThread } from '../../electron/host/threads.ts';

/** A thread in the middle of one statement that takes seconds. */
const inStatement = (): Worker =>
  new Worker(
    `const database = require('better-sqlite3')(':memory:');
     require('node:worker_threads').parentPort.postMessage('begun');
     database.prepare(\`WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number LIMIT 20000000)
       SELECT count(*) FROM number\`).get();`,
    { eval: true },
  );

describe('A thread that is ended', () => {
  it('is waited for while it can be expected to end', async () => {
    const worker = new Worker('setInterval(() => {}, 1000)', { eval: true });
    await once(worker, 'online');
    const ended = once(worker, 'exit');
    await endThread(worker, 60_000);
    await ended;
    expect(await endsByItself()).toBe(true);
  });

  it('is left to itself in the middle of a long statement, and the process knows that it would hang until then', async () => {
    const worker = inStatement();
    await once(worker, 'message');
    // It says so just before.
    await wait(200);
    const ended = once(worker, 'exit');
    await endThread(worker, 50);
    expect(await endsByItself()).toBe(false);
    await ended;
    await expect.poll(() => endsByItself()).toBe(true);
  });
});
