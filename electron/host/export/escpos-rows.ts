import type { ReceiptBlock } from '../../core/contract/receipt.ts';
import { assert, unreachable } from '../../core/domain/assert.ts';
import type { Logo } from '../../core/domain/logo.ts';
import { CHARACTER_DOTS, type WholePrinterProfile } from '../../core/domain/printer-profile.ts';
import type { TestBlock } from '../../core/domain/test-page.ts';
import type { Barcode } from './barcode-check.ts';
import { codePageRuns, type CodePageRun } from './code-page-text.ts';
import { barsPicture, headEndsPicture, logoPicture, qrPicture } from './dot-pictures.ts';
import type { DrawnImage } from './drawing-machine.ts';
import { drawApart } from './drawn-apart.ts';
import type { DrawnLine } from './line-image.ts';
import { columnsOf, plainSpaces } from './receipt-characters.ts';
import { layOut, type ReceiptRow } from './receipt-layout.ts';

/** What of a printer decides how a slip is put. */
export type PrinterProfile = Pick<
  WholePrinterProfile,
  'columns' | 'paperDots' | 'codePages' | 'makesQr' | 'cuts'
>;

/** What a printer can be given: a slip, or a page with what stands on a test page alone. */
export interface PrintedDocument {
  readonly blocks: readonly (ReceiptBlock | TestBlock)[];
}

/** A row as it is sent: letters of the printer's own, a code that it makes, or a picture. */
export type EscposRow =
  | TextRow
  | { readonly kind: 'barcode'; readonly barcode: Barcode }
  | { readonly kind: 'qr'; readonly value: string }
  | { readonly kind: 'picture'; readonly image: DrawnImage; readonly isAcrossPaper: boolean }
  | { readonly kind: 'blank' };

export interface TextRow {
  readonly kind: 'text';
  readonly indent: number;
  readonly runs: readonly CodePageRun[];
  readonly style: TextStyle;
}
type TextStyle = { readonly size: 'normal' | 'large'; readonly bold: boolean };
export const plainStyle: TextStyle = { size: 'normal', bold: false };

/** A row before its lines are drawn, which is done for all of them at once. */
type PlannedRow =
  | Exclude<EscposRow, { kind: 'picture' }>
  | { readonly kind: 'line'; readonly line: DrawnLine }
  | { readonly kind: 'bars'; readonly barcode: Barcode }
  | { readonly kind: 'squares'; readonly value: string }
  | { readonly kind: 'logo'; readonly logo: Logo }
  | { readonly kind: 'head-ends' };

/** Decides of each row whether the printer does it itself or a picture is needed, and draws these. */
export async function escposRows(document: PrintedDocument, profile: PrinterProfile): Promise<EscposRow[]> {
  const lineDots = profile.columns * CHARACTER_DOTS;
  const planned = document.blocks.flatMap((block) => plannedRows(block, profile));
  const lines = await drawApart(
    planned.flatMap((row) => (row.kind === 'line' ? [row.line] : [])),
    lineDots,
  );
  let nextLine = 0;
  const rows: EscposRow[] = [];
  for (const row of planned) {
    if (row.kind === 'line') rows.push(pictureOf(lines[nextLine++]));
    else if (row.kind === 'bars') rows.push(pictureOf(await barsPicture(row.barcode, lineDots)));
    else if (row.kind === 'squares') rows.push(pictureOf(await qrPicture(row.value, lineDots)));
    else if (row.kind === 'logo') rows.push(pictureOf(logoPicture(row.logo, lineDots)));
    else if (row.kind === 'head-ends')
      rows.push({ kind: 'picture', image: headEndsPicture(profile.paperDots), isAcrossPaper: true });
    else rows.push(row);
  }
  return rows;
}

function pictureOf(image: DrawnImage | undefined): EscposRow {
  assert(image !== undefined, 'every drawn row has its picture');
  return { kind: 'picture', image, isAcrossPaper: false };
}

function plannedRows(block: ReceiptBlock | TestBlock, profile: PrinterProfile): PlannedRow[] {
  switch (block.kind) {
    case 'exact':
      return [textRow(block.text, 0, plainStyle, profile) ?? unencodable()];
    case 'head-ends':
      return [{ kind: 'head-ends' }];
    case 'drawn':
      return laidOut(block.block, profile).flatMap((row) => drawnRow(row, profile.columns));
    default:
      return laidOut(block, profile).flatMap((row) => slipRow(row, profile));
  }
}

const laidOut = (block: ReceiptBlock, { columns }: PrinterProfile): ReceiptRow[] =>
  layOut({ blocks: [block] }, { columns, largeColumns: 2 });

function slipRow(row: ReceiptRow, profile: PrinterProfile): PlannedRow[] {
  const { columns } = profile;
  switch (row.kind) {
    case 'rule': {
      const stroke = profile.codePages === 'ascii' ? '-' : '─';
      return [textRow(stroke.repeat(columns), 0, plainStyle, profile) ?? unencodable()];
    }
    case 'barcode':
      return [{ kind: 'barcode', barcode: row }];
    case 'qr':
      return profile.makesQr ? [row, { kind: 'blank' }] : drawnRow(row, columns);
    case 'logo':
      return [row];
    case 'text': {
      const width = columnsOf(row.text) * (row.size === 'large' ? 2 : 1);
      const indent = row.align === 'center' ? Math.floor((columns - width) / 2) : 0;
      return [textRow(row.text, indent, row, profile) ?? drawnText(row, columns)];
    }
    case 'pair': {
      const gap = ' '.repeat(columns - columnsOf(row.left) - columnsOf(row.right));
      const style = { size: 'normal', bold: row.bold } as const;
      return [textRow(row.left + gap + row.right, 0, style, profile) ?? drawnPair(row, columns)];
    }
    default:
      return unreachable(row);
  }
}

/** Codes with a blank line after them: the white that readers need below. */
function drawnRow(row: ReceiptRow, columns: number): PlannedRow[] {
  switch (row.kind) {
    case 'text':
      return [drawnText(row, columns)];
    case 'barcode':
      return [{ kind: 'bars', barcode: row }, { kind: 'blank' }];
    case 'qr':
      return [{ kind: 'squares', value: row.value }, { kind: 'blank' }];
    default:
      return assert(false, 'a test page draws texts and codes') as never;
  }
}

const unencodable = (): never => assert(false, 'every code page has the rule and the figures') as never;

function textRow(
  text: string,
  indent: number,
  style: TextStyle,
  { codePages }: PrinterProfile,
): TextRow | undefined {
  const runs = codePageRuns(plainSpaces(text).trimEnd(), codePages);
  return runs === undefined ? undefined : { kind: 'text', indent, runs, style };
}

function drawnText(row: Extract<ReceiptRow, { kind: 'text' }>, columns: number): PlannedRow {
  const text = { text: row.text, anchor: row.align, widthDots: columns * CHARACTER_DOTS };
  return { kind: 'line', line: { texts: [text], size: row.size, bold: row.bold } };
}

/** Both sides get the columns that the layout gave them, so that they never touch. */
function drawnPair(row: Extract<ReceiptRow, { kind: 'pair' }>, columns: number): PlannedRow {
  const rightDots = columnsOf(row.right) * CHARACTER_DOTS;
  const leftDots = columns * CHARACTER_DOTS - (rightDots === 0 ? 0 : rightDots + CHARACTER_DOTS);
  const texts: DrawnLine['texts'] = [
    { text: row.left, anchor: 'left', widthDots: leftDots },
    { text: row.right, anchor: 'right', widthDots: rightDots },
  ];
  return {
    kind: 'line',
    line: { texts: texts.filter(({ text }) => text !== ''), size: 'normal', bold: row.bold },
  };
}
