import { write as writeTo } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { backOff } from '../back-off.ts';
import type { PortLife } from './port-life.ts';

/** Between the tries to write to a printer that takes nothing. */
const pausesMs = [2, 5, 10, 20, 50, 100];

// Not that of `fs/promises`, which keeps an empty write from the system.
const writeNode = promisify(writeTo);

/** Writes to a device's node that was opened not to block: where it takes nothing, it is asked again later. */
export interface NodeWriter {
  /** Resolves with how many of these bytes the driver took: one at least, or none of none once it takes any. */
  readonly take: (bytes: Uint8Array, signal: AbortSignal) => Promise<number>;
  /** Resolves when no call is under way: the node's number may be another file's once it is closed. */
  readonly isIdle: () => Promise<unknown>;
}

export interface NodeWriterOptions {
  /** The open file's number; null once it isn't open. */
  readonly node: () => number | null;
  readonly life: PortLife;
  /** The driver took nothing and never will. */
  readonly onFailure: (error: unknown) => void;
}

export function nodeWriter({ node, life, onFailure }: NodeWriterOptions): NodeWriter {
  let underWay: Promise<unknown> = Promise.resolve();

  /** Gives how many bytes the driver took; null where it takes none now. */
  const attempt = async (bytes: Uint8Array): Promise<number | null> => {
    try {
      const open = node();
      if (open === null) throw new Error('the node is closed');
      return (await writeNode(open, bytes, 0, bytes.length, null)).bytesWritten;
    } catch (error) {
      if (error instanceof Error && 'code' in error && later.has(error.code)) return null;
      onFailure(error);
      throw error;
    }
  };

  return {
    take: async (bytes, signal) => {
      const pauses = backOff(pausesMs);
      // One that was given up may still be in the system's hands.
      await life.within(underWay, signal);
      for (;;) {
        const attempted = attempt(bytes);
        underWay = attempted.catch(() => undefined);
        const count = await life.within(attempted, signal);
        if (count !== null && (count > 0 || bytes.length === 0)) return count;
        await life.within(wait(pauses.next()), signal);
      }
    },
    isIdle: () => underWay,
  };
}

/** The driver has no place for it now, or no memory; without paper some say so. All else means that it is over. */
const later: ReadonlySet<unknown> = new Set(['EAGAIN', 'EINTR', 'ENOMEM', 'ENOSPC']);
