import type { ScannedText } from './scanner.ts';

/** Longer than any barcode: the largest QR code holds 7,089 digits, the largest Data Matrix 3,116. */
export const longestCode = 8_000;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The code in the bytes that a scanner sent, or null where there is none: the text without what an owner may have had
 * the scanner put around it, and the AIM id, which is in the text where the scanner has no other place for it.
 */
export function scannedText(bytes: Uint8Array, aimOfReport: string | null): ScannedText | null {
  const text = withoutFrame(decoded(bytes));
  const ahead = isAim(text.slice(0, 3)) ? text.slice(0, 3) : null;
  // A text that only looks as if it began with an AIM id keeps it where the report has one of its own.
  const isSplit = ahead !== null && (aimOfReport === null || aimOfReport === ahead);
  const code = isSplit ? text.slice(3) : text;
  return code === '' ? null : { text: code, aim: isSplit ? ahead : aimOfReport };
}

/** ISO/IEC 15424: `]`, a letter for the symbology and a digit or letter that says how it was read. */
export const isAim = (text: string): boolean => /^\][A-Za-z][0-9A-Za-z]$/.test(text);

/** A barcode doesn't say what its bytes stand for: today that is UTF-8, and otherwise, as it always was, Latin-1. */
function decoded(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  }
}

/** Without the padding, STX and ETX, and the line's end. A group separator is part of a GS1 code and stays. */
function withoutFrame(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isFrame(text.charCodeAt(from))) from += 1;
  while (to > from && isFrame(text.charCodeAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

const frame: ReadonlySet<number> = new Set([0x00, 0x02, 0x03, 0x09, 0x0a, 0x0d]);
const isFrame = (character: number): boolean => frame.has(character);
