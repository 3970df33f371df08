import type { Page } from 'playwright-core';

/** Watches a page, before it is loaded, for all that moves on it without a person's having moved it. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(window, { shiftsSeen: shifts });
    const nameOf = (node: Node | null): string =>
      node instanceof Element
        ? `${node.tagName.toLowerCase()}.${(node.getAttribute('class') ?? '').replaceAll(' ', '.')}`
        : (node?.nodeName ?? 'something that is gone');
    // A shift half a second after a key is what a cashier's eye has to follow most: it counts like any other.
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources } = entry as LayoutShift;
        // A number at the right edge grows to the left inside a box that stays where it is: that is how it is read.
        const moved = sources.flatMap(({ node, previousRect, currentRect }) => {
          const [from, to] = [previousRect, currentRect].map(({ x, y, width, height }) =>
            [x, y, width, height].map(Math.round).join(' '),
          );
          return from === to ? [] : [`${nameOf(node)} (${from} → ${to})`];
        });
        if (moved.length > 0)
          shifts.push(`${value.toFixed(4)}${hadRecentInput ? ' after a key' : ''}: ${moved.join(', ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

/** What has moved since it was asked last, a line each, once the page has painted all that it knows. */
export function shiftsOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve));
    // The script above has put it there.
    return (window as unknown as { shiftsSeen: string[] }).shiftsSeen.splice(0);
  });
}
