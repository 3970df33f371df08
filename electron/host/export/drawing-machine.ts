import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { fontFiles, readFont, resvgFile, type Script } from './fonts.ts';
import { scriptsIn } from './script-runs.ts';

/** Pixels as RGBA, black on white. */
export interface DrawnImage {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Draws an SVG with fonts from `fontsFor`. */
export function drawPixels(source: string, fonts: readonly Uint8Array[]): DrawnImage {
  return drawn(source, fonts, (image) => ({ data: image.pixels, width: image.width, height: image.height }));
}

/** The same as a PNG. */
export function drawPng(source: string, fonts: readonly Uint8Array[]): Uint8Array {
  return drawn(source, fonts, (image) => image.asPng());
}

function drawn<Made>(
  source: string,
  fonts: readonly Uint8Array[],
  take: (image: ReturnType<InstanceType<typeof Resvg>['render']>) => Made,
): Made {
  const drawing = new Resvg(source, {
    background: '#fff',
    font: { fontBuffers: [...fonts], defaultFontFamily: 'Inter', sansSerifFamily: 'Inter' },
  });
  const image = drawing.render();
  try {
    return take(image);
  } finally {
    image.free();
    drawing.free();
  }
}

/** Starts the drawing machine and gives the fonts that the text needs. */
export async function fontsFor(text: string): Promise<Uint8Array[]> {
  await startDrawing();
  return Promise.all(scriptsIn(text).map(loadFont));
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
