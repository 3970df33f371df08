import type { ReceiptDocument } from '../../core/contract/receipt.ts';
import { unreachable } from '../../core/domain/assert.ts';
import { isRightToLeft } from '../../core/messages/isolating.ts';
import { columnsOf, plainSpaces } from './receipt-characters.ts';
import { layOut, type ReceiptRow } from './receipt-layout.ts';

/** How many characters fit beside each other: 32 on 58 mm paper, 42 or 48 on 80 mm. */
export type ReceiptColumns = 32 | 42 | 48;

/**
 * Renders a slip as plain text. Each row ends with a line feed and none is wider than the paper. A QR code is left out:
 * letters can't be scanned, and what it says stands beside it. So is a logo: the shop's name stands under it.
 */
export function renderText(document: ReceiptDocument, paper: { readonly columns: ReceiptColumns }): string {
  const { columns } = paper;
  return layOut(loud(document), { columns, largeColumns: 1 })
    .filter((row) => row.kind !== 'qr' && row.kind !== 'logo')
    .map((row) => `${plainSpaces(rowText(row, columns)).trimEnd()}\n`)
    .join('');
}

/** Plain text has one size: what would be large is in capitals. */
function loud(document: ReceiptDocument): ReceiptDocument {
  return {
    ...document,
    blocks: document.blocks.map((block) =>
      block.kind === 'text' && block.size === 'large'
        ? { ...block, text: block.text.toLocaleUpperCase(document.locale) }
        : block,
    ),
  };
}

function rowText(row: Exclude<ReceiptRow, { kind: 'qr' | 'logo' }>, columns: number): string {
  switch (row.kind) {
    case 'text':
      return keptLeft(row.align === 'center' ? centered(row.text, columns) : row.text);
    case 'pair':
      return (
        keptLeft(row.left) + ' '.repeat(columns - columnsOf(row.left) - columnsOf(row.right)) + row.right
      );
    case 'rule':
      return '-'.repeat(columns);
    case 'barcode':
      return centered(row.value, columns);
    default:
      return unreachable(row);
  }
}

/** U+200E, of no width: a row begins at the left, and what is right of it stays right, whatever direction its words have. */
const keptLeft = (words: string): string => (isRightToLeft(words) ? `\u200E${words}\u200E` : words);

/** Text after as many spaces as put it in the middle of the paper. */
export const centered = (text: string, columns: number): string =>
  ' '.repeat(Math.max(0, Math.floor((columns - columnsOf(text)) / 2))) + text;
