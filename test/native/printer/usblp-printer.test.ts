import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, constants, openSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PrinterPort } from '../../../native/printer/printer-port.ts';
import { PrinterGone } from '../../../native/printer/printer-trouble.ts';
import { openUsblpPrinter } from '../../../native/printer/usblp-printer.ts';
import { printerCables, whyNoCables } from '../../helpers/printer-cables.ts';
import { heard, isHeldUp, manyBytes, patient, write, type Heard } from '../../helpers/printer-ports.ts';

// A pseudo-terminal that isn't blocked on does as usblp's node does: it takes some, then says EAGAIN, and says so too when
// it has nothing to be read; a write is EIO once its other end is gone. The real node is tried in the hardware lab.

const { folder, plugIn, atEnd } = printerCables();

async function open(path: string): Promise<{ readonly port: PrinterPort; readonly told: Heard }> {
  const told = heard();
  const port = await openUsblpPrinter({ path }, told.listener);
  atEnd(() => port.close());
  return { port, told };
}

/** More than the cable and both its ends hold. */
const tooMuch = manyBytes(100_000);

describe.skipIf(whyNoCables !== undefined)(
  `a printer’s node${whyNoCables === undefined ? '' : `: ${whyNoCables}`}`,
  () => {
    it('passes on every byte once and in order, and what the printer says', async () => {
      const { path, printer, send } = await plugIn();
      const { port, told } = await open(path);
      send(Buffer.from([0x16, 0x00, 0xff]));
      await expect.poll(() => [...told.bytes()]).toEqual([0x16, 0x00, 0xff]);
      await write(port, tooMuch).over;
      await expect.poll(() => printer.received().length).toBe(tooMuch.length);
      expect(printer.received().equals(tooMuch)).toBe(true);
    });

    it('that takes nothing is waited for, and goes on where it stopped', async () => {
      const { path, printer } = await plugIn();
      const { port } = await open(path);
      printer.stall();
      const job = write(port, tooMuch);
      await isHeldUp(job);
      expect(job.taken()).toBeLessThan(tooMuch.length);
      printer.resume();
      await job.over;
      await expect.poll(() => printer.received().length).toBe(tooMuch.length);
      expect(printer.received().equals(tooMuch)).toBe(true);
    });

    it('that takes nothing can be closed, and opened again', async () => {
      const { path, printer } = await plugIn();
      const { port, told } = await open(path);
      printer.stall();
      const job = write(port, tooMuch);
      await isHeldUp(job);
      await Promise.all([port.close(), port.close()]);
      await expect(job.over).rejects.toThrow(PrinterGone);
      await expect(port.write(Buffer.from('x'), patient())).rejects.toThrow(PrinterGone);
      expect(told.timesGone()).toBe(0);
      printer.resume();
      const next = await open(path);
      await write(next.port, Buffer.from('next')).over;
      await expect.poll(() => printer.received().toString('latin1')).toMatch(/next$/);
    });

    it('isn’t written to by who gave up before, and is left at once by who gives up', async () => {
      const { path, printer } = await plugIn();
      const { port } = await open(path);
      await expect(port.write(Buffer.from('x'), AbortSignal.abort('before'))).rejects.toBe('before');
      printer.stall();
      const giving = new AbortController();
      const job = write(port, tooMuch, giving.signal);
      await isHeldUp(job);
      giving.abort('enough');
      await expect(job.over).rejects.toBe('enough');
      // What was given up can't be taken back; what is written next comes behind it.
      printer.resume();
      await write(port, Buffer.from('next')).over;
      await expect.poll(() => printer.received().toString('latin1')).toMatch(/next$/);
    });

    it('is gone when its cable is pulled in the middle of a job, which is told once', async () => {
      const { path, printer, pull } = await plugIn();
      const { port, told } = await open(path);
      printer.stall();
      const job = write(port, tooMuch);
      await isHeldUp(job);
      await pull();
      await expect(job.over).rejects.toThrow(PrinterGone);
      await expect.poll(told.timesGone).toBe(1);
      await port.close();
      expect(told.timesGone()).toBe(1);
    });
  },
);

/** Does something as a user who isn't root. */
async function asNobody<Result>(act: () => Promise<Result>): Promise<Result> {
  if (process.getuid?.() !== 0) return act();
  process.seteuid?.(65_534);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}

describe.skipIf(process.platform === 'win32')('a printer’s node that isn’t for everybody', () => {
  /** A named pipe that takes no more when it is full, as a printer's node; the end that reads is open. */
  const pipe = (mode: number): { readonly path: string; readonly reader: number } => {
    const path = join(folder(), 'lp0');
    spawnSync('mkfifo', [path]);
    const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    atEnd(() => closeSync(reader));
    chmodSync(folder(), 0o755);
    chmodSync(path, mode);
    return { path, reader };
  };

  it('is only written to where it can’t be read, and waited for when it is full', async () => {
    const { path, reader } = pipe(0o222);
    const { port, told } = await asNobody(() => open(path));
    const job = write(port, tooMuch);
    await isHeldUp(job);
    const pieces: Buffer[] = [];
    const piece = Buffer.alloc(65_536);
    const length = (): number => pieces.reduce((sum, { length: count }) => sum + count, 0);
    while (length() < tooMuch.length) {
      await expect
        .poll(() => {
          try {
            pieces.push(Buffer.from(piece.subarray(0, readSync(reader, piece))));
            return true;
          } catch {
            return false;
          }
        })
        .toBe(true);
    }
    await job.over;
    expect(Buffer.concat(pieces).equals(tooMuch)).toBe(true);
    await port.close();
    expect(told.timesGone()).toBe(0);
  });

  it('is told as trouble where it can be neither read nor written', async () => {
    const { path } = pipe(0);
    await expect(asNobody(() => open(path))).rejects.toMatchObject({ problem: 'PERMISSION_DENIED' });
  });

  it('can’t be opened where there is none', async () => {
    await expect(open(join(folder(), 'lp0'))).rejects.toMatchObject({ problem: 'OPEN_FAILED' });
    writeFileSync(join(folder(), 'file'), '');
    await expect(open(join(folder(), 'file/lp0'))).rejects.toMatchObject({ problem: 'OPEN_FAILED' });
  });
});
