import { mkdirSync, writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-wasm';
import bwipjs from 'bwip-js/node';
import { fontFiles, readFont } from '../../electron/host/export/fonts.ts';
import { startDrawing } from '../../electron/host/export/drawing-machine.ts';
import type { PrintedItem, PrintedSlip } from './printed-items.ts';

const LINE_DOTS = 32;
const COLUMN_DOTS = 12;

/**
 * Draws a decoded slip as a printer would put it on paper of that many dots, as PNG: for the eye, and for barcode
 * readers. The printer's own letters are drawn with ours, each in its column.
 */
export async function drawPrinted(slip: PrintedSlip, paperDots: number): Promise<Uint8Array> {
  const left = slip.leftMarginDots;
  const area = slip.areaDots ?? paperDots;
  const parts: string[] = [];
  let y = 16;
  for (const item of slip.items) {
    parts.push(...itemParts(item, left, area, y));
    y += itemHeight(item);
  }
  await startDrawing();
  const drawing = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${paperDots}" height="${y}" font-family="Inter Medium">${parts.join('')}</svg>`,
    {
      background: '#fff',
      font: { fontBuffers: [await readFont(fontFiles.latin)], defaultFontFamily: 'Inter' },
    },
  );
  return drawing.render().asPng();
}

/** Leaves the picture where a person can look at it. */
export function keepPicture(name: string, png: Uint8Array): void {
  const folder = new URL('../../test-results/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(`${name}.png`, folder), png);
}

function itemHeight(item: PrintedItem): number {
  switch (item.kind) {
    case 'line':
      return Math.max(LINE_DOTS, ...item.runs.map(({ height }) => height * 24 + 8));
    case 'image':
      return item.height;
    case 'barcode':
      return item.heightDots;
    case 'qr':
      return qrOf(item).side * item.moduleDots;
    case 'cut':
      return 8;
  }
}

function itemParts(item: PrintedItem, left: number, area: number, y: number): string[] {
  switch (item.kind) {
    case 'line': {
      const baseline = y + itemHeight(item) - 12;
      let x = left;
      return item.runs.flatMap((run) =>
        Array.from(run.text, (character) => {
          const start = x;
          x += COLUMN_DOTS * run.width;
          if (character === '─') return rectangle(start, baseline - 8, COLUMN_DOTS, 2);
          const middle = (start + x) / 2 / run.width;
          const place = `x="${middle}" y="${baseline / run.height}" transform="scale(${run.width} ${run.height})"`;
          const weight = run.bold ? ' stroke="#000" stroke-width="1"' : '';
          return `<text ${place} text-anchor="middle" font-size="20"${weight}>${escaped(character)}</text>`;
        }),
      );
    }
    case 'image': {
      const rows: string[] = [];
      for (let row = 0; row < item.height; row += 1) {
        for (let x = 0; x < item.width; x += 1) {
          if (!item.isBlack(x, row)) continue;
          const start = x;
          while (x < item.width && item.isBlack(x, row)) x += 1;
          rows.push(rectangle(item.leftDots + start, y + row, x - start, 1));
        }
      }
      return rows;
    }
    case 'barcode': {
      const [symbol] = bwipjs.raw({ bcid: item.symbology, text: item.value });
      if (symbol === undefined || !('sbs' in symbol)) throw new Error('a barcode of bars');
      const modules = symbol.sbs.reduce((sum, bar) => sum + bar, 0);
      const free = area - modules * item.moduleDots;
      let x = left + (item.align === 'center' ? Math.floor(free / 2) : item.align === 'right' ? free : 0);
      return symbol.sbs.flatMap((bar, index) => {
        const start = x;
        x += bar * item.moduleDots;
        return index % 2 === 0 ? [rectangle(start, y, bar * item.moduleDots, item.heightDots)] : [];
      });
    }
    case 'qr': {
      const { side, pixs } = qrOf(item);
      const free = area - side * item.moduleDots;
      const start =
        left + (item.align === 'center' ? Math.floor(free / 2) : item.align === 'right' ? free : 0);
      return pixs.flatMap((pixel, at) =>
        pixel === 1
          ? [
              rectangle(
                start + (at % side) * item.moduleDots,
                y + Math.floor(at / side) * item.moduleDots,
                item.moduleDots,
                item.moduleDots,
              ),
            ]
          : [],
      );
    }
    case 'cut':
      return [`<path d="M0 ${y + 4} H${left * 2 + area}" stroke="#000" stroke-dasharray="8 6"/>`];
  }
}

function qrOf({ value, errorLevel }: Extract<PrintedItem, { kind: 'qr' }>) {
  const [symbol] = bwipjs.raw('qrcode', value, `eclevel=${errorLevel}`);
  if (symbol === undefined || !('pixs' in symbol)) throw new Error('a code of squares');
  return { side: symbol.pixx, pixs: symbol.pixs };
}

const escaped = (character: string): string => character.replace('&', '&amp;').replace('<', '&lt;');

const rectangle = (x: number, y: number, width: number, height: number): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" shape-rendering="crispEdges"/>`;
