import type { ReceiptDocument } from '../../core/contract/receipt.ts';
import { assert, unreachable } from '../../core/domain/assert.ts';
import { logoPath } from '../../core/domain/logo.ts';
import { barsOf } from './barcode-bars.ts';
import { QUIET_MODULES } from './barcode-check.ts';
import { QR_QUIET_MODULES, qrModulesOf } from './qr-modules.ts';
import { textHundredths } from './letter-widths.ts';
import { columnsOf, printable } from './receipt-characters.ts';
import { layOut, type ReceiptRow } from './receipt-layout.ts';
import { textElements } from './script-runs.ts';
import { escapeMarkup } from './xml-text.ts';

/** Dots as a printer of 203 dpi has them: a column is 12 wide, and 80 mm paper 576. */
const COLUMN_DOTS = 12;
const ABOVE_AND_BELOW = 36;
/** White at both sides; a narrow roll has none to spare. */
const marginOf = (widthDots: number): number => (widthDots < 480 ? 12 : 36);

const letters = {
  normal: { size: 22, rowDots: 32, baseline: 23 },
  large: { size: 40, rowDots: 58, baseline: 42 },
} as const;
const RULE_DOTS = 24;
/** White between the logo and the name under it. */
const LOGO_SPACE_DOTS = 12;
const BAR_DOTS = 84;
const BARCODE_DOTS = 12 + BAR_DOTS + letters.normal.rowDots;
/** Room for the largest code of ours, and white around it. */
const QR_DOTS = 200;
/** A text this near to its room is told its width, so that another font than ours doesn't run over its neighbour. */
const NEARLY_FULL = 0.88;

/** Ours first; then what a browser may have for the rest of the world's scripts. */
const FONTS =
  'Inter Medium, Inter, Inter Variable, Noto Sans SC, Noto Sans Arabic, Noto Sans Hebrew, Noto Emoji, sans-serif';

/** How wide the paper is; 576 dots are 80 mm, and hold the 42 columns that a printer puts there. */
export interface SvgPaper {
  readonly widthDots: number;
}

/**
 * Draws a slip as an SVG that stands alone: no script, no reference, every text escaped. What would be wider than its
 * place is drawn narrower, in any font. Throws an assertion for a barcode that isn't right or doesn't fit.
 */
export async function renderSvg(document: ReceiptDocument, { widthDots }: SvgPaper): Promise<string> {
  const margin = marginOf(widthDots);
  const columns = Math.floor((widthDots - 2 * margin) / COLUMN_DOTS);
  const elements: string[] = [];
  let y = ABOVE_AND_BELOW;
  for (const row of layOut(document, { columns, largeColumns: 2 })) {
    elements.push(await rowElements(row, y, widthDots));
    y += rowDots(row);
  }
  const height = y + ABOVE_AND_BELOW;
  const title = escapeMarkup(printable(document.title));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthDots}" height="${height}" viewBox="0 0 ${widthDots} ${height}" ` +
      `role="img" xml:lang="${escapeMarkup(document.locale)}" font-family="${FONTS}" xml:space="preserve">`,
    `<title>${title}</title>`,
    `<rect width="${widthDots}" height="${height}" fill="#fff"/>`,
    ...elements.filter((element) => element !== ''),
    '</svg>\n',
  ].join('\n');
}

function rowDots(row: ReceiptRow): number {
  switch (row.kind) {
    case 'text':
      return letters[row.size].rowDots;
    case 'pair':
      return letters.normal.rowDots;
    case 'rule':
      return RULE_DOTS;
    case 'logo':
      return row.logo.heightDots + LOGO_SPACE_DOTS;
    case 'barcode':
      return BARCODE_DOTS;
    case 'qr':
      return QR_DOTS;
    default:
      return unreachable(row);
  }
}

async function rowElements(row: ReceiptRow, y: number, widthDots: number): Promise<string> {
  const margin = marginOf(widthDots);
  const room = widthDots - 2 * margin;
  switch (row.kind) {
    case 'text': {
      const x = row.align === 'center' ? widthDots / 2 : margin;
      const anchor = row.align === 'center' ? 'middle' : 'start';
      return textElement(row.text, { x, y, anchor, room, size: row.size, bold: row.bold });
    }
    case 'pair': {
      const [leftRoom, rightRoom] = roomsFor(row, room);
      const style = { y, size: 'normal', bold: row.bold } as const;
      return (
        textElement(row.left, { ...style, x: margin, anchor: 'start', room: leftRoom }) +
        textElement(row.right, { ...style, x: widthDots - margin, anchor: 'end', room: rightRoom })
      );
    }
    case 'rule':
      return `<path d="M${margin} ${y + RULE_DOTS / 2}H${widthDots - margin}" stroke="#000" stroke-width="2" stroke-dasharray="6 4"/>`;
    case 'logo': {
      const left = Math.floor((widthDots - row.logo.widthDots) / 2);
      return `<path d="${logoPath(row.logo, left, y)}" shape-rendering="crispEdges"/>`;
    }
    case 'barcode':
      return barcodeElements(row, y, widthDots);
    case 'qr':
      return qrElements(row, y, widthDots);
    default:
      return unreachable(row);
  }
}

/** Both sides as wide as they like where both fit; else each has the columns that the layout gave it. */
function roomsFor(
  { left, right }: Extract<ReceiptRow, { kind: 'pair' }>,
  room: number,
): readonly [left: number, right: number] {
  if (right === '') return [room, 0];
  const rightDots = naturalDots(right, 'normal') / NEARLY_FULL + 1;
  const freeDots = room - rightDots - COLUMN_DOTS;
  if (naturalDots(left, 'normal') < freeDots * NEARLY_FULL) return [freeDots, rightDots];
  const columnDots = columnsOf(right) * COLUMN_DOTS;
  return [room - columnDots - COLUMN_DOTS, columnDots];
}

const naturalDots = (text: string, size: 'normal' | 'large'): number =>
  Math.ceil((textHundredths(text) * letters[size].size) / 100);

interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Dots that the text may take. */
  readonly room: number;
  readonly size: 'normal' | 'large';
  readonly bold: boolean;
}

function textElement(text: string, { x, y, anchor, room, size, bold }: TextPlace): string {
  if (text === '') return '';
  const { size: fontSize, baseline } = letters[size];
  const wide = naturalDots(text, size);
  const fitted = wide > room * NEARLY_FULL ? Math.min(wide, room) : undefined;
  return textElements(text, { x, y: y + baseline, anchor, fontSize, bold, widthDots: fitted });
}

async function qrElements({ value }: Extract<ReceiptRow, { kind: 'qr' }>, y: number, widthDots: number) {
  const { side, isBlack } = await qrModulesOf(value);
  const moduleDots = Math.floor(QR_DOTS / (side + 2 * QR_QUIET_MODULES));
  const left = Math.floor((widthDots - side * moduleDots) / 2);
  const top = y + Math.floor((QR_DOTS - side * moduleDots) / 2);
  const squares = Array.from({ length: side * side }, (_, at) => [at % side, Math.floor(at / side)] as const)
    .filter(([column, row]) => isBlack(column, row))
    .map(
      ([column, row]) =>
        `M${left + column * moduleDots} ${top + row * moduleDots}h${moduleDots}v${moduleDots}h-${moduleDots}z`,
    );
  return `<path d="${squares.join('')}" shape-rendering="crispEdges"/>`;
}

async function barcodeElements(
  row: Extract<ReceiptRow, { kind: 'barcode' }>,
  y: number,
  widthDots: number,
): Promise<string> {
  const { width, bars } = await barsOf(row);
  const withQuiet = width + 2 * QUIET_MODULES;
  const moduleDots = withQuiet * 3 <= widthDots ? 3 : 2;
  assert(withQuiet * moduleDots <= widthDots, 'a barcode fits the paper with white on both sides');
  const left = Math.floor((widthDots - width * moduleDots) / 2);
  const top = y + 12;
  const path = bars
    .map(
      (bar) =>
        `M${left + bar.x * moduleDots} ${top}h${bar.width * moduleDots}v${BAR_DOTS}h-${bar.width * moduleDots}z`,
    )
    .join('');
  const place = {
    x: widthDots / 2,
    y: top + BAR_DOTS,
    anchor: 'middle',
    size: 'normal',
    bold: false,
  } as const;
  return (
    `<path d="${path}" shape-rendering="crispEdges"/>` +
    textElement(row.value, { ...place, room: widthDots - 2 * marginOf(widthDots) })
  );
}
