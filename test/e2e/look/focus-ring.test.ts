import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ringAtFocus } from '../../helpers/focus-ring.ts';
import { describeInBrowser } from '../../helpers/in-browser.ts';
import { openShops, screens, seeScreen, type Screen, type Shops, type View } from './screens.ts';

/** Screens that have most kinds of control among them. */
const looked = [
  ...['till', 'sale', 'bill', 'quick-keys', 'found', 'enrolment', 'today', 'appearance', 'set-up-shop'],
  ...['member-page-0', 'member-merge-find', 'owner-day', 'owner-shop', 'owner-products', 'owner-backups'],
  ...['training-sale', 'sample-till'],
];

const size = { width: 1280, height: 800 } as const;
const views: readonly View[] = [
  { ...size, theme: 'light' },
  { ...size, theme: 'dark' },
];

/** Puts the focus on the next control of a kind that wasn't measured yet, as a key would; gives the kind, or null. */
async function focusNextKind(page: Page, known: readonly string[]): Promise<string | null> {
  // After a key the focus is shown, and a sentence that was open over the page is closed.
  await page.keyboard.press('Shift');
  return page.evaluate((measured) => {
    const place = document.querySelector('[role="dialog"]') ?? document;
    const focusable = 'button, a[href], input, select, textarea, summary, [tabindex="0"]';
    for (const element of place.querySelectorAll<HTMLElement>(focusable)) {
      const state = ['aria-selected', 'aria-checked', 'aria-current', 'data-state', 'aria-invalid']
        .map((name) => element.getAttribute(name))
        .filter((value) => value !== null);
      const kind = [element.tagName.toLowerCase(), element.getAttribute('class') ?? '', ...state].join(' ');
      const isReached = !element.matches(':disabled, [tabindex="-1"]') && element.checkVisibility();
      if (measured.includes(kind) || !isReached || element.closest('[inert], [aria-hidden="true"]') !== null)
        continue;
      element.scrollIntoView({ block: 'center' });
      element.focus();
      return kind;
    }
    return null;
  }, known);
}

describeInBrowser('The ring around what has the focus', ({ browser }) => {
  let shops: Shops;
  beforeAll(async () => {
    shops = await openShops('en');
  });
  afterAll(() => shops?.close());

  const chosen: readonly Screen[] = screens.filter(({ name }) => looked.includes(name));
  it('is looked for on every screen of the list', () => {
    expect(chosen.map(({ name }) => name).toSorted()).toEqual(looked.toSorted());
  });

  it.each(chosen)('stands out on $name, in each theme and in the system’s colours', async (screen) => {
    const faint: string[] = [];
    let rings = 0;
    await seeScreen(browser(), shops, { locale: 'en', screen, views }, async (page, view) => {
      for (const forcedColors of ['none', 'active'] as const) {
        await page.emulateMedia({ colorScheme: view.theme, forcedColors });
        const known: string[] = [];
        for (
          let kind = await focusNextKind(page, known);
          kind !== null;
          kind = await focusNextKind(page, known)
        ) {
          known.push(kind);
          const ring = await ringAtFocus(page);
          if (ring === null) continue;
          rings += 1;
          if (ring.thickness < 1.5 || ring.standsOut < 0.9)
            faint.push(
              `${view.theme}, forced colours ${forcedColors}: ${kind}: ${ring.thickness.toFixed(1)} px, ${Math.round(ring.standsOut * 100)} % of it`,
            );
        }
      }
      await page.emulateMedia({ forcedColors: 'none' });
    });
    expect(rings).toBeGreaterThan(8);
    expect(faint, faint.join('\n')).toEqual([]);
  });
});
