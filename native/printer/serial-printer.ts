import { setTimeout as wait } from 'node:timers/promises';
import type { SerialPort } from 'serialport';
import type { Framing } from '../../electron/core/contract/device-parts.ts';
import { framingBits } from '../framing-bits.ts';
import { openTrouble } from '../open-trouble.ts';
import { serialLibrary } from '../serial-library.ts';
import { portLife, type PortLife } from './port-life.ts';
import { closeTakesMs, type PrinterPort, type PrinterPortListener } from './printer-port.ts';
import { unixWay, windowsWay } from './serial-ways.ts';

/** A serial port, real or of a USB device, and how the printer on it is set. */
export interface SerialPrinterPlace {
  readonly path: string;
  /** Bits per second. */
  readonly baudRate: number;
  readonly framing: Framing;
  /** How the printer says that it takes no more: `hardware` by RTS/CTS, `software` by XON/XOFF. */
  readonly flow: 'none' | 'hardware' | 'software';
}

/** The smaller, the sooner it is known how far a job has come. */
const chunkBytes = 512;
/** A byte with its start and stop bits. */
const bitsPerByte = 10;
/** Of what it took, the system keeps no more than about so much to be sent. */
const keptBytes = 4_096;

/** How long so many bytes take, in milliseconds. */
const onWireMs = (bytes: number, baudRate: number): number => (bytes * bitsPerByte * 1_000) / baudRate;

/** How long it may take, in milliseconds, until the printer has what the system took. */
export const keptOnWireMs = (baudRate: number): number => Math.ceil(onWireMs(keptBytes, baudRate));

/** A printer that is slower than any that are made isn't waited for to the end. */
const longestOnWireMs = 5_000;

export async function openSerialPrinter(
  place: SerialPrinterPlace,
  listener: PrinterPortListener,
): Promise<PrinterPort> {
  const { SerialPort } = await serialLibrary();
  const port = new SerialPort({
    path: place.path,
    baudRate: place.baudRate,
    ...framingBits[place.framing],
    rtscts: place.flow === 'hardware',
    // Only the printer stops us. The system is not to stop the printer: the bytes for that would land in a picture.
    xon: place.flow === 'software',
    xoff: false,
    autoOpen: false,
  });
  await new Promise<void>((resolve, reject) => {
    port.open((error) => (error === null ? resolve() : reject(openTrouble(error))));
  });
  return portOf(port, place.baudRate, portLife(listener));
}

function portOf(port: SerialPort, baudRate: number, life: PortLife): PrinterPort {
  let waiting = 0;
  let isGivenUp = false;
  /** When the last byte that the system took is out of it, unless the printer holds it up. */
  let sentAtMs = 0;
  let closing: Promise<void> | null = null;

  const close = (): Promise<void> => {
    isGivenUp ||= waiting > 0;
    life.end();
    closing ??= letGo();
    return closing;
  };

  /**
   * What a printer holds up is thrown away: the system would keep a thread waiting for it for half a minute. What it
   * doesn't hold up has the time to get out.
   */
  const letGo = async (): Promise<void> => {
    const leftMs = Math.min(sentAtMs - performance.now(), onWireMs(keptBytes, baudRate), longestOnWireMs);
    if (port.isOpen && !isGivenUp && leftMs > 0) await wait(leftMs);
    await Promise.race([
      way
        .isIdle()
        .then(() => flushed(port))
        .then(() => closed(port)),
      wait(closeTakesMs, undefined, { ref: false }),
    ]);
  };

  const gone = (cause?: unknown): void => {
    life.gone(cause);
    void close();
  };
  // A pulled cable closes the port; a driver that gives up may do it in other ways.
  port.on('close', gone);
  port.on('end', gone);
  port.on('error', gone);

  const way = (process.platform === 'win32' ? windowsWay : unixWay)(port, life, gone);
  return {
    write: async (bytes, signal) => {
      waiting += 1;
      try {
        const count = await way.take(Buffer.from(bytes.subarray(0, chunkBytes)), signal);
        sentAtMs = Math.max(sentAtMs, performance.now()) + onWireMs(count, baudRate);
        return count;
      } catch (error) {
        isGivenUp = true;
        throw error;
      } finally {
        waiting -= 1;
      }
    },
    close,
  };
}

/** Throws away what is still to be sent. */
const flushed = (port: SerialPort): Promise<void> =>
  new Promise((resolve) => {
    if (port.isOpen) port.flush(() => resolve());
    else resolve();
  });

/** Resolves when the port is closed, whether or not it was. */
const closed = (port: SerialPort): Promise<void> =>
  new Promise((resolve) => {
    if (port.isOpen) port.close(() => resolve());
    else resolve();
  });
