import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PrinterGone } from '../../../native/printer/printer-trouble.ts';
import type { PrinterPort } from '../../../native/printer/printer-port.ts';
import { openSerialPrinter } from '../../../native/printer/serial-printer.ts';
import { printerCables, whyNoCables } from '../../helpers/printer-cables.ts';
import { heard, isHeldUp, manyBytes, patient, write, type Heard } from '../../helpers/printer-ports.ts';

const { folder, plugIn, atEnd } = printerCables();

type Flow = 'none' | 'hardware' | 'software';

async function open(
  path: string,
  flow: Flow = 'none',
): Promise<{ readonly port: PrinterPort; readonly told: Heard }> {
  const told = heard();
  const port = await openSerialPrinter({ path, baudRate: 115_200, framing: '8n1', flow }, told.listener);
  atEnd(() => port.close());
  return { port, told };
}

/** More than the cable and both its ends hold. */
const tooMuch = manyBytes(100_000);

describe.skipIf(whyNoCables !== undefined)(
  `a printer on a serial port${whyNoCables === undefined ? '' : `: ${whyNoCables}`}`,
  () => {
    it.each(['none', 'hardware', 'software'] as const)(
      'gets every byte once and in order, of whatever value, with the flow %s',
      async (flow) => {
        const { path, printer } = await plugIn();
        const { port } = await open(path, flow);
        const bytes = manyBytes(20_000);
        await write(port, bytes).over;
        await expect.poll(() => printer.received().length).toBe(bytes.length);
        expect(printer.received().equals(bytes)).toBe(true);
      },
    );

    it('is heard', async () => {
      const { path, send } = await plugIn();
      const { told } = await open(path);
      send(Buffer.from([0x16, 0x00, 0xff, 0x0d]));
      await expect.poll(() => [...told.bytes()]).toEqual([0x16, 0x00, 0xff, 0x0d]);
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

    it('that stops the till by XOFF is waited for until its XON, and is heard all the while', async () => {
      const { path, printer, send } = await plugIn();
      const { port, told } = await open(path, 'software');
      send(Buffer.from([0x13, 0x12]));
      // What comes after the XOFF has been read, and so has the XOFF, which nobody is told of.
      await expect.poll(() => [...told.bytes()]).toEqual([0x12]);
      const job = write(port, manyBytes(1_000));
      send(Buffer.from([0x16]));
      await expect.poll(() => [...told.bytes()]).toEqual([0x12, 0x16]);
      expect(printer.received().length).toBe(0);
      expect(job.taken()).toBe(0);
      send(Buffer.from([0x11]));
      await job.over;
      await expect.poll(() => printer.received().equals(manyBytes(1_000))).toBe(true);
    });

    it('that takes nothing can be closed, and opened again for the next job', async () => {
      const { path, printer } = await plugIn();
      const { port, told } = await open(path);
      printer.stall();
      const job = write(port, tooMuch);
      await isHeldUp(job);
      await Promise.all([port.close(), port.close()]);
      await expect(job.over).rejects.toThrow(PrinterGone);
      expect(told.timesGone()).toBe(0);
      printer.resume();
      const next = await open(path);
      const came = printer.received().length;
      await write(next.port, Buffer.from('next')).over;
      await expect.poll(() => printer.received().subarray(came).toString('latin1')).toMatch(/next$/);
    });

    it('has what it was sent when it is closed right afterwards', async () => {
      const { path, printer } = await plugIn();
      const { port } = await open(path);
      const bytes = manyBytes(2_000);
      await write(port, bytes).over;
      await port.close();
      await expect.poll(() => printer.received().equals(bytes)).toBe(true);
    });

    it('isn’t written to by who gave up before, and is left at once by who gives up', async () => {
      const { path, printer } = await plugIn();
      const { port, told } = await open(path);
      await expect(port.write(Buffer.from('x'), AbortSignal.abort('before'))).rejects.toBe('before');
      printer.stall();
      const giving = new AbortController();
      const job = write(port, tooMuch, giving.signal);
      await isHeldUp(job);
      giving.abort('enough');
      await expect(job.over).rejects.toBe('enough');
      await port.close();
      expect(told.timesGone()).toBe(0);
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
      await expect(port.write(Buffer.from('x'), patient())).rejects.toThrow(PrinterGone);
      await port.close();
      expect(told.timesGone()).toBe(1);
    });

    it('that is pulled while nobody writes is gone, too', async () => {
      const { path, pull } = await plugIn();
      const { told } = await open(path);
      await pull();
      await expect.poll(told.timesGone).toBe(1);
    });

    it('can’t be opened where none is, nor twice', async () => {
      const { path } = await plugIn();
      await open(path);
      await expect(open(path)).rejects.toMatchObject({ problem: 'IN_USE' });
      await expect(open(join(folder(), 'nothing'))).rejects.toMatchObject({ problem: 'OPEN_FAILED' });
      writeFileSync(join(folder(), 'file'), 'text');
      await expect(open(join(folder(), 'file'))).rejects.toMatchObject({ problem: 'OPEN_FAILED' });
    });
  },
);
