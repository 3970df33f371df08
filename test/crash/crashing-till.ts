import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { Result } from '../../electron/core/domain/result.ts';
import type { Question } from './load.ts';

const script = fileURLToPath(new URL('till-process.ts', import.meta.url));

export type Answer = Result<unknown, ErrorBody>;

/** A till in a process of its own, which ends by a kill. */
export interface CrashingTill {
  /** Resolves once its program is loaded; the shop isn't open yet. */
  readonly loaded: Promise<void>;
  /** Resolves once its process is gone. */
  readonly gone: Promise<'gone'>;
  /** Lets it open the shop: resolves with undefined once it is open, or with the fault that kept it out. */
  readonly open: (at: number) => Promise<string | undefined>;
  /** Asks, and goes on: the answer is told to `onAnswer`, unless the till dies before it. */
  readonly ask: (question: Question) => void;
  /** Ends it as a window does. */
  readonly end: () => void;
  /** Kills it at once; resolves when it is gone and all that it said before has been heard. */
  readonly kill: () => Promise<void>;
}

export interface CrashingTillOptions {
  readonly folder: string;
  readonly onAnswer: (question: Question, answer: Answer) => void;
  /** Set where the till has the clock of its machine, which these variables set. */
  readonly machineClock?: Readonly<Record<string, string>>;
  /** How long it waits for another till; ten seconds unless given. */
  readonly lockWaitMs?: number;
}

export function startCrashingTill(options: CrashingTillOptions): CrashingTill {
  const { folder, onAnswer, machineClock, lockWaitMs = 10_000 } = options;
  const clock = machineClock === undefined ? 'given' : 'machine';
  const child = spawn(process.execPath, [script, folder, clock, String(lockWaitMs)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Most of a till's opening is the reading of its program, which is the same each time.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'regulars-program'), ...process.env, ...machineClock },
  });
  const gone = once(child, 'close');
  // Written to after its death, a pipe complains.
  child.stdin.on('error', () => {});
  const asked = new Map<number, Question>();
  const loaded = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<string | undefined>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    let said: 'loaded' | 'open' | { notOpened: string } | { number: number; answer: Answer };
    try {
      said = JSON.parse(line);
    } catch {
      // The last line of a till that was killed while it wrote: nobody has had this answer.
      return;
    }
    if (said === 'loaded') return loaded.resolve();
    if (said === 'open') return opened.resolve(undefined);
    if ('notOpened' in said) return opened.resolve(said.notOpened);
    const question = asked.get(said.number);
    if (question !== undefined) onAnswer(question, said.answer);
  });
  void gone.then(() => {
    loaded.resolve();
    opened.resolve('killed');
  });
  return {
    loaded: loaded.promise,
    gone: gone.then(() => 'gone' as const),
    open(at) {
      child.stdin.write(`${at}\n`);
      return opened.promise;
    },
    ask(question) {
      const number = asked.size;
      asked.set(number, question);
      child.stdin.write(`${JSON.stringify({ number, ...question })}\n`);
    },
    end: () => {
      child.stdin.end();
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
