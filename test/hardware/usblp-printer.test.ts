import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WantedDevice } from '../../electron/core/contract/station.ts';
import { findUsbPrinters } from '../../native/find/usb-printers.ts';
import { makeLook } from '../../native/looking.ts';
import type { PrinterPort } from '../../native/printer/printer-port.ts';
import { PrinterGone } from '../../native/printer/printer-trouble.ts';
import { openUsblpPrinter } from '../../native/printer/usblp-printer.ts';
import { usesOf } from '../../native/uses.ts';
import { heard, isHeldUp, manyBytes, patient, write, type Heard } from '../helpers/printer-ports.ts';
import { gadgetPrinter } from './gadget.ts';
import { joinLab, type GadgetPrinter, type Lab } from './lab.ts';
import { letGoOfPrinter } from './usb-drivers.ts';

let lab: Lab;
let printer: GadgetPrinter;
const opened: PrinterPort[] = [];

beforeAll(async () => {
  lab = await joinLab();
  await lab.plug();
  printer = lab.openGadgetPrinter();
});

beforeEach(() => printer.clear());

afterEach(async () => {
  for (const port of opened.splice(0)) await port.close();
  printer.resume();
  await lab.plug();
});

afterAll(() => printer.close());

const wished = {
  deviceId: 'the-printer',
  role: 'printer',
  connection: gadgetPrinter,
  profile: {},
} satisfies WantedDevice;

const look = makeLook([() => findUsbPrinters()], 60_000, () => undefined);

/** Where the printer is, by what it says of itself; null while it is nowhere. */
async function placeOf(): Promise<string | null> {
  const uses = usesOf({ devices: [wished], leftAlone: new Set(), lastFacts: new Map() }, await look([]));
  return uses[0]?.facts.path ?? null;
}

async function path(): Promise<string> {
  const place = await placeOf();
  if (place === null) throw new Error('the printer isn’t there');
  return place;
}

async function open(): Promise<{ readonly port: PrinterPort; readonly told: Heard }> {
  const told = heard();
  const port = await openUsblpPrinter({ path: await path() }, told.listener);
  opened.push(port);
  return { port, told };
}

/** More than the printer takes before it is full, and no whole number of 512 bytes. */
const tooMuch = manyBytes(90_001);

describe('a USB printer', () => {
  it('gets every byte once and in order, and is heard', async () => {
    const { port, told } = await open();
    await write(port, tooMuch).over;
    await expect.poll(() => printer.received().length).toBe(tooMuch.length);
    expect(printer.received().equals(tooMuch)).toBe(true);
    await printer.reply(Buffer.from([0x12]));
    await expect.poll(() => [...told.bytes()]).toEqual([0x12]);
    await printer.reply(Buffer.from([0x14, 0x00, 0x00, 0x0f]));
    await expect.poll(() => [...told.bytes()]).toEqual([0x12, 0x14, 0x00, 0x00, 0x0f]);
  });

  it('without paper is waited for, is heard meanwhile, and goes on when there is some', async () => {
    const { port, told } = await open();
    printer.stall();
    const job = write(port, tooMuch);
    await isHeldUp(job);
    expect(job.taken()).toBeLessThan(tooMuch.length);
    await printer.reply(Buffer.from([0x72]));
    await expect.poll(() => [...told.bytes()]).toEqual([0x72]);
    expect(await readFile('/proc/self/comm', 'utf8')).not.toBe('');
    printer.resume();
    await job.over;
    await expect.poll(() => printer.received().length).toBe(tooMuch.length);
    expect(printer.received().equals(tooMuch)).toBe(true);
    expect(told.timesGone()).toBe(0);
  });

  it('has all that it is said to have taken, also when the port is closed right afterwards', async () => {
    const { port } = await open();
    await write(port, manyBytes(9_001)).over;
    await port.close();
    await expect.poll(() => printer.received().equals(manyBytes(9_001))).toBe(true);
  });

  it('that takes nothing can be closed; it has what it took, and takes the next job', async () => {
    const { port, told } = await open();
    printer.stall();
    const job = write(port, tooMuch);
    await isHeldUp(job);
    await port.close();
    await expect(job.over).rejects.toThrow(PrinterGone);
    expect(told.timesGone()).toBe(0);
    printer.resume();
    const next = await open();
    await write(next.port, Buffer.from('next')).over;
    await expect.poll(() => printer.received().toString('latin1')).toMatch(/next$/);
    expect(printer.received().subarray(0, job.taken()).equals(tooMuch.subarray(0, job.taken()))).toBe(true);
  });

  it('is open for one at a time', async () => {
    await open();
    await expect(open()).rejects.toMatchObject({ problem: 'IN_USE' });
  });

  it('is gone when its cable is pulled in the middle of a job, which is told once', async () => {
    const { port, told } = await open();
    printer.stall();
    const job = write(port, tooMuch);
    await isHeldUp(job);
    lab.unplug();
    await expect(job.over).rejects.toThrow(PrinterGone);
    await expect.poll(told.timesGone).toBe(1);
    await expect(port.write(Buffer.from('x'), patient())).rejects.toThrow(PrinterGone);
    await expect.poll(placeOf).toBeNull();
    expect(told.timesGone()).toBe(1);
  });

  it('that is pulled while nobody writes is gone, and is there again when it is put back', async () => {
    const { told } = await open();
    lab.unplug();
    await expect.poll(told.timesGone).toBe(1);
    await expect.poll(placeOf).toBeNull();
    await lab.plug();
    const { port } = await open();
    printer.clear();
    await write(port, manyBytes(1_001)).over;
    await expect.poll(() => printer.received().equals(manyBytes(1_001))).toBe(true);
    expect(told.timesGone()).toBe(1);
  });

  it('whose number has moved is found by what it says of itself', async () => {
    const before = await path();
    const { told } = await open();
    try {
      const { comeBackElsewhere } = letGoOfPrinter();
      await expect.poll(told.timesGone).toBe(1);
      comeBackElsewhere();
      await expect.poll(placeOf).not.toBeNull();
      expect(await path()).not.toBe(before);
      const { port } = await open();
      printer.clear();
      await write(port, manyBytes(1_001)).over;
      await expect.poll(() => printer.received().equals(manyBytes(1_001))).toBe(true);
    } finally {
      // Every driver has its part of the device again.
      lab.unplug();
      await lab.plug();
    }
  });
});
