import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { PrinterPort } from '../../../native/printer/printer-port.ts';
import { PrinterGone, PrinterUnreachable } from '../../../native/printer/printer-trouble.ts';
import { openTcpPrinter } from '../../../native/printer/tcp-printer.ts';
import { heard, isHeldUp, manyBytes, patient, write, type Heard } from '../../helpers/printer-ports.ts';

const host = '127.0.0.1';
const cleanUp: (() => Promise<unknown> | void)[] = [];

afterEach(async () => {
  for (const step of cleanUp.splice(0).toReversed()) await step();
});

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** A printer's side, which takes one connection and doesn't hang up by itself. */
async function printer(): Promise<{ readonly port: number; readonly connection: Promise<Socket> }> {
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true });
  server.listen(0, host);
  await once(server, 'listening');
  const connection = once(server, 'connection').then(([socket]: Socket[]) => {
    if (socket === undefined) throw new Error('a connection has a socket');
    socket.on('error', () => undefined);
    cleanUp.push(() => void socket.destroy());
    return socket;
  });
  cleanUp.push(() => void server.close());
  return { port: portOf(server), connection };
}

interface Connected {
  readonly port: PrinterPort;
  readonly told: Heard;
  readonly socket: Socket;
  readonly received: () => Buffer;
}

async function connected(name = host): Promise<Connected> {
  const { port: number, connection } = await printer();
  const told = heard();
  const port = await openTcpPrinter({ host: name, port: number }, told.listener);
  cleanUp.push(() => port.close());
  const socket = await connection;
  const pieces: Buffer[] = [];
  socket.on('data', (bytes: Buffer) => pieces.push(bytes));
  return { port, told, socket, received: () => Buffer.concat(pieces) };
}

/** More than the system keeps for both ends of a connection. */
const tooMuch = manyBytes(24_000_000);

/** Resolves with the reason when a connection ends: `reset` or `hung up`. */
const endOf = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    socket.once('error', () => resolve('reset'));
    socket.once('end', () => resolve('hung up'));
  });

describe('a printer on the network', () => {
  it('gets every byte once and in order, and is heard', async () => {
    const { port, told, socket, received } = await connected();
    socket.resume();
    const bytes = manyBytes(100_000);
    await write(port, bytes).over;
    await expect.poll(() => received().length).toBe(bytes.length);
    expect(received().equals(bytes)).toBe(true);
    socket.write(Buffer.from([0x16, 0x00, 0xff]));
    await expect.poll(() => [...told.bytes()]).toEqual([0x16, 0x00, 0xff]);
  });

  it('is found by its name', async () => {
    const { port, socket, received } = await connected('localhost');
    socket.resume();
    await write(port, Buffer.from('slip')).over;
    await expect.poll(() => received().toString()).toBe('slip');
  });

  it('that takes nothing is waited for, heard meanwhile, and goes on where it stopped', async () => {
    const { port, told, socket } = await connected();
    const job = write(port, tooMuch);
    await isHeldUp(job);
    expect(job.taken()).toBeLessThan(tooMuch.length);
    socket.write(Buffer.from([0x12]));
    await expect.poll(() => [...told.bytes()]).toEqual([0x12]);
    let count = 0;
    let isRight = true;
    socket.on('data', (bytes: Buffer) => {
      isRight &&= bytes.equals(tooMuch.subarray(count, count + bytes.length));
      count += bytes.length;
    });
    socket.resume();
    await job.over;
    await expect.poll(() => count).toBe(tooMuch.length);
    expect(isRight).toBe(true);
  });

  it('that takes nothing is hung up on at once when the port is closed, and is free for the next job', async () => {
    const { port, told, socket } = await connected();
    const job = write(port, tooMuch);
    await isHeldUp(job);
    const end = endOf(socket);
    await Promise.all([port.close(), port.close()]);
    await expect(job.over).rejects.toThrow(PrinterGone);
    socket.resume();
    expect(await end).toBe('reset');
    expect(told.timesGone()).toBe(0);
  });

  it('has all that it was sent when the port is closed right afterwards', async () => {
    const { port, socket, received } = await connected();
    const end = endOf(socket);
    await write(port, manyBytes(50_000)).over;
    const closing = port.close();
    socket.resume();
    expect(await end).toBe('hung up');
    expect(received().equals(manyBytes(50_000))).toBe(true);
    await closing;
    await expect(port.write(manyBytes(1), patient())).rejects.toThrow(PrinterGone);
  });

  it('is left at once by who gives up', async () => {
    const { port, told } = await connected();
    await expect(port.write(manyBytes(1), AbortSignal.abort('before'))).rejects.toBe('before');
    const giving = new AbortController();
    const job = write(port, tooMuch, giving.signal);
    await isHeldUp(job);
    giving.abort('enough');
    await expect(job.over).rejects.toBe('enough');
    await port.close();
    expect(told.timesGone()).toBe(0);
  });

  it('is gone when the connection is reset in the middle of a job, which is told once', async () => {
    const { port, told, socket } = await connected();
    const job = write(port, tooMuch);
    await isHeldUp(job);
    socket.resetAndDestroy();
    await expect(job.over).rejects.toThrow(PrinterGone);
    await expect.poll(told.timesGone).toBe(1);
    await expect(port.write(manyBytes(1), patient())).rejects.toThrow(PrinterGone);
    await port.close();
    expect(told.timesGone()).toBe(1);
  });

  it('is gone when it hangs up, though it would still take bytes, and what it said before is heard', async () => {
    const { port, told, socket } = await connected();
    socket.end(Buffer.from([0x14]));
    await expect.poll(told.timesGone).toBe(1);
    expect([...told.bytes()]).toEqual([0x14]);
    await expect(port.write(manyBytes(1), patient())).rejects.toThrow(PrinterGone);
  });
});

describe('a printer that can’t be reached', () => {
  it('refuses', async () => {
    const server = createServer().listen(0, host);
    await once(server, 'listening');
    const port = portOf(server);
    server.close();
    await once(server, 'close');
    await expect(openTcpPrinter({ host, port }, heard().listener)).rejects.toThrow(PrinterUnreachable);
  });

  it('has a name that nobody knows', async () => {
    const place = { host: 'printer.invalid', port: 9_100 };
    const both = [openTcpPrinter(place, heard().listener), openTcpPrinter(place, heard().listener)];
    await Promise.all(both.map((opening) => expect(opening).rejects.toThrow(PrinterUnreachable)));
  });

  it.skipIf(process.platform !== 'linux')('doesn’t answer in time', async () => {
    // A server that is stopped takes no connection, and once two wait in its queue, Linux lets all others knock in vain.
    const server = spawn(process.execPath, [
      '-e',
      `const server = require('node:net').createServer();
       server.listen({ port: 0, host: '${host}', backlog: 1 }, () => console.log(server.address().port));`,
    ]);
    cleanUp.push(() => void server.kill('SIGKILL'));
    const [said]: Buffer[] = await once(server.stdout, 'data');
    server.kill('SIGSTOP');
    const port = Number(said);
    for (let place = 0; place < 2; place += 1) {
      const waiting = connect(port, host);
      cleanUp.push(() => void waiting.destroy());
      await once(waiting, 'connect');
    }
    await expect(openTcpPrinter({ host, port }, heard().listener, 200)).rejects.toThrow(PrinterUnreachable);
  });
});
