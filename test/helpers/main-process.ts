import type * as Electron from 'electron';
import { once } from 'node:events';

/** Electron's main process, reached over its inspector: what a test asks there runs in the app itself. */
export interface MainProcess {
  /**
   * Runs a function in the main process, with Electron's module and one argument; gives what it returns or resolves
   * to. Function, argument and result travel as text and JSON, so it can use nothing from around it.
   */
  readonly evaluate: <Returned, Argument = undefined>(
    run: (electron: typeof Electron, argument: Argument) => Returned | Promise<Returned>,
    argument?: Argument,
  ) => Promise<Returned>;
  readonly disconnect: () => void;
}

interface Reply {
  readonly id?: number;
  readonly result?: {
    readonly result: { readonly value?: unknown };
    readonly exceptionDetails?: {
      readonly text: string;
      readonly exception?: { readonly description?: string };
    };
  };
  readonly error?: { readonly message: string };
}

const ended: Reply = { error: { message: 'the main process has ended' } };

/** Connects to the inspector at the address that the app printed. */
export async function connectToMain(address: string): Promise<MainProcess> {
  const socket = new WebSocket(address);
  await once(socket, 'open');
  const waiting = new Map<number, (reply: Reply) => void>();
  let nextId = 1;
  socket.addEventListener('message', ({ data }) => {
    const reply: Reply = JSON.parse(String(data));
    if (reply.id === undefined) return;
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  socket.addEventListener('close', () => {
    for (const answer of waiting.values()) answer(ended);
    waiting.clear();
  });

  const ask = (expression: string): Promise<Reply> =>
    new Promise((resolve) => {
      if (socket.readyState !== WebSocket.OPEN) return resolve(ended);
      const id = nextId++;
      waiting.set(id, resolve);
      const params = { expression, awaitPromise: true, returnByValue: true, includeCommandLineAPI: true };
      socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }));
    });

  return {
    evaluate: async (run, argument) => {
      const { result, error } = await ask(
        `(${run.toString()})(require('electron'), ${JSON.stringify(argument)})`,
      );
      if (error !== undefined) throw new Error(error.message);
      const problem = result?.exceptionDetails;
      if (problem !== undefined) throw new Error(problem.exception?.description ?? problem.text);
      // The function's own return type says what comes back as JSON.
      return result?.result.value as never;
    },
    disconnect: () => socket.close(),
  };
}
