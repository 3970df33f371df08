import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** So many pixels of the screen, across and down, are one of the picture that is kept. */
const SHRINK = 4;
/** Shades nearer to each other than this are one: no eye tells them apart, and the file is a third smaller. */
const SHADE = 8;
/** Fewer pixels than this share may differ: letters are drawn a little differently from one Chromium to the next. */
const MOST_DIFFERENT = 0.004;

/** A screenshot at a quarter of its size: small enough to be kept by the hundred, and blind to how an edge is smoothed. */
export function smallPicture(screenshot: Buffer): Buffer {
  const { width, height, data } = PNG.sync.read(screenshot);
  const small = new PNG({ width: Math.floor(width / SHRINK), height: Math.floor(height / SHRINK) });
  for (let y = 0; y < small.height; y += 1)
    for (let x = 0; x < small.width; x += 1)
      for (let channel = 0; channel < 4; channel += 1) {
        let sum = 0;
        for (let down = 0; down < SHRINK; down += 1)
          for (let across = 0; across < SHRINK; across += 1)
            sum += data[((y * SHRINK + down) * width + x * SHRINK + across) * 4 + channel] ?? 0;
        small.data[(y * small.width + x) * 4 + channel] = Math.min(
          255,
          Math.round(sum / SHRINK ** 2 / SHADE) * SHADE,
        );
      }
  return PNG.sync.write(small, { colorType: 2 });
}

/** What differs between two small pictures, or null where a person would call them the same. */
export function differenceBetween(
  accepted: Buffer,
  seen: Buffer,
): { readonly share: number; readonly picture: Buffer } | null {
  const [before, now] = [PNG.sync.read(accepted), PNG.sync.read(seen)];
  if (before.width !== now.width || before.height !== now.height) return { share: 1, picture: seen };
  const { width, height } = now;
  const marked = new PNG({ width, height });
  const different = pixelmatch(before.data, now.data, marked.data, width, height, { threshold: 0.12 });
  const share = different / (width * height);
  return share <= MOST_DIFFERENT ? null : { share, picture: PNG.sync.write(marked) };
}
