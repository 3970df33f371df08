import { assert } from '../../core/domain/assert.ts';
import { dotRuns, type Logo } from '../../core/domain/logo.ts';
import { barsOf } from './barcode-bars.ts';
import { LEAST_MODULE_DOTS, QUIET_MODULES, type Barcode } from './barcode-check.ts';
import type { DrawnImage } from './drawing-machine.ts';
import { QR_QUIET_MODULES, qrModulesOf } from './qr-modules.ts';

/** Three quarters of a millimetre: a telephone reads it off paper, and the largest code of ours fits 58 mm. */
export const QR_MODULE_DOTS = 6;
export const BARS_HEIGHT_DOTS = 64;

/** How wide a module of these bars is printed: as wide as fits the line with white on both sides. */
export function moduleDotsOf(modules: number, lineDots: number): 2 | 3 {
  const withWhite = modules + 2 * QUIET_MODULES;
  const moduleDots = withWhite * 3 <= lineDots ? 3 : LEAST_MODULE_DOTS;
  assert(withWhite * moduleDots <= lineDots, 'a barcode fits the paper with white on both sides');
  return moduleDots;
}

/** A QR code in the middle of a line, for a printer that makes none. */
export async function qrPicture(value: string, width: number): Promise<DrawnImage> {
  const { side, isBlack } = await qrModulesOf(value);
  const dots = side * QR_MODULE_DOTS;
  const left = Math.floor((width - dots) / 2);
  assert(left >= QR_QUIET_MODULES * QR_MODULE_DOTS, 'a QR code fits the paper with white on both sides');
  const canvas = whiteCanvas(width, dots);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (!isBlack(x, y)) continue;
      canvas.blacken(left + x * QR_MODULE_DOTS, y * QR_MODULE_DOTS, QR_MODULE_DOTS, QR_MODULE_DOTS);
    }
  }
  return canvas;
}

/** A barcode in the middle of a line, as the printer itself would print it. */
export async function barsPicture(barcode: Barcode, width: number): Promise<DrawnImage> {
  const { width: modules, bars } = await barsOf(barcode);
  const moduleDots = moduleDotsOf(modules, width);
  const left = Math.floor((width - modules * moduleDots) / 2);
  const canvas = whiteCanvas(width, BARS_HEIGHT_DOTS);
  for (const bar of bars)
    canvas.blacken(left + bar.x * moduleDots, 0, bar.width * moduleDots, BARS_HEIGHT_DOTS);
  return canvas;
}

/** The logo in the middle of a line. */
export function logoPicture(logo: Logo, width: number): DrawnImage {
  const left = Math.floor((width - logo.widthDots) / 2);
  assert(left >= 0, 'a logo is no wider than the narrowest paper');
  const canvas = whiteCanvas(width, logo.heightDots);
  for (const { x, y, length } of dotRuns(logo)) canvas.blacken(left + x, y, length, 1);
  return canvas;
}

const ARROW_DOTS = 24;
const BAR_DOTS = 2;

/** A bar over the first and the last dots of the print head, each with an arrow that points to it. */
export function headEndsPicture(width: number): DrawnImage {
  const height = 2 * ARROW_DOTS;
  const canvas = whiteCanvas(width, height);
  canvas.blacken(0, 0, BAR_DOTS, height);
  canvas.blacken(width - BAR_DOTS, 0, BAR_DOTS, height);
  for (let step = 0; step < ARROW_DOTS; step += 1) {
    const x = BAR_DOTS + 2 + step;
    canvas.blacken(x, ARROW_DOTS - step, 1, 2 * step);
    canvas.blacken(width - 1 - x, ARROW_DOTS - step, 1, 2 * step);
  }
  return canvas;
}

interface Canvas extends DrawnImage {
  readonly blacken: (x: number, y: number, width: number, height: number) => void;
}

/** As tall as a multiple of eight dots, as raster images are. */
function whiteCanvas(width: number, leastHeight: number): Canvas {
  const height = Math.ceil(leastHeight / 8) * 8;
  const data = new Uint8Array(width * height * 4).fill(255);
  return {
    data,
    width,
    height,
    blacken: (left, top, across, down) => {
      for (let y = top; y < top + down; y += 1) {
        for (let x = left; x < left + across; x += 1) {
          const at = (y * width + x) * 4;
          data.fill(0, at, at + 3);
        }
      }
    },
  };
}
