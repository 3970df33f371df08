import { runInNewContext } from 'node:vm';
import { setFlagsFromString } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../../electron/core/domain/assert.ts';
import type { FuzzOrder, FuzzSaid } from './fuzz.ts';
import { boundMs, inputAt, inputKinds, type InputKind } from './inputs.ts';
import { fuzzedParser } from './parsers.ts';

// A thread of its own: a parser that hangs stops nobody from noticing.

assert(parentPort !== null, 'this is a thread');
const port = parentPort;
const { name, inputs, seed, at } = workerData as FuzzOrder;
const { examples, reads } = fuzzedParser(name);

setFlagsFromString('--expose-gc');
// The context's own view of a function of V8.
const collect = runInNewContext('gc') as () => void;

const say = (said: FuzzSaid): void => port.postMessage(said);
const place = new Int32Array(at);

function heapBytes(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

/** A machine that is busy with something else is slow now and then; a parser that is slow is so every time. */
function isSlowAlone(text: string, bound: number): boolean {
  for (let times = 0; times < 3; times += 1) {
    const startedAt = performance.now();
    reads(text);
    if (performance.now() - startedAt < bound) return false;
  }
  return true;
}

function run(): FuzzSaid {
  const slowestMs = Object.fromEntries(inputKinds.map((kind) => [kind, 0])) as Record<InputKind, number>;
  const heaps: number[] = [];
  let read = 0;
  for (let number = 0; number < inputs; number += 1) {
    Atomics.store(place, 0, number);
    const { kind, text } = inputAt(seed, number, examples);
    const startedAt = performance.now();
    try {
      if (reads(text)) read += 1;
    } catch (error) {
      const why = error instanceof Error ? `threw ${error.name}: ${error.message}` : 'threw';
      return { kind: 'failed', number, why };
    }
    const tookMs = performance.now() - startedAt;
    if (tookMs > boundMs[kind] && isSlowAlone(text, boundMs[kind]))
      return { kind: 'failed', number, why: `took ${tookMs.toFixed(0)} ms, each time` };
    slowestMs[kind] = Math.max(slowestMs[kind], tookMs);
    if ((number + 1) % Math.ceil(inputs / 4) === 0 || number + 1 === inputs) heaps.push(heapBytes());
  }
  return { kind: 'done', read, slowestMs, heaps };
}

say(run());
