/** A logo as a thermal printer prints it: a raster of black and white dots, a row after the other, eight dots a byte. */
export interface Logo {
  /** A multiple of eight, at most what 58 mm paper has: so it fits every slip. */
  readonly widthDots: number;
  readonly heightDots: number;
  /** Base64. The highest bit of a byte is its leftmost dot; a set bit is black. */
  readonly bits: string;
}

export const LOGO_MOST_WIDTH_DOTS = 384;
/** Three centimetres of paper on each slip are enough. */
export const LOGO_MOST_HEIGHT_DOTS = 240;

/** How many base64 characters hold a raster of this size. */
const bitsLength = (widthDots: number, heightDots: number): number =>
  Math.ceil(((widthDots / 8) * heightDots) / 3) * 4;

/** Whether the bits are as many as its size says, and base64 in its one canonical spelling. */
export function isWholeLogo({ widthDots, heightDots, bits }: Logo): boolean {
  const bytes = (widthDots / 8) * heightDots;
  const padding = (3 - (bytes % 3)) % 3;
  return (
    widthDots % 8 === 0 &&
    bits.length === bitsLength(widthDots, heightDots) &&
    /^[A-Za-z0-9+/]*={0,2}$/.test(bits) &&
    bits.length - bits.replace(/=+$/, '').length === padding
  );
}

/** Whether two letterheads show the same; neither may have one. */
export const isSameLogo = (one: Logo | null, other: Logo | null): boolean =>
  one?.bits === other?.bits && one?.widthDots === other?.widthDots;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Tells whether a dot is black; dots outside are white. Plain arithmetic: this room has neither Buffer nor atob. */
export function dotsOf({ widthDots, heightDots, bits }: Logo): (x: number, y: number) => boolean {
  const sixes = Uint8Array.from(bits.replace(/=+$/, ''), (letter) => alphabet.indexOf(letter));
  return (x, y) => {
    if (x < 0 || y < 0 || x >= widthDots || y >= heightDots) return false;
    const at = y * widthDots + x;
    return (((sixes[Math.floor(at / 6)] ?? 0) >> (5 - (at % 6))) & 1) === 1;
  };
}

/** Black dots beside each other in one row. */
export interface DotRun {
  readonly x: number;
  readonly y: number;
  readonly length: number;
}

/** The black of a logo as runs, a row after the other. */
export function dotRuns(logo: Logo): readonly DotRun[] {
  const isBlack = dotsOf(logo);
  const runs: DotRun[] = [];
  for (let y = 0; y < logo.heightDots; y += 1) {
    for (let x = 0; x < logo.widthDots; x += 1) {
      if (!isBlack(x, y)) continue;
      const start = x;
      while (isBlack(x + 1, y)) x += 1;
      runs.push({ x: start, y, length: x + 1 - start });
    }
  }
  return runs;
}

/** The black of a logo as an SVG path, a unit a dot. */
export const logoPath = (logo: Logo, left = 0, top = 0): string =>
  dotRuns(logo)
    .map(({ x, y, length }) => `M${left + x} ${top + y}h${length}v1h-${length}z`)
    .join('');

/** Writes a raster as a logo: `isBlack` is asked for each dot. */
export function logoOf(
  widthDots: number,
  heightDots: number,
  isBlack: (x: number, y: number) => boolean,
): Logo {
  const count = bitsLength(widthDots, heightDots);
  const total = widthDots * heightDots;
  let bits = '';
  for (let place = 0; place < count; place += 1) {
    if (place * 6 >= total) {
      bits += '=';
      continue;
    }
    let six = 0;
    for (let bit = 0; bit < 6; bit += 1) {
      const at = place * 6 + bit;
      const black = at < total && isBlack(at % widthDots, Math.floor(at / widthDots));
      six = (six << 1) | (black ? 1 : 0);
    }
    bits += alphabet[six] ?? '';
  }
  return { widthDots, heightDots, bits };
}
