import { afterEach, describe, expect, test, vi } from 'vitest';
import { lineText } from '../../helpers/printed-items.ts';
import { plainTill, type PlainTill } from '../../helpers/printer-emulator/plain-till.ts';
import {
  playPrinter,
  type Happening,
  type PlayedPrinter,
  type PlayedPrinterWishes,
} from '../../helpers/printer-emulator/play-printer.ts';
import { whyNoSerialPair } from '../../helpers/serial-pair.ts';

const noPty = process.platform === 'win32' ? 'Windows has no pseudo-terminals' : whyNoSerialPair();
const ways = (['pty', 'tcp'] as const).filter((way) => way === 'tcp' || noPty === undefined);
if (noPty !== undefined) test.skip(`a printer on a serial port isn’t played: ${noPty}`);

const open: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

const play = async (wishes: PlayedPrinterWishes): Promise<PlayedPrinter> => {
  const printer = await playPrinter(wishes);
  open.push(printer);
  return printer;
};
const connected = async (printer: PlayedPrinter): Promise<PlainTill> => {
  const till = await plainTill(printer.place);
  open.push(till);
  return till;
};
/** Nothing here is timed: what is told is waited for. */
const soon = (look: () => void): Promise<void> => vi.waitFor(look, { timeout: 20_000, interval: 5 });

const text = (words: string): number[] => [...Buffer.from(words, 'latin1')];
const initialize = [0x1b, 0x40];
const cut = [0x1d, 0x56, 1];
const slip = (...lines: readonly string[]): number[] => [
  ...initialize,
  ...text(lines.map((line) => `${line}\n`).join('')),
  ...cut,
];
const askStatus = (n: number): number[] => [0x10, 0x04, n];
const askPaper = [0x1d, 0x72, 1];
const allChanges = [0x1d, 0x61, 0x0f];
const jobId = (id: string): number[] => [0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, ...text(id)];
const jobAnswer = (id: string): number[] => [0x37, 0x22, ...text(id), 0];
const linesOf = (printer: PlayedPrinter): string[] =>
  printer
    .pages()
    .flatMap(({ items }) => items.flatMap((item) => (item.kind === 'line' ? [lineText(item.runs)] : [])));

describe.each(ways)('over %s', (over) => {
  test('a page comes out at each cut, and is a picture', async () => {
    const printer = await play({ over });
    const till = await connected(printer);
    await till.send([...slip('One', 'Two'), ...slip('Three'), ...initialize, ...text('Four\nFi')]);
    await soon(() => expect(printer.pages()).toHaveLength(3));
    await soon(() => expect(printer.waitingBytes()).toBe(0));
    expect(linesOf(printer)).toEqual(['One', 'Two', 'Three', 'Four']);
    expect(printer.pages().map(({ isCut }) => isCut)).toEqual([true, true, false]);
    const png = await printer.pages()[0]?.png();
    expect(
      Buffer.from(png ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect(printer.failures()).toEqual([]);
  });

  test('a job’s id is answered once all before it is on paper', async () => {
    const printer = await play({ over });
    const till = await connected(printer);
    printer.set({ key: 'offline' });
    await till.send([...slip('One'), ...jobId('A001')]);
    await soon(() => expect(printer.waitingBytes()).toBeGreaterThan(0));
    expect(till.heard()).toEqual([]);
    printer.set({ key: 'online' });
    await soon(() => expect(till.heard()).toEqual(jobAnswer('A001')));
    expect(linesOf(printer)).toEqual(['One']);
  });

  test.each([
    ['nothing is the matter', {}, [0x16, 0x12, 0x12, 0x12], [0x14, 0, 0, 0x0f]],
    ['paper runs short', { paper: 'near-end' }, [0x16, 0x12, 0x12, 0x1e], [0x14, 0, 0x03, 0x0f]],
    ['there is no paper', { paper: 'out' }, [0x1e, 0x32, 0x12, 0x7e], [0x1c, 0, 0x0f, 0x0f]],
    ['the cover is open', { cover: 'open' }, [0x1e, 0x16, 0x12, 0x12], [0x3c, 0, 0, 0x0f]],
    ['its key took it offline', { key: 'offline' }, [0x1e, 0x12, 0x12, 0x12], [0x1c, 0, 0, 0x0f]],
    ['the cutter is jammed', { error: 'cutter' }, [0x1e, 0x52, 0x1a, 0x12], [0x1c, 0x08, 0, 0x0f]],
    ['it is in error', { error: 'recoverable' }, [0x1e, 0x52, 0x16, 0x12], [0x1c, 0x04, 0, 0x0f]],
    ['it is broken', { error: 'unrecoverable' }, [0x1e, 0x52, 0x32, 0x12], [0x1c, 0x20, 0, 0x0f]],
    ['its head is hot', { error: 'heat' }, [0x1e, 0x52, 0x52, 0x12], [0x1c, 0x40, 0, 0x0f]],
  ] as const satisfies [string, Partial<Happening>, number[], number[]][])(
    'where %s, it says so: asked, and by itself',
    async (_, condition, asked, byItself) => {
      const printer = await play({ over });
      const till = await connected(printer);
      await till.send(allChanges);
      const before = [0x14, 0, 0, 0x0f];
      await soon(() => expect(till.heard()).toEqual(before));
      printer.set(condition);
      const changed = Object.keys(condition).length === 0 ? before : [...before, ...byItself];
      await soon(() => expect(till.heard()).toEqual(changed));
      await till.send([1, 2, 3, 4].flatMap(askStatus));
      await soon(() => expect(till.heard()).toEqual([...changed, ...asked]));
    },
  );

  test('paper that is out in the middle of a slip holds it up, and the slip goes on when there is paper', async () => {
    const printer = await play({ over });
    const till = await connected(printer);
    printer.set({ linesLeft: 2 });
    // ESC @ ends what GS a began before it.
    await till.send([...allChanges, ...initialize, ...allChanges]);
    await soon(() => expect(till.heard()).toEqual([0x14, 0, 0, 0x0f, 0x14, 0, 0, 0x0f]));
    till.heard().splice(0);
    const [, , ...lines] = slip('One', 'Two', 'Three', 'Four');
    await till.send([...initialize, ...allChanges, ...lines, ...askPaper, ...jobId('A002')]);
    await soon(() => expect(till.heard()).toEqual([0x14, 0, 0, 0x0f, 0x1c, 0, 0x0f, 0x0f]));
    expect(linesOf(printer)).toEqual(['One', 'Two']);
    await till.send(askStatus(4));
    await soon(() => expect(till.heard().at(-1)).toBe(0x7e));
    printer.set({ paper: 'enough' });
    await soon(() => expect(till.heard().slice(-8)).toEqual([0, ...jobAnswer('A002')]));
    expect(linesOf(printer)).toEqual(['One', 'Two', 'Three', 'Four']);
    expect(printer.pages()).toHaveLength(1);
    expect(printer.failures()).toEqual([]);
  });

  test('a cutter that jams holds the slip until it is mended', async () => {
    const printer = await play({ over });
    const till = await connected(printer);
    printer.set({ nextCut: 'jams' });
    await till.send([...slip('One'), ...jobId('A003'), ...slip('Two')]);
    await soon(() => expect(printer.pages()).toMatchObject([{ isCut: false }]));
    await till.send(askStatus(3));
    await soon(() => expect(till.heard()).toEqual([0x1a]));
    printer.set({ error: 'none' });
    await soon(() => expect(till.heard()).toEqual([0x1a, ...jobAnswer('A003')]));
    await soon(() => expect(linesOf(printer)).toEqual(['One', 'Two']));
    expect(printer.pages().map(({ isCut }) => isCut)).toEqual([true, true]);
  });

  test('a printer whose buffer is full takes no more, and loses nothing', async () => {
    const printer = await play({ over, bufferBytes: 64 });
    const till = await connected(printer);
    printer.set({ cover: 'open' });
    const lines = Array.from({ length: 2_000 }, (_, index) => `Line ${index} of a slip that is long`);
    let isTaken = false;
    const sent = till.send(slip(...lines)).then(() => (isTaken = true));
    await soon(() => expect(printer.waitingBytes()).toBe(64));
    // A network's cable is as long as its two systems' memory: only a serial one holds its till up at once.
    if (over === 'pty') expect(isTaken).toBe(false);
    expect(printer.takenBytes()).toBe(64);
    printer.set({ cover: 'closed' });
    await sent;
    await soon(() => expect(linesOf(printer)).toEqual(lines));
    expect(printer.failures()).toEqual([]);
  });

  test('a slow printer takes its time, and loses nothing', async () => {
    const printer = await play({ over, bufferBytes: 32 });
    const till = await connected(printer);
    printer.set({ bytesPerSecond: 2_000 });
    const lines = Array.from({ length: 20 }, (_, index) => `Line ${index}`);
    await till.send([...slip(...lines), ...jobId('SLOW')]);
    expect(linesOf(printer).length).toBeLessThan(20);
    await soon(() => expect(till.heard()).toEqual(jobAnswer('SLOW')));
    expect(linesOf(printer)).toEqual(lines);
  });

  test('a silent printer prints, and answers nothing', async () => {
    const printer = await play({ over });
    const till = await connected(printer);
    printer.set({ speech: 'silent' });
    await till.send([...allChanges, ...askStatus(1), ...slip('One'), ...askPaper, ...jobId('A004')]);
    await soon(() => expect(printer.pages()).toHaveLength(1));
    printer.set({ paper: 'near-end' });
    printer.set({ speech: 'answers' });
    await till.send(askStatus(4));
    await soon(() => expect(till.heard()).toEqual([0x1e]));
  });

  test('a deaf printer takes nothing until it hears again', async () => {
    const printer = await play({ over });
    const till = await connected(printer);
    printer.set({ hearing: 'deaf' });
    await till.send([...askStatus(1), ...slip('One')]);
    await printer.pull();
    await printer.plug();
    const again = await connected(printer);
    await again.send(slip('Two'));
    expect(printer.takenBytes()).toBe(0);
    printer.set({ hearing: 'takes' });
    await soon(() => expect(linesOf(printer)).toEqual(['Two']));
  });

  test('a cable pulled in the middle of a slip loses what the printer hadn’t taken', async () => {
    const printer = await play({ over });
    const till = await connected(printer);
    const pulled = printer.pull({ afterBytes: initialize.length + 'One\nTwo\nTh'.length });
    await till.send(slip('One', 'Two', 'Three', 'Four'));
    await pulled;
    await till.gone;
    expect(linesOf(printer)).toEqual(['One', 'Two']);
    expect(printer.pages()).toMatchObject([{ isCut: false }]);
    await expect(plainTill(printer.place)).rejects.toThrow(/ENOENT|ECONNREFUSED/);

    await printer.plug();
    const again = await connected(printer);
    await again.send([0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08]);
    await soon(() => expect(again.heard()).toEqual([0x37, 0x25, 0x00]));
    await again.send(slip('Again'));
    await soon(() => expect(linesOf(printer)).toEqual(['One', 'Two', 'Again']));
    expect(printer.failures()).toEqual([]);
  });

  test('a question that comes in place of a torn command’s rest is told from other things that no printer understands', async () => {
    const printer = await play({ over });
    const till = await connected(printer);
    await till.send([...initialize, 0x1b, 0x10, 0x04, 0x01, 0x03]);
    await soon(() => expect(till.heard()).toHaveLength(1));
    await soon(() => expect(printer.failures()).toHaveLength(4));
    expect(printer.failuresInQuestions()).toEqual(printer.failures().slice(0, 3));
  });

  test('half a picture swallows what comes after the cable is back, unless the printer is told to forget it', async () => {
    const picture = [0x1d, 0x76, 0x30, 0, 8, 0, 8, 0, ...Array.from({ length: 64 }, () => 0xff)];
    const printer = await play({ over });
    const till = await connected(printer);
    const pulled = printer.pull({ afterBytes: 2 + 40 });
    await till.send([...initialize, ...picture, ...cut]);
    await pulled;
    await printer.plug();
    const again = await connected(printer);
    await again.send(slip(`${'x'.repeat(30)} is left`));
    await soon(() => expect(printer.pages()).toHaveLength(1));
    expect(linesOf(printer)).toEqual([' is left']);
  });

  test('a printer that is switched off forgets what it hadn’t printed', async () => {
    const printer = await play({ over });
    const till = await connected(printer);
    await till.send(allChanges);
    printer.set({ cover: 'open' });
    await till.send(slip('Lost'));
    await soon(() => expect(printer.waitingBytes()).toBeGreaterThan(0));
    await printer.switchOff();
    await till.gone;
    printer.set({ cover: 'closed' });
    await printer.switchOn();
    const again = await connected(printer);
    await again.send([...slip('Kept'), ...askPaper]);
    // It tells of no change by itself any more: the one byte was asked for.
    await soon(() => expect(again.heard()).toEqual([0]));
    expect(linesOf(printer)).toEqual(['Kept']);
  });

  test('the drawer’s pulses are counted: in their turn, and at once', async () => {
    const printer = await play({ over });
    const till = await connected(printer);
    printer.set({ paper: 'out' });
    await till.send([0x1b, 0x70, 0, 25, 250]);
    await soon(() => expect(printer.waitingBytes()).toBe(5));
    expect(printer.pulses()).toEqual([]);
    await till.send([0x10, 0x14, 1, 1, 2]);
    await soon(() => expect(printer.pulses()).toEqual([{ pin: 'pin5', onMs: 200, offMs: 200 }]));
    printer.set({ paper: 'enough' });
    await soon(() => expect(printer.pulses()[1]).toEqual({ pin: 'pin2', onMs: 50, offMs: 500 }));
    expect(printer.failures()).toEqual([]);
  });

  test('what no printer understands is kept as a failure, and printing goes on', async () => {
    const printer = await play({ over });
    const till = await connected(printer);
    await till.send([
      ...initialize,
      0x1b,
      0x7a,
      ...text('One\n'),
      0x07,
      0x1d,
      0x77,
      9,
      ...text('Two\n'),
      ...cut,
    ]);
    await soon(() => expect(printer.pages()).toHaveLength(1));
    expect(linesOf(printer)).toEqual(['One', 'Two']);
    expect(printer.failures()).toEqual([
      'unknown command ESC 0x7a, at byte 3',
      'unknown control byte 0x07, at byte 8',
      'unknown parameter 0x09 of GS w, at byte 11',
    ]);
  });

  test('what this printer isn’t made for is kept as a failure', async () => {
    const printer = await play({ over, paperDots: 384, makesQr: false, cuts: false, codePages: 'ascii' });
    const till = await connected(printer);
    await till.send([
      ...[...initialize, 0x1b, 0x74, 19, 0xd5, 0x0a],
      ...text(`${'x'.repeat(33)}\n`),
      ...[0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x43, 6, ...cut, ...initialize, 0x0a],
    ]);
    await soon(() => expect(printer.pages()).toHaveLength(2));
    expect(printer.failures().map((failure) => failure.replace(/, at byte .*/, ''))).toEqual([
      'it has no code page 19',
      'its letter 213 isn’t known',
      'a line of 396 dots on paper of 384',
      'it makes no QR codes',
      'it has no cutter',
    ]);
  });

  test('a real-time question is answered from the middle of a picture, as Epson’s printers do', async () => {
    const printer = await play({ over });
    const till = await connected(printer);
    await till.send([...initialize, 0x1d, 0x76, 0x30, 0, 1, 0, 8, 0, 1, 2, ...askStatus(1)]);
    await soon(() => expect(till.heard()).toEqual([0x16]));
    await till.send([0, 0, 0]);
    await soon(() =>
      expect(printer.pages()[0]?.items).toMatchObject([{ kind: 'image', width: 8, height: 8 }]),
    );
    expect(printer.failures()).toEqual([]);
  });

  test('it tells who it is', async () => {
    const printer = await play({ over });
    const till = await connected(printer);
    await till.send([0x1d, 0x49, 0x42, 0x1d, 0x49, 0x43]);
    await soon(() => expect(Buffer.from(till.heard()).toString()).toBe('_REGULARS\0_EMULATOR\0'));
  });
});

test('a second connection waits until the first is closed', async () => {
  const printer = await play({ over: 'tcp' });
  const first = await connected(printer);
  const second = await connected(printer);
  await second.send([...slip('Second'), ...jobId('0002')]);
  await first.send([...slip('First'), ...jobId('0001')]);
  await soon(() => expect(first.heard()).toEqual(jobAnswer('0001')));
  expect(linesOf(printer)).toEqual(['First']);
  first.close();
  await soon(() => expect(second.heard()).toEqual(jobAnswer('0002')));
  expect(linesOf(printer)).toEqual(['First', 'Second']);
});
