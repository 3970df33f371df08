import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { assert, unreachable } from '../../core/domain/assert.ts';
import { CHARACTER_DOTS } from '../../core/domain/printer-profile.ts';
import { assertPrintableBarcode, barcodeModules, type Barcode } from './barcode-check.ts';
import { codePages } from './code-page-text.ts';
import { BARS_HEIGHT_DOTS, moduleDotsOf, QR_MODULE_DOTS } from './dot-pictures.ts';
import type { DrawnImage } from './drawing-machine.ts';
import {
  escposRows,
  plainStyle,
  type EscposRow,
  type PrintedDocument,
  type PrinterProfile,
  type TextRow,
} from './escpos-rows.ts';
import { INK_THRESHOLD } from './line-image.ts';
import { assertPrintableQr } from './qr-modules.ts';

export type { PrinterProfile } from './escpos-rows.ts';

const LINE_FEED = 0x0a;
/** From the print head to the knife, or to the edge that paper is torn off at. */
const FEED_LINES = 5;

/**
 * Renders a slip as bytes for an ESC/POS printer, up to feed and cut. A row with a character that no code page of the
 * printer has is drawn as a raster image. Throws an assertion for a barcode that isn't right or doesn't fit.
 */
export async function renderEscpos(document: PrintedDocument, profile: PrinterProfile): Promise<Uint8Array> {
  const lineDots = profile.columns * CHARACTER_DOTS;
  assert(lineDots <= profile.paperDots, 'the columns of a printer fit its paper');
  const rows = await escposRows(document, profile);
  const encoder = new ReceiptPrinterEncoder({
    language: 'esc-pos',
    columns: profile.columns,
    imageMode: 'raster',
    codepageMapping: 'epson',
    codepageCandidates: [...codePages],
    newline: '\n',
    // A picture moves the paper by its own height; another line feed would tear the slip's lines apart.
    feedAfterBlock: false,
    feedBeforeCut: FEED_LINES,
    errors: 'strict',
  });
  encoder.initialize();
  centerOnPaper(encoder, lineDots, profile.paperDots);
  for (const row of rows) printRow(encoder, row, lineDots, profile.paperDots);
  if (!profile.cuts) return encoder.newline(FEED_LINES).encode();
  const bytes = encoder.cut('partial').encode();
  // The encoder feeds a line after the cut, which would be white paper above the next slip.
  return bytes.at(-1) === LINE_FEED ? bytes.subarray(0, -1) : bytes;
}

function printRow(encoder: ReceiptPrinterEncoder, row: EscposRow, lineDots: number, paperDots: number): void {
  switch (row.kind) {
    case 'text':
      return printText(encoder, row);
    case 'barcode':
      return printBarcode(encoder, row.barcode, lineDots);
    case 'qr':
      assertPrintableQr(row.value);
      encoder.align('center').qrcode(row.value, { model: 2, size: QR_MODULE_DOTS, errorlevel: 'm' });
      encoder.align('left');
      return;
    case 'picture':
      if (row.isAcrossPaper) printAcross(encoder, row.image, lineDots, paperDots);
      else printImage(encoder, row.image);
      return;
    case 'blank':
      encoder.newline();
      return;
    default:
      unreachable(row);
  }
}

/** Where the rows are narrower than the paper they stand in its middle. */
function centerOnPaper(encoder: ReceiptPrinterEncoder, lineDots: number, paperDots: number): void {
  const margin = Math.floor((paperDots - lineDots) / 2);
  if (margin > 0) setArea(encoder, margin, lineDots);
}

/** GS L sets the margin, GS W the width, both in dots. */
const setArea = (encoder: ReceiptPrinterEncoder, margin: number, width: number): void => {
  encoder.raw([0x1d, 0x4c, margin & 0xff, margin >> 8, 0x1d, 0x57, width & 0xff, width >> 8]);
};

function printAcross(
  encoder: ReceiptPrinterEncoder,
  image: DrawnImage,
  lineDots: number,
  paperDots: number,
): void {
  if (lineDots !== paperDots) setArea(encoder, 0, paperDots);
  printImage(encoder, image);
  centerOnPaper(encoder, lineDots, paperDots);
}

function printText(encoder: ReceiptPrinterEncoder, { indent, runs, style }: TextRow): void {
  if (indent > 0) encoder.codepage('cp437').text(' '.repeat(indent));
  const scale = style.size === 'large' ? 2 : 1;
  encoder.bold(style.bold).size(scale, scale);
  for (const { codePage, text } of runs) encoder.codepage(codePage).text(text);
  encoder.bold(false).size(1, 1).newline();
}

function printBarcode(encoder: ReceiptPrinterEncoder, barcode: Barcode, lineDots: number): void {
  assertPrintableBarcode(barcode);
  const moduleDots = moduleDotsOf(barcodeModules(barcode), lineDots);
  // {B chooses code set B; a brace of the value's own is doubled.
  const data = barcode.symbology === 'code128' ? `{B${barcode.value.replaceAll('{', '{{')}` : barcode.value;
  encoder
    .align('center')
    // The encoder counts widths from 1 for two dots.
    .barcode(data, barcode.symbology, { height: BARS_HEIGHT_DOTS, width: moduleDots - 1, text: 'none' })
    .align('left');
  const indent = Math.floor((lineDots / CHARACTER_DOTS - barcode.value.length) / 2);
  printText(encoder, {
    kind: 'text',
    indent,
    runs: [{ codePage: 'cp437', text: barcode.value }],
    style: plainStyle,
  });
}

function printImage(encoder: ReceiptPrinterEncoder, { data, width, height }: DrawnImage): void {
  encoder.image({ data, width, height }, { width, height, algorithm: 'threshold', threshold: INK_THRESHOLD });
}
