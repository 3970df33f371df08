import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Where a till finds a played printer: as the contract's connections have it. */
export type PrinterPlace =
  | { readonly kind: 'serial'; readonly path: string; readonly baudRate: number }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number };

/** What a printer hears through its cable and says into it. What isn't taken stays in the cable, which holds little. */
export interface Cable<Place = PrinterPlace> {
  readonly place: Place;
  /** Plugs it in; resolves when a till can open it. */
  readonly plug: () => Promise<void>;
  /** Pulls it; resolves when it is out. What it held is lost. */
  readonly pull: () => Promise<void>;
  readonly take: (most: number) => Uint8Array | undefined;
  readonly say: (bytes: Uint8Array) => void;
  readonly close: () => Promise<void>;
}

/** Little is read ahead: what a printer doesn't take is to hold its till up. */
const READ_AHEAD = 256;

/** The connections to a printer: the first is served, as printers do, and others wait until it is over. */
class Connections {
  #open: Socket[] = [];
  readonly #onReadable: () => void;
  readonly server: Server;

  constructor(onReadable: () => void) {
    this.#onReadable = onReadable;
    this.server = createServer({ allowHalfOpen: true, highWaterMark: READ_AHEAD }, (socket) =>
      this.#accept(socket),
    );
  }

  get count(): number {
    return this.#open.length;
  }

  #accept(socket: Socket): void {
    this.#open.push(socket);
    socket.on('readable', this.#onReadable);
    socket.on('end', () => socket.end());
    // Whoever is gone is gone: `close` follows.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#open = this.#open.filter((other) => other !== socket);
      this.#onReadable();
    });
  }

  take(most: number): Uint8Array | undefined {
    const socket = this.#open[0];
    // Asked for nothing it looks whether the other end is closed.
    const taken: unknown = socket?.read(Math.min(most, socket.readableLength));
    return taken instanceof Uint8Array ? taken : undefined;
  }

  say(bytes: Uint8Array): void {
    this.#open[0]?.write(bytes);
  }

  async listen(
    at: { readonly path: string } | { readonly host: string; readonly port: number },
  ): Promise<void> {
    this.server.listen(at);
    await once(this.server, 'listening');
  }

  async end(how: (socket: Socket) => void): Promise<void> {
    // Whatever errors come before it.
    const closed = this.#open.map(
      (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
    );
    for (const socket of this.#open) how(socket);
    await Promise.all(closed);
  }

  async close(): Promise<void> {
    if (!this.server.listening) return;
    this.server.close();
    await once(this.server, 'close');
  }
}

/** A network cable: pulled, its connections are reset and new ones refused until it is in again. */
export async function networkCable(
  onReadable: () => void,
): Promise<Cable<Extract<PrinterPlace, { kind: 'tcp' }>>> {
  const connections = new Connections(onReadable);
  const host = '127.0.0.1';
  await connections.listen({ host, port: 0 });
  const address = connections.server.address();
  if (address === null || typeof address === 'string') throw new Error('a network port');
  const { port } = address;
  const pull = async (): Promise<void> => {
    const closed = connections.close();
    // One that is just being ended can't be reset.
    await connections.end((socket) => (socket.writableEnded ? socket.destroy() : socket.resetAndDestroy()));
    await closed;
  };
  return {
    place: { kind: 'tcp', host, port },
    plug: () => connections.listen({ host, port }),
    pull,
    take: (most) => connections.take(most),
    say: (bytes) => connections.say(bytes),
    close: pull,
  };
}

/** A serial cable, which is socat with a pseudo-terminal at the till's end. Pulled, its port vanishes. */
export async function serialCable(
  onReadable: () => void,
  folder: string | undefined,
): Promise<Cable<Extract<PrinterPlace, { kind: 'serial' }>>> {
  const own = mkdtempSync(join(tmpdir(), 'regulars-printer-'));
  const path = join(folder ?? own, 'printer');
  const inside = join(own, 'inside');
  const connections = new Connections(onReadable);
  await connections.listen({ path: inside });
  let cable: ChildProcess | undefined;

  const plug = async (): Promise<void> => {
    const plugged = spawn(
      'socat',
      ['-b256', `pty,raw,echo=0,link=${path}`, `UNIX-CONNECT:${inside},sndbuf=2304`],
      {
        stdio: 'ignore',
      },
    );
    cable = plugged;
    while (!existsSync(path) || connections.count === 0) {
      if (plugged.exitCode !== null) throw new Error(`socat ended with ${plugged.exitCode}`);
      await wait(5);
    }
  };
  const pull = async (): Promise<void> => {
    // First its name: another cable's port may get this one's number at once, and it would lead there.
    rmSync(path, { force: true });
    if (cable !== undefined && cable.exitCode === null && cable.signalCode === null) {
      const ended = once(cable, 'exit');
      cable.kill('SIGKILL');
      await ended;
    }
    await connections.end((socket) => socket.destroy());
  };
  await plug();
  return {
    place: { kind: 'serial', path, baudRate: 115_200 },
    plug,
    pull,
    take: (most) => connections.take(most),
    say: (bytes) => connections.say(bytes),
    close: async () => {
      await pull();
      await connections.close();
      rmSync(own, { recursive: true, force: true });
    },
  };
}
