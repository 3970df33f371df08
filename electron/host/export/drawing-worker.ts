import { parentPort } from 'node:worker_threads';
import { assert } from '../../core/domain/assert.ts';
import { threadFailure } from '../threads.ts';
import type { DrawingAnswer, DrawingTask } from './drawn-apart.ts';
import { drawLines } from './line-image.ts';

const port = parentPort;
assert(port !== null, 'lines are drawn in a thread of their own');

// The thread that starts this one sends DrawingTasks and nothing else.
port.on('message', ({ number, lines, widthDots }: DrawingTask) => {
  void (async () => {
    const answer = await drawLines(lines, widthDots).then(
      (images): DrawingAnswer => ({ number, images }),
      (error: unknown): DrawingAnswer => ({ number, failure: threadFailure(error) }),
    );
    port.postMessage(answer);
  })();
});
