import { lookup } from 'node:dns/promises';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PrinterPort, PrinterPortListener } from '../../../native/printer/printer-port.ts';
import { PrinterGone } from '../../../native/printer/printer-trouble.ts';
import { openSerialPrinter } from '../../../native/printer/serial-printer.ts';
import { openUsblpPrinter } from '../../../native/printer/usblp-printer.ts';
import { heard, isHeldUp, manyBytes, write, type Job } from '../../helpers/printer-ports.ts';
import { serialPair, whyNoSerialPair } from '../../helpers/serial-pair.ts';

const whyNot = process.platform === 'win32' ? 'Windows has no pseudo-terminals' : whyNoSerialPair();

let folder: string;
const cleanUp: (() => Promise<void>)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-held-'));
});

afterEach(async () => {
  for (const step of cleanUp.splice(0).toReversed()) await step();
  rmSync(folder, { recursive: true, force: true });
});

type Open = (path: string, listener: PrinterPortListener) => Promise<PrinterPort>;

const serial: Open = (path, listener) =>
  openSerialPrinter({ path, baudRate: 115_200, framing: '8n1', flow: 'hardware' }, listener);
const usblp: Open = (path, listener) => openUsblpPrinter({ path }, listener);

/** Node has so many threads for files, names and whatever else would block: UV_THREADPOOL_SIZE unless it is set. */
const threads = 4;

async function hangingPrinter(
  name: string,
  open: Open,
): Promise<{ readonly port: PrinterPort; readonly job: Job }> {
  const place = join(folder, name);
  mkdirSync(place);
  const cable = await serialPair(place);
  cleanUp.push(() => cable.pull());
  const port = await open(cable.path, heard().listener);
  cleanUp.push(() => port.close());
  const job = write(port, manyBytes(100_000));
  await isHeldUp(job);
  return { port, job };
}

describe.skipIf(whyNot !== undefined)(
  `as many printers that hang as the process has threads${whyNot === undefined ? '' : `: ${whyNot}`}`,
  () => {
    it.each([
      ['on serial ports', serial],
      ['on nodes of USB printers', usblp],
    ])('leave it its files and its names, and can all be closed: %s', async (_where, open) => {
      const hanging: Awaited<ReturnType<typeof hangingPrinter>>[] = [];
      for (let index = 0; index < threads; index += 1) {
        hanging.push(await hangingPrinter(`printer-${index}`, open));
      }
      const files = Array.from({ length: threads * 2 }, () => readFile(import.meta.filename, 'utf8'));
      for (const text of await Promise.all(files)) expect(text).toContain('hanging');
      expect(await lookup('localhost')).toMatchObject({ address: expect.any(String) });
      await Promise.all(hanging.map(({ port }) => port.close()));
      for (const { job } of hanging) await expect(job.over).rejects.toThrow(PrinterGone);
    });
  },
);
