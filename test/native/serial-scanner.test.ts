import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Terminator } from '../../electron/core/contract/device-parts.ts';
import { DeviceTrouble } from '../../native/device-trouble.ts';
import type { OpenScanner, ScannedText } from '../../native/scanner/scanner.ts';
import { openSerialScanner } from '../../native/scanner/serial-scanner.ts';
import { serialPair, whyNoSerialPair, type SerialPair } from '../helpers/serial-pair.ts';

const whyNot = process.platform === 'win32' ? 'Windows has no pseudo-terminals' : whyNoSerialPair();

let folder: string;
const cleanUp: (() => Promise<void>)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-serial-'));
});

afterEach(async () => {
  for (const step of cleanUp.splice(0).toReversed()) await step();
  rmSync(folder, { recursive: true, force: true });
});

interface Till {
  readonly scanner: OpenScanner;
  readonly scans: readonly ScannedText[];
  readonly timesGone: () => number;
}

const place = (path: string, terminator: Terminator = 'any') =>
  ({ path, baudRate: 9_600, flow: 'none', framing: '8n1', terminator }) as const;

async function plugIn(): Promise<SerialPair> {
  const cable = await serialPair(folder);
  cleanUp.push(() => cable.pull());
  return cable;
}

async function listen(path: string, terminator?: Terminator): Promise<Till> {
  const scans: ScannedText[] = [];
  let timesGone = 0;
  const scanner = await openSerialScanner(place(path, terminator), {
    onScan: (scan) => scans.push(scan),
    onGone: () => {
      timesGone += 1;
    },
  });
  cleanUp.push(() => scanner.close());
  return { scanner, scans, timesGone: () => timesGone };
}

const problemOf = async (path: string): Promise<unknown> => {
  try {
    await listen(path);
    return null;
  } catch (error) {
    return error instanceof DeviceTrouble ? error.problem : error;
  }
};

describe.skipIf(whyNot !== undefined)(
  `a scanner on a serial port${whyNot === undefined ? '' : `: ${whyNot}`}`,
  () => {
    it.each([
      ['any', '\r'],
      ['cr', '\r'],
      ['lf', '\n'],
      ['crlf', '\r\n'],
      ['tab', '\t'],
      ['none', ''],
    ] as const)('is heard whatever it ends its codes with: %s', async (terminator, end) => {
      const cable = await plugIn();
      const till = await listen(cable.path, terminator);
      cable.send(`]E04006381333931${end}`);
      await expect.poll(() => till.scans).toEqual([{ text: '4006381333931', aim: ']E0' }]);
    });

    it('is heard in bits and pieces', async () => {
      const cable = await plugIn();
      const till = await listen(cable.path, 'cr');
      for (const character of '4006381333931\r96385074\r') {
        cable.send(character);
        await wait(1);
      }
      await expect.poll(() => till.scans.map(({ text }) => text)).toEqual(['4006381333931', '96385074']);
    });

    it('is heard a thousand times, each code once', async () => {
      const cable = await plugIn();
      const till = await listen(cable.path);
      const codes = Array.from({ length: 1_000 }, (_, index) => `code-${index}`);
      for (const code of codes) {
        cable.send(`${code}\r\n`);
        if (code.endsWith('00')) await wait(1);
      }
      await expect.poll(() => till.scans.length).toBe(1_000);
      expect(till.scans.map(({ text }) => text)).toEqual(codes);
    });

    it('is gone when its cable is pulled, which is told once, and is heard again on the same path', async () => {
      const cable = await plugIn();
      const till = await listen(cable.path);
      cable.send('half of a co');
      await cable.pull();
      await expect.poll(till.timesGone).toBe(1);
      await till.scanner.close();
      const next = await plugIn();
      const again = await listen(next.path);
      next.send('96385074\r');
      await expect.poll(() => again.scans.map(({ text }) => text)).toEqual(['96385074']);
      expect(till.timesGone()).toBe(1);
      expect(till.scans).toEqual([]);
    });

    it('is left alone once it is closed, however often that is asked for', async () => {
      const cable = await plugIn();
      const till = await listen(cable.path);
      await Promise.all([till.scanner.close(), till.scanner.close()]);
      cable.send('96385074\r');
      await cable.pull();
      await till.scanner.close();
      expect(till.scans).toEqual([]);
      expect(till.timesGone()).toBe(0);
    });

    it('can be opened again when it was closed, and not while it is open', async () => {
      const cable = await plugIn();
      const till = await listen(cable.path);
      expect(await problemOf(cable.path)).toBe('IN_USE');
      await till.scanner.close();
      expect(await problemOf(cable.path)).toBeNull();
    });

    it('can’t be opened where none is', async () => {
      expect(await problemOf(join(folder, 'nothing'))).toBe('OPEN_FAILED');
      writeFileSync(join(folder, 'file'), 'text');
      expect(await problemOf(join(folder, 'file'))).toBe('OPEN_FAILED');
      expect(await problemOf(folder)).toBe('OPEN_FAILED');
      expect(await problemOf('/dev/null')).toBe('OPEN_FAILED');
    });
  },
);
