import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';

/** What of the ring around the element that has the focus is to be told from what lies beside it. */
export interface Ring {
  /** Pixels that the focus changed, for each pixel of the box's outline: 2 is a ring of two pixels all around. */
  readonly thickness: number;
  /** How much of the ring stands out by 3 : 1 from what lies just outside of it. */
  readonly standsOut: number;
}

/** So far around the box's edge a ring may lie, outside and inside. */
const OUTSIDE = 8;
const INSIDE = 5;
const LEAST_CONTRAST = 3;

type Colour = readonly [red: number, green: number, blue: number];

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** By WCAG 2, from 1 to 21. */
function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Measures the ring of the element that has the focus from two pictures of the page, with it and without. */
export async function ringAtFocus(page: Page): Promise<Ring | null> {
  const box = await page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const marked = [element, element.closest('.find'), element.nextElementSibling].find((at) => {
      if (at === null) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    });
    const { left, top, width, height } = (marked ?? element).getBoundingClientRect();
    return { left, top, width, height };
  });
  if (box === null) return null;
  const x = Math.max(0, Math.floor(box.left) - OUTSIDE - 4);
  const y = Math.max(0, Math.floor(box.top) - OUTSIDE - 4);
  const clip = {
    ...{ x, y },
    width: Math.ceil(box.width) + 2 * OUTSIDE + 8,
    height: Math.ceil(box.height) + 2 * OUTSIDE + 8,
  };
  const focused = PNG.sync.read(await page.screenshot({ clip, caret: 'hide', animations: 'disabled' }));
  await page.evaluate(() =>
    document.activeElement instanceof HTMLElement ? document.activeElement.blur() : null,
  );
  const without = PNG.sync.read(await page.screenshot({ clip, caret: 'hide', animations: 'disabled' }));
  return measured(focused, without, {
    left: box.left - x,
    top: box.top - y,
    width: box.width,
    height: box.height,
  });
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function measured(focused: PNG, without: PNG, { left, top, width, height }: Box): Ring {
  const at = (picture: PNG, x: number, y: number): Colour => {
    const place = (y * picture.width + x) * 4;
    return [picture.data[place] ?? 0, picture.data[place + 1] ?? 0, picture.data[place + 2] ?? 0];
  };
  const isThere = (x: number, y: number): boolean =>
    x >= 0 && y >= 0 && x < focused.width && y < focused.height;
  /** How far a pixel lies outside the box's edge; less than nothing inside. */
  const outside = (x: number, y: number): number =>
    Math.max(left - x - 0.5, x + 0.5 - left - width, top - y - 0.5, y + 0.5 - top - height);
  const isChanged = (x: number, y: number): boolean => at(focused, x, y).join() !== at(without, x, y).join();
  const counts = new Map<
    string,
    { readonly colour: Colour; readonly places: (readonly [number, number])[] }
  >();
  for (let y = 0; y < focused.height; y += 1)
    for (let x = 0; x < focused.width; x += 1) {
      const far = outside(x, y);
      if (far > OUTSIDE || far < -INSIDE || !isChanged(x, y)) continue;
      const colour = at(focused, x, y);
      const same = counts.get(colour.join()) ?? { colour, places: [] };
      same.places.push([x, y]);
      counts.set(colour.join(), same);
    }
  // The ring is of one colour; its rounded corners are smoothed by others.
  const [ring] = [...counts.values()].toSorted((a, b) => b.places.length - a.places.length);
  if (ring === undefined) return { thickness: 0, standsOut: 0 };
  const isClear = ([x, y]: readonly [number, number]): boolean => {
    // What lies just beyond it, away from the box.
    for (let step = 1; step <= 6; step += 1) {
      const [beyondX, beyondY] = [
        x + (x + 0.5 < left ? -step : x + 0.5 > left + width ? step : 0),
        y + (y + 0.5 < top ? -step : y + 0.5 > top + height ? step : 0),
      ];
      if (!isThere(beyondX, beyondY)) return true;
      if (!isChanged(beyondX, beyondY))
        return contrast(ring.colour, at(focused, beyondX, beyondY)) >= LEAST_CONTRAST;
    }
    return true;
  };
  const clear = ring.places.filter(isClear).length;
  return {
    thickness: ring.places.length / (2 * (width + height)),
    standsOut: clear / ring.places.length,
  };
}
