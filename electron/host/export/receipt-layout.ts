import type { ReceiptBlock, ReceiptDocument } from '../../core/contract/receipt.ts';
import { unreachable } from '../../core/domain/assert.ts';
import type { Logo } from '../../core/domain/logo.ts';
import { characters, columnsOf, printable } from './receipt-characters.ts';

/** A row of paper: its texts fit beside each other with at least one column between them. */
export type ReceiptRow =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly align: 'left' | 'center';
      readonly size: 'normal' | 'large';
      readonly bold: boolean;
    }
  | { readonly kind: 'pair'; readonly left: string; readonly right: string; readonly bold: boolean }
  | { readonly kind: 'rule' }
  | { readonly kind: 'logo'; readonly logo: Logo; readonly name: string }
  | { readonly kind: 'barcode'; readonly symbology: 'code128' | 'ean13'; readonly value: string }
  | { readonly kind: 'qr'; readonly value: string };

export interface Paper {
  /** Characters of normal size that fit beside each other. */
  readonly columns: number;
  /** Columns that one character of large size takes: 1 where the medium has no larger one. */
  readonly largeColumns: 1 | 2;
}

/** Breaks a slip's blocks into rows that fit the paper. */
export function layOut(document: Pick<ReceiptDocument, 'blocks'>, paper: Paper): ReceiptRow[] {
  return document.blocks.flatMap((block) => rowsOf(block, paper));
}

function rowsOf(block: ReceiptBlock, paper: Paper): ReceiptRow[] {
  switch (block.kind) {
    case 'text': {
      const columns = block.size === 'large' ? Math.floor(paper.columns / paper.largeColumns) : paper.columns;
      return wrap(printable(block.text), columns).map((text) => ({ ...block, text }));
    }
    case 'pair':
      return pairRows(printable(block.left), printable(block.right), block.bold, paper.columns);
    case 'rule':
    case 'barcode':
    case 'qr':
    case 'logo':
      return [block];
    default:
      return unreachable(block);
  }
}

/** The value stays whole, at the right of the label's last row, or on a row of its own. */
function pairRows(left: string, right: string, bold: boolean, columns: number): ReceiptRow[] {
  const labels = left.trim() === '' ? [] : wrap(left, columns);
  const values = right.trim() === '' ? [] : wrap(right, columns);
  const lastLabel = labels.at(-1);
  const firstValue = values[0];
  const rows: [left: string, right: string][] = [];
  if (
    lastLabel !== undefined &&
    firstValue !== undefined &&
    columnsOf(lastLabel) + 1 + columnsOf(firstValue) <= columns
  ) {
    rows.push(
      ...labels.slice(0, -1).map((label): [string, string] => [label, '']),
      [lastLabel, firstValue],
      ...values.slice(1).map((value): [string, string] => ['', value]),
    );
  } else {
    rows.push(
      ...labels.map((label): [string, string] => [label, '']),
      ...values.map((value): [string, string] => ['', value]),
    );
  }
  return rows.map(([rowLeft, rowRight]) => ({ kind: 'pair', left: rowLeft, right: rowRight, bold }));
}

/** Breaks a line between words, or between ideographs; a word that is wider than the paper, between characters. */
export function wrap(text: string, columns: number): string[] {
  const rows: string[] = [];
  let row = '';
  let rowColumns = 0;
  const finishRow = (): void => {
    if (row.trim() !== '') rows.push(row.trimEnd());
    row = '';
    rowColumns = 0;
  };
  for (const chunk of unbreakableChunks(text)) {
    const chunkColumns = columnsOf(chunk);
    // A space that doesn't fit any more becomes the break itself.
    if (rowColumns + columnsOf(chunk.trimEnd()) <= columns) {
      row += chunk;
      rowColumns += chunkColumns;
      continue;
    }
    finishRow();
    for (const piece of chunkColumns <= columns ? [chunk] : piecesOf(chunk, columns)) {
      if (rowColumns + columnsOf(piece) > columns) finishRow();
      row += piece;
      rowColumns += columnsOf(piece);
    }
  }
  finishRow();
  return rows;
}

/** Closing marks don't begin a row and opening ones don't end it. */
const neverFirst = /^[、。，．：；！？）］｝」』】〉》〕’”…·ー々ぁぃぅぇぉっゃゅょ％]/u;
const neverLast = /[（［｛「『【〈《〔‘“]$/u;

/** Splits text after each run of spaces and beside each wide character, unless punctuation forbids it. */
function unbreakableChunks(text: string): string[] {
  const chunks: string[] = [];
  let chunk = '';
  let before = '';
  for (const character of characters(text)) {
    const afterSpace = before === ' ' && character !== ' ';
    const besideWide =
      character !== ' ' &&
      (columnsOf(before) === 2 || columnsOf(character) === 2) &&
      !neverFirst.test(character) &&
      !neverLast.test(before);
    if (chunk !== '' && (afterSpace || besideWide)) {
      chunks.push(chunk);
      chunk = '';
    }
    chunk += character;
    before = character;
  }
  if (chunk !== '') chunks.push(chunk);
  return chunks;
}

/** A character that is itself wider than the paper, which only nonsense is, falls into its code points. */
const piecesOf = (chunk: string, columns: number): string[] =>
  characters(chunk).flatMap((character) => (columnsOf(character) > columns ? [...character] : [character]));
