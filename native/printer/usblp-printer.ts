import { close as closeFile, constants, open as openFile } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { openTrouble } from '../open-trouble.ts';
import { nodeReader } from './node-reader.ts';
import { nodeWriter } from './node-writer.ts';
import { portLife, type PortLife } from './port-life.ts';
import { closeTakesMs, type PrinterPort, type PrinterPortListener } from './printer-port.ts';

/** A printer on USB where Linux's usblp has put it now, such as `/dev/usb/lp1`. */
export interface UsblpPlace {
  readonly path: string;
}

/** The driver passes on 8 KB at a time; the smaller, the sooner it is known how far a job has come. */
const chunkBytes = 4_096;

const openNode = promisify(openFile);
const closeNode = promisify(closeFile);

/**
 * Opens a printer's node, in a way that no call on it ever waits: without `O_NONBLOCK` a write to a printer that is out
 * of paper comes back when there is some, and keeps a thread for as long.
 */
export async function openUsblpPrinter(
  { path }: UsblpPlace,
  listener: PrinterPortListener,
): Promise<PrinterPort> {
  const { node, isReadable } = await opened(path);
  return portOf(node, isReadable, portLife(listener));
}

async function opened(path: string): Promise<{ readonly node: number; readonly isReadable: boolean }> {
  const { O_RDWR, O_WRONLY, O_NONBLOCK } = constants;
  try {
    return { node: await openNode(path, O_RDWR | O_NONBLOCK), isReadable: true };
  } catch (error) {
    if (codeOf(error) !== 'EACCES') throw openTrouble(error);
  }
  try {
    return { node: await openNode(path, O_WRONLY | O_NONBLOCK), isReadable: false };
  } catch (error) {
    throw openTrouble(error);
  }
}

function portOf(node: number, isReadable: boolean, life: PortLife): PrinterPort {
  let closing: Promise<void> | null = null;

  const close = (): Promise<void> => {
    life.end();
    closing ??= Promise.race([
      Promise.all([writer.isIdle(), reader?.isOver()]).then(() => closeNode(node).catch(() => undefined)),
      wait(closeTakesMs, undefined, { ref: false }),
    ]);
    return closing;
  };

  /** The node is let go of at once: as long as it is open, its number isn't free, and the printer comes back as another. */
  const gone = (cause: unknown): void => {
    life.gone(cause);
    void close();
  };

  const ends = { node: () => node, life, onFailure: gone };
  const reader = isReadable ? nodeReader({ ...ends, noBytes: 'not-yet' }) : null;
  const writer = nodeWriter(ends);
  return {
    write: async (bytes, signal) => {
      const count = await writer.take(Buffer.from(bytes.subarray(0, chunkBytes)), signal);
      reader?.isNear();
      // The driver says that it took what it has only begun to send, and forgets it when the node is closed. It takes an
      // empty write when the printer has all that went before.
      await writer.take(new Uint8Array(), signal);
      return count;
    },
    close,
  };
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
