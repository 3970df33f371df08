import stringWidth from 'string-width';

/** Columns that text takes on paper and in a terminal: most characters one, East Asian wide ones and emoji two. */
export const columnsOf = (text: string): number => stringWidth(text, { countAnsiEscapeCodes: true });

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a reader takes for single characters: marks stay with their letter, the parts of an emoji together. */
export const characters = (text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);

/** Invisible characters that break words or join them; on paper they would only take a place. */
const invisible = /[\u00AD\u180E\u200B\u2060\uFEFF]/gu;
/** They could make a name read as another one. */
const bidiControl = /[\u202A-\u202E\u2066-\u2069]/gu;
const lineBreak = /\r\n|[\n\r\t\v\f\u0085\u2028\u2029]/gu;
/** All other control characters, and what no XML may hold. */
const unprintable = /[\p{Cc}\uFFFE\uFFFF]/gu;

/**
 * Text as one line that may go onto paper: well-formed, composed, without anything a printer, a terminal or a
 * drawing could take for a command.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(lineBreak, ' ')
    .replace(unprintable, '')
    .replace(invisible, '')
    .replace(bidiControl, '')
    .normalize('NFC');
}

/** Every kind of space as plain ones of the same width: once rows are broken, none needs to hold words together. */
export const plainSpaces = (text: string): string => text.replaceAll('\u3000', '  ').replace(/\p{Zs}/gu, ' ');
