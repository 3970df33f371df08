/** What a picture's file says about itself in its first bytes, before anything of it is unpacked. */
export interface PictureFile {
  readonly kind: 'png' | 'jpeg' | 'webp';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Unpacked, a pixel takes four bytes, however small the file is. */
export const MOST_PIXELS = 40_000_000;

/** Reads the kind and the size of a PNG, JPEG or WebP; undefined for anything else, and for one that is cut off. */
export function pictureFile(bytes: Uint8Array): PictureFile | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = pngSize(view) ?? jpegSize(view) ?? webpSize(view);
  return size === undefined || size.width < 1 || size.height < 1 ? undefined : size;
}

const hasText = (view: DataView, at: number, text: string): boolean =>
  view.byteLength >= at + text.length &&
  [...text].every((letter, place) => view.getUint8(at + place) === letter.codePointAt(0));

function pngSize(view: DataView): PictureFile | undefined {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47 || !hasText(view, 12, 'IHDR'))
    return undefined;
  return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** A JPEG's size stands in its frame header, some segments into the file. */
function jpegSize(view: DataView): PictureFile | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    // A marker may be led in by any number of 0xFF.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { kind: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** WebP has three forms, and each says its size its own way. */
function webpSize(view: DataView): PictureFile | undefined {
  if (view.byteLength < 30 || !hasText(view, 0, 'RIFF') || !hasText(view, 8, 'WEBP')) return undefined;
  if (hasText(view, 12, 'VP8X'))
    return { kind: 'webp', width: 1 + littleEndian24(view, 24), height: 1 + littleEndian24(view, 27) };
  if (hasText(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return { kind: 'webp', width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) };
  }
  if (!hasText(view, 12, 'VP8 ')) return undefined;
  return {
    kind: 'webp',
    width: view.getUint16(26, true) & 0x3fff,
    height: view.getUint16(28, true) & 0x3fff,
  };
}

const littleEndian24 = (view: DataView, at: number): number =>
  view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
