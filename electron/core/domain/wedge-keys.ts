import { isEan13 } from './card-number.ts';
import { isCommandCode, parseCommandCode } from './command-barcode.ts';
import { hasEan8CheckDigit } from './product-code.ts';
import { parseReceiptCode } from './receipt-number.ts';

/** A key that was pressed, and what it says: as the machine's layout types it, and as an American keyboard would have. */
export interface Stroke {
  /** What the layout of this machine makes of the key: KeyboardEvent.key. */
  readonly key: string;
  /** Where the key is, named for an American keyboard: KeyboardEvent.code. */
  readonly code: string;
  readonly shift: boolean;
  /** Milliseconds, on any clock that only goes forward. */
  readonly at: number;
}

/** What is shorter is no code: a hand may press so few keys as quickly. */
export const shortestCode = 6;

/** Shift and its like are pressed for a character: they neither are one nor break the rhythm. */
export const isModifier = ({ key }: Stroke): boolean =>
  /^(?:Shift|CapsLock|Control|Alt|AltGraph|Meta)$/.test(key);
export const isTerminator = ({ key, code }: Stroke): boolean =>
  key === 'Enter' || key === 'Tab' || code === 'NumpadEnter';

/** The strokes read one by one; null where one of them is no character. */
export function textOf(strokes: readonly Stroke[], read: (stroke: Stroke) => string | null): string | null {
  const characters = strokes.map(read);
  return characters.includes(null) ? null : characters.join('');
}

/** Whether something in the code itself says that it was read right. */
export const hasCheck = (code: string): boolean =>
  isEan13(code) ||
  hasEan8CheckDigit(code) ||
  (/^\d{12}$/.test(code) && isEan13(`0${code}`)) ||
  parseReceiptCode(code) !== undefined ||
  (isCommandCode(code) && parseCommandCode(code) !== undefined);

/** What the layout of this machine makes of a key; null for one that makes no character. */
export const characterOf = ({ key }: Stroke): string | null => ([...key].length === 1 ? key : null);

/** Each key's characters on an American keyboard, without and with Shift. */
const marks: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Digit1: ['1', '!'],
  Digit2: ['2', '@'],
  Digit3: ['3', '#'],
  Digit4: ['4', '$'],
  Digit5: ['5', '%'],
  Digit6: ['6', '^'],
  Digit7: ['7', '&'],
  Digit8: ['8', '*'],
  Digit9: ['9', '('],
  Digit0: ['0', ')'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Space: [' ', ' '],
  NumpadSubtract: ['-', '-'],
  NumpadDecimal: ['.', '.'],
};

/** What an American keyboard makes of a key; null for one that makes no character. */
export function characterAt({ code, shift }: Stroke): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shift ? letter : letter.toLowerCase();
  const digit = /^Numpad(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  return marks[code]?.[shift ? 1 : 0] ?? null;
}
