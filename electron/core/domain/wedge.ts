import { isEan13 } from './card-number.ts';
import { isCommandCode, parseCommandCode } from './command-barcode.ts';
import { hasEan8CheckDigit } from './product-code.ts';
import { parseReceiptCode } from './receipt-number.ts';

/**
 * Tells a scanner that types from a hand that types. A scanner in keyboard mode presses a whole code in a few
 * milliseconds a key and ends it with Enter or Tab; no hand keeps that rhythm for six keys.
 */
export interface Stroke {
  /** What the layout of this machine makes of the key: KeyboardEvent.key. */
  readonly key: string;
  /** Where the key is, named for an American keyboard: KeyboardEvent.code. */
  readonly code: string;
  readonly shift: boolean;
  /** Milliseconds, on any clock that only goes forward. */
  readonly at: number;
}

/** The strokes so far that kept the rhythm. */
export interface Burst {
  readonly strokes: readonly Stroke[];
  /** The longest pause between two of them, in milliseconds. */
  readonly longestGapMs: number;
  /** It came on the heels of other keys: the beginning of a code may be among those, so no end makes it one. */
  readonly isBroken: boolean;
}

export const noBurst: Burst = { strokes: [], longestGapMs: 0, isBroken: false };

/** Each key of a scanner follows within this time. */
const scannerGapMs = 35;
/** A tired radio link may take longer, where a check digit vouches for the code. No hand is as quick. */
export const slowScannerGapMs = 55;
/** After such a pause the next key is a beginning. */
export const pauseMs = 120;
const shortestCode = 6;
const longestCode = 500;

/** Shift and its like are pressed for a character: they neither are one nor break the rhythm. */
const isModifier = ({ key }: Stroke): boolean => /^(?:Shift|CapsLock|Control|Alt|AltGraph|Meta)$/.test(key);
const isTerminator = ({ key, code }: Stroke): boolean =>
  key === 'Enter' || key === 'Tab' || code === 'NumpadEnter';

const gapBefore = ({ strokes }: Burst, at: number): number =>
  at - (strokes.at(-1)?.at ?? Number.NEGATIVE_INFINITY);

export const keepsRhythm = (burst: Burst, at: number): boolean => gapBefore(burst, at) <= slowScannerGapMs;

/** The burst after one more stroke, and the code that it ended, if it ended one. */
export function burstWith(
  burst: Burst,
  stroke: Stroke,
): { readonly burst: Burst; readonly scan: string | null } {
  const gapMs = gapBefore(burst, stroke.at);
  if (isModifier(stroke)) return { burst, scan: null };
  if (isTerminator(stroke))
    return { burst: noBurst, scan: keepsRhythm(burst, stroke.at) ? codeOf(withGap(burst, gapMs)) : null };
  if (characterAt(stroke) === null && characterOf(stroke) === null) return { burst: noBurst, scan: null };
  if (!keepsRhythm(burst, stroke.at) || burst.strokes.length >= longestCode)
    return { burst: { ...noBurst, strokes: [stroke], isBroken: gapMs < pauseMs }, scan: null };
  return { burst: { ...withGap(burst, gapMs), strokes: [...burst.strokes, stroke] }, scan: null };
}

const withGap = (burst: Burst, gapMs: number): Burst => ({
  ...burst,
  longestGapMs: Math.max(burst.longestGapMs, gapMs),
});

/**
 * The code of a finished burst. It is read twice, as the machine's layout typed it and as an American keyboard would
 * have: the scanner and the machine may be set to different ones. The reading that a check digit confirms counts.
 */
function codeOf({ strokes, longestGapMs, isBroken }: Burst): string | null {
  if (strokes.length < shortestCode || isBroken) return null;
  const typed = textOf(strokes, characterOf);
  const pressed = textOf(strokes, characterAt);
  if (typed !== null && hasCheck(typed)) return typed;
  if (pressed !== null && hasCheck(pressed)) return pressed;
  return longestGapMs <= scannerGapMs ? (typed ?? pressed) : null;
}

function textOf(strokes: readonly Stroke[], read: (stroke: Stroke) => string | null): string | null {
  const characters = strokes.map(read);
  return characters.includes(null) ? null : characters.join('');
}

/** Whether something in the code itself says that it was read right. */
const hasCheck = (code: string): boolean =>
  isEan13(code) ||
  hasEan8CheckDigit(code) ||
  (/^\d{12}$/.test(code) && isEan13(`0${code}`)) ||
  parseReceiptCode(code) !== undefined ||
  (isCommandCode(code) && parseCommandCode(code) !== undefined);

const characterOf = ({ key }: Stroke): string | null => ([...key].length === 1 ? key : null);

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

function characterAt({ code, shift }: Stroke): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shift ? letter : letter.toLowerCase();
  const digit = /^Numpad(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  return marks[code]?.[shift ? 1 : 0] ?? null;
}
