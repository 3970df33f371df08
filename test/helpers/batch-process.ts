import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { Result } from '../../electron/core/domain/result.ts';

const program = fileURLToPath(new URL('../../electron/cli/regulars.ts', import.meta.url));

/** `regulars batch` in a process of its own, kept open as a pipe: a line in, a line out. */
export interface BatchProcess {
  readonly call: (
    procedure: string,
    input: unknown,
    commandId?: string,
  ) => Promise<Result<unknown, ErrorBody>>;
  /** Ends the pipe as a script does and gives back the exit status. */
  readonly close: () => Promise<number | null>;
}

export function startBatch(folder: string, words: readonly string[] = []): BatchProcess {
  const child = spawn(process.execPath, [program, 'batch', '--data', folder, ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, LC_ALL: 'en_US.UTF-8' },
  });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async call(procedure, input, commandId) {
      child.stdin.write(`${requestLine({ procedure, input, commandId })}\n`);
      const { value: line, done } = await lines.next();
      if (done === true) throw new Error(`the command line ended at ${procedure}`);
      return JSON.parse(line);
    },
    async close() {
      child.stdin.end();
      const [status] = await exited;
      return status;
    },
  };
}

/** JSON as a person may type it: what JSON can say and JSON.stringify doesn't, -0, is said. */
function requestLine(request: unknown): string {
  const minusZero = '"-0 as a number"';
  return JSON.stringify(request, (_, part: unknown) =>
    Object.is(part, -0) ? JSON.parse(minusZero) : part,
  ).replaceAll(minusZero, '-0');
}
