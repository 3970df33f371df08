import { describe, expect, test } from 'vitest';
import { AnswerReader, type Answer } from '../../../native/printer/answers.ts';
import {
  automaticStatus,
  isRealTimeStatus,
  nothingSaid,
  paperStatus,
  questions,
  realTimeStatus,
  troubleIn,
  type PrinterStatus,
  type Question,
} from '../../../native/printer/status-bytes.ts';

// Bytes are those of Epson's "ESC/POS Command Reference", written out by hand and not by the code that reads them.

describe('an answer to DLE EOT', () => {
  test.each<readonly [string, Question, number, Partial<PrinterStatus>]>([
    ['online', 1, 0x12, { isOnline: true, isFeedPressed: false }],
    ['online, with a drawer', 1, 0x16, { isOnline: true, isFeedPressed: false }],
    ['offline', 1, 0x1a, { isOnline: false, isFeedPressed: false }],
    ['offline, as its feed key is pressed', 1, 0x5a, { isOnline: false, isFeedPressed: true }],
    ['closed', 2, 0x12, { isCoverOpen: false, isFeedPressed: false }],
    ['its cover open', 2, 0x16, { isCoverOpen: true, isFeedPressed: false }],
    ['its feed key pressed', 2, 0x1a, { isCoverOpen: false, isFeedPressed: true }],
    ['stopped for want of paper', 2, 0x32, { isCoverOpen: false, isFeedPressed: false, paper: 'out' }],
    ['without an error', 3, 0x12, { error: 'none' }],
    ['in an error that a person ends', 3, 0x16, { error: 'recoverable' }],
    ['its cutter jammed', 3, 0x1a, { error: 'cutter' }],
    ['in an error that only switching off ends', 3, 0x32, { error: 'unrecoverable' }],
    ['too hot', 3, 0x52, { error: 'recoverable' }],
    ['with paper', 4, 0x12, { paper: 'enough' }],
    ['near the end of its paper', 4, 0x1e, { paper: 'near-end' }],
    ['near the end of its paper, by one of the two bits', 4, 0x16, { paper: 'near-end' }],
    ['out of paper', 4, 0x7e, { paper: 'out' }],
    ['out of paper, without a sensor for its near end', 4, 0x72, { paper: 'out' }],
  ])('says: %s', (_what, question, byte, said) => {
    expect(realTimeStatus(question, byte)).toEqual(said);
  });

  test('with a wrong fixed bit says nothing', () => {
    for (const question of questions)
      for (let byte = 0; byte < 256; byte += 1) {
        const isRight = ((byte >> 1) & 1) === 1 && ((byte >> 4) & 1) === 1 && (byte & 0x81) === 0;
        expect(isRealTimeStatus(byte)).toBe(isRight);
        if (!isRight) expect(realTimeStatus(question, byte)).toEqual({});
      }
  });
});

describe('what a printer tells by itself', () => {
  const well: PrinterStatus = {
    isOnline: true,
    paper: 'enough',
    isCoverOpen: false,
    error: 'none',
    isFeedPressed: false,
  };
  test.each<readonly [string, readonly number[], Partial<PrinterStatus>]>([
    ['well', [0x10, 0, 0, 0], {}],
    ['well, with a drawer', [0x14, 0, 0, 0x0f], {}],
    ['offline, its cover open', [0x38, 0, 0, 0], { isOnline: false, isCoverOpen: true }],
    ['its feed key pressed', [0x58, 0, 0, 0], { isOnline: false, isFeedPressed: true }],
    ['an error that a person ends', [0x18, 0x04, 0, 0], { isOnline: false, error: 'recoverable' }],
    ['its cutter jammed', [0x18, 0x08, 0, 0], { isOnline: false, error: 'cutter' }],
    [
      'an error that only switching off ends',
      [0x18, 0x20, 0, 0],
      { isOnline: false, error: 'unrecoverable' },
    ],
    ['too hot', [0x18, 0x40, 0, 0], { isOnline: false, error: 'recoverable' }],
    ['near the end of its paper', [0x10, 0, 0x03, 0], { paper: 'near-end' }],
    ['out of paper', [0x18, 0, 0x0f, 0], { isOnline: false, paper: 'out' }],
  ])('is read: %s', (_what, bytes, said) => {
    expect(automaticStatus(bytes)).toEqual({ ...well, ...said });
  });

  test('is nothing with a wrong fixed bit, or too short', () => {
    const wrong = [
      [0x11, 0, 0, 0],
      [0x12, 0, 0, 0],
      [0x00, 0, 0, 0],
      [0x90, 0, 0, 0],
      [0x10, 0x10, 0, 0],
      [0x10, 0, 0x80, 0],
      [0x10, 0, 0, 0x10],
      [0x10, 0, 0],
    ];
    for (const bytes of wrong) expect(automaticStatus(bytes)).toBeNull();
  });
});

test('the answer to GS r tells of paper, unless a fixed bit is wrong', () => {
  expect(paperStatus(0x00)).toEqual({ paper: 'enough' });
  expect(paperStatus(0x03)).toEqual({ paper: 'near-end' });
  expect(paperStatus(0x0f)).toEqual({ paper: 'out' });
  expect(paperStatus(0x10)).toEqual({});
  expect(paperStatus(0x80)).toEqual({});
});

test.each<readonly [Partial<PrinterStatus>, ReturnType<typeof troubleIn>]>([
  [{}, null],
  [{ isOnline: true, paper: 'near-end' }, null],
  [{ isOnline: false }, 'OFFLINE'],
  [{ isOnline: false, paper: 'out' }, 'PAPER_OUT'],
  [{ isOnline: false, paper: 'out', isCoverOpen: true }, 'COVER_OPEN'],
  [{ isOnline: false, error: 'cutter' }, 'CUTTER_JAMMED'],
  [{ isOnline: false, error: 'recoverable' }, 'PRINTER_ERROR'],
  [{ isOnline: false, error: 'unrecoverable' }, 'UNRECOVERABLE'],
  [{ isOnline: false, isFeedPressed: true }, 'FEED_PRESSED'],
])('a printer that says %j has for its trouble %s', (said, trouble) => {
  expect(troubleIn({ ...nothingSaid, ...said })).toBe(trouble);
});

describe('what comes from a printer', () => {
  const read = (...pieces: readonly (readonly number[])[]): readonly Answer[] => {
    const reader = new AnswerReader();
    return pieces.flatMap((piece) => reader.take(Uint8Array.from(piece)));
  };
  const automatic: Answer = { kind: 'automatic', bytes: [0x18, 0, 0x0f, 0x0f] };

  test('is told apart by its fixed bits, however it is cut into pieces', () => {
    const all = [0x12, 0x18, 0, 0x0f, 0x0f, 0x03, 0x37, 0x22, 0x41, 0x42, 0x43, 0x44, 0, 0x1e];
    const answers: readonly Answer[] = [
      { kind: 'real-time', byte: 0x12 },
      automatic,
      { kind: 'in-turn', byte: 0x03 },
      { kind: 'block', name: 0x22, data: [0x41, 0x42, 0x43, 0x44] },
      { kind: 'real-time', byte: 0x1e },
    ];
    expect(read(all)).toEqual(answers);
    expect(read(...all.map((byte) => [byte]))).toEqual(answers);
  });

  test('may have XOFF and XON within an automatic status', () => {
    expect(read([0x18, 0x13, 0, 0x11, 0x0f, 0x0f])).toEqual([automatic]);
  });

  test('is read anew where an automatic status breaks off', () => {
    expect(read([0x18, 0, 0x12, 0x18, 0, 0x0f, 0x0f])).toEqual([
      { kind: 'real-time', byte: 0x12 },
      automatic,
    ]);
  });

  test('is noise where it belongs to nothing, and a block without an end is given up', () => {
    expect(read([0x11, 0x13, 0x80, 0xff, 0x91])).toEqual([]);
    expect(read([0x37, ...Array<number>(81).fill(0x41)], [0x12])).toEqual([
      { kind: 'real-time', byte: 0x12 },
    ]);
  });
});
