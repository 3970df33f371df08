import type { MemberId } from '../../core/domain/ids.ts';
import { startThread, ThreadError, type ThreadFailure } from '../threads.ts';

/** Where copies of the shop lie that may hold somebody who was erased. */
export interface ForgetTask {
  readonly members: readonly MemberId[];
  readonly at: number;
  /** The shop's folder: what a restore kept, the backups, the exports. */
  readonly shopFolder: string | undefined;
  /** The shop's part of the second folder. */
  readonly secondFolder: string | undefined;
}

export type ForgetAnswer = { readonly unreached: readonly string[] } | ThreadFailure;

/** A drive that says nothing for so long is left alone: what lies on it is told as not reached. */
const SILENT_AFTER_MS = 120_000;

/**
 * Takes erased members out of every copy that can be reached, in a thread beside the till. Gives the files that still
 * hold them, or may: the owner can throw those away.
 */
export async function forgetInCopies(task: ForgetTask): Promise<readonly string[]> {
  const near = forgetIn({ ...task, secondFolder: undefined });
  const { secondFolder } = task;
  if (secondFolder === undefined) return near;
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<readonly string[]>((resolve) => {
    timer = setTimeout(() => resolve([secondFolder]), SILENT_AFTER_MS);
  });
  const far = forgetIn({ ...task, shopFolder: undefined });
  const all = await Promise.all([near, Promise.race([far, silence])]);
  clearTimeout(timer);
  return all.flat();
}

function forgetIn(task: ForgetTask): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const worker = startThread(import.meta.url, 'forget-worker', task);
    worker.once('message', (answer: ForgetAnswer) => {
      if ('unreached' in answer) resolve(answer.unreached);
      else reject(new ThreadError(answer));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('a thread ended without an answer')));
  });
}
