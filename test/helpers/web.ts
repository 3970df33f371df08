import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { Result } from '../../electron/core/domain/result.ts';

const program = fileURLToPath(new URL('../../electron/cli/regulars.ts', import.meta.url));

/** `regulars serve` in a process of its own. */
export interface ServedTill {
  /** As printed: it lets one browser in. */
  readonly link: string;
  readonly port: number;
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  readonly child: ChildProcess;
  /** Ends it as Ctrl-C does and gives back the exit status; the second time the same one. */
  readonly close: () => Promise<number | null>;
}

export const serveTill = (folder: string, ...words: readonly string[]): Promise<ServedTill> =>
  serveWith([process.execPath, program], folder, words);

/** The same with another command line than the checkout's. */
export async function serveWith(
  [command, ...before]: readonly [string, ...string[]],
  folder: string,
  words: readonly string[] = [],
): Promise<ServedTill> {
  const child = spawn(command, [...before, '--data', folder, 'serve', ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  const endWithTests = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', endWithTests);
  const exited = once(child, 'exit').then(([status]): number | null => {
    process.off('exit', endWithTests);
    return typeof status === 'number' ? status : null;
  });
  const link = await linkFrom(child.stdout);
  const { port, origin } = new URL(link);
  return {
    link,
    port: Number(port),
    origin,
    child,
    close: () => {
      child.kill('SIGINT');
      return exited;
    },
  };
}

/** Reads the line that holds the link. Throws where there is none. */
export async function linkFrom(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const link = /http:\/\/\S+/.exec(line)?.[0];
    if (link !== undefined) return link;
  }
  throw new Error('regulars serve ended without a link');
}

/** Takes the link as a browser does. Gives what to send as Cookie from then on. */
export async function comeIn({ link }: Pick<ServedTill, 'link'>): Promise<string> {
  const answer = await fetch(link, { redirect: 'manual' });
  const [cookie] = (answer.headers.get('set-cookie') ?? '').split(';');
  if (answer.status !== 303 || cookie === undefined || cookie === '')
    throw new Error(`the link answers ${answer.status}`);
  return cookie;
}

export interface CallOf {
  readonly procedure: string;
  readonly input?: unknown;
  readonly commandId?: string | undefined;
  readonly trainingId?: string | undefined;
}

/** What our page sends for a call, so that a test can send it with one thing wrong. */
export const callRequest = (
  origin: string,
  cookie: string,
  { input, commandId, trainingId }: CallOf,
): RequestInit => ({
  method: 'POST',
  headers: { origin, cookie, 'content-type': 'application/json' },
  body: jsonOf({ input, commandId, trainingId }),
});

export async function ask(
  { origin }: Pick<ServedTill, 'origin'>,
  cookie: string,
  call: CallOf,
): Promise<Result<unknown, ErrorBody>> {
  const address = `${origin}/api/${encodeURIComponent(call.procedure)}`;
  const answer = await fetch(address, callRequest(origin, cookie, call));
  if (answer.status !== 200) throw new Error(`${call.procedure} answers ${answer.status}`);
  return JSON.parse(await answer.text());
}

/** JSON as any client may write it: what JSON can say and JSON.stringify doesn't, -0, is said. */
function jsonOf(call: unknown): string {
  const minusZero = '"-0 as a number"';
  return JSON.stringify(call, (_, part: unknown) =>
    Object.is(part, -0) ? JSON.parse(minusZero) : part,
  ).replaceAll(minusZero, '-0');
}
