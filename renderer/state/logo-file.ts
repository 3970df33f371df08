import {
  ditheredLogo,
  inkFrame,
  logoSize,
  type Frame,
  type Pixels,
} from '../../electron/core/domain/dither.ts';
import type { Logo } from '../../electron/core/domain/logo.ts';
import { MOST_PIXELS, pictureFile } from '../../electron/core/domain/picture-file.ts';
import { fail, ok, type Result } from '../../electron/core/domain/result.ts';
import { safeDrawing } from './logo-drawing-file.ts';

/** Why a file gives no logo; each has its sentence. */
export type LogoProblem =
  'fileTooLarge' | 'tooManyPixels' | 'notAPicture' | 'drawingRefused' | 'nothingToSee';

/** Nobody's logo is larger; a photograph of a whole wall may be. */
export const MOST_FILE_BYTES = 10_000_000;
/** Where the picture's edges are looked for: more is never printed. */
const LOOK_PIXELS = 1024;

/**
 * Reads a picture that somebody chose and makes dots of it, without its white margins. The browser unpacks it as an
 * image, so that nothing in it runs and nothing is loaded; what it claims to be is checked before.
 */
export async function readLogo(file: Blob): Promise<Result<Logo, LogoProblem>> {
  if (file.size > MOST_FILE_BYTES) return fail('fileTooLarge');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const known = pictureFile(bytes);
  if (known === undefined) {
    const drawing = safeDrawing(bytes);
    return drawing.ok
      ? dotsOf(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing.value)}`)
      : drawing;
  }
  if (known.width * known.height > MOST_PIXELS) return fail('tooManyPixels');
  return dotsOf(await addressOf(new Blob([bytes], { type: `image/${known.kind}` })));
}

async function dotsOf(address: string): Promise<Result<Logo, LogoProblem>> {
  const image = await unpacked(address);
  if (image === null || image.naturalWidth < 1 || image.naturalHeight < 1) return fail('notAPicture');
  const whole = { x: 0, y: 0, width: image.naturalWidth, height: image.naturalHeight };
  const scale = Math.min(1, LOOK_PIXELS / Math.max(whole.width, whole.height));
  const look = drawn(image, whole, {
    width: Math.max(1, Math.round(whole.width * scale)),
    height: Math.max(1, Math.round(whole.height * scale)),
  });
  const ink = inkFrame(look);
  if (ink === undefined) return fail('nothingToSee');
  const frame = {
    x: ink.x / scale,
    y: ink.y / scale,
    width: ink.width / scale,
    height: ink.height / scale,
  };
  return ok(ditheredLogo(drawn(image, frame, logoSize(frame.width, frame.height))));
}

/** Null where the browser can't make a picture of it. */
async function unpacked(address: string): Promise<HTMLImageElement | null> {
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
    return image;
  } catch {
    return null;
  }
}

function drawn(
  image: HTMLImageElement,
  { x, y, width, height }: Frame,
  size: { readonly width: number; readonly height: number },
): Pixels {
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return { ...size, rgba: [] };
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, x, y, width, height, 0, 0, size.width, size.height);
  return { ...size, rgba: context.getImageData(0, 0, size.width, size.height).data };
}

/** The page may show `data:` pictures alone. */
const addressOf = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.addEventListener('error', () => reject(new Error('the file went away while it was read')));
    reader.readAsDataURL(blob);
  });
