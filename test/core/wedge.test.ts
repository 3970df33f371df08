import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ean13CheckDigit } from '../../electron/core/domain/card-number.ts';
import { commandCode, commandNames, parseCommandCode } from '../../electron/core/domain/command-barcode.ts';
import { receiptCode } from '../../electron/core/domain/receipt-number.ts';
import {
  burstWith,
  codeAtRest,
  noBurst,
  silenceAfter,
  type Burst,
} from '../../electron/core/domain/wedge.ts';
import type { KeyboardScanner } from '../../electron/core/domain/wedge-calibration.ts';
import type { Stroke } from '../../electron/core/domain/wedge-keys.ts';

/** Where an American keyboard has a character. */
const codeOf = (character: string): string =>
  /\d/.test(character)
    ? `Digit${character}`
    : /[a-z]/i.test(character)
      ? `Key${character.toUpperCase()}`
      : 'Minus';

const shiftOf = (character: string): boolean => /[A-Z]/.test(character);

/** What a machine's layout makes of the keys that an American keyboard has for digits, A to Z and the dash. */
type Layout = (character: string) => string;
const american: Layout = (character) => character;
const french: Layout = (character) => {
  const row = 'à&é"\'(-è_ç';
  if (/\d/.test(character)) return row[Number(character)] ?? '';
  const swapped: Readonly<Record<string, string>> = { A: 'Q', Q: 'A', Z: 'W', W: 'Z', M: '?', '-': ')' };
  return swapped[character] ?? character;
};
const cyrillic: Layout = (character) => {
  const place = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(character);
  return place < 0 ? character : ('ФИСВУАПРШОЛДЬТЩЗЙКЫЕГМЦЧНЯ'[place] ?? '');
};
const dead: Layout = (character) => (character === '-' ? 'Dead' : character);
const layouts = { american, french, cyrillic, dead };

function typed(text: string, everyMs: number, layout: Layout, end: 'Enter' | 'Tab' | null = 'Enter') {
  const strokes = [...text].flatMap((character, index): Stroke[] => {
    const at = index * everyMs;
    const stroke = {
      key: layout(character),
      code: codeOf(character),
      shift: shiftOf(character),
      at,
    };
    return stroke.shift ? [{ key: 'Shift', code: 'ShiftLeft', shift: true, at }, stroke] : [stroke];
  });
  const at = text.length * everyMs;
  return end === null ? strokes : [...strokes, { key: end, code: end, shift: false, at }];
}

function scansIn(strokes: readonly Stroke[], scanner: KeyboardScanner | null = null): readonly string[] {
  let burst: Burst = noBurst;
  const scans: string[] = [];
  for (const stroke of strokes) {
    const next = burstWith(burst, stroke, scanner);
    burst = next.burst;
    if (next.scan !== null) scans.push(next.scan);
  }
  return scans;
}

const ean = fc.stringMatching(/^\d{12}$/).map((twelve) => `${twelve}${ean13CheckDigit(twelve)}`);
const receipt = fc.integer({ min: 1, max: 999_999_999 }).map(receiptCode);
const command = fc.constantFrom(...commandNames).map((name) => commandCode({ kind: 'do', name }));

describe('A scanner that types', () => {
  it.each(Object.entries(layouts))('is read through the layout %s, thanks to a check', (_name, layout) => {
    fc.assert(
      fc.property(fc.oneof(ean, receipt, command), fc.integer({ min: 0, max: 35 }), (code, everyMs) => {
        const [scan] = scansIn(typed(code, everyMs, layout));
        // Letters may come in the other case where a check digit doesn't cover them.
        expect(scan?.toUpperCase()).toBe(code);
      }),
    );
  });

  it('is believed as it was typed where nothing in the code tells better', () => {
    expect(scansIn(typed('OLD-4711', 5, american))).toEqual(['OLD-4711']);
    expect(scansIn(typed('OLD-4711', 5, cyrillic))).toEqual(['ЩДВ-4711']);
  });

  it('may be set to this machine’s own layout', () => {
    const strokes = [...'5901234123457'].map((digit, at) => ({
      key: digit,
      code: codeOf(digit),
      shift: true,
      at,
    }));
    expect(scansIn([...strokes, { key: 'Enter', code: 'Enter', shift: false, at: 13 }])).toEqual([
      '5901234123457',
    ]);
  });

  it('may be as slow as 55 ms a key where a check digit vouches for the code, and else is a hand', () => {
    expect(scansIn(typed('5901234123457', 55, american))).toEqual(['5901234123457']);
    expect(scansIn(typed('OLD-4711', 55, american))).toEqual([]);
  });

  it('that stumbles is not taken for the rest of its code', () => {
    for (const pause of [52, 80, 114]) {
      const strokes = typed('5901234123457', 5, american).map((stroke, index) => ({
        ...stroke,
        at: stroke.at + (index < 5 ? 0 : pause),
      }));
      expect(scansIn(strokes)).toEqual([]);
    }
  });

  it('may end with Tab', () => {
    expect(scansIn(typed('5901234123457', 5, american, 'Tab'))).toEqual(['5901234123457']);
  });

  it('is heard after a hand stopped in the middle of a word', () => {
    const hand = typed('luc', 120, american, null);
    const scanner = typed('5901234123457', 5, american).map((stroke) => ({ ...stroke, at: stroke.at + 500 }));
    expect(scansIn([...hand, ...scanner])).toEqual(['5901234123457']);
  });

  it('is heard twice for two codes in a row', () => {
    const first = typed('5901234123457', 5, american);
    const second = typed('96385074', 5, american).map((stroke) => ({ ...stroke, at: stroke.at + 80 }));
    expect(scansIn([...first, ...second])).toEqual(['5901234123457', '96385074']);
  });
});

describe('A hand that types', () => {
  it('is never taken for a scanner, at 60 ms a key and slower, whatever it types', () => {
    fc.assert(
      fc.property(
        fc.oneof(ean, receipt, fc.stringMatching(/^[A-Z0-9-]{1,20}$/)),
        fc.array(fc.integer({ min: 60, max: 900 }), { minLength: 21, maxLength: 21 }),
        fc.constantFrom('Enter', 'Tab'),
        (text, gaps, end) => {
          let at = 0;
          const strokes = typed(text, 0, american, end).map((stroke, index) => {
            at += stroke.key === 'Shift' ? 0 : (gaps[index % gaps.length] ?? 60);
            return { ...stroke, at };
          });
          expect(scansIn(strokes)).toEqual([]);
        },
      ),
    );
  });

  it('is not taken for one because of a few quick keys, a pause before Enter, or none at its end', () => {
    expect(scansIn(typed('12345', 10, american))).toEqual([]);
    expect(scansIn(typed('5901234123457', 10, american, null))).toEqual([]);
    const late = typed('5901234123457', 10, american, null);
    expect(scansIn([...late, { key: 'Enter', code: 'Enter', shift: false, at: 400 }])).toEqual([]);
  });

  it('breaks the rhythm with any key that leaves no mark', () => {
    const [first, ...rest] = typed('5901234', 5, american);
    const arrow = { key: 'ArrowLeft', code: 'ArrowLeft', shift: false, at: 2 };
    expect(scansIn([...(first === undefined ? [] : [first]), arrow, ...rest.slice(1)])).toEqual([]);
  });
});

/** Strokes of which each comes so much later than the one before; the first is pressed at 0. */
function pressed(text: string, gapsMs: readonly number[], end: 'Enter' | 'Tab' | null = 'Enter'): Stroke[] {
  let at = 0;
  return typed(text, 0, american, end)
    .filter(({ key }) => key !== 'Shift')
    .map((stroke, index) => {
      at += index === 0 ? 0 : (gapsMs[(index - 1) % gapsMs.length] ?? 0);
      return { ...stroke, at };
    });
}

/** As it is learned from a scanner of 80 ms a key. */
const slowScanner: KeyboardScanner = { gapMs: 120, reads: 'typed', terminator: 'Enter' };

describe('A slow scanner that was tried out on this machine', () => {
  it.each(Object.entries(layouts))('is read at 80 ms a key through the layout %s', (_name, layout) => {
    fc.assert(
      fc.property(fc.oneof(ean, receipt, command), (code) => {
        const [scan] = scansIn(typed(code, 80, layout), slowScanner);
        expect(scan?.toUpperCase()).toBe(code);
      }),
    );
    expect(scansIn(typed('5901234123457', 80, layout))).toEqual([]);
  });

  it('may be a tick of the system’s clock early or late', () => {
    const ticks = fc.array(fc.constantFrom(78, 94), { minLength: 13, maxLength: 13 });
    fc.assert(
      fc.property(ean, ticks, (code, gaps) => {
        expect(scansIn(pressed(code, gaps), slowScanner)).toEqual([code]);
      }),
    );
  });

  it('is believed without a check digit where the code is long enough, in the reading that it was tried out with', () => {
    expect(scansIn(typed('OLD-4711', 80, american), slowScanner)).toEqual(['OLD-4711']);
    expect(scansIn(typed('OLD-47', 80, american), slowScanner)).toEqual([]);
    expect(scansIn(typed('OLD-4711', 80, cyrillic), { ...slowScanner, reads: 'pressed' })).toEqual([
      'OLD-4711',
    ]);
  });

  it('may take another turn to press Shift', () => {
    // O L D - 4 7 1 1: three capitals, then none.
    const gaps = [160, 160, 160, 80, 80, 80, 80, 80];
    expect(scansIn(pressed('OLD-4711', gaps), { ...slowScanner, gapMs: 240 })).toEqual(['OLD-4711']);
  });

  it('may be a radio that sends its keys in bundles', () => {
    const gaps = [2, 2, 2, 110, 2, 2, 2, 95, 2, 2, 2, 60, 2];
    expect(scansIn(pressed('5901234123457', gaps), slowScanner)).toEqual(['5901234123457']);
  });

  it('ends its codes as it did then', () => {
    const withTab = typed('5901234123457', 80, american, 'Tab');
    expect(scansIn(withTab, slowScanner)).toEqual([]);
    expect(scansIn(withTab, { ...slowScanner, terminator: 'Tab' })).toEqual(['5901234123457']);
  });

  it('may end them with nothing: then a silence does', () => {
    const scanner = { ...slowScanner, terminator: 'none' } as const;
    const strokes = typed('5901234123457', 80, american, null);
    const burst = strokes.reduce((before, stroke) => burstWith(before, stroke, scanner).burst, noBurst);
    expect(codeAtRest(burst, scanner)).toMatchObject({ scan: '5901234123457', beganAt: 0 });
    expect(codeAtRest(burst, slowScanner).scan).toBeNull();
    expect(silenceAfter(scanner)).toBeGreaterThan(scanner.gapMs);
  });

  it('that loses a key is not taken for the rest of its code', () => {
    const gaps = [80, 80, 80, 80, 160, 80, 80, 80, 80, 80, 80, 80, 80];
    expect(scansIn(pressed('5901234123457', gaps), slowScanner)).toEqual([]);
  });

  it('leaves other scanners as they are heard everywhere', () => {
    expect(scansIn(typed('OLD-4711', 5, american), slowScanner)).toEqual(['OLD-4711']);
    const hand = typed('luc', 90, american, null);
    const scanner = typed('5901234123457', 5, american).map((stroke) => ({ ...stroke, at: stroke.at + 310 }));
    expect(scansIn([...hand, ...scanner], slowScanner)).toEqual(['5901234123457']);
  });
});

describe('A hand at a till whose scanner is as slow', () => {
  /** Milliseconds between the keys of hands that are as quick as hands get, with runs of 60 to 90. */
  const rhythms: Readonly<Record<string, readonly number[]>> = {
    'two hands over letters': [62, 88, 71, 104, 66, 83, 97, 61, 79, 112, 70, 90, 118],
    'one hand on the number pad': [84, 61, 77, 90, 63, 86, 69, 81, 60, 89, 74, 66, 95],
    'one key that is pressed twice, and its neighbours': [90, 90, 68, 87, 87, 65, 89, 71, 88, 88, 62, 80, 90],
    'a roll of the fingers': [60, 64, 61, 85, 62, 60, 88, 63, 61, 84, 66, 60, 73],
  };

  it.each(Object.entries(rhythms))('is not taken for it: %s', (_name, gaps) => {
    for (const text of ['5901234123457', '96385074', 'OLD-4711', 'BAGUETTE', '12345678901', 'R00031876'])
      for (const end of ['Enter', 'Tab'] as const)
        for (const gapMs of [95, 120, 180, 250])
          expect(scansIn(pressed(text, gaps, end), { ...slowScanner, gapMs, terminator: end })).toEqual([]);
  });

  it('is not taken for it where nothing ends its codes, either', () => {
    const scanner = { ...slowScanner, terminator: 'none' } as const;
    for (const gaps of Object.values(rhythms)) {
      const strokes = pressed('5901234123457', gaps, null);
      const burst = strokes.reduce((before, stroke) => burstWith(before, stroke, scanner).burst, noBurst);
      expect(codeAtRest(burst, scanner).scan).toBeNull();
    }
  });

  it('is not, whatever it types, once two of its gaps differ by more than a tick of a clock', () => {
    const gap = fc.integer({ min: 60, max: 250 });
    fc.assert(
      fc.property(
        fc.oneof(ean, fc.stringMatching(/^[a-z0-9-]{6,20}$/)),
        fc.array(gap, { minLength: 5, maxLength: 5 }),
        (text, gaps) => {
          fc.pre(Math.max(...gaps) - Math.min(...gaps) > 17);
          expect(scansIn(pressed(text, gaps), { ...slowScanner, gapMs: 250 })).toEqual([]);
        },
      ),
    );
  });
});

describe('The barcodes of the command sheet', () => {
  it('are read back as what they stand for', () => {
    const rewardId = '01937f4e-5b1c-7c3a-9d2e-0a1b2c3d4e5f';
    for (const each of [
      ...commandNames.map((name) => ({ kind: 'do', name }) as const),
      { kind: 'digit', key: '00' } as const,
      { kind: 'digit', key: '7' } as const,
      { kind: 'reward', rewardId } as const,
    ]) {
      expect(parseCommandCode(commandCode(each))).toEqual(each);
    }
    expect(parseCommandCode('CMD-DANCE')).toBeUndefined();
  });
});
