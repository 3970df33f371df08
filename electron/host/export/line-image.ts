import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { fontFiles, readFont, resvgFile, type Script } from './fonts.ts';

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

/** Pixels as RGBA, black on white, as wide as the line was asked to be. */
export interface LineImage {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A normal line is as tall as a printer's line of text with its spacing; multiples of 8, as raster images are. */
const lineHeights = { normal: 32, large: 64 } as const;
/** Capitals as tall as those of a printer's font A, which is 24 dots high. */
const fontSizes = { normal: 24, large: 48 } as const;
/** Ink begins near the top, as the printer's own does, and the white below parts the lines. */
const baselines = { normal: 22, large: 45 } as const;

/** Drawn at once, so that neither many lines' pixels nor many starts of the drawing machine weigh. */
const BATCH_LINES = 24;

/** Draws lines of one width, each as a picture of its own. */
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
  const naturalWidths = measure(lines, fonts);
  let height = 0;
  const elements: string[] = [];
  const bands = lines.map((line, index) => {
    const top = height;
    height += lineHeights[line.size];
    for (const [part, text] of line.texts.entries()) {
      elements.push(placed(text, line, top, widthDots, naturalWidths[index]?.[part] ?? 0));
    }
    return { top, bottom: height };
  });
  const { data } = render(svg(elements, widthDots, height), fonts);
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
  top: number,
  paperDots: number,
  naturalDots: number,
): string {
  const squeeze = naturalDots > widthDots ? widthDots / naturalDots : 1;
  const x = anchor === 'left' ? 0 : anchor === 'right' ? paperDots : paperDots / 2;
  const textAnchor = anchor === 'left' ? 'start' : anchor === 'right' ? 'end' : 'middle';
  const move = `translate(${x} ${top + baselines[line.size]}) scale(${squeeze.toFixed(4)} 1)`;
  return textElement(text, line, `transform="${move}" text-anchor="${textAnchor}"`);
}

/** Wider than any text of a row can sensibly be; more is cut off, and was unreadable anyway. */
const MEASURE_DOTS = 2048;
/** Room for what reaches out to the left of its origin. */
const MEASURE_MARGIN = 16;

/** The width of each text in dots as the fonts would have it, read off a drawing: only that knows about shaping. */
function measure(lines: readonly DrawnLine[], fonts: readonly Uint8Array[]): number[][] {
  let height = 0;
  const rows: string[] = [];
  const bands = lines.map((line) =>
    line.texts.map(({ text }) => {
      const top = height;
      height += lineHeights[line.size];
      const move = `translate(${MEASURE_MARGIN} ${top + baselines[line.size]})`;
      rows.push(textElement(text, line, `transform="${move}"`));
      return { top, bottom: height };
    }),
  );
  const image = render(svg(rows, MEASURE_DOTS, height), fonts);
  return bands.map((texts) =>
    texts.map(({ top, bottom }) => Math.max(0, lastInkedColumn(image, top, bottom) + 1 - MEASURE_MARGIN)),
  );
}

function lastInkedColumn(image: LineImage, top: number, bottom: number): number {
  for (let x = image.width - 1; x >= 0; x -= 1) {
    for (let y = top; y < bottom; y += 1) {
      if ((image.data[(y * image.width + x) * 4] ?? 255) < 255) return x;
    }
  }
  return -1;
}

function textElement(text: string, line: DrawnLine, attributes: string): string {
  const stroke = line.bold ? ` stroke="#000" stroke-width="${fontSizes[line.size] / 28}"` : '';
  return `<text ${attributes} font-size="${fontSizes[line.size]}"${stroke}>${escapeXml(text)}</text>`;
}

function svg(elements: readonly string[], width: number, height: number): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" xml:space="preserve" ` +
    `font-family="Inter Medium, Inter">${elements.join('')}</svg>`
  );
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (mark) => entities[mark] ?? '');

function render(source: string, fonts: readonly Uint8Array[]): LineImage {
  const drawing = new Resvg(source, {
    background: '#fff',
    font: { fontBuffers: [...fonts], defaultFontFamily: 'Inter', sansSerifFamily: 'Inter' },
  });
  const image = drawing.render();
  try {
    return { data: image.pixels, width: image.width, height: image.height };
  } finally {
    image.free();
    drawing.free();
  }
}

/** Which characters ask for a font beyond the Latin, Greek and Cyrillic one. */
const scripts: readonly (readonly [Exclude<Script, 'latin'>, RegExp])[] = [
  ['arabic', /\p{Script_Extensions=Arabic}/u],
  ['hebrew', /\p{Script_Extensions=Hebrew}/u],
  ['emoji', /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u],
  // Before all else that the fonts above don't have: it is the widest, with kana, symbols and full-width forms.
  [
    'han',
    /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{M}\x20-\x7E]/u,
  ],
];

async function fontsFor(text: string): Promise<Uint8Array[]> {
  await startDrawing();
  const needed: Script[] = [
    'latin',
    ...scripts.filter(([, pattern]) => pattern.test(text)).map(([script]) => script),
  ];
  return Promise.all(needed.map(loadFont));
}

const loaded = new Map<Script, Promise<Uint8Array>>();

function loadFont(script: Script): Promise<Uint8Array> {
  let font = loaded.get(script);
  if (font === undefined) {
    font = readFont(fontFiles[script]);
    // A read that failed may succeed the next time.
    font.catch(() => loaded.delete(script));
    loaded.set(script, font);
  }
  return font;
}

let started: Promise<void> | undefined;

/** Starts the drawing machine with the first line that needs it: most shops' slips are text alone. */
export function startDrawing(): Promise<void> {
  started ??= readFont(resvgFile).then((wasm) => initWasm(wasm));
  return started;
}

/** Whether a pixel is printed: a little greyer than half counts, because thin strokes fade on thermal paper. */
export const INK_THRESHOLD = 160;
