import { read as readFrom } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { backOff } from '../back-off.ts';
import type { PortLife } from './port-life.ts';

/** Between the looks for what the printer says; short again after each word of it, or to it. */
const pausesMs = [20, 20, 20, 50, 50, 100];

const readNode = promisify(readFrom);

/** Looks now and then for what a printer says, on a device's node that was opened not to block, as long as the port lives. */
export interface NodeReader {
  /** An answer may be near: the next looks are soon. */
  readonly isNear: () => void;
  /** Resolves when no call is under way and none will be, which is soon after the port's end. */
  readonly isOver: () => Promise<void>;
}

export interface NodeReaderOptions {
  /** The open file's number; null once it isn't open. */
  readonly node: () => number | null;
  readonly life: PortLife;
  /** What a driver means that gives no bytes: that there are none yet, or that there never will be any. */
  readonly noBytes: 'not-yet' | 'gone';
  /** The driver gave nothing and never will. */
  readonly onFailure: (error: unknown) => void;
}

export function nodeReader({ node, life, noBytes, onFailure }: NodeReaderOptions): NodeReader {
  const pauses = backOff(pausesMs);
  const buffer = Buffer.alloc(1_024);

  /** Resolves with whether there is any use in looking again. */
  const look = async (open: number): Promise<'more' | 'no-more'> => {
    try {
      const { bytesRead } = await readNode(open, buffer, 0, buffer.length, null);
      if (bytesRead === 0 && noBytes === 'gone') throw new Error('the end of the node');
      if (bytesRead > 0) {
        pauses.reset();
        life.hear(Uint8Array.from(buffer.subarray(0, bytesRead)));
      }
      return 'more';
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EAGAIN' || code === 'EINTR') return 'more';
      // A printer of one direction only is no less of a printer.
      if (code !== 'EINVAL') onFailure(error);
      return 'no-more';
    }
  };

  const listen = async (): Promise<void> => {
    while (!life.isOver()) {
      const open = node();
      if (open === null || (await look(open)) === 'no-more') return;
      // It ends with the port.
      await life.within(wait(pauses.next())).catch(() => undefined);
    }
  };
  const listening = listen();
  return { isNear: pauses.reset, isOver: () => listening };
}
