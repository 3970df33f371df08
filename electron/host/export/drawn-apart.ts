import type { Worker } from 'node:worker_threads';
import { startThread, ThreadError, type ThreadFailure } from '../threads.ts';
import type { DrawnLine, LineImage } from './line-image.ts';

/** Lines of one width that the drawing thread is to draw; `number` comes back with their pictures. */
export interface DrawingTask {
  readonly number: number;
  readonly lines: readonly DrawnLine[];
  readonly widthDots: number;
}

export type DrawingAnswer = { readonly number: number } & (
  { readonly images: LineImage[] } | { readonly failure: ThreadFailure }
);

interface Asking {
  readonly resolve: (images: LineImage[]) => void;
  readonly reject: (error: Error) => void;
}

const asking = new Map<number, Asking>();
let lastNumber = 0;
let worker: Worker | undefined;

/**
 * Draws lines of one width, each as a picture of its own, in a thread that does nothing else: a slip in Chinese takes a
 * tenth of a second, in which the till sells on. Throws where the thread can't be had or ends over it; the next lines
 * have a new one.
 */
export async function drawApart(lines: readonly DrawnLine[], widthDots: number): Promise<LineImage[]> {
  if (lines.length === 0) return [];
  worker ??= start();
  const thread = worker;
  lastNumber += 1;
  const task: DrawingTask = { number: lastNumber, lines, widthDots };
  try {
    return await new Promise<LineImage[]>((resolve, reject) => {
      asking.set(task.number, { resolve, reject });
      thread.ref();
      thread.postMessage(task);
    });
  } finally {
    asking.delete(task.number);
    // A thread that has nothing to draw keeps no process alive.
    if (asking.size === 0) thread.unref();
  }
}

/** Started with the first line that needs it: most shops' slips are text alone. */
function start(): Worker {
  const started = startThread(import.meta.url, 'drawing-worker', null);
  started.on('message', (answer: DrawingAnswer) => {
    const waiting = asking.get(answer.number);
    if ('images' in answer) waiting?.resolve(answer.images);
    else waiting?.reject(new ThreadError(answer.failure));
  });
  const end = (error: Error): void => {
    if (worker === started) worker = undefined;
    for (const { reject } of asking.values()) reject(error);
  };
  started.once('error', end);
  started.once('exit', () => end(new Error('the drawing thread ended')));
  return started;
}
