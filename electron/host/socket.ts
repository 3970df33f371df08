import { randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { removeHostFile, writeHostFile } from './host-file.ts';
import { LineCutter, type Line } from './lines.ts';
import { newSocketPlace, removeSocket, removeStaleSockets } from './socket-place.ts';
import { hello, lineOf, parseJson, request, type Hello, type Reply } from './socket-wire.ts';
import type { Session, Till } from './till.ts';

export interface Listening {
  /** Lets what is under way be answered, then closes every connection and takes the socket's name away. */
  readonly close: () => Promise<void>;
}

/** A connection that hasn't said who it is by then is closed. */
const HELLO_WITHIN_MS = 5_000;
/** A caller that doesn't take its last answers by then loses them; the command ids keep them. */
const TAKEN_WITHIN_MS = 1_000;
/** More requests of one connection than this wait in its pipe. */
const UNDER_WAY_AT_ONCE = 32;
const CONNECTIONS_AT_ONCE = 64;

/**
 * Lets the command line of the same user reach the running till. Call it with the shop's lock in hand, which
 * `createTill` has taken: whatever socket is there already is then stale. Who may speak is decided by the token in
 * `host.json`, which only this user can read; a session is never more than the owner's, and less where it asks so.
 */
export async function listen(till: Till, folder: string, version: string): Promise<Listening> {
  removeHostFile(folder);
  removeStaleSockets(folder);
  const token = randomBytes(32).toString('hex');
  const open = new Set<Connection>();
  const server = createServer((socket) => {
    const connection = serve(socket, till, token, version);
    open.add(connection);
    socket.once('close', () => open.delete(connection));
  });
  server.maxConnections = CONNECTIONS_AT_ONCE;

  const socket = newSocketPlace(folder);
  await bind(server, socket);
  if (process.platform !== 'win32') chmodSync(socket, 0o600);
  writeHostFile(folder, { socket, token, version, pid: process.pid });

  const close = async (): Promise<void> => {
    removeHostFile(folder);
    const closed = new Promise((resolve) => server.close(resolve));
    await Promise.all([...open].map((connection) => connection.finish()));
    await closed;
    removeSocket(socket, folder);
  };
  // Once only: by a second time the lock may be let go, and what lies there another host's.
  let closing: Promise<void> | undefined;
  return { close: () => (closing ??= close()) };
}

function bind(server: Server, socket: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(socket, () => {
      server.off('error', reject);
      // An accept that failed, for want of file descriptors say, is the caller's trouble and not the till's.
      server.on('error', () => {});
      resolve();
    });
  });
}

interface Connection {
  readonly finish: () => Promise<void>;
}

function serve(socket: Socket, till: Till, token: string, version: string): Connection {
  const cutter = new LineCutter();
  let session: Session | undefined;
  let isFinishing = false;
  const underWay = new Set<Promise<void>>();
  const helloLimit = setTimeout(() => socket.destroy(), HELLO_WITHIN_MS);

  // A caller that goes away in the middle is no trouble of the till's: what it asked is done, and kept by its id.
  socket.on('error', () => socket.destroy());
  socket.once('close', () => clearTimeout(helloLimit));

  /** Reads on only while the caller takes its answers, so that none pile up here. */
  const readOnWhenCalm = (): void => {
    const isBusy = underWay.size >= UNDER_WAY_AT_ONCE || socket.writableNeedDrain;
    if (isBusy || isFinishing) socket.pause();
    else socket.resume();
  };
  socket.on('drain', readOnWhenCalm);

  const hear = (line: Line): void => {
    const message = 'text' in line ? parseJson(line.text) : undefined;
    if (session === undefined) {
      const greeting = hello.safeParse(message).data?.hello;
      if (greeting === undefined || !isSameToken(greeting.token, token)) {
        socket.destroy();
        return;
      }
      clearTimeout(helloLimit);
      if (greeting.version !== version) {
        socket.end(lineOf({ differs: { version } } satisfies Reply));
        return;
      }
      session = sessionOf(greeting);
      socket.write(lineOf({ welcome: { version } } satisfies Reply));
      return;
    }
    const asked = request.safeParse(message).data;
    if (asked === undefined) {
      socket.destroy();
      return;
    }
    const answering = till
      .dispatch(session, asked.procedure, asked.input, asked.commandId)
      .then((result) => {
        if (!socket.destroyed) socket.write(lineOf({ id: asked.id, result }));
      })
      .finally(() => {
        underWay.delete(answering);
        readOnWhenCalm();
      });
    underWay.add(answering);
  };

  socket.on('data', (chunk: Buffer) => {
    for (const line of cutter.push(chunk)) {
      if (!socket.destroyed && !socket.writableEnded) hear(line);
    }
    if (cutter.isTooLong) socket.destroy();
    readOnWhenCalm();
  });

  return {
    finish: async () => {
      isFinishing = true;
      socket.pause();
      await Promise.all(underWay);
      if (socket.destroyed) return;
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.end(() => socket.destroy());
      // Whoever doesn't take the answers mustn't keep the till from closing.
      const limit = setTimeout(() => socket.destroy(), TAKEN_WITHIN_MS);
      await closed;
      clearTimeout(limit);
    },
  };
}

/** Who came with the token is this system's user, whose role may be lowered by the caller and never raised. */
const sessionOf = ({ asker, role }: Hello): Session => ({
  shell: 'cli',
  actorName: asker,
  role,
  till: 'cli',
});

function isSameToken(said: string, token: string): boolean {
  const [left, right] = [Buffer.from(said), Buffer.from(token)];
  return left.length === right.length && timingSafeEqual(left, right);
}
