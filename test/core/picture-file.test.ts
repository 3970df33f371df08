import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { pictureFile } from '../../electron/core/domain/picture-file.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

describe('The size that a picture’s file tells before it is unpacked', () => {
  it('is that of a PNG', () => {
    expect(pictureFile(PNG.sync.write(new PNG({ width: 31, height: 17 })))).toEqual({
      kind: 'png',
      width: 31,
      height: 17,
    });
  });

  it('is that of a JPEG, past its other segments and padding', () => {
    const jpeg = bytes('ffd8 ffe0 0004 0000 ffff db 0003 00 ffc2 000b 08 0011 001f 01 01 11 00');
    expect(pictureFile(jpeg)).toEqual({ kind: 'jpeg', width: 31, height: 17 });
  });

  it.each([
    ['lossy', '52494646 00000000 57454250 56503820 00000000 000000 9d012a 1f00 1100'],
    ['lossless', '52494646 00000000 57454250 5650384c 00000000 2f 1e000400 0000000000'],
    ['extended', '52494646 00000000 57454250 56503858 0a000000 00000000 1e0000 100000'],
  ])('is that of a %s WebP', (_, hex) => {
    expect(pictureFile(bytes(hex))).toEqual({ kind: 'webp', width: 31, height: 17 });
  });

  it('is none for what is no picture, is cut off, or has no size', () => {
    for (const hex of ['', '89504e47', 'ffd8', 'ffd8 ffe0 ffff', '47494638396101000100', '52494646'])
      expect(pictureFile(bytes(hex)), hex).toBeUndefined();
    expect(pictureFile(bytes(`89504e470d0a1a0a 0000000d 49484452 ${'00'.repeat(8)}`))).toBeUndefined();
  });

  it('is asked of any bytes at all without harm', () => {
    const begin = fc.constantFrom('', '89504e470d0a1a0a0000000d49484452', 'ffd8ffc0', 'ffd8ff', '52494646');
    fc.assert(
      fc.property(begin, fc.uint8Array({ maxLength: 80 }), (start, rest) => {
        const size = pictureFile(Uint8Array.from([...bytes(start), ...rest]));
        expect(size === undefined || (size.width > 0 && size.height > 0)).toBe(true);
      }),
    );
  });
});
