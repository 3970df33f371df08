import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from '../../helpers/in-browser.ts';
import { openShops, screens, seeScreen, viewsOf, type Shops } from './screens.ts';

/** One element that Tab came to. */
interface Stop {
  readonly name: string;
  /** The part of the screen that it is read with. */
  readonly region: string;
  /** Whether something that a person can see tells that it has the focus. */
  readonly isMarked: boolean;
  /** Whether it lies before the stop that came before it in the same part: above it, or in its line nearer the start. */
  readonly goesBack: boolean;
}

interface Walk {
  /** A dialog's first element has the focus before the walk. */
  readonly beginsAtOne: boolean;
  readonly stops: readonly Stop[];
  /** What it never came to. */
  readonly left: readonly string[];
}

/** Presses Tab until the focus comes round, and says where it stood each time. */
async function walk(page: Page): Promise<Walk> {
  const beginsAtOne = await page.evaluate(() => {
    const regions =
      '.sheet-paper, .sample-mark, .training-banner, .top, .owner-nav, .owner-room, .member-page, .setup-form, .setup-preview, .who, .printing-note, .pad, .last';
    let before: { readonly region: Element | null; readonly element: Element } | null = null;
    const walked = new Set<Element>();
    // A dialog puts the focus where its work begins; its walk begins at its first element all the same.
    const first = document.querySelector<HTMLElement>('[role="dialog"] :is(button, input, textarea):enabled');
    if (first !== null) {
      first.focus();
      walked.add(first);
    }
    const nameOf = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${(element.getAttribute('class') ?? '').replaceAll(' ', '.')} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`;
    const stops: Stop[] = [];
    let active: Element | null = null;
    let told = 0;
    const stopAt = (element: Element): Stop => {
      const region = element.closest(regions);
      const box = element.getBoundingClientRect();
      const isStartFirst = getComputedStyle(element.parentElement ?? element).direction === 'ltr';
      const last =
        before !== null && before.region === region ? before.element.getBoundingClientRect() : null;
      const isSameLine = last !== null && box.top < last.bottom - 4 && box.bottom > last.top + 4;
      const isNearerStart =
        last !== null && (isStartFirst ? box.right <= last.left + 1 : box.left >= last.right - 1);
      // Columns beside each other are walked one after the other: the next one begins above, further on.
      const isAbove = last !== null && box.bottom <= last.top + 1;
      const isFurtherOn =
        last !== null && (isStartFirst ? box.left >= last.left + 48 : box.right <= last.right - 48);
      before = { region, element };
      const marks = [element, element.closest('.find'), element.nextElementSibling].filter(
        (at) => at !== null,
      );
      const isMarked = marks.some((at) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
        return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
      });
      return {
        name: nameOf(element),
        region: region?.getAttribute('class') ?? 'page',
        isMarked,
        goesBack:
          last !== null && ((isSameLine && isNearerStart) || (!isSameLine && isAbove && !isFurtherOn)),
      };
    };
    const isGuard = (element: Element): boolean => element.matches('[data-base-ui-focus-guard]');
    // Behind the page's end the browser itself may put the focus to its start, between two keys.
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof Element) || walked.has(target) || isGuard(target)) return;
      walked.add(target);
      stops.push(stopAt(target));
    });
    Object.assign(window, {
      focusStops: () => stops,
      focusWentOn() {
        const element = document.activeElement;
        // A date has several stops inside; the guards at a dialog's ends pass the focus on.
        const isStill = element === active;
        const isNew = stops.length > told;
        [active, told] = [element, stops.length];
        if (element === null || element === document.body) return false;
        return isNew || isStill || isGuard(element);
      },
      focusLeft() {
        const dialog = document.querySelector('[role="dialog"]');
        return [
          ...(dialog ?? document).querySelectorAll<HTMLElement>(
            'button, a[href], input, select, textarea, summary',
          ),
        ]
          .filter((element) => {
            const group = element.closest('[role="radiogroup"], [role="tablist"], fieldset');
            const isReached = walked.has(element) || [...walked].some((at) => group?.contains(at) === true);
            return (
              !isReached &&
              !element.matches(':disabled, [tabindex="-1"], [aria-hidden="true"]') &&
              element.closest('[inert], [aria-hidden="true"]') === null &&
              element.checkVisibility({ visibilityProperty: true })
            );
          })
          .map(nameOf);
      },
    });
    return first !== null;
  });
  interface Watched {
    readonly focusWentOn: () => boolean;
    readonly focusStops: () => readonly Stop[];
    readonly focusLeft: () => readonly string[];
  }
  let missed = 0;
  // The page's own end is one stop without an element; the second one means that all was walked.
  while (missed < 2) {
    await page.keyboard.press('Tab');
    const wentOn = await page.evaluate(() => (window as unknown as Watched).focusWentOn());
    if (!wentOn) missed += 1;
  }
  const walked = await page.evaluate(() => {
    const { focusStops, focusLeft } = window as unknown as Watched;
    return { stops: focusStops(), left: focusLeft() };
  });
  return { beginsAtOne, ...walked };
}

describeInBrowser('Tab', ({ browser }) => {
  let shops: Shops;
  const opened = (): Browser => browser();
  beforeAll(async () => {
    shops = await openShops('en');
  });
  afterAll(() => shops?.close());

  it.each(screens)(
    'walks over $name in the order in which it is read, and shows where it is',
    async (screen) => {
      const faults: string[] = [];
      await seeScreen(opened(), shops, { locale: 'en', screen, views: [viewsOf.en] }, async (page) => {
        const { beginsAtOne, stops, left } = await walk(page);
        if (stops.length === 0 && !beginsAtOne) faults.push('nothing is walked over');
        for (const { name, region, isMarked, goesBack } of stops) {
          if (!isMarked) faults.push(`${name} in ${region}: nobody sees that it has the focus`);
          if (goesBack) faults.push(`${name} in ${region}: lies before the one that Tab came from`);
        }
        faults.push(...left.map((name) => `${name}: Tab never comes to it`));
      });
      expect(faults, faults.join('\n')).toEqual([]);
    },
  );
});
