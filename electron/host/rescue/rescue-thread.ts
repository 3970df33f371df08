import { Worker } from 'node:worker_threads';
import type { Holding } from '../../core/contract/rescue.ts';
import type { Locale } from '../../core/messages/translate.ts';
import type { Look } from './damage.ts';
import type { Prepared, PrepareTask } from './prepare.ts';
import type { Salvaged, SalvageTask } from './salvage.ts';

/** What the thread is asked; each kind has its answer. */
export type RescueTask = { readonly locale: Locale } & (
  | { readonly kind: 'look'; readonly shop: string }
  | { readonly kind: 'holdings'; readonly shop: string; readonly files: readonly string[] }
  | ({ readonly kind: 'prepare' } & PrepareTask)
  | ({ readonly kind: 'salvage' } & SalvageTask)
);

export interface RescueAnswers {
  readonly look: Look;
  readonly holdings: { readonly current: Holding | null; readonly files: readonly (Holding | null)[] };
  readonly prepare: Prepared;
  readonly salvage: Salvaged;
}

/** What it answers: SQLite's code stands for an error that another thread threw. */
export type RescueAnswer =
  { readonly value: RescueAnswers[keyof RescueAnswers] } | { readonly code: string; readonly stack: string };

// In a checkout Node runs the TypeScript as it stands; in the packaged app the bundle lies beside this file.
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './rescue-worker.ts' : './rescue-worker.js',
  import.meta.url,
);

/** An error of the thread, with SQLite's code, so that it is mapped like one of this thread. */
class RescueError extends Error {
  override readonly name = 'RescueError';
  readonly code: string;
  constructor(code: string, stack: string) {
    super(code);
    this.code = code;
    this.stack = stack;
  }
}

/** Does a long work on a shop's file in a thread of its own: the till sells on meanwhile, where it can. */
export async function askRescue<Kind extends RescueTask['kind']>(
  task: RescueTask & { readonly kind: Kind },
): Promise<RescueAnswers[Kind]> {
  // Without this thread's own flags: what they name may be meant from another working directory.
  const worker = new Worker(workerFile, { workerData: task, execArgv: [] });
  const ended = new Promise((end) => worker.once('exit', end));
  try {
    const value = await new Promise<RescueAnswers[keyof RescueAnswers]>((resolve, reject) => {
      worker.once('message', (answer: RescueAnswer) => {
        if ('value' in answer) resolve(answer.value);
        else reject(new RescueError(answer.code, answer.stack));
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('a rescue ended without an answer')));
    });
    // The thread answers each kind with its own: see `run` there.
    return value as RescueAnswers[Kind];
  } finally {
    // A file is let go when the thread that had it is gone.
    await ended;
  }
}
