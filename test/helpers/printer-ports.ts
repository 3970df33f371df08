import { setTimeout as wait } from 'node:timers/promises';
import type { PrinterPort, PrinterPortListener } from '../../native/printer/printer-port.ts';

/** What a port told. */
export interface Heard {
  readonly listener: PrinterPortListener;
  readonly bytes: () => Buffer;
  readonly timesGone: () => number;
}

export function heard(): Heard {
  const pieces: Uint8Array[] = [];
  let timesGone = 0;
  return {
    listener: {
      onBytes: (bytes) => pieces.push(bytes),
      onGone: () => {
        timesGone += 1;
      },
    },
    bytes: () => Buffer.concat(pieces),
    timesGone: () => timesGone,
  };
}

/** Bytes of which none is like the one 256 before it, so that what is lost or doubled shows. */
export const manyBytes = (count: number): Buffer =>
  Buffer.from(Uint8Array.from({ length: count }, (_, index) => (index * 7 + (index >> 8)) & 0xff));

/** A signal that is never given. */
export const patient = (): AbortSignal => new AbortController().signal;

/** A job that is being written, piece by piece, in the background. */
export interface Job {
  readonly taken: () => number;
  /** Rejects with what stopped it. */
  readonly over: Promise<void>;
}

export function write(port: PrinterPort, bytes: Uint8Array, signal = patient()): Job {
  let taken = 0;
  const writeAll = async (): Promise<void> => {
    while (taken < bytes.length) taken += await port.write(bytes.subarray(taken), signal);
  };
  const over = writeAll();
  // A test that is only interested in how far it came doesn't fail by how it ends.
  over.catch(() => undefined);
  return { taken: () => taken, over };
}

/** Resolves once nothing more of a job is taken, which is before its end. */
export async function isHeldUp(job: Job): Promise<void> {
  let stillFor = 0;
  let before = 0;
  while (stillFor < 10) {
    await Promise.race([wait(20), job.over]);
    const now = job.taken();
    stillFor = now > 0 && now === before ? stillFor + 1 : 0;
    before = now;
  }
}
