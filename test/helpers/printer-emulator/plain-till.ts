import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { ReadStream } from 'node:tty';
import type { PrinterPlace } from './cable.ts';

/** A till's end of a printer's cable, with nothing between it and the bytes. */
export interface PlainTill {
  /** Resolves when the cable has taken all; rejects when it is pulled. */
  readonly send: (bytes: Uint8Array | readonly number[]) => Promise<void>;
  readonly heard: () => number[];
  /** Resolves when the other end is gone. */
  readonly gone: Promise<void>;
  readonly close: () => void;
}

/** Rejects where nothing can be opened. */
export async function plainTill(place: PrinterPlace): Promise<PlainTill> {
  return place.kind === 'tcp' ? await networkTill(place.host, place.port) : serialTill(place.path);
}

async function networkTill(host: string, port: number): Promise<PlainTill> {
  const socket = connect({ host, port });
  const heard: number[] = [];
  socket.on('data', (bytes: Buffer) => heard.push(...bytes));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  // After this each write says by itself what became of it.
  socket.on('error', () => undefined);
  return {
    send: (bytes) =>
      new Promise<void>((resolve, reject) => {
        socket.write(Uint8Array.from(bytes), (error) => (error ? reject(error) : resolve()));
      }),
    heard: () => heard,
    gone: new Promise((resolve) => socket.once('close', () => resolve())),
    close: () => void socket.destroy(),
  };
}

function serialTill(path: string): PlainTill {
  const flags = constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK;
  const port = openSync(path, flags);
  const reader = new ReadStream(openSync(path, flags));
  const heard: number[] = [];
  let isOpen = true;
  reader.on('data', (bytes: Buffer) => heard.push(...bytes));
  reader.on('error', () => reader.destroy());
  const close = (): void => {
    if (isOpen) closeSync(port);
    isOpen = false;
    reader.destroy();
  };
  return {
    send: async (bytes) => {
      let rest = Uint8Array.from(bytes);
      while (rest.length > 0) {
        try {
          rest = rest.subarray(writeSync(port, rest));
        } catch (error) {
          if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
          await wait(5);
        }
      }
    },
    heard: () => heard,
    gone: new Promise((resolve) => reader.once('close', () => resolve())),
    close,
  };
}
