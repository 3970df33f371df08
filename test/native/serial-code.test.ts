import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { terminators, type Terminator } from '../../electron/core/contract/device-parts.ts';
import { serialCodes, silenceMs } from '../../native/scanner/serial-code.ts';

const ends: Readonly<Record<Terminator, string>> = {
  any: '\r\n',
  cr: '\r',
  lf: '\n',
  crlf: '\r\n',
  tab: '\t',
  none: '',
};
const told = terminators.filter((terminator) => terminator !== 'none');

/** The texts of what came in these pieces, one right after the other, and of the silence behind them. */
function textsOf(terminator: Terminator, pieces: readonly (string | Uint8Array)[]): readonly string[] {
  const codes = serialCodes(terminator);
  const scans = pieces.flatMap((piece) => codes.take(Buffer.from(piece), 1_000));
  return [...scans, codes.settle(1_000 + silenceMs) ?? []].flat().map(({ text }) => text);
}

describe('a code of a serial scanner', () => {
  it.each(told)('ends with the terminator that is set, and not before: %s', (terminator) => {
    const codes = serialCodes(terminator);
    expect(codes.take(Buffer.from('4006381333931'), 0)).toEqual([]);
    expect(codes.take(Buffer.from(ends[terminator]), 1)).toEqual([{ text: '4006381333931', aim: null }]);
  });

  it.each([
    ['CR', '\r'],
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['TAB', '\t'],
    ['ETX', '\u{3}'],
  ])('ends with %s where any will do', (_, end) => {
    expect(textsOf('any', [`96385074${end}4006381333931${end}`])).toEqual(['96385074', '4006381333931']);
  });

  it.each(['none', 'any'] as const)('ends with a silence where nothing else ends it: %s', (terminator) => {
    const codes = serialCodes(terminator);
    expect(codes.waitsForSilence()).toBe(false);
    codes.take(Buffer.from('40063813'), 0);
    expect(codes.waitsForSilence()).toBe(true);
    expect(codes.settle(silenceMs - 1)).toBeNull();
    codes.take(Buffer.from('33931'), silenceMs - 1);
    expect(codes.settle(silenceMs)).toBeNull();
    expect(codes.settle(2 * silenceMs)).toEqual({ text: '4006381333931', aim: null });
    expect(codes.waitsForSilence()).toBe(false);
  });

  it.each(['cr', 'lf', 'crlf', 'tab'] as const)(
    'doesn’t end with a silence where it has a terminator: %s',
    (set) => {
      const codes = serialCodes(set);
      codes.take(Buffer.from('40063813'), 0);
      expect(codes.waitsForSilence()).toBe(false);
      expect(codes.settle(1_000)).toBeNull();
      expect(codes.take(Buffer.from(`33931${ends[set]}`), 1_000)).toMatchObject([{ text: '4006381333931' }]);
    },
  );

  it('isn’t begun by what was left over long ago', () => {
    const codes = serialCodes('cr');
    codes.take(Buffer.from('40\u{fe}'), 0);
    expect(codes.take(Buffer.from('96385074\r'), 60_000)).toEqual([{ text: '96385074', aim: null }]);
  });

  it('keeps the line ends inside it where it has another terminator', () => {
    expect(textsOf('tab', ['BEGIN:VCARD\r\nEND:VCARD\t'])).toEqual(['BEGIN:VCARD\r\nEND:VCARD']);
    expect(textsOf('crlf', ['a\rb\nc\r\n'])).toEqual(['a\rb\nc']);
  });

  it('is the same in whatever pieces it comes', () => {
    const texts = fc.array(fc.stringMatching(/^[0-9A-Za-z]{1,40}$/), { maxLength: 5 });
    const cuts = fc.array(fc.nat(250), { maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...told), texts, cuts, (terminator, texts, cuts) => {
        const sent = texts.map((text) => text + ends[terminator]).join('');
        const places = [0, ...cuts.filter((at) => at < sent.length).toSorted((a, b) => a - b), sent.length];
        const pieces = places.slice(1).map((to, index) => sent.slice(places[index], to));
        expect(textsOf(terminator, pieces)).toEqual(texts);
      }),
    );
  });

  it('says its AIM id apart from its text', () => {
    const codes = serialCodes('cr');
    expect(codes.take(Buffer.from(']E04006381333931\r]C10104006381333931\r'), 0)).toEqual([
      { text: '4006381333931', aim: ']E0' },
      { text: '0104006381333931', aim: ']C1' },
    ]);
    // A bracket alone is part of the text, and so is what has no code behind it.
    expect(codes.take(Buffer.from(']-4\r]E0\r'), 0)).toEqual([{ text: ']-4', aim: null }]);
  });

  it('comes without the bytes that are put around it', () => {
    expect(textsOf('cr', ['\0\u{2}4006381333931\u{3}\r'])).toEqual(['4006381333931']);
    expect(textsOf('any', ['\u{2}4006381333931\u{3}\r\n'])).toEqual(['4006381333931']);
    expect(textsOf('lf', ['4006381333931\r\n'])).toEqual(['4006381333931']);
  });

  it('is none where nothing is in it', () => {
    expect(textsOf('any', ['\r\n\r\n\t\0\r'])).toEqual([]);
    expect(textsOf('cr', ['\r\r\n\r'])).toEqual([]);
    expect(textsOf('none', ['\r\n'])).toEqual([]);
  });

  it('is UTF-8 where it can be, and Latin-1 otherwise', () => {
    expect(textsOf('cr', [Buffer.from('会员 42\r')])).toEqual(['会员 42']);
    expect(textsOf('cr', [Buffer.from('Bäckerei\r', 'latin1')])).toEqual(['Bäckerei']);
  });
});

describe('whatever comes over a serial port', () => {
  it.each(terminators)('is taken without an error, and gives nothing but whole texts: %s', (terminator) => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 10 }), (pieces) => {
        for (const text of textsOf(terminator, pieces)) {
          expect(text).not.toBe('');
          expect(text.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each(told)('is forgotten up to its end where it is longer than any code: %s', (terminator) => {
    const end = ends[terminator];
    const endless = Array.from({ length: 100 }, () => '7'.repeat(1_000));
    expect(textsOf(terminator, [...endless, `${end}96385074${end}`])).toEqual(['96385074']);
    const longest = '7'.repeat(7_999);
    expect(textsOf(terminator, [longest, end])).toEqual([longest]);
  });
});
