import { once } from 'node:events';
import { getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';

/** A thread that does as the long readers do and says which priority it has then. */
async function priorityInThread(): Promise<number> {
  const threads = new URL('../../electron/host/threads.ts', import.meta.url).href;
  const program = `
    import { getPriority } from 'node:os';
    import { parentPort } from 'node:worker_threads';
    import { giveWayToTheTill } from ${JSON.stringify(threads)};
    giveWayToTheTill();
    parentPort.postMessage(getPriority(0));`;
  const url = new URL(`data:text/javascript,${encodeURIComponent(program)}`);
  const worker = new Worker(url, { execArgv: [] });
  const [priority]: unknown[] = await once(worker, 'message');
  await worker.terminate();
  return Number(priority);
}

describe.runIf(process.platform === 'linux')('a thread that reads for minutes', () => {
  it('gives way to the till, whose own priority stays as it is', async () => {
    const before = getPriority();
    expect(await priorityInThread()).toBe(Math.max(before, 10));
    expect(getPriority()).toBe(before);
  });
});
