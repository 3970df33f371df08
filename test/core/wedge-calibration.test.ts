import { describe, expect, it } from 'vitest';
import { calibrationOf, type Calibration } from '../../electron/core/domain/wedge-calibration.ts';
import type { Stroke } from '../../electron/core/domain/wedge-keys.ts';

/** Where a digit or a small letter is on an American keyboard. */
const placeOf = (character: string): string =>
  /\d/.test(character) ? `Digit${character}` : `Key${character.toUpperCase()}`;

interface Typing {
  /** Milliseconds before the key at an index. */
  readonly gapAt: (index: number) => number;
  readonly endsWith?: readonly string[];
  /** What the machine's layout makes of a key. */
  readonly layout?: (character: string) => string;
}

function strokesOf(
  code: string,
  { gapAt, endsWith = ['Enter'], layout = (character) => character }: Typing,
): readonly Stroke[] {
  let at = 1_000;
  const keys = [
    ...[...code].map((character) => ({ key: layout(character), code: placeOf(character) })),
    ...endsWith.map((key) => ({ key, code: key })),
  ];
  return keys.map((key, index) => {
    if (index > 0) at += gapAt(index);
    return { ...key, shift: false, at };
  });
}

const thrice = (code: string, typing: Typing): readonly (readonly Stroke[])[] =>
  [1, 2, 3].map(() => strokesOf(code, typing));
const every = (gapMs: number): Typing => ({ gapAt: () => gapMs });
const ean = '4006381333931';
/** A French keyboard's row of figures, without Shift. */
const french = (character: string): string => `à&é"'(-è_ç`[Number(character)] ?? character;

const learned = (calibration: Calibration) => {
  if (calibration.kind !== 'learned') throw new Error(`expected to learn it, got ${calibration.kind}`);
  return calibration.scanner;
};

describe('A scanner that is tried out', () => {
  it.each([
    [2, 25],
    [30, 45],
    [80, 120],
    [160, 240],
    [200, 250],
    [250, 250],
  ])('with %i ms a key is given %i ms', (gapMs, given) => {
    expect(learned(calibrationOf(thrice(ean, every(gapMs))))).toEqual({
      ...{ gapMs: given, reads: 'typed', terminator: 'Enter' },
    });
  });

  it('is given as long as its slowest key took, however quick the others were', () => {
    const bundled: Typing = { gapAt: (index) => (index % 4 === 0 ? 90 : 1) };
    expect(learned(calibrationOf(thrice(ean, bundled))).gapMs).toBe(135);
    const tired = [strokesOf(ean, every(80)), strokesOf(ean, every(80)), strokesOf(ean, every(110))];
    expect(learned(calibrationOf(tired)).gapMs).toBe(165);
  });

  it('is read as an American keyboard where only that makes a code whose check digit is right', () => {
    expect(learned(calibrationOf(thrice(ean, { ...every(5), layout: french }))).reads).toBe('pressed');
    expect(learned(calibrationOf(thrice('loyal0077', every(5)))).reads).toBe('typed');
  });

  it('is read by its keys where the layout makes no character of one', () => {
    const layout = (character: string): string => (character === '6' ? 'Dead' : character);
    expect(learned(calibrationOf(thrice(ean, { ...every(5), layout }))).reads).toBe('pressed');
  });

  it.each([
    [['Enter'], 'Enter'],
    [['Tab'], 'Tab'],
    [['Tab', 'Enter'], 'Tab'],
    [[], 'none'],
  ] as const)('that ends a code with %j has %s for its end', (endsWith, terminator) => {
    expect(learned(calibrationOf(thrice(ean, { ...every(5), endsWith }))).terminator).toBe(terminator);
  });

  it('may press Shift between: that is no key of the code', () => {
    const withShift = strokesOf('code77', every(80)).flatMap((stroke) => [
      { key: 'Shift', code: 'ShiftLeft', shift: true, at: stroke.at - 5 },
      stroke,
    ]);
    expect(learned(calibrationOf([withShift, withShift, withShift])).gapMs).toBe(120);
  });
});

describe('Three samples', () => {
  it.each([
    ['of different codes', [ean, ean, '4006381333932'].map((code) => strokesOf(code, every(5)))],
    ['of which one was cut off', [ean, ean, ean.slice(0, 9)].map((code) => strokesOf(code, every(5)))],
    [
      'that end differently',
      (['Enter', 'Tab', 'Enter'] as const).map((end) => strokesOf(ean, { ...every(5), endsWith: [end] })),
    ],
    ['of keys that make no character', thrice('~~~~~~~', { ...every(5), layout: () => 'Dead' })],
  ])('%s teach nothing', (_name, samples) => {
    expect(calibrationOf(samples)).toEqual({ kind: 'differs' });
  });

  it.each([
    [
      'one key takes longer than a quarter of a second',
      thrice(ean, { gapAt: (at) => (at === 7 ? 251 : 10) }),
    ],
    ['the pace is a hand’s', thrice(ean, { gapAt: (at) => [110, 180, 95, 240, 130][at % 5] ?? 0 })],
    ['there are too few keys to tell', thrice('12345', every(5))],
    ['there is nothing but the end', thrice('', every(5))],
  ])('are taken for typed by hand where %s', (_name, samples) => {
    expect(calibrationOf(samples)).toEqual({ kind: 'byHand' });
  });
});
