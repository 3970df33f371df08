import type { Holding } from '../../core/contract/rescue.ts';
import type { Locale } from '../../core/messages/translate.ts';
import { startThread, ThreadError, type ThreadFailure } from '../threads.ts';
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

/** What it answers. */
export type RescueAnswer = { readonly value: RescueAnswers[keyof RescueAnswers] } | ThreadFailure;

/** Does a long work on a shop's file in a thread of its own: the till sells on meanwhile, where it can. */
export async function askRescue<Kind extends RescueTask['kind']>(
  task: RescueTask & { readonly kind: Kind },
): Promise<RescueAnswers[Kind]> {
  const worker = startThread(import.meta.url, 'rescue-worker', task);
  const ended = new Promise((end) => worker.once('exit', end));
  try {
    const value = await new Promise<RescueAnswers[keyof RescueAnswers]>((resolve, reject) => {
      worker.once('message', (answer: RescueAnswer) => {
        if ('value' in answer) resolve(answer.value);
        else reject(new ThreadError(answer));
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
