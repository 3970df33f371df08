import { setTimeout as wait } from 'node:timers/promises';
import type { SerialPort } from 'serialport';
import type { Framing, Terminator } from '../../electron/core/contract/device-parts.ts';
import { framingBits } from '../framing-bits.ts';
import { openTrouble } from '../open-trouble.ts';
import { hearHangUp } from '../serial-hang-up.ts';
import { serialLibrary } from '../serial-library.ts';
import type { OpenScanner, ScannerListener } from './scanner.ts';
import { serialCodes, silenceMs } from './serial-code.ts';

/** A serial port, real or of a USB device, and how the scanner on it sends. */
export interface SerialPlace {
  readonly path: string;
  /** Bits per second. */
  readonly baudRate: number;
  readonly framing: Framing;
  readonly flow: 'none' | 'hardware' | 'software';
  readonly terminator: Terminator;
}

/** A driver that doesn't let go of a port by then is left to itself. */
const closeTakesMs = 900;

/** Opens a serial scanner. What it sent before is thrown away by serialport when it sets the speed. */
export async function openSerialScanner(place: SerialPlace, listener: ScannerListener): Promise<OpenScanner> {
  const { SerialPort } = await serialLibrary();
  const port = new SerialPort({
    path: place.path,
    baudRate: place.baudRate,
    ...framingBits[place.framing],
    rtscts: place.flow === 'hardware',
    xon: place.flow === 'software',
    xoff: place.flow === 'software',
    autoOpen: false,
  });
  hearHangUp(port);
  const scanner = listenTo(port, place.terminator, listener);
  await new Promise<void>((resolve, reject) => {
    port.open((error) => (error === null ? resolve() : reject(openTrouble(error))));
  });
  return scanner;
}

function listenTo(port: SerialPort, terminator: Terminator, listener: ScannerListener): OpenScanner {
  const codes = serialCodes(terminator);
  let silence: NodeJS.Timeout | null = null;
  let closing: Promise<void> | null = null;

  const close = (): Promise<void> => {
    if (silence !== null) clearTimeout(silence);
    // Nothing is written, so nothing is drained: `drain` waits for as long as the other end doesn't read.
    closing ??= Promise.race([closed(port), wait(closeTakesMs, undefined, { ref: false })]);
    return closing;
  };

  const awaitSilence = (): void => {
    if (silence !== null) clearTimeout(silence);
    silence = null;
    if (!codes.waitsForSilence()) return;
    const dueAt = performance.now() + silenceMs;
    silence = setTimeout(() => {
      silence = null;
      const now = performance.now();
      // It was this process that was busy, not the scanner that was silent: what came meanwhile is still to be read.
      if (now - dueAt > silenceMs / 2) return awaitSilence();
      const scan = codes.settle(now);
      if (scan !== null) listener.onScan(scan);
    }, silenceMs);
  };

  port.on('data', (bytes: Buffer) => {
    if (closing !== null) return;
    for (const scan of codes.take(bytes, performance.now())) listener.onScan(scan);
    awaitSilence();
  });

  const gone = (): void => {
    if (closing !== null) return;
    void close();
    listener.onGone();
  };
  // A pulled cable closes the port; a driver that gives up may do it in other ways.
  port.on('close', gone);
  port.on('end', gone);
  port.on('error', gone);
  return { close };
}

/** Resolves when the port is closed, whether or not it was. */
const closed = (port: SerialPort): Promise<void> =>
  new Promise((resolve) => {
    if (port.isOpen) port.close(() => resolve());
    else resolve();
  });
