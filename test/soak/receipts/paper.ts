import { receiptCode } from '../../../electron/core/domain/receipt-number.ts';
import { lineText, type PrintedItem } from '../../helpers/printed-items.ts';
import type { PlayedPage } from '../../helpers/printer-emulator/play-printer.ts';

/** A slip as it came out. What is torn may lack anything, its number as well. */
export interface SlipOnPaper {
  /** Of the sale that it speaks of. */
  readonly number: number | null;
  readonly isWhole: boolean;
}

/** What stands at the top of each slip of the soaks' shop. */
const HEAD = 'Corner Bakery';
/** What stands at the foot of each. */
const FOOT = 'not a fiscal receipt';

const textOf = (item: PrintedItem): string => (item.kind === 'line' ? lineText(item.runs) : '');

/** What lies on the counter, in its order. Half a slip that was never cut stands on one page with the next one. */
export const slipsOn = (pages: readonly PlayedPage[]): readonly SlipOnPaper[] =>
  pages.flatMap(({ items }) => headsIn(items).map((part) => slipIn(part)));

/** Cuts a page before each head. What stands above the first is the rest of a slip whose head is gone. */
function headsIn(items: readonly PrintedItem[]): readonly (readonly PrintedItem[])[] {
  const parts: PrintedItem[][] = [];
  for (const item of items) {
    const last = parts.at(-1);
    if (last === undefined || textOf(item).includes(HEAD)) parts.push([item]);
    else last.push(item);
  }
  return parts;
}

/** Whole: its head, its number in letters and in bars, its total, its foot and its cut, once each and in this order. */
function slipIn(items: readonly PrintedItem[]): SlipOnPaper {
  const text = items.map(textOf).join('\n');
  const number = numberIn(text);
  const said = items.flatMap((item) => marksOf(item, number));
  return { number, isWhole: said.join(' ') === 'head number total bars foot cut' };
}

function numberIn(text: string): number | null {
  const [, digits] = /No\.\s(\d{6})/.exec(text) ?? [];
  return digits === undefined ? null : Number(digits);
}

function marksOf(item: PrintedItem, number: number | null): readonly string[] {
  if (item.kind === 'cut') return ['cut'];
  if (item.kind === 'barcode') return number !== null && item.value === receiptCode(number) ? ['bars'] : [];
  const text = textOf(item);
  // Below its bars the number stands once more, among other digits.
  const isNumbered = number !== null && numberIn(text) === number;
  const isTotal = number !== null && text.includes(totalInWords(number));
  return [
    ...(text.includes(HEAD) ? ['head'] : []),
    ...(isNumbered ? ['number'] : []),
    ...(isTotal ? ['total'] : []),
    ...(text.includes(FOOT) ? ['foot'] : []),
  ];
}

/** What the sale with this number comes to: another one than the sales about it, so that no two halves make a slip. */
export const totalMinorOf = (number: number): number => 10_000 + number;

const totalInWords = (number: number): string => {
  const minor = totalMinorOf(number);
  return `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
};
