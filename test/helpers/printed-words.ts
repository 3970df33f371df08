import { createHash } from 'node:crypto';
import type { PrintedItem, PrintedRun, PrintedSlip } from './printed-items.ts';

/**
 * A printed page in words, a line for each thing on it: letters as they stand, bold and large ones marked; codes with
 * what they hold; pictures by their size and a hash of their dots.
 */
export const pageInWords = ({ items, leftMarginDots, areaDots }: PrintedSlip): string =>
  [`(margin ${leftMarginDots}, width ${areaDots ?? 'all'})`, ...items.map(inWords)].join('\n') + '\n';

function inWords(item: PrintedItem): string {
  switch (item.kind) {
    case 'line':
      return item.runs.map(runInWords).join('');
    case 'image':
      return `[picture ${item.width} × ${item.height} at ${item.leftDots}: ${hashOf(item)}]`;
    case 'barcode':
      return `[${item.symbology} ${item.value}, ${item.align}, ${item.moduleDots} dots × ${item.heightDots}]`;
    case 'qr':
      return `[qr ${item.value}, ${item.align}, ${item.moduleDots} dots, level ${item.errorLevel}]`;
    case 'cut':
      return item.partial ? '[cut, but for a corner]' : '[cut]';
  }
}

function runInWords({ text, bold, width, height }: PrintedRun): string {
  const size = width === 1 && height === 1 ? '' : `${width}×${height} `;
  return bold || size !== '' ? `<${size}${bold ? 'bold ' : ''}“${text}”>` : text;
}

function hashOf({ width, height, isBlack }: Extract<PrintedItem, { kind: 'image' }>): string {
  const dots = Uint8Array.from({ length: width * height }, (_, at) =>
    isBlack(at % width, Math.floor(at / width)) ? 1 : 0,
  );
  return createHash('sha256').update(dots).digest('hex').slice(0, 16);
}
