import { drawPixels, fontsFor, type DrawnImage } from './drawing-machine.ts';
import { textElements } from './script-runs.ts';

/** Text that stands at a place of a drawn line. */
export interface DrawnText {
  readonly text: string;
  readonly anchor: 'left' | 'center' | 'right';
  /** Dots that it may take; what is wider by nature is drawn narrower. */
  readonly widthDots: number;
}

export interface DrawnLine {
  readonly texts: readonly DrawnText[];
  readonly size: 'normal' | 'large';
  readonly bold: boolean;
}

/** As wide as the line was asked to be. */
export type LineImage = DrawnImage;

interface Box {
  readonly height: number;
  /** From its top. */
  readonly baseline: number;
}

/**
 * A normal line is as tall as a printer's line of text with its spacing. `tall` has room for two accents on a capital and
 * for Arabic with its vowels; it stands out over the usual one above and below alike. Multiples of 8, as raster images are.
 */
const boxes = {
  normal: { usual: { height: 32, baseline: 24 }, tall: { height: 40, baseline: 28 } },
  large: { usual: { height: 64, baseline: 48 }, tall: { height: 80, baseline: 56 } },
} as const satisfies Record<DrawnLine['size'], Record<'usual' | 'tall', Box>>;
/** White between drawn lines: what reaches out of the tallest box is lost there, and stains no other. */
const APART_DOTS = 24;
/** Capitals as tall as those of a printer's font A, which is 24 dots high. */
const fontSizes = { normal: 24, large: 48 } as const;

/** Whether a pixel is printed: a little greyer than half counts, because thin strokes fade on thermal paper. */
export const INK_THRESHOLD = 160;

/** Drawn at once, so that neither many lines' pixels nor many starts of the drawing machine weigh. */
const BATCH_LINES = 24;

/** Draws lines of one width, each as a picture of its own; the thread that does so does nothing else for 10 ms a line. */
export async function drawLines(lines: readonly DrawnLine[], widthDots: number): Promise<LineImage[]> {
  if (lines.length === 0) return [];
  const fonts = await fontsFor(lines.flatMap((line) => line.texts.map(({ text }) => text)).join(''));
  const images: LineImage[] = [];
  for (let start = 0; start < lines.length; start += BATCH_LINES) {
    images.push(...drawBatch(lines.slice(start, start + BATCH_LINES), widthDots, fonts));
  }
  return images;
}

/** Draws lines below each other and cuts the drawing apart. */
function drawBatch(
  lines: readonly DrawnLine[],
  widthDots: number,
  fonts: readonly Uint8Array[],
): LineImage[] {
  const measured = measure(lines, fonts);
  let height = 0;
  const elements: string[] = [];
  const bands = lines.map((line, index) => {
    const sizes = measured[index] ?? [];
    const box = boxes[line.size][sizes.some(({ isTall }) => isTall) ? 'tall' : 'usual'];
    const top = height;
    height += box.height + APART_DOTS;
    for (const [part, text] of line.texts.entries()) {
      elements.push(placed(text, line, top + box.baseline, widthDots, sizes[part]?.width ?? 0));
    }
    return { top, bottom: top + box.height };
  });
  const { data } = drawPixels(svg(elements, widthDots, height), fonts);
  return bands.map(({ top, bottom }) => ({
    data: data.slice(top * widthDots * 4, bottom * widthDots * 4),
    width: widthDots,
    height: bottom - top,
  }));
}

/** The text at its place, squeezed where its natural width is more than it may take. */
function placed(
  { text, anchor, widthDots }: DrawnText,
  line: DrawnLine,
  baseline: number,
  paperDots: number,
  naturalDots: number,
): string {
  const squeeze = naturalDots > widthDots ? widthDots / naturalDots : 1;
  const x = anchor === 'left' ? 0 : anchor === 'right' ? paperDots : paperDots / 2;
  const textAnchor = anchor === 'left' ? 'start' : anchor === 'right' ? 'end' : 'middle';
  const move = `translate(${x} ${baseline}) scale(${squeeze.toFixed(4)} 1)`;
  return textElement(text, line, move, textAnchor);
}

/** Wider than any text of a row can sensibly be; more is cut off, and was unreadable anyway. */
const MEASURE_DOTS = 2048;
/** Room for what reaches out to the left of its origin. */
const MEASURE_MARGIN = 16;

interface Measured {
  /** Dots. */
  readonly width: number;
  /** Whether the usual box cuts something off. */
  readonly isTall: boolean;
}

/** Each text as the fonts would have it, read off a drawing: only that knows about shaping. */
function measure(lines: readonly DrawnLine[], fonts: readonly Uint8Array[]): Measured[][] {
  let height = 0;
  const rows: string[] = [];
  const bands = lines.map((line) =>
    line.texts.map(({ text }) => {
      const { usual, tall } = boxes[line.size];
      const top = height;
      height += tall.height + APART_DOTS;
      const move = `translate(${MEASURE_MARGIN} ${top + tall.baseline})`;
      rows.push(textElement(text, line, move, 'start'));
      const usualTop = top + tall.baseline - usual.baseline;
      return { top, bottom: top + tall.height, usualTop, usualBottom: usualTop + usual.height };
    }),
  );
  const image = drawPixels(svg(rows, MEASURE_DOTS, height), fonts);
  return bands.map((texts) =>
    texts.map(({ top, bottom, usualTop, usualBottom }) => ({
      width: Math.max(0, lastInkedColumn(image, top, bottom) + 1 - MEASURE_MARGIN),
      isTall: hasInk(image, top, usualTop) || hasInk(image, usualBottom, bottom),
    })),
  );
}

function hasInk(image: LineImage, top: number, bottom: number): boolean {
  for (let at = top * image.width; at < bottom * image.width; at += 1)
    if ((image.data[at * 4] ?? 255) < INK_THRESHOLD) return true;
  return false;
}

function lastInkedColumn(image: LineImage, top: number, bottom: number): number {
  for (let x = image.width - 1; x >= 0; x -= 1) {
    for (let y = top; y < bottom; y += 1) {
      if ((image.data[(y * image.width + x) * 4] ?? 255) < 255) return x;
    }
  }
  return -1;
}

function textElement(
  text: string,
  { size, bold }: DrawnLine,
  move: string,
  anchor: 'start' | 'middle' | 'end',
): string {
  const style = { x: 0, y: 0, anchor, fontSize: fontSizes[size], bold } as const;
  return `<g transform="${move}">${textElements(text, style)}</g>`;
}

function svg(elements: readonly string[], width: number, height: number): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" xml:space="preserve" ` +
    `font-family="Inter Medium, Inter">${elements.join('')}</svg>`
  );
}
