import { Worker } from 'node:worker_threads';
import { inputAt, type InputKind } from './inputs.ts';
import { fuzzedParser } from './parsers.ts';

export interface FuzzOrder {
  readonly name: string;
  readonly inputs: number;
  readonly seed: number;
  /** The number of the input that the thread is at, for the one that watches it. */
  readonly at: SharedArrayBuffer;
}

export type FuzzSaid =
  | {
      readonly kind: 'done';
      /** How many inputs were taken for something; the others were refused. */
      readonly read: number;
      readonly slowestMs: Readonly<Record<InputKind, number>>;
      /** Bytes after a collection, at the end of each quarter. */
      readonly heaps: readonly number[];
    }
  | { readonly kind: 'failed'; readonly number: number; readonly why: string };

export interface FuzzReport {
  readonly name: string;
  readonly inputs: number;
  readonly seconds: number;
  readonly read: number;
  readonly refused: number;
  readonly slowestMs: number;
  readonly heapFirst: number;
  readonly heapLast: number;
  /** What went wrong, with the input by which it goes wrong again; null where nothing did. */
  readonly failure: string | null;
}

/** An input on which a parser spends longer than this hangs it. */
const hangsAfterMs = 15_000;
/** What a heap may have more after the last quarter than after the first: compiled code, and no more with more inputs. */
const mayGrowBytes = 2_000_000;

/** Feeds a parser so many inputs, in a thread that is watched. */
export async function fuzz(name: string, inputs: number, seed: number): Promise<FuzzReport> {
  const at = new SharedArrayBuffer(4);
  const startedAt = performance.now();
  const order: FuzzOrder = { name, inputs, seed, at };
  const said = await watched(
    new Worker(new URL('fuzz-worker.ts', import.meta.url), { workerData: order }),
    at,
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const none = { name, inputs, seconds, read: 0, refused: 0, slowestMs: 0, heapFirst: 0, heapLast: 0 };
  if (said.kind === 'failed') {
    const { text } = inputAt(seed, said.number, fuzzedParser(name).examples);
    const failure = `${said.why}; --seed ${seed}, input ${said.number}: ${JSON.stringify(text)}`;
    return { ...none, failure };
  }
  const { read, heaps } = said;
  const [heapFirst = 0, heapLast = heapFirst] = [heaps[0], heaps.at(-1)];
  const grown = heapLast - heapFirst;
  return {
    ...none,
    ...{ read, refused: inputs - read, heapFirst, heapLast },
    slowestMs: Math.max(...Object.values(said.slowestMs)),
    failure: grown > mayGrowBytes ? `the heap grew by ${grown} bytes; --seed ${seed}` : null,
  };
}

async function watched(worker: Worker, at: SharedArrayBuffer): Promise<FuzzSaid> {
  const place = new Int32Array(at);
  const { promise, resolve, reject } = Promise.withResolvers<FuzzSaid>();
  let seenAt = -1;
  let sinceMs = performance.now();
  const watch = setInterval(() => {
    const number = Atomics.load(place, 0);
    if (number !== seenAt) {
      seenAt = number;
      sinceMs = performance.now();
    } else if (performance.now() - sinceMs > hangsAfterMs) {
      resolve({ kind: 'failed', number, why: `hangs for ${hangsAfterMs} ms` });
    }
  }, 500);
  worker.once('message', resolve);
  worker.once('error', reject);
  try {
    return await promise;
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
}
