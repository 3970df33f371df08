import { read } from 'node:fs';
import { promisify } from 'node:util';
import type { SerialPort } from 'serialport';

const readFrom = promisify(read);

/** What serialport opens where ports are files, as far as reading goes. */
interface PolledPort {
  /** Null once it is closed. */
  readonly fd: number | null;
  readonly poller: { once(event: 'readable', listener: (error: Error | null) => void): unknown };
  read: (buffer: Buffer, offset: number, length: number) => Promise<Read>;
}

interface Read {
  readonly bytesRead: number;
  readonly buffer: Buffer;
}

/**
 * Takes the end of a port for one. The kernel hangs up on whoever has a port open whose device is gone: from then on it
 * reads as empty, at once and for ever. serialport 13 (`bindings-cpp`, `unixRead`) reads an empty port again without
 * waiting, so that it never says that the port is closed and keeps a processor busy, unless its poller hears of the end
 * before a read does. To be called before the port is opened.
 */
export function hearHangUp(port: SerialPort): void {
  port.once('open', () => {
    const opened: unknown = port.port;
    if (!isPolled(opened)) return;
    opened.read = (buffer, offset, length) => readUntilHangUp(opened, buffer, offset, length);
  });
}

/** Windows' ports are none. */
const isPolled = (port: unknown): port is PolledPort =>
  typeof port === 'object' && port !== null && 'fd' in port && 'poller' in port && 'read' in port;

async function readUntilHangUp(
  port: PolledPort,
  buffer: Buffer,
  offset: number,
  length: number,
): Promise<Read> {
  for (;;) {
    if (port.fd === null) throw new Closed();
    let bytesRead = 0;
    try {
      ({ bytesRead } = await readFrom(port.fd, buffer, offset, length, null));
    } catch (error) {
      if (!hasNothingYet(error)) throw new HungUp({ cause: error });
      if (port.fd === null) throw new Closed();
      await readable(port);
      continue;
    }
    if (bytesRead > 0) return { bytesRead, buffer };
    throw new HungUp();
  }
}

const hasNothingYet = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'EAGAIN' || error.code === 'EWOULDBLOCK' || error.code === 'EINTR');

const readable = ({ poller }: PolledPort): Promise<void> =>
  new Promise((resolve, reject) => {
    poller.once('readable', (error) => (error === null ? resolve() : reject(error)));
  });

/** As serialport marks what it throws at a read that its own closing ends. */
class Closed extends Error {
  readonly canceled = true;
  constructor() {
    super('the port is closed');
  }
}

/** As serialport marks what it throws where the device went. */
class HungUp extends Error {
  readonly disconnect = true;
  constructor(options?: ErrorOptions) {
    super('the port’s device is gone', options);
  }
}
