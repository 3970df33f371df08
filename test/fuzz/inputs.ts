import { FNC1 } from '../../electron/core/domain/gs1-formats.ts';

/** The kinds of inputs, each with what a single one may take. A long one may take longer, and a foreign digit is looked up. */
export const inputKinds = ['digits', 'printable', 'bytes', 'unicode', 'pieces', 'changed', 'long'] as const;
export type InputKind = (typeof inputKinds)[number];

/** Milliseconds for one input: what takes longer, and again when it is tried alone, would be felt at the counter. */
export const boundMs: Readonly<Record<InputKind, number>> = {
  digits: 20,
  printable: 20,
  bytes: 20,
  unicode: 20,
  pieces: 20,
  changed: 20,
  long: 100,
};

export interface FuzzInput {
  readonly kind: InputKind;
  readonly text: string;
}

/** What parsers of scans look for: put together they come further than what is only random. */
const pieces: readonly string[] = [
  ...[']E0', ']E3', ']E4', ']C1', ']d2', ']Q3', ']e0', ']I1', ']', FNC1, '(', ')', '(01)', '(10)', '(17)'],
  ...['01', '10', '17', '21', '3103', '3922', '414', '00', '09506000134352', '96385074', '5901234123457'],
  ...[
    'https://',
    'example.com',
    '/01/',
    '/10/',
    '/gtin/',
    '?17=',
    '&',
    '%',
    '%2F',
    '%FF',
    '251231',
    '251300',
  ],
  ...['CMD-', 'R0000003186', '4111111111111111', '%B', '^', ';', '=', '\r', '\n', '\t', ' ', '\u0000'],
];

/** A source of numbers that is the same for the same start: mulberry32. */
export function diceFrom(start: number): (below: number) => number {
  let state = start | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Half of the short ones are nearly right: those go deepest. */
const mostly: readonly InputKind[] = [...inputKinds.slice(0, -1), 'changed', 'changed', 'pieces'];

/** The input with this number, whichever were made before it: a failure is found again by seed and number. */
export function inputAt(seed: number, number: number, examples: readonly string[]): FuzzInput {
  const dice = diceFrom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  // One in two hundred is long: a few are enough, and most of the time goes into them.
  const kind = dice(200) === 0 ? 'long' : pick(dice, mostly, 'printable');
  return { kind, text: textOf(kind, dice, examples) };
}

type Dice = (below: number) => number;

const pick = <Item>(dice: Dice, items: readonly Item[], otherwise: Item): Item =>
  items[dice(items.length)] ?? otherwise;

const several = (dice: Dice, most: number, make: () => string): string =>
  Array.from({ length: dice(most + 1) }, make).join('');

const anyCharacter = (dice: Dice): string => {
  // Half of them in the first plane, halves of surrogate pairs included.
  const code = dice(2) === 0 ? dice(0x10000) : dice(0x110000);
  return code >= 0xd800 && code < 0xe000 ? String.fromCharCode(code) : String.fromCodePoint(code);
};

function textOf(kind: InputKind, dice: Dice, examples: readonly string[]): string {
  switch (kind) {
    case 'digits':
      return several(dice, 24, () => String(dice(10)));
    case 'printable':
      return several(dice, 64, () => String.fromCharCode(0x20 + dice(0x5f)));
    case 'bytes':
      return several(dice, 64, () => String.fromCharCode(dice(0x100)));
    case 'unicode':
      return several(dice, 32, () => anyCharacter(dice));
    case 'pieces':
      return several(dice, 12, () => pick(dice, pieces, ''));
    case 'changed':
      return changed(dice, pick(dice, examples, ''));
    case 'long': {
      const unit = textOf(
        pick(dice, ['digits', 'printable', 'unicode', 'pieces', 'changed'], 'digits'),
        dice,
        examples,
      );
      return unit.repeat(1 + dice(400)).slice(0, 8_000);
    }
  }
}

/** An example with a few characters changed, taken out, doubled, swapped or put in. */
function changed(dice: Dice, example: string): string {
  let text = example;
  for (let times = 1 + dice(4); times > 0; times -= 1) {
    const at = dice(text.length + 1);
    const [before, after] = [text.slice(0, at), text.slice(at)];
    switch (dice(6)) {
      case 0:
        text = before + after.slice(1);
        break;
      case 1:
        text = before + String.fromCharCode(dice(0x80)) + after.slice(1);
        break;
      case 2:
        text = before + pick(dice, pieces, '') + after;
        break;
      case 3:
        text = before + after.slice(0, 1) + after;
        break;
      case 4:
        text = after + before;
        break;
      default:
        text = before + String(dice(10)) + after.slice(1);
    }
  }
  return text;
}
