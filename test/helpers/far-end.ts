import { constants, openSync } from 'node:fs';
import { ReadStream } from 'node:tty';

/** The device's end of a serial cable, read: what isn't read there stays in the cable, which holds little. */
export interface FarEnd {
  readonly received: () => Buffer;
  /** Reads no more until `resume`, as a printer without paper. */
  readonly stall: () => void;
  readonly resume: () => void;
  readonly close: () => void;
}

export function farEnd(path: string): FarEnd {
  const end = new ReadStream(openSync(path, constants.O_RDONLY | constants.O_NOCTTY | constants.O_NONBLOCK));
  const pieces: Buffer[] = [];
  end.on('data', (bytes: Buffer) => pieces.push(bytes));
  // The cable is pulled: there is nothing more to read.
  end.on('error', () => end.destroy());
  return {
    received: () => Buffer.concat(pieces),
    stall: () => void end.pause(),
    resume: () => void end.resume(),
    close: () => void end.destroy(),
  };
}
