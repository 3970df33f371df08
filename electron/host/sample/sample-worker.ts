import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../../core/domain/assert.ts';
import { makeSampleYear } from './sample-year.ts';
import type { SampleAnswer, SampleTask } from './make-sample.ts';
import { threadFailure } from '../threads.ts';

const port = parentPort;
assert(port !== null, 'a sample shop is made in a thread of its own');
// Our own thread started this one: what it hands over has the form that make-sample.ts states.
const task = workerData as SampleTask;
const tell = (answer: SampleAnswer): void => port.postMessage(answer);

try {
  const counts = await makeSampleYear({ ...task, onProgress: (doneDays) => tell({ doneDays }) });
  tell({ isDone: true, ...counts });
} catch (error) {
  tell(threadFailure(error));
}
