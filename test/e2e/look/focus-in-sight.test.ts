import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from '../../helpers/in-browser.ts';
import { openShops, screens, seeScreen, viewsOf, type Screen, type Shops } from './screens.ts';

/** The screens with most to scroll, in the lowest window with the largest text. */
const looked = [
  ...['member-0', 'member-3', 'sale', 'bill', 'enrolment', 'replacement', 'today', 'today-undo', 'refund'],
  ...['member-page-0', 'member-merge', 'member-erase', 'owner-day', 'owner-overview', 'owner-shop'],
  ...['owner-products', 'owner-rewards', 'owner-backups', 'owner-outage'],
];
const largest: readonly Screen[] = screens
  .filter(({ name }) => looked.includes(name))
  .map((screen) => ({ ...screen, appearance: { textSize: 'largest' } }));

interface Hidden {
  readonly element: string;
  /** What lies over it, or how it lies outside the part that scrolls it. */
  readonly by: string;
}

/** What hides the element that has the focus, or null: every corner of it and its middle are to be seen. */
const hiddenAtFocus = (page: Page): Promise<Hidden | null | 'nothing'> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return 'nothing';
    // The guards at a dialog's ends pass the focus on.
    if (element.getBoundingClientRect().width <= 1) return null;
    const nameOf = (at: Element): string =>
      `${at.tagName.toLowerCase()}.${at.getAttribute('class') ?? ''} “${(at.textContent ?? '').trim().slice(0, 30)}”`;
    const box = (element.closest('label') ?? element).getBoundingClientRect();
    const own = element.closest('label') ?? element;
    const inset = Math.min(8, box.height / 3, box.width / 3);
    const whatIsAt = (x: number, y: number): string | null => {
      const seen = document.elementFromPoint(x, y);
      if (seen === null) return `the window’s edge at ${Math.round(x)}, ${Math.round(y)}`;
      return own.contains(seen) || seen.contains(own) ? null : nameOf(seen);
    };
    const xs = [box.left + inset, box.left + box.width / 2, box.right - inset];
    // What scrolls by itself may be longer than the room that it has: a part of it is in sight.
    const isTall = box.height > innerHeight * 0.4;
    const ys = [0, 0.25, 0.5, 0.75, 1].map((share) => box.top + inset + share * (box.height - 2 * inset));
    const over = ys.map((y) => xs.map((x) => whatIsAt(x, y)).find((found) => found !== null) ?? null);
    const by = isTall && over.includes(null) ? undefined : over.find((found) => found !== null);
    if (typeof by === 'string') return { element: nameOf(element), by };
    return null;
  });

describeInBrowser('In a low window with the largest text', ({ browser }) => {
  let shops: Shops;
  beforeAll(async () => {
    shops = await openShops('en');
  });
  afterAll(() => shops?.close());

  it('every screen that is looked at is there', () => {
    expect(largest.map(({ name }) => name).toSorted()).toEqual(looked.toSorted());
  });

  it.each(largest)('nothing lies over what has the focus on $name', async (screen) => {
    const hidden: Hidden[] = [];
    let stops = 0;
    await seeScreen(browser(), shops, { locale: 'en', screen, views: [viewsOf.en] }, async (page) => {
      for (const key of ['Tab', 'Shift+Tab']) {
        for (let nothing = 0, count = 0; nothing < 2 && count < 120; count += 1) {
          await page.keyboard.press(key);
          const found = await hiddenAtFocus(page);
          if (found === 'nothing') nothing += 1;
          else stops += 1;
          if (found !== null && found !== 'nothing') hidden.push(found);
        }
      }
    });
    expect(stops).toBeGreaterThan(4);
    expect(hidden).toEqual([]);
  });

  it.each(['member-0', 'member-3', 'sale'])(
    'all that there is to know on %s can be scrolled into sight above the keys',
    async (name) => {
      const screen = largest.find((each) => each.name === name);
      if (screen === undefined) throw new Error(`there is no ${name}`);
      await seeScreen(browser(), shops, { locale: 'en', screen, views: [viewsOf.en] }, async (page) => {
        const covered = await page.evaluate(() => {
          const texts = [...document.querySelectorAll('.member-room :is(h2, p, dt, dd, button)')];
          return texts.flatMap((text) => {
            text.scrollIntoView({ block: 'nearest' });
            const box = text.getBoundingClientRect();
            const keys = document.querySelector('.member-steps')?.getBoundingClientRect();
            const isUnder = keys !== undefined && box.bottom > keys.top + 1 && box.top < keys.bottom;
            return isUnder ? [`${text.tagName} “${(text.textContent ?? '').slice(0, 30)}”`] : [];
          });
        });
        expect(covered).toEqual([]);
        await page.evaluate(() => document.querySelector('.member-room')?.scrollTo(0, 0));
        const layers = await page.evaluate(() => {
          const room = document.querySelector('.member-room')?.getBoundingClientRect();
          const keys = document.querySelector('.member-steps')?.getBoundingClientRect();
          return { roomEnds: room?.bottom ?? 0, keysBegin: keys?.top ?? 0 };
        });
        expect(layers.roomEnds, 'what scrolls ends where the keys begin').toBeLessThanOrEqual(
          layers.keysBegin + 1,
        );
      });
    },
  );
});
