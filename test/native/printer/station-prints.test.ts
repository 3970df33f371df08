import { afterEach, describe, expect, test, vi } from 'vitest';
import { lineText } from '../../helpers/printed-items.ts';
import {
  playPrinter,
  type Happening,
  type PlayedPrinter,
  type PlayedPrinterWishes,
} from '../../helpers/printer-emulator/play-printer.ts';
import { printingStation, type PrintingStation } from '../../helpers/printing-station.ts';
import { whyNoSerialPair } from '../../helpers/serial-pair.ts';

const noPty = process.platform === 'win32' ? 'Windows has no pseudo-terminals' : whyNoSerialPair();
const ways = (['pty', 'tcp'] as const).filter((way) => way === 'tcp' || noPty === undefined);
if (noPty !== undefined) test.skip(`a station doesn’t print over a serial port: ${noPty}`);

const open: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

interface Counter {
  readonly printer: PlayedPrinter;
  readonly station: PrintingStation;
}

async function counter(
  wishes: PlayedPrinterWishes,
  profile: Parameters<PrintingStation['want']>[1] = {},
  till: Parameters<typeof printingStation>[0] = {},
): Promise<Counter> {
  const printer = await playPrinter(wishes);
  open.push(printer);
  const station = printingStation(till);
  open.push(station);
  station.want(printer.place, profile);
  return { printer, station };
}

const soon = (look: () => void): Promise<void> => vi.waitFor(look, { timeout: 20_000, interval: 5 });

const text = (words: string): number[] => [...Buffer.from(words, 'latin1')];
const slip = (...lines: readonly string[]): number[] => [
  ...[0x1b, 0x40],
  ...text(lines.map((line) => `${line}\n`).join('')),
  ...[0x1d, 0x56, 1],
];
const longSlip = (lines: number): number[] =>
  slip(...Array.from({ length: lines }, (_, at) => `line ${at + 1} of this slip`));
const linesOf = (printer: PlayedPrinter): readonly string[] =>
  printer
    .pages()
    .flatMap(({ items }) => items.flatMap((item) => (item.kind === 'line' ? [lineText(item.runs)] : [])));

describe.each(ways)('a job over %s', (over) => {
  test.each(['status', 'job-id', 'automatic-status'] as const)(
    'is printed once the printer has answered after its last byte, by %s',
    async (answers) => {
      const { printer, station } = await counter({ over }, { answers });
      const job = station.print(slip('One', 'Two'));
      await station.told(job, 'printed +');
      expect(station.words(job).filter((word) => !word.startsWith('waiting'))).toEqual([
        'printing +',
        'printed +',
      ]);
      expect(linesOf(printer)).toEqual(['One', 'Two']);
      const second = station.print(slip('Three'));
      await station.told(second, 'printed +');
      expect(linesOf(printer)).toEqual(['One', 'Two', 'Three']);
      expect(printer.failures()).toEqual([]);
    },
  );

  test('to a printer that never says a word is sent', async () => {
    const { printer, station } = await counter({ over }, { answers: 'nothing' });
    printer.set({ speech: 'silent' });
    const job = station.print(slip('One'));
    await station.told(job, 'sent +');
    await soon(() => expect(linesOf(printer)).toEqual(['One']));
    expect(printer.failures()).toEqual([]);
  });

  const troubles: readonly (readonly [string, Partial<Happening>, Partial<Happening>])[] = [
    ['PAPER_OUT', { paper: 'out' }, { paper: 'enough' }],
    ['COVER_OPEN', { cover: 'open' }, { cover: 'closed' }],
    ['OFFLINE', { key: 'offline' }, { key: 'online' }],
    ['CUTTER_JAMMED', { error: 'cutter' }, { error: 'none' }],
    ['PRINTER_ERROR', { error: 'recoverable' }, { error: 'none' }],
    ['UNRECOVERABLE', { error: 'unrecoverable' }, { error: 'none' }],
  ];
  test.each(troubles)(
    'isn’t begun while the printer says %s, and goes on by itself',
    async (reason, is, mended) => {
      const { printer, station } = await counter({ over });
      printer.set(is);
      const job = station.print(slip('One'));
      await station.told(job, `waiting ${reason}`);
      expect(linesOf(printer)).toEqual([]);
      printer.set(mended);
      await station.told(job, 'printed +');
      expect(linesOf(printer)).toEqual(['One']);
      expect(printer.failures()).toEqual([]);
    },
  );

  test('that runs out of paper in its middle waits, and is finished once', async () => {
    const { printer, station } = await counter({ over });
    printer.set({ linesLeft: 5 });
    const job = station.print(longSlip(10));
    await station.told(job, 'waiting PAPER_OUT +');
    printer.set({ paper: 'enough' });
    await station.told(job, 'printed +');
    expect(linesOf(printer)).toHaveLength(10);
    expect(new Set(linesOf(printer)).size).toBe(10);
  });

  test('of which the printer takes no more bytes without paper says why, as the printer told it by itself', async () => {
    const { printer, station } = await counter({ over, bufferBytes: 256 });
    printer.set({ linesLeft: 5 });
    const job = station.print(longSlip(1_000));
    await station.told(job, 'waiting PAPER_OUT +');
    printer.set({ paper: 'enough' });
    await station.told(job, 'printed +');
    expect(linesOf(printer)).toHaveLength(1_000);
    expect(printer.failures()).toEqual([]);
  });

  test('after which a printer that talked goes silent isn’t known, and isn’t printed again', async () => {
    const { printer, station } = await counter({ over });
    await station.told(station.print(slip('One')), 'printed +');
    printer.set({ bytesPerSecond: 200 });
    const job = station.print(slip('Two'));
    await station.told(job, 'printing +');
    printer.set({ speech: 'silent', bytesPerSecond: null });
    await station.told(job, 'unknown SILENT +');
    expect(linesOf(printer)).toEqual(['One', 'Two']);
    printer.set({ speech: 'answers' });
    await station.told(station.print(slip('Three')), 'printed +');
    expect(linesOf(printer)).toEqual(['One', 'Two', 'Three']);
  });

  test('to a printer that should answer and never does isn’t known at its end', async () => {
    const { printer, station } = await counter({ over });
    printer.set({ speech: 'silent' });
    const job = station.print(slip('One'));
    await station.told(job, 'unknown SILENT +');
    expect(linesOf(printer)).toEqual(['One']);
  });

  test('isn’t begun while a printer that has talked is silent', async () => {
    const { printer, station } = await counter({ over });
    await station.told(station.print(slip('One')), 'printed +');
    printer.set({ speech: 'silent' });
    const job = station.print(slip('Two'));
    await station.told(job, 'waiting OFFLINE');
    expect(linesOf(printer)).toEqual(['One']);
    printer.set({ speech: 'answers' });
    await station.told(job, 'printed +');
    expect(linesOf(printer)).toEqual(['One', 'Two']);
  });

  test('whose cable is pulled in its middle isn’t known; the next one comes out whole', async () => {
    const { printer, station } = await counter({ over });
    await station.told(station.print(slip('One')), 'printed +');
    const pulled = printer.pull({ afterBytes: 60 });
    const job = station.print(longSlip(100));
    await pulled;
    await station.told(job, 'unknown CABLE_PULLED +');
    const next = station.print(slip('Next'));
    await station.told(next, over === 'tcp' ? 'waiting PRINTER_UNREACHABLE' : 'waiting PRINTER_ABSENT');
    await printer.plug();
    station.look();
    await station.told(next, 'printed +');
    expect(linesOf(printer).at(-1)).toBe('Next');
    expect(linesOf(printer).length).toBeLessThan(10);
    expect(station.words(job).at(-1)).toBe('unknown CABLE_PULLED +');
    expect(printer.failures()).toEqual([]);
  });

  test('that another life of the station left in its middle doesn’t come out any more behind the question', async () => {
    const { printer, station } = await counter({ over });
    printer.set({ linesLeft: 2 });
    const left = station.print(slip('One', 'Two', 'Three'));
    await station.told(left, 'waiting PAPER_OUT +');
    await station.close();
    const next = printingStation();
    open.push(next);
    next.want(printer.place);
    const job = next.print(slip('Next'));
    await next.told(job, 'waiting PAPER_OUT');
    printer.set({ paper: 'enough' });
    await next.told(job, 'printed +');
    expect(linesOf(printer)).toEqual(['One', 'Two', 'Next']);
    expect(printer.failures()).toEqual([]);
  });

  test('can be taken back until it begins', async () => {
    const { printer, station } = await counter({ over });
    printer.set({ paper: 'out' });
    const job = station.print(slip('One'));
    await station.told(job, 'waiting PAPER_OUT');
    station.cancel(job);
    await station.told(job, 'cancelled');
    printer.set({ paper: 'enough' });
    await station.told(station.print(slip('Two')), 'printed +');
    expect(linesOf(printer)).toEqual(['Two']);
  });

  test('sends no byte before the till has written down that it begins, and can be taken back until then', async () => {
    const { printer, station } = await counter({ over }, {}, { writes: 'not-yet' });
    const job = station.print(slip('One'));
    await station.told(job, 'printing +');
    station.cancel(job);
    await station.told(job, 'cancelled');
    const next = station.print(slip('Two'));
    await station.told(next, 'printing +');
    expect(linesOf(printer)).toEqual([]);
    station.begin(next);
    await station.told(next, 'printed +');
    expect(linesOf(printer)).toEqual(['Two']);
  });

  test('that waits for its beginning when its printer is set anew begins there', async () => {
    const { printer, station } = await counter({ over }, {}, { writes: 'not-yet' });
    const job = station.print(slip('One'));
    await station.told(job, 'printing +');
    station.want(printer.place, { answers: 'job-id' });
    await vi.waitFor(() => expect(station.words(job)).toHaveLength(2), { timeout: 20_000 });
    station.begin(job);
    await station.told(job, 'printed +');
    expect(linesOf(printer)).toEqual(['One']);
  });

  test('that has begun isn’t taken back', async () => {
    const { printer, station } = await counter({ over });
    printer.set({ linesLeft: 1 });
    const job = station.print(slip('One', 'Two'));
    await station.told(job, 'waiting PAPER_OUT +');
    station.cancel(job);
    printer.set({ paper: 'enough' });
    await station.told(job, 'printed +');
    expect(linesOf(printer)).toEqual(['One', 'Two']);
  });

  test('that is told of twice is printed once, and told of again', async () => {
    const { printer, station } = await counter({ over });
    const job = station.print(slip('One'));
    station.print(slip('One'), job);
    await station.told(job, 'printed +');
    station.print(slip('One'), job);
    expect(station.words(job).at(-1)).toBe('printed +');
    await station.told(station.print(slip('Two')), 'printed +');
    expect(linesOf(printer)).toEqual(['One', 'Two']);
  });

  test('comes out after those before it', async () => {
    const { printer, station } = await counter({ over });
    const jobs = ['One', 'Two', 'Three'].map((line) => station.print(slip(line)));
    for (const job of jobs) await station.told(job, 'printed +');
    expect(linesOf(printer)).toEqual(['One', 'Two', 'Three']);
  });

  test('of a printer that isn’t wanted any more has failed, or isn’t known where it had begun', async () => {
    const { printer, station } = await counter({ over });
    printer.set({ linesLeft: 1 });
    const begun = station.print(slip('One', 'Two'));
    const waiting = station.print(slip('Three'));
    await station.told(begun, 'waiting PAPER_OUT +');
    station.want(undefined);
    await station.told(begun, 'unknown PRINTER_REMOVED +');
    await station.told(waiting, 'failed PRINTER_REMOVED');
    const late = station.print(slip('Four'));
    await station.told(late, 'failed PRINTER_REMOVED');
  });

  test('of another station is nothing that this one could give back', async () => {
    const { station } = await counter({ over });
    station.cancel('00000000-0000-4000-8000-000000000000');
    await station.told('00000000-0000-4000-8000-000000000000', 'unknown STATION_DOWN');
  });

  test('that was given back is printed once it is given again, and not a second time', async () => {
    const { printer, station } = await counter({ over });
    printer.set({ paper: 'out' });
    const job = station.print(slip('One'));
    await station.told(job, 'waiting PAPER_OUT');
    station.cancel(job);
    await station.told(job, 'cancelled');
    printer.set({ paper: 'enough' });
    station.print(slip('One'), job);
    await station.told(job, 'printed +');
    station.print(slip('One'), job);
    const next = station.print(slip('Two'));
    await station.told(next, 'printed +');
    expect(linesOf(printer)).toEqual(['One', 'Two']);
  });

  test('that waits is printed by the printer as it is set anew', async () => {
    const { printer, station } = await counter({ over });
    printer.set({ paper: 'out' });
    const job = station.print(slip('One'));
    await station.told(job, 'waiting PAPER_OUT');
    station.want(printer.place, { answers: 'job-id' });
    printer.set({ paper: 'enough' });
    await station.told(job, 'printed +');
    expect(linesOf(printer)).toEqual(['One']);
    expect(printer.failures()).toEqual([]);
  });
});

describe.runIf(noPty === undefined)('a printer whose port stays open', () => {
  test('tells by itself how it is, also without a job, and nothing once its cable is pulled', async () => {
    const { printer, station } = await counter({ over: 'pty' });
    const last = () => station.conditions().at(-1);
    await soon(() =>
      expect(last()).toEqual({ isOnline: true, paper: 'enough', isCoverOpen: false, error: 'none' }),
    );
    printer.set({ paper: 'near-end' });
    await soon(() => expect(last()).toMatchObject({ isOnline: true, paper: 'near-end' }));
    printer.set({ cover: 'open' });
    await soon(() => expect(last()).toMatchObject({ isOnline: false, isCoverOpen: true }));
    printer.set({ cover: 'closed', speech: 'silent' });
    await soon(() => expect(last()).toMatchObject({ isOnline: false }));
    await printer.pull();
    await soon(() => expect(last()).toEqual({ isOnline: null, paper: null, isCoverOpen: null, error: null }));
  });

  test('waits with a job of which no byte is taken any more, and says that it stands still', async () => {
    const { printer, station } = await counter({ over: 'pty', bufferBytes: 256 });
    printer.set({ bytesPerSecond: 2_000 });
    const job = station.print(longSlip(3_000));
    await station.told(job, 'printing +');
    await soon(() => expect(linesOf(printer).length).toBeGreaterThan(2));
    printer.set({ hearing: 'deaf' });
    await station.told(job, 'waiting STALLED +');
    printer.set({ hearing: 'takes', bytesPerSecond: null });
    await station.told(job, 'printed +');
    expect(linesOf(printer)).toHaveLength(3_000);
  });
});
