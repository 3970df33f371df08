import { spawn, spawnSync } from 'node:child_process';
import { closeSync, constants, existsSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Two serial ports with a cable between them, which is socat: the device's end is played by a test. */
export interface SerialPair {
  /** What the till opens. */
  readonly path: string;
  /** The device's end: what the till sends is to be read there, and holds the till up once too much of it isn't. */
  readonly far: string;
  readonly send: (bytes: string | Uint8Array) => void;
  /** Pulls the cable; resolves when it is out. */
  readonly pull: () => Promise<void>;
}

export const hasSocat = (): boolean => spawnSync('socat', ['-V']).status === 0;

/** Why no serial port can be played here, or undefined where one can. */
export const whyNoSerialPair = (): string | undefined =>
  hasSocat() ? undefined : 'socat isn’t there: on Debian, `sudo apt-get install socat` brings it';

/** Plugs a cable in; its ends lie in `folder`, where a second one after it has the same path. */
export async function serialPair(folder: string): Promise<SerialPair> {
  const path = join(folder, 'till');
  const far = join(folder, 'scanner');
  const cable = spawn('socat', [`pty,raw,echo=0,link=${path}`, `pty,raw,echo=0,link=${far}`], {
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => cable.once('exit', () => resolve()));
  while (!existsSync(path) || !existsSync(far)) {
    if (cable.exitCode !== null) throw new Error(`socat ended with ${cable.exitCode}`);
    await wait(5);
  }
  const scanner = openSync(far, constants.O_RDWR | constants.O_NOCTTY);
  let isIn = true;
  return {
    path,
    far,
    send: (bytes) => {
      writeSync(scanner, typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
    },
    pull: async () => {
      // First its names: another cable's port may get this one's number at once, and they would lead there.
      for (const name of [path, far]) rmSync(name, { force: true });
      if (isIn) closeSync(scanner);
      isIn = false;
      cable.kill('SIGKILL');
      await ended;
    },
  };
}
