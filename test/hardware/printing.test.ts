import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Connection, PrinterProfile } from '../../electron/core/contract/device-parts.ts';
import { numberedLines, printedLines, slip } from '../helpers/plain-slips.ts';
import { playBehind, type PlayedPrinter } from '../helpers/printer-emulator/play-printer.ts';
import { StationProcess } from '../helpers/station-process.ts';
import { gadget, gadgetPrinter, hidKey } from './gadget.ts';
import { joinLab, type Lab } from './lab.ts';
import { scansOf } from './scans.ts';
import { usbCable } from './usb-cable.ts';
import { letGoOfPrinter } from './usb-drivers.ts';

const usb = hidKey(gadget);
const counter = 'the-counter';

let lab: Lab;
let printer: PlayedPrinter<typeof gadgetPrinter>;
let station: StationProcess;
/** Lines that were on the roll before this test. */
let linesBefore = 0;

beforeAll(async () => {
  lab = await joinLab();
  printer = await playBehind((onReadable) => usbCable(lab, onReadable), {});
  station = new StationProcess();
});

afterEach(async () => {
  printer.set({
    paper: 'enough',
    cover: 'closed',
    speech: 'answers',
    hearing: 'takes',
    bytesPerSecond: null,
  });
  await lab.plug();
});

afterAll(async () => {
  await station.close();
  await printer.close();
});

/** The printer as the till wants it; resolves when it is in use. */
async function want(profile: PrinterProfile = {}, connection: Connection = gadgetPrinter): Promise<void> {
  linesBefore = printedLines(printer.pages()).length;
  station.want([{ deviceId: counter, role: 'printer', connection, profile: { printer: profile } }]);
  await station.inUse(counter);
  await station.inUse(usb);
}

/** How a job went; that its printer has only just been wanted and isn't open yet is left out. */
const wordsOf = (job: string): readonly string[] =>
  station.wordsOf(job).filter((word) => word !== 'waiting PRINTER_ABSENT');

/** What came out in this test. */
const printed = (): readonly string[] => printedLines(printer.pages()).slice(linesBefore);

const pathOf = (deviceId: string): string => {
  const path = station.device(deviceId)?.path;
  if (path === undefined || path === null) throw new Error(`${deviceId} isn’t there`);
  return path;
};

/** More than the printer and the kernel take before they are full. */
const manyLines = numberedLines(2_000);

/** A job that has begun to come out, and of which the printer takes no more. */
async function heldUpInItsMiddle(): Promise<string> {
  printer.set({ bytesPerSecond: 2_000 });
  const linesSoFar = printed().length;
  const job = station.print(counter, slip(...manyLines));
  await expect.poll(() => printed().length).toBeGreaterThan(linesSoFar);
  printer.set({ hearing: 'deaf' });
  await station.told(job, 'waiting STALLED +');
  return job;
}

describe('a slip on a USB printer', () => {
  it.each(['status', 'job-id', 'automatic-status'] as const)(
    'comes out whole and once, and is printed by the printer’s own word, by %s',
    async (answers) => {
      await want({ answers });
      const job = station.print(counter, slip('One', 'Two'));
      await station.told(job, 'printed +');
      expect(wordsOf(job)).toEqual(['printing +', 'printed +']);
      expect(printed()).toEqual(['One', 'Two']);
      const lines = numberedLines(500);
      await station.told(station.print(counter, slip(...lines)), 'printed +');
      expect(printed().slice(2)).toEqual(lines);
      expect(printer.failures()).toEqual([]);
    },
  );

  it('comes out of the printer that is named by its path', async () => {
    await want();
    await want({}, { kind: 'usblp', path: pathOf(counter) });
    const job = station.print(counter, slip('One'));
    await station.told(job, 'printed +');
    expect(printed()).toEqual(['One']);
  });

  it('isn’t begun without paper, which the till is told of also without a slip, and is printed when there is some', async () => {
    await want();
    printer.set({ paper: 'out' });
    await station.until(
      () => station.conditionOf(counter)?.paper === 'out',
      () => `the printer says ${JSON.stringify(station.conditionOf(counter))}`,
    );
    const job = station.print(counter, slip('One'));
    await station.told(job, 'waiting PAPER_OUT');
    expect(printed()).toEqual([]);
    printer.set({ paper: 'enough' });
    await station.told(job, 'printed +');
    expect(wordsOf(job).filter((word) => !word.startsWith('waiting'))).toEqual(['printing +', 'printed +']);
    expect(printed()).toEqual(['One']);
  });

  it('of which the printer takes no more waits, while codes are scanned, and goes on where it was', async () => {
    await want();
    await station.told(station.print(counter, slip('Before')), 'printed +');
    const job = await heldUpInItsMiddle();
    const scans = station.scansOf(usb).length;
    await lab.gadgetScan(']E0', '4006381333931');
    await lab.gadgetScan(']E0', '2001234567893');
    expect((await scansOf(station, usb, scans + 2)).slice(scans).map(({ text }) => text)).toEqual([
      '4006381333931',
      '2001234567893',
    ]);
    expect(station.wordsOf(job).at(-1)).toBe('waiting STALLED +');
    printer.set({ hearing: 'takes', bytesPerSecond: null });
    await station.told(job, 'printed +');
    expect(printed()).toEqual(['Before', ...manyLines]);
    expect(printer.failures()).toEqual([]);
  });

  it('that runs out of paper and takes no more says why, as the printer told it by itself, and goes on where it was', async () => {
    await want();
    printer.set({ linesLeft: 5 });
    const job = station.print(counter, slip(...manyLines));
    await station.told(job, 'waiting PAPER_OUT +');
    expect(printed()).toEqual(manyLines.slice(0, 5));
    printer.set({ paper: 'enough' });
    await station.told(job, 'printed +');
    expect(printed()).toEqual(manyLines);
    expect(printer.failures()).toEqual([]);
  });

  it('whose cable is pulled in its middle isn’t known and isn’t printed again; the next one waits and comes out whole', async () => {
    await want();
    await station.told(station.print(counter, slip('Before')), 'printed +');
    const pulled = printer.pull({ afterBytes: 3_001 });
    const job = station.print(counter, slip(...manyLines));
    await pulled;
    await station.told(job, 'unknown CABLE_PULLED +');
    await station.gone(counter);
    const next = station.print(counter, slip('Next'));
    await station.told(next, 'waiting PRINTER_ABSENT');
    await printer.plug();
    await station.told(next, 'printed +');
    const [, ...came] = printed();
    expect(came.length).toBeLessThan(200);
    expect(came).toEqual([...manyLines.slice(0, came.length - 1), 'Next']);
    expect(station.wordsOf(job).at(-1)).toBe('unknown CABLE_PULLED +');
    expect(printer.failures()).toEqual([]);
  });

  it('whose printer comes back under another number is no other case: the next one comes out there', async () => {
    await want();
    const before = pathOf(counter);
    const job = await heldUpInItsMiddle();
    try {
      const { comeBackElsewhere } = letGoOfPrinter();
      await station.told(job, 'unknown CABLE_PULLED +');
      const next = station.print(counter, slip('Next'));
      await station.told(next, 'waiting PRINTER_ABSENT');
      printer.set({ hearing: 'takes', bytesPerSecond: null });
      comeBackElsewhere();
      await station.told(next, 'printed +');
      expect(pathOf(counter)).not.toBe(before);
      const came = printed();
      expect(came).toEqual([...manyLines.slice(0, came.length - 1), 'Next']);
      expect(came.length).toBeLessThan(manyLines.length);
      expect(station.wordsOf(job).at(-1)).toBe('unknown CABLE_PULLED +');
    } finally {
      // Every driver has its part of the device again.
      lab.unplug();
      await lab.plug();
    }
  });
});

describe('a slip on a USB printer that says nothing', () => {
  it('is sent, where it is known not to talk', async () => {
    printer.set({ speech: 'silent' });
    await want({ answers: 'nothing' });
    const job = station.print(counter, slip('One'));
    await station.told(job, 'sent +');
    await expect.poll(printed).toEqual(['One']);
    expect(wordsOf(job)).toEqual(['printing +', 'sent +']);
  });

  it('isn’t known, where it should talk, and isn’t printed again', async () => {
    printer.set({ speech: 'silent' });
    await want({ answers: 'status' });
    const job = station.print(counter, slip('One'));
    await station.told(job, 'unknown SILENT +');
    const next = station.print(counter, slip('Two'));
    printer.set({ speech: 'answers' });
    await station.told(next, 'printed +');
    expect(printed()).toEqual(['One', 'Two']);
  });
});
