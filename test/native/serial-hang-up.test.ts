import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hearHangUp } from '../../native/serial-hang-up.ts';
import { serialPair, whyNoSerialPair, type SerialPair } from '../helpers/serial-pair.ts';

const whyNot = whyNoSerialPair();

describe.skipIf(whyNot !== undefined)(
  `A port whose device is gone${whyNot === undefined ? '' : `: ${whyNot}`}`,
  () => {
    let folder: string;
    let pair: SerialPair;
    let port: SerialPort;

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'regulars-hang-up-'));
      pair = await serialPair(folder);
      port = new SerialPort({ path: pair.path, baudRate: 9600, autoOpen: false });
      hearHangUp(port);
      port.open();
      await once(port, 'open');
    });
    afterEach(async () => {
      if (port.isOpen) port.close();
      await pair.pull();
      rmSync(folder, { recursive: true, force: true });
    });

    it('is closed by the first read after the device went, which finds nothing', async () => {
      await pair.pull();
      const closed = once(port, 'close');
      // Nobody has read from it until now, so nobody was told that it is gone.
      port.on('data', () => {});
      const [error]: unknown[] = await closed;
      expect(error).toMatchObject({ disconnected: true });
    });

    it('is closed while a read waits', async () => {
      const closed = once(port, 'close');
      port.on('data', () => {});
      pair.send('4006381333931');
      await once(port, 'data');
      await pair.pull();
      await closed;
    });

    it('gives what came before, whole', async () => {
      let heard = '';
      port.on('data', (bytes: Buffer) => (heard += bytes.toString('latin1')));
      pair.send('x'.repeat(3_000));
      await expect.poll(() => heard.length).toBe(3_000);
    });

    it('is closed without a word of trouble by whoever opened it', async () => {
      const troubles: unknown[] = [];
      port.on('error', (error) => troubles.push(error)).on('data', () => {});
      pair.send('1');
      await once(port, 'data');
      const closed = once(port, 'close');
      port.close();
      const [error]: unknown[] = await closed;
      expect(error ?? null).toBeNull();
      expect(troubles).toEqual([]);
    });
  },
);
