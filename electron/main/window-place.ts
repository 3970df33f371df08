import type { Rectangle } from 'electron';
import type { WindowPlace } from '../host/machine-facts.ts';

const USUAL = { width: 1280, height: 800 };
export const SMALLEST = { width: 800, height: 600 };

/**
 * Where the window opens: as remembered, as long as a good part of its title bar is on a screen that there still is;
 * else in its usual size, where the system likes.
 */
export function openingPlace(
  remembered: WindowPlace | undefined,
  screens: readonly Rectangle[],
): Partial<Rectangle> & typeof USUAL {
  if (remembered === undefined) return USUAL;
  const { x, y } = remembered;
  const width = Math.max(SMALLEST.width, remembered.width);
  const height = Math.max(SMALLEST.height, remembered.height);
  const isReachable = screens.some(
    (screen) =>
      x + width >= screen.x + 100 &&
      x <= screen.x + screen.width - 100 &&
      y >= screen.y &&
      y <= screen.y + screen.height - 50,
  );
  return isReachable ? { x, y, width, height } : { width, height };
}
