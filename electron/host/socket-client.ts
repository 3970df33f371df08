import { connect as connectSocket, type Socket } from 'node:net';
import { Fault, type ErrorBody } from '../core/contract/errors.ts';
import type { Carrier } from '../core/contract/till-api.ts';
import type { Result } from '../core/domain/result.ts';
import { readHostFile } from './host-file.ts';
import { LINE_LIMIT_BYTES, LineCutter } from './lines.ts';
import { answer, lineOf, parseJson, reply, type Hello, type Reply } from './socket-wire.ts';

export interface HostConnection {
  /** Rejects with ConnectionLost where the host went away before it answered: ask again with the same command id. */
  readonly carry: Carrier;
  readonly close: () => void;
}

/** The host went away, or never was a host: what was asked may have been done or not. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/** The request is longer than any that a procedure takes. It was not sent. */
export class RequestTooLong extends Error {
  override readonly name = 'RequestTooLong';
}

export interface Caller {
  readonly version: string;
  readonly asker: Hello['asker'];
  readonly role: Hello['role'];
}

/** A host that is alive says its welcome within a blink; one that is stopped in a debugger never does. */
const WELCOME_WITHIN_MS = 5_000;

/**
 * Reaches the host that runs for this folder. Undefined where none answers.
 * Throws HOST_VERSION_DIFFERS where it is another version's.
 */
export async function connect(folder: string, caller: Caller): Promise<HostConnection | undefined> {
  const host = readHostFile(folder);
  if (host === undefined) return undefined;
  const socket = await openSocket(host.socket);
  if (socket === undefined) return undefined;
  const connection = talk(socket);
  socket.write(lineOf({ hello: { token: host.token, ...caller } satisfies Hello }));
  const welcome = await connection.welcome;
  if (welcome === undefined) {
    socket.destroy();
    return undefined;
  }
  if ('differs' in welcome) {
    socket.destroy();
    throw new Fault('HOST_VERSION_DIFFERS', { running: welcome.differs.version, own: caller.version });
  }
  return connection;
}

function openSocket(place: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connectSocket(place);
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}

function talk(socket: Socket): HostConnection & { readonly welcome: Promise<Reply | undefined> } {
  const waiting = new Map<
    number,
    {
      readonly resolve: (result: Result<unknown, ErrorBody>) => void;
      readonly reject: (error: Error) => void;
    }
  >();
  const cutter = new LineCutter(Number.POSITIVE_INFINITY);
  let nextId = 1;
  let greet: ((welcome: Reply | undefined) => void) | undefined;
  const welcome = new Promise<Reply | undefined>((resolve) => {
    greet = resolve;
  });
  const welcomeLimit = setTimeout(() => socket.destroy(), WELCOME_WITHIN_MS);

  socket.on('error', () => socket.destroy());
  socket.once('close', () => {
    clearTimeout(welcomeLimit);
    greet?.(undefined);
    for (const { reject } of waiting.values()) reject(new ConnectionLost('the host went away'));
    waiting.clear();
  });
  socket.on('data', (chunk: Buffer) => {
    for (const line of cutter.push(chunk)) {
      const message = 'text' in line ? parseJson(line.text) : undefined;
      if (greet !== undefined) {
        clearTimeout(welcomeLimit);
        greet(reply.safeParse(message).data);
        greet = undefined;
        continue;
      }
      const answered = answer.safeParse(message).data;
      if (answered === undefined) {
        socket.destroy();
        return;
      }
      waiting.get(answered.id)?.resolve(answered.result);
      waiting.delete(answered.id);
    }
  });

  return {
    welcome,
    carry: (procedure, input, commandId) =>
      new Promise((resolve, reject) => {
        const id = nextId++;
        const line = lineOf({ id, procedure, input, commandId });
        if (Buffer.byteLength(line) > LINE_LIMIT_BYTES) reject(new RequestTooLong('the request is too long'));
        else if (socket.destroyed) reject(new ConnectionLost('the host went away'));
        else {
          waiting.set(id, { resolve, reject });
          socket.write(line);
        }
      }),
    close: () => socket.destroy(),
  };
}
