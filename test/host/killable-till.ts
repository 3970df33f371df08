import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { v7 as newId } from 'uuid';
import { clientOver, type TillClient } from '../../electron/core/contract/till-api.ts';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { Result } from '../../electron/core/domain/result.ts';
import type { TestClock } from '../helpers/clock.ts';

const script = fileURLToPath(new URL('day-host.ts', import.meta.url));

type When = 'before it is carried out' | 'once it is carried out';

/** A till in a process of its own, by a clock that the test holds. */
export interface KillableTill {
  readonly asOwner: TillClient;
  readonly asCashier: TillClient;
  /** The process is killed at the next question, and a new one is asked the same by the same command id. */
  readonly killAtNextQuestion: (when: When) => void;
  readonly kills: () => number;
  /** Ends the process as a window does, and starts another one. */
  readonly restart: () => Promise<void>;
  /** Ends the process as a window does: backups under way are let finish. */
  readonly close: () => Promise<void>;
}

export function startKillableTill(folder: string, clock: TestClock): KillableTill {
  const start = () => {
    const child = spawn(process.execPath, [script, folder, String(clock.now())], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return { child, lines, exited: once(child, 'exit') };
  };
  let running: {
    readonly child: ChildProcessByStdio<Writable, Readable, null>;
    readonly lines: AsyncIterator<string>;
    readonly exited: Promise<unknown[]>;
  } = start();
  let killAt: When | undefined;
  let kills = 0;

  const ask = async (line: string): Promise<Result<unknown, ErrorBody>> => {
    const when = killAt;
    killAt = undefined;
    if (when !== 'before it is carried out') running.child.stdin.write(`${line}\n`);
    if (when !== undefined) {
      // The answer is on its way to somebody who won't read it.
      if (when === 'once it is carried out') await running.lines.next();
      running.child.kill('SIGKILL');
      await running.exited;
      kills += 1;
      running = start();
      return ask(line);
    }
    const { value, done } = await running.lines.next();
    if (done === true) throw new Error('the till ended');
    return JSON.parse(value);
  };
  const close = async (): Promise<void> => {
    running.child.stdin.end();
    await running.exited;
  };
  const clientAs = (role: 'owner' | 'cashier'): TillClient =>
    clientOver(
      (procedure, input, commandId) =>
        ask(JSON.stringify({ at: clock.now(), role, procedure, input, commandId })),
      () => newId(),
    );
  return {
    asOwner: clientAs('owner'),
    asCashier: clientAs('cashier'),
    killAtNextQuestion: (when) => {
      killAt = when;
    },
    kills: () => kills,
    async restart() {
      await close();
      running = start();
    },
    close,
  };
}
