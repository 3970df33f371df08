import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { lookUpOnce } from './look-up.ts';
import { portLife, type PortLife } from './port-life.ts';
import { closeTakesMs, type PrinterPort, type PrinterPortListener } from './printer-port.ts';
import { PrinterGone, PrinterUnreachable } from './printer-trouble.ts';

/** A printer on the network. */
export interface TcpPrinterPlace {
  /** A name or an address. */
  readonly host: string;
  /** Printers take what is to be printed as it stands on 9100. */
  readonly port: number;
}

/** What the system takes at once isn't printed by then: it only says how far a job has come. */
const chunkBytes = 4_096;

/** Makes a connection, which is good for one job: most printers take no second one beside it. */
export async function openTcpPrinter(
  { host, port }: TcpPrinterPlace,
  listener: PrinterPortListener,
  connectWithinMs = 5_000,
): Promise<PrinterPort> {
  const socket = connect({ host, port, noDelay: true, keepAlive: false, lookup: lookUpOnce });
  await connected(socket, connectWithinMs);
  return portOf(socket, portLife(listener));
}

const connected = (socket: Socket, withinMs: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const limit = setTimeout(() => fail(new Error('no answer in time')), withinMs);
    const fail = (cause: Error): void => {
      clearTimeout(limit);
      socket.destroy();
      reject(new PrinterUnreachable({ cause }));
    };
    socket.once('error', fail);
    socket.once('connect', () => {
      clearTimeout(limit);
      socket.off('error', fail);
      resolve();
    });
  });

function portOf(socket: Socket, life: PortLife): PrinterPort {
  let untaken = 0;
  let closing: Promise<void> | null = null;

  const take = (chunk: Buffer): Promise<void> =>
    new Promise((resolve, reject) => {
      untaken += 1;
      socket.write(chunk, (error) => {
        untaken -= 1;
        if (error != null) reject(new PrinterGone({ cause: error }));
        else resolve();
      });
    });

  const close = (): Promise<void> => {
    life.end();
    closing ??= letGo();
    return closing;
  };

  const letGo = async (): Promise<void> => {
    if (socket.closed) return;
    const over = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    // What the printer doesn't take isn't left to the system: that would stay connected for it, and lock out the next job.
    if (untaken > 0) socket.resetAndDestroy();
    else socket.end();
    await Promise.race([over, wait(closeTakesMs, undefined, { ref: false })]);
    socket.destroy();
    await over;
  };

  const gone = (cause?: unknown): void => {
    life.gone(cause);
    socket.destroy();
  };
  socket.on('data', (bytes) => life.hear(bytes));
  socket.on('error', gone);
  // A printer that has hung up answers no more: whether it still takes bytes, nobody would know.
  socket.on('end', gone);
  socket.on('close', () => gone());
  return {
    write: async (bytes, signal) => {
      if (life.isOver() || signal.aborted) return life.within(Promise.resolve(0), signal);
      const chunk = Buffer.from(bytes.subarray(0, chunkBytes));
      await life.within(take(chunk), signal);
      return chunk.length;
    },
    close,
  };
}
