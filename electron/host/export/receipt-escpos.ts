import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import type { ReceiptDocument } from '../../core/contract/receipt.ts';
import { assert, unreachable } from '../../core/domain/assert.ts';
import { dotRuns, type Logo } from '../../core/domain/logo.ts';
import {
  assertPrintableBarcode,
  barcodeModules,
  CHARACTER_DOTS,
  LEAST_MODULE_DOTS,
  QUIET_MODULES,
  type Barcode,
} from './barcode-check.ts';
import { codePageRuns, codePages, type CodePageRun } from './code-page-text.ts';
import { drawLines, INK_THRESHOLD, type DrawnLine, type LineImage } from './line-image.ts';
import { assertPrintableQr, QR_QUIET_MODULES, qrModulesOf, type QrModules } from './qr-modules.ts';
import { columnsOf, plainSpaces } from './receipt-characters.ts';
import { layOut, type ReceiptRow } from './receipt-layout.ts';
import type { ReceiptColumns } from './receipt-text.ts';

export interface PrinterProfile {
  readonly columns: ReceiptColumns;
  /** Dots that the print head has: 576 on most 80 mm printers, 512 on 180 dpi ones, 384 on 58 mm. */
  readonly paperDots: number;
  /** Whether it makes QR codes itself; for one that doesn't they are drawn. */
  readonly makesQr: boolean;
}

const LINE_FEED = 0x0a;
/** Three quarters of a millimetre: a telephone reads it off paper, and the largest code of ours fits 58 mm. */
const QR_MODULE_DOTS = 6;

/**
 * Renders a slip as bytes for an ESC/POS printer, up to feed and cut. A row with a character that no code page has
 * is drawn as a raster image. Throws an assertion for a barcode that isn't right or doesn't fit.
 */
export async function renderEscpos(document: ReceiptDocument, profile: PrinterProfile): Promise<Uint8Array> {
  const { columns } = profile;
  const lineDots = columns * CHARACTER_DOTS;
  assert(lineDots <= profile.paperDots, 'the columns of a printer fit its paper');
  const rows = layOut(document, { columns, largeColumns: 2 }).map((row) => prepared(row, columns));
  const qrImages = profile.makesQr ? undefined : await qrImagesOf(rows, lineDots);
  const images = await drawLines(
    rows.flatMap((row) => (row.kind === 'drawn' ? [row.line] : [])),
    lineDots,
  );

  const encoder = new ReceiptPrinterEncoder({
    language: 'esc-pos',
    columns,
    imageMode: 'raster',
    codepageMapping: 'epson',
    codepageCandidates: [...codePages],
    newline: '\n',
    // A picture moves the paper by its own height; another line feed would tear the slip's lines apart.
    feedAfterBlock: false,
    feedBeforeCut: 5,
    errors: 'strict',
  });
  encoder.initialize();
  centerOnPaper(encoder, lineDots, profile.paperDots);
  let nextImage = 0;
  for (const row of rows) {
    if (row.kind === 'text') printText(encoder, row);
    else if (row.kind === 'barcode') printBarcode(encoder, row.barcode, lineDots);
    else if (row.kind === 'qr') printQr(encoder, row.value, qrImages?.get(row.value));
    else if (row.kind === 'logo') printImage(encoder, logoImage(row.logo, lineDots));
    else printImage(encoder, images[nextImage++]);
  }
  const bytes = encoder.cut('partial').encode();
  // The encoder feeds a line after the cut, which would be white paper above the next slip.
  return bytes.at(-1) === LINE_FEED ? bytes.subarray(0, -1) : bytes;
}

type PreparedRow =
  | {
      readonly kind: 'text';
      readonly indent: number;
      readonly runs: CodePageRun[];
      readonly style: TextStyle;
    }
  | { readonly kind: 'drawn'; readonly line: DrawnLine }
  | { readonly kind: 'barcode'; readonly barcode: Barcode }
  | { readonly kind: 'qr'; readonly value: string }
  | { readonly kind: 'logo'; readonly logo: Logo };
type TextStyle = { readonly size: 'normal' | 'large'; readonly bold: boolean };

/** Decides for each row whether the printer's own letters do, or a picture is needed. */
function prepared(row: ReceiptRow, columns: number): PreparedRow {
  switch (row.kind) {
    case 'rule':
      return textRow('─'.repeat(columns), 0, { size: 'normal', bold: false }) ?? unencodable();
    case 'barcode':
      return { kind: 'barcode', barcode: row };
    case 'qr':
    case 'logo':
      return row;
    case 'text': {
      const width = columnsOf(row.text) * (row.size === 'large' ? 2 : 1);
      const indent = row.align === 'center' ? Math.floor((columns - width) / 2) : 0;
      return textRow(row.text, indent, row) ?? drawnText(row, columns);
    }
    case 'pair': {
      const gap = ' '.repeat(columns - columnsOf(row.left) - columnsOf(row.right));
      const text = row.left + gap + row.right;
      return textRow(text, 0, { size: 'normal', bold: row.bold }) ?? drawnPair(row, columns);
    }
    default:
      return unreachable(row);
  }
}

const unencodable = (): never => assert(false, 'every code page has the rule') as never;

function textRow(text: string, indent: number, style: TextStyle): PreparedRow | undefined {
  const runs = codePageRuns(plainSpaces(text).trimEnd());
  return runs === undefined ? undefined : { kind: 'text', indent, runs, style };
}

function drawnText(row: Extract<ReceiptRow, { kind: 'text' }>, columns: number): PreparedRow {
  const text = { text: row.text, anchor: row.align, widthDots: columns * CHARACTER_DOTS };
  return { kind: 'drawn', line: { texts: [text], size: row.size, bold: row.bold } };
}

/** Both sides get the columns that the layout gave them, so that they never touch. */
function drawnPair(row: Extract<ReceiptRow, { kind: 'pair' }>, columns: number): PreparedRow {
  const rightDots = columnsOf(row.right) * CHARACTER_DOTS;
  const leftDots = columns * CHARACTER_DOTS - (rightDots === 0 ? 0 : rightDots + CHARACTER_DOTS);
  const texts: DrawnLine['texts'] = [
    { text: row.left, anchor: 'left', widthDots: leftDots },
    { text: row.right, anchor: 'right', widthDots: rightDots },
  ];
  return {
    kind: 'drawn',
    line: { texts: texts.filter(({ text }) => text !== ''), size: 'normal', bold: row.bold },
  };
}

/** Where the rows are narrower than the paper they stand in its middle: GS L sets the margin, GS W the width. */
function centerOnPaper(encoder: ReceiptPrinterEncoder, lineDots: number, paperDots: number): void {
  const margin = Math.floor((paperDots - lineDots) / 2);
  if (margin === 0) return;
  encoder.raw([0x1d, 0x4c, margin & 0xff, margin >> 8, 0x1d, 0x57, lineDots & 0xff, lineDots >> 8]);
}

function printText(encoder: ReceiptPrinterEncoder, row: Extract<PreparedRow, { kind: 'text' }>): void {
  if (row.indent > 0) encoder.codepage('cp437').text(' '.repeat(row.indent));
  const scale = row.style.size === 'large' ? 2 : 1;
  encoder.bold(row.style.bold).size(scale, scale);
  for (const { codePage, text } of row.runs) encoder.codepage(codePage).text(text);
  encoder.bold(false).size(1, 1).newline();
}

function printBarcode(encoder: ReceiptPrinterEncoder, barcode: Barcode, lineDots: number): void {
  assertPrintableBarcode(barcode);
  const modules = barcodeModules(barcode) + 2 * QUIET_MODULES;
  const moduleDots = modules * 3 <= lineDots ? 3 : LEAST_MODULE_DOTS;
  assert(modules * moduleDots <= lineDots, 'a barcode fits the paper with white on both sides');
  // {B chooses code set B; a brace of the value's own is doubled.
  const data = barcode.symbology === 'code128' ? `{B${barcode.value.replaceAll('{', '{{')}` : barcode.value;
  encoder
    .align('center')
    // The encoder counts widths from 1 for two dots.
    .barcode(data, barcode.symbology, { height: 64, width: moduleDots - 1, text: 'none' })
    .align('left');
  const indent = Math.floor((lineDots / CHARACTER_DOTS - barcode.value.length) / 2);
  printText(encoder, {
    kind: 'text',
    indent,
    runs: [{ codePage: 'cp437', text: barcode.value }],
    style: { size: 'normal', bold: false },
  });
}

/** With a blank line after it: the white that readers need below. */
function printQr(encoder: ReceiptPrinterEncoder, value: string, image: LineImage | undefined): void {
  assertPrintableQr(value);
  if (image === undefined) {
    encoder.align('center').qrcode(value, { model: 2, size: QR_MODULE_DOTS, errorlevel: 'm' }).align('left');
  } else printImage(encoder, image);
  encoder.newline();
}

/** The pictures of the codes, each in the middle of a line, for a printer that makes none. */
async function qrImagesOf(
  rows: readonly PreparedRow[],
  lineDots: number,
): Promise<ReadonlyMap<string, LineImage>> {
  const images = new Map<string, LineImage>();
  for (const row of rows)
    if (row.kind === 'qr') images.set(row.value, qrImage(await qrModulesOf(row.value), lineDots));
  return images;
}

/** As tall as a multiple of eight dots, as raster images are. */
function qrImage({ side, isBlack }: QrModules, width: number): LineImage {
  const dots = side * QR_MODULE_DOTS;
  const height = Math.ceil(dots / 8) * 8;
  const left = Math.floor((width - dots) / 2);
  assert(left >= QR_QUIET_MODULES * QR_MODULE_DOTS, 'a QR code fits the paper with white on both sides');
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let y = 0; y < dots; y += 1) {
    for (let x = 0; x < dots; x += 1) {
      if (!isBlack(Math.floor(x / QR_MODULE_DOTS), Math.floor(y / QR_MODULE_DOTS))) continue;
      data.fill(0, (y * width + left + x) * 4, (y * width + left + x) * 4 + 3);
    }
  }
  return { data, width, height };
}

/** The logo in the middle of a line; its height becomes a multiple of eight dots, as raster images are. */
function logoImage(logo: Logo, width: number): LineImage {
  const height = Math.ceil(logo.heightDots / 8) * 8;
  const left = Math.floor((width - logo.widthDots) / 2);
  assert(left >= 0, 'a logo is no wider than the narrowest paper');
  const data = new Uint8Array(width * height * 4).fill(255);
  for (const { x, y, length } of dotRuns(logo)) {
    for (let dot = left + x; dot < left + x + length; dot += 1) {
      const at = (y * width + dot) * 4;
      data.fill(0, at, at + 3);
    }
  }
  return { data, width, height };
}

function printImage(encoder: ReceiptPrinterEncoder, image: LineImage | undefined): void {
  assert(image !== undefined, 'every drawn row has its picture');
  const { data, width, height } = image;
  encoder.image({ data, width, height }, { width, height, algorithm: 'threshold', threshold: INK_THRESHOLD });
}
