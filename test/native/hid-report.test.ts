import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hidReports } from '../../native/scanner/hid-report.ts';
import type { ScannedText } from '../../native/scanner/scanner.ts';
import { frames, layouts, usual } from '../helpers/hid-frames.ts';

/** All that comes of these reports, one after the other. */
function scansOf(reports: readonly Uint8Array[]): readonly ScannedText[] {
  const { read } = hidReports();
  return reports.flatMap((report) => read(report) ?? []);
}

const long = Array.from({ length: 213 }, (_, index) => String.fromCharCode(33 + (index % 90))).join('');

describe('a report of a HID scanner', () => {
  it.each(Object.entries(layouts))('is read in every layout: %s', (_, layout) => {
    const aim = layout.aimAt === null ? null : ']E0';
    expect(scansOf(frames('4006381333931', ']E0', layout))).toEqual([{ text: '4006381333931', aim }]);
    expect(scansOf(frames('7', ']E0', layout))).toEqual([{ text: '7', aim }]);
  });

  it.each(Object.entries(layouts))('goes on in the next: %s', (_, layout) => {
    const aim = layout.aimAt === null ? null : ']Q1';
    const reports = frames(long, ']Q1', layout);
    expect(reports).toHaveLength(4);
    expect(scansOf(reports)).toEqual([{ text: long, aim }]);
  });

  it('is read for what it is, code after code, whichever was before', () => {
    const codes = fc.array(
      fc.record({
        text: fc.stringMatching(/^[!-~]{1,300}$/).filter((text) => !text.startsWith(']')),
        aim: fc.constantFrom(']E0', ']E4', ']C0', ']C1', ']Q1', ']d2', ']X0'),
        layout: fc.constantFrom(...Object.values(layouts).filter(({ aimAt }) => aimAt !== null)),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(codes, (codes) => {
        const reports = codes.flatMap(({ text, aim, layout }) => frames(text, aim, layout));
        expect(scansOf(reports)).toEqual(codes.map(({ text, aim }) => ({ text, aim })));
      }),
    );
  });

  it('is read as the makers print it in their manuals', () => {
    // Access-IS LSR118: 60 characters in two reports, the maker's own symbology `s` behind the data.
    const first =
      frames('M1GATHERGOOD/MICHAEL YABCDEF LHRDURAK 3542 052Y003D23   ', ']Q0')[0] ?? Buffer.alloc(0);
    first[61] = 0x73;
    first[63] = 1;
    const second = frames('1234', ']Q0')[0] ?? Buffer.alloc(0);
    second[61] = 0x73;
    expect(scansOf([first, second])).toEqual([
      { text: 'M1GATHERGOOD/MICHAEL YABCDEF LHRDURAK 3542 052Y003D23   1234', aim: ']Q0' },
    ]);
    // Newland: no AIM id, its own symbology in byte 62.
    const newland = frames('4006381333931', '', { ...usual, aimAt: null, dataAt: 2 })[0] ?? Buffer.alloc(0);
    newland[62] = 0x0b;
    expect(scansOf([newland])).toEqual([{ text: '4006381333931', aim: null }]);
  });

  it('has no AIM id where its place is empty, and the text’s own where that has one', () => {
    expect(scansOf(frames('4006381333931', '\0\0\0'))).toEqual([{ text: '4006381333931', aim: null }]);
    const inText = { ...usual, aimAt: null, dataAt: 2 };
    expect(scansOf(frames(']E04006381333931', '', inText))).toEqual([{ text: '4006381333931', aim: ']E0' }]);
    expect(scansOf(frames(`]Q1${long}`, '', inText))).toEqual([{ text: long, aim: ']Q1' }]);
  });

  it('ends where its length says, though an earlier code’s end is behind it', () => {
    const [report = Buffer.alloc(0)] = frames('96385074', ']E4');
    report.write('99999', 5 + 8, 'latin1');
    expect(scansOf([report])).toEqual([{ text: '96385074', aim: ']E4' }]);
  });

  it('may be padded by Windows to the longest that its device has', () => {
    const padded = frames('4006381333931', ']E0').map((report) =>
      Buffer.concat([report, Buffer.alloc(192, 1)]),
    );
    expect(scansOf(padded)).toEqual([{ text: '4006381333931', aim: ']E0' }]);
  });

  it.each(['\r', '\n', '\r\n', '\t', '\0'])('loses the end of line that its owner set: %j', (end) => {
    expect(scansOf(frames(`4006381333931${end}`, ']E0'))).toEqual([{ text: '4006381333931', aim: ']E0' }]);
  });

  it('keeps the group separators of GS1', () => {
    const text = '0104006381333931\u{1d}10ABC\u{1d}';
    expect(scansOf(frames(text, ']C1'))).toEqual([{ text, aim: ']C1' }]);
  });

  it('is UTF-8 where it can be, across reports too, and Latin-1 otherwise', () => {
    const chinese = '会员'.repeat(30);
    expect(scansOf(frames(Buffer.from(chinese), ']Q1'))).toEqual([{ text: chinese, aim: ']Q1' }]);
    expect(scansOf(frames('Bäckerei é', ']Q1'))).toEqual([{ text: 'Bäckerei é', aim: ']Q1' }]);
  });

  it('is no scan where nothing is in it, or something else than a code', () => {
    expect(scansOf(frames('', ']E0'))).toEqual([]);
    expect(scansOf(frames('\r\n', ']E0'))).toEqual([]);
    // Newland's answer to a question for its serial number.
    const answer = Buffer.alloc(64);
    Buffer.from('020E02000008454C303330303935', 'hex').copy(answer);
    expect(scansOf([answer, Buffer.alloc(64), Buffer.alloc(0), Buffer.from([5, 1])])).toEqual([]);
  });
});

describe('a code that is cut off', () => {
  const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = frames(long, ']Q1');

  it('is under way until it is forgotten, and isn’t put in front of the next then', () => {
    const { read, isUnderWay, forget } = hidReports();
    expect(isUnderWay()).toBe(false);
    expect(read(first)).toBeNull();
    expect(read(second)).toBeNull();
    expect(isUnderWay()).toBe(true);
    forget();
    expect(isUnderWay()).toBe(false);
    const [next = Buffer.alloc(0)] = frames('4006381333931', ']Q1');
    expect(read(next)).toEqual({ text: '4006381333931', aim: ']Q1' });
    expect(isUnderWay()).toBe(false);
  });

  it('is forgotten at once when a code of another kind comes', () => {
    const [next = Buffer.alloc(0)] = frames('4006381333931', ']E0');
    expect(scansOf([first, next])).toEqual([{ text: '4006381333931', aim: ']E0' }]);
  });
});

describe('whatever comes from a scanner', () => {
  const report = fc.oneof(
    fc.uint8Array({ maxLength: 80 }),
    // Nearly right: the frames of a scan with bytes changed.
    fc
      .tuple(
        fc.string({ maxLength: 200 }),
        fc.constantFrom(...Object.values(layouts)),
        fc.array(fc.tuple(fc.nat(63), fc.nat(255)), { maxLength: 4 }),
      )
      .map(([text, layout, changes]) => {
        const [frame = Buffer.alloc(0)] = frames(Buffer.from(text), ']Q1', layout);
        for (const [at, byte] of changes) if (at < frame.length) frame[at] = byte;
        return frame;
      }),
  );

  it('is taken without an error, and gives nothing but whole, well-formed texts', () => {
    fc.assert(
      fc.property(fc.array(report, { maxLength: 20 }), (reports) => {
        for (const { text, aim } of scansOf(reports)) {
          expect(text).not.toBe('');
          expect(text.isWellFormed()).toBe(true);
          expect(aim === null || aim.length === 3).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is forgotten where it is longer than any code, to its end', () => {
    const endless = frames('x'.repeat(20_000), ']Q1');
    expect(scansOf([...endless, ...frames('4006381333931', ']E0')])).toEqual([
      { text: '4006381333931', aim: ']E0' },
    ]);
    const longest = 'x'.repeat(8_000);
    expect(scansOf(frames(longest, ']Q1'))).toEqual([{ text: longest, aim: ']Q1' }]);
  });
});
