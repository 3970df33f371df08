import { lineText } from './printed-items.ts';
import type { PlayedPage } from './printer-emulator/play-printer.ts';

/** A slip of plain lines, as bytes: ESC @, the lines, a cut. */
export const slip = (...lines: readonly string[]): Buffer =>
  Buffer.concat([
    Uint8Array.of(0x1b, 0x40),
    Buffer.from(lines.map((line) => `${line}\n`).join(''), 'latin1'),
    Uint8Array.of(0x1d, 0x56, 1),
  ]);

/** Lines of which none is like another, so that what is lost or doubled shows. */
export const numberedLines = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `line ${at + 1} of this slip`);

/** All lines that came out of a printer, in their order, also those that aren't cut off yet. */
export const printedLines = (pages: readonly PlayedPage[]): readonly string[] =>
  pages.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'line' ? [lineText(item.runs)] : [])));
