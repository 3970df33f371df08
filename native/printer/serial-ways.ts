import type { SerialPort } from 'serialport';
import { nodeReader } from './node-reader.ts';
import { nodeWriter } from './node-writer.ts';
import type { PortLife } from './port-life.ts';

/** How bytes go over a serial port that serialport has opened. */
export interface SerialWay {
  /** Resolves with how many of these bytes, which are one at least, the system has taken. */
  readonly take: (bytes: Uint8Array, signal: AbortSignal) => Promise<number>;
  /** Resolves when closing the port comes in the way of no call; that is soon after the port's end. */
  readonly isIdle: () => Promise<unknown>;
}

export type OpenSerialWay = (
  port: SerialPort,
  life: PortLife,
  onFailure: (error: unknown) => void,
) => SerialWay;

/**
 * Past serialport, which on Unix waits for a port either to be readable or to be writable, whichever it was asked for
 * last: a printer that says why it takes nothing would never be written to again. It also reads a port without end and
 * without rest whose cable is pulled at the wrong moment.
 */
export const unixWay: OpenSerialWay = (port, life, onFailure) => {
  const node = (): number | null => {
    const { port: binding } = port;
    return port.isOpen && binding !== undefined && 'fd' in binding ? binding.fd : null;
  };
  const reader = nodeReader({ node, life, noBytes: 'gone', onFailure });
  const writer = nodeWriter({ node, life, onFailure });
  return {
    take: async (bytes, signal) => {
      const count = await writer.take(bytes, signal);
      reader.isNear();
      return count;
    },
    isIdle: () => Promise.all([reader.isOver(), writer.isIdle()]),
  };
};

/** On Windows a port isn't a file, and serialport waits for both ways. */
export const windowsWay: OpenSerialWay = (port, life) => {
  port.on('data', (bytes: Buffer) => life.hear(bytes));
  const written = (bytes: Uint8Array): Promise<number> =>
    new Promise((resolve, reject) => {
      port.write(bytes, (error) => (error == null ? resolve(bytes.length) : reject(error)));
    });
  return {
    take: async (bytes, signal) => {
      await life.within(Promise.resolve(), signal);
      return life.within(written(bytes), signal);
    },
    // Closing ends what is under way.
    isIdle: () => Promise.resolve(),
  };
};
