import { LOGO_MOST_HEIGHT_DOTS, LOGO_MOST_WIDTH_DOTS, logoOf, type Logo } from './logo.ts';

/** A picture as a canvas gives it: four bytes a pixel, red, green, blue and how much it covers. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: ArrayLike<number>;
}

/** A part of a picture, in its pixels. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** As light as paper, to the eye and the print head: 0 is black and 255 white. */
const PAPER_FROM = 248;
const MIDDLE = 128;
/** A logo's dark colours are meant to be solid and its pale ones to be paper: only what lies between becomes a pattern. */
const SOLID_BELOW = 96;
const WHITE_ABOVE = 232;

const stretched = (light: number): number =>
  Math.min(255, Math.max(0, ((light - SOLID_BELOW) / (WHITE_ABOVE - SOLID_BELOW)) * 255));

/** How light a pixel is on white paper, by the weights of ITU-R BT.601. */
function lightness({ rgba, width }: Pixels, x: number, y: number): number {
  const at = (y * width + x) * 4;
  const cover = (rgba[at + 3] ?? 255) / 255;
  const light = 0.299 * (rgba[at] ?? 255) + 0.587 * (rgba[at + 1] ?? 255) + 0.114 * (rgba[at + 2] ?? 255);
  return 255 - (255 - light) * cover;
}

/** The smallest frame around all that would be seen on white paper; undefined where nothing would. */
export function inkFrame(picture: Pixels): Frame | undefined {
  let left = picture.width;
  let right = -1;
  let top = picture.height;
  let bottom = -1;
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      if (lightness(picture, x, y) >= PAPER_FROM) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  if (right < 0) return undefined;
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** Small pictures aren't blown up further: their pixels would be seen. */
const MOST_ENLARGED = 4;

/** The size in dots that a picture of this size is printed at: as large as a logo may be, in its own proportions. */
export function logoSize(width: number, height: number): { readonly width: number; readonly height: number } {
  const scale = Math.min(LOGO_MOST_WIDTH_DOTS / width, LOGO_MOST_HEIGHT_DOTS / height, MOST_ENLARGED);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * A picture as black and white dots, a pixel a dot, by Floyd and Steinberg's error diffusion: greys become patterns.
 * A logo's width is a multiple of eight and its height at least eight: what is missing is white, on both sides alike.
 */
export function ditheredLogo(picture: Pixels): Logo {
  const { width, height } = picture;
  const light = new Float64Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) light[y * width + x] = stretched(lightness(picture, x, y));
  const pass = (x: number, y: number, error: number): void => {
    if (x < 0 || x >= width || y >= height) return;
    const at = y * width + x;
    light[at] = (light[at] ?? 0) + error;
  };
  const black = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const wanted = light[at] ?? 255;
      const isBlack = wanted < MIDDLE;
      black[at] = isBlack ? 1 : 0;
      const error = wanted - (isBlack ? 0 : 255);
      pass(x + 1, y, (error * 7) / 16);
      pass(x - 1, y + 1, (error * 3) / 16);
      pass(x, y + 1, (error * 5) / 16);
      pass(x + 1, y + 1, error / 16);
    }
  }
  const widthDots = Math.ceil(width / 8) * 8;
  const heightDots = Math.max(8, height);
  const left = Math.floor((widthDots - width) / 2);
  const above = Math.floor((heightDots - height) / 2);
  return logoOf(widthDots, heightDots, (dotX, dotY) => {
    const x = dotX - left;
    const y = dotY - above;
    return x >= 0 && x < width && y >= 0 && y < height && black[y * width + x] === 1;
  });
}
