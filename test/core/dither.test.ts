import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ditheredLogo, inkFrame, logoSize, type Pixels } from '../../electron/core/domain/dither.ts';
import {
  dotsOf,
  isWholeLogo,
  LOGO_MOST_HEIGHT_DOTS,
  LOGO_MOST_WIDTH_DOTS,
} from '../../electron/core/domain/logo.ts';

/** A picture of one grey in each pixel; 255 covers all. */
function picture(width: number, height: number, at: (x: number, y: number) => number, cover = 255): Pixels {
  const rgba: number[] = [];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) rgba.push(at(x, y), at(x, y), at(x, y), cover);
  return { width, height, rgba };
}

const blackIn = (pixels: Pixels): number => {
  const logo = ditheredLogo(pixels);
  const isBlack = dotsOf(logo);
  let count = 0;
  for (let y = 0; y < logo.heightDots; y += 1)
    for (let x = 0; x < logo.widthDots; x += 1) count += isBlack(x, y) ? 1 : 0;
  return count;
};

describe('A picture in dots', () => {
  it('is all black where it is dark, all white where it is pale, whole paper where nothing covers', () => {
    expect(blackIn(picture(40, 40, () => 60))).toBe(1600);
    expect(blackIn(picture(40, 40, () => 240))).toBe(0);
    expect(blackIn(picture(40, 40, () => 0, 0))).toBe(0);
  });

  it('is a pattern of half the dots where it is grey', () => {
    const share = blackIn(picture(64, 64, () => 164)) / (64 * 64);
    expect(share).toBeGreaterThan(0.45);
    expect(share).toBeLessThan(0.55);
  });

  it('keeps a thin line', () => {
    const isBlack = dotsOf(ditheredLogo(picture(16, 16, (x) => (x === 5 ? 0 : 255))));
    expect([4, 5, 6].map((x) => isBlack(x, 8))).toEqual([false, true, false]);
  });

  it('stands in the middle of a width that is a multiple of eight', () => {
    const logo = ditheredLogo(picture(10, 4, () => 0));
    expect(logo).toMatchObject({ widthDots: 16, heightDots: 8 });
    const isBlack = dotsOf(logo);
    expect([isBlack(2, 2), isBlack(3, 2), isBlack(12, 5), isBlack(13, 5)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('is always a whole logo of a size that a shop may have', () => {
    const side = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const size = logoSize(width, height);
        expect(size.width).toBeGreaterThanOrEqual(1);
        expect(size.width).toBeLessThanOrEqual(LOGO_MOST_WIDTH_DOTS);
        expect(size.height).toBeGreaterThanOrEqual(1);
        expect(size.height).toBeLessThanOrEqual(LOGO_MOST_HEIGHT_DOTS);
        expect(isWholeLogo(ditheredLogo(picture(size.width % 50 || 1, size.height % 50 || 1, () => 0)))).toBe(
          true,
        );
      }),
    );
  });
});

describe('The frame around what is seen', () => {
  it('leaves white margins out', () => {
    const dot = picture(20, 10, (x, y) => (x >= 4 && x < 9 && y >= 2 && y < 5 ? 0 : 255));
    expect(inkFrame(dot)).toEqual({ x: 4, y: 2, width: 5, height: 3 });
  });

  it('is none where nothing would be seen on white paper', () => {
    expect(inkFrame(picture(20, 10, () => 255))).toBeUndefined();
    expect(inkFrame(picture(20, 10, () => 0, 0))).toBeUndefined();
  });
});
