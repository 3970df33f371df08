import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeInBrowser } from '../../helpers/in-browser.ts';
import { shiftsOn, watchShifts } from '../../helpers/layout-shifts.ts';
import { openStockedShop, ryeLoaf, type StockedShop } from '../../helpers/stocked-shop.ts';
import { value } from '../../helpers/till.ts';

/** A hand's pace: faster than this it would be a scanner. */
const byHand = { delay: 60 };

/** What the hand goes to and the eye looks for: it is where it was, whatever is typed, scanned, found or refused. */
const landmarks = ['.top', '.find', '.marks', '.who', '.pad', '.amount', '.pad-below', '.main-keys', '.last'];

const sizes = [
  { width: 1024, height: 768 },
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
] as const;

describeInBrowser('Nothing moves that the hand is going to', ({ newTab }) => {
  let shop: StockedShop;
  beforeAll(async () => {
    shop = await openStockedShop();
  });
  afterAll(() => shop?.close());

  describe.each(sizes)('in a window of $width × $height', (viewport) => {
    /** A clock that stands still keeps scans young; one that runs can be put forward. */
    async function openTill(clock: 'still' | 'running' = 'still'): Promise<Page> {
      const { page } = await newTab({ viewport, timezoneId: 'Europe/Paris', reducedMotion: 'reduce' });
      await watchShifts(page);
      const time = shop.clock.now();
      await (clock === 'still' ? page.clock.setFixedTime(time) : page.clock.install({ time }));
      await page.goto(shop.address);
      await page.locator('.till').waitFor();
      await page.locator('.pad-tab').first().waitFor();
      await page.evaluate(() => document.fonts.ready);
      await shiftsOn(page);
      return page;
    }

    const places = (page: Page) =>
      page.evaluate(
        (selectors) =>
          Object.fromEntries(
            selectors.map((selector) => {
              const box = document.querySelector(selector)?.getBoundingClientRect();
              return [
                selector,
                box === undefined ? null : [box.x, box.y, box.width, box.height].map(Math.round),
              ];
            }),
          ),
        landmarks,
      );

    /** Does something, and holds every place and every shift against what was before. */
    async function isStillWhile(page: Page, doIt: () => Promise<void>): Promise<void> {
      const before = await places(page);
      await shiftsOn(page);
      await doIt();
      const shifts = await shiftsOn(page);
      expect(shifts, shifts.join('\n')).toEqual([]);
      expect(await places(page)).toEqual(before);
    }

    const there = (page: Page, selector: string) => page.locator(selector).first().waitFor();
    const scan = async (payload: string): Promise<void> => {
      value(await shop.asOwner.devices.submitScan({ payload }));
    };

    it('while a member is scanned, digits are typed and a quote arrives', async () => {
      const page = await openTill();
      await isStillWhile(page, async () => {
        await scan(shop.members[0]?.cardNumber ?? '');
        await there(page, '.facts');
      });
      for (const digit of '123456')
        await isStillWhile(page, async () => {
          await page.keyboard.type(digit, byHand);
          await there(page, '.quote-points');
        });
      await isStillWhile(page, () => page.keyboard.press('Backspace'));
    });

    it('while the search finds, finds nobody and is given up', async () => {
      const page = await openTill();
      await isStillWhile(page, async () => {
        await page.keyboard.press('F2');
        await page.keyboard.type('w', byHand);
        await there(page, '.found-row');
      });
      await isStillWhile(page, async () => {
        await page.keyboard.type('zzz', byHand);
        await there(page, '.found-none');
      });
      await isStillWhile(page, async () => {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
        await page.locator('.found').waitFor({ state: 'detached' });
      });
    });

    it('while a card is refused', async () => {
      const page = await openTill();
      await isStillWhile(page, async () => {
        await scan('2999999999994');
        await there(page, '.found-nobody');
      });
    });

    it('while a total is asked about and taken back', async () => {
      const page = await openTill();
      await scan(shop.members[0]?.cardNumber ?? '');
      await there(page, '.facts');
      await page.keyboard.type('12345600', byHand);
      await there(page, '.quote-points');
      await isStillWhile(page, async () => {
        await page.keyboard.press('Enter');
        await there(page, '.quote[data-state="look"]');
      });
      await isStillWhile(page, async () => {
        await page.keyboard.press('Escape');
        await page.locator('.quote[data-state="look"]').waitFor({ state: 'detached' });
      });
    });

    it('while products are added, counted and taken off', async () => {
      const page = await openTill();
      await scan(shop.members[0]?.cardNumber ?? '');
      await there(page, '.facts');
      await isStillWhile(page, async () => {
        await scan(ryeLoaf);
        await there(page, '.bill-line');
        await there(page, '.quote-points');
      });
      await isStillWhile(page, async () => {
        await scan('4006381333931');
        await page.locator('.bill-line').nth(1).waitFor();
        await there(page, '.quote-points');
      });
      await isStillWhile(page, async () => {
        await page.keyboard.press('+');
        await page.locator('.bill-line').getByText('2 ×').waitFor();
      });
    });

    it('while a sale is recorded, its undo comes and grows stale, and it is undone', async () => {
      const page = await openTill('running');
      await page.keyboard.press('F4');
      await page.keyboard.type('380', byHand);
      await there(page, '.main-key:enabled');
      await isStillWhile(page, async () => {
        await page.keyboard.press('Enter');
        await there(page, '.last[data-fresh="true"]');
        await there(page, '.slip');
      });
      await isStillWhile(page, async () => {
        await page.clock.fastForward(11_000);
        await there(page, '.last[data-fresh="false"]');
      });
      await isStillWhile(page, async () => {
        await page.keyboard.press('z');
        await there(page, '.last[data-kind="undone"]');
      });
    });

    it('while a quick key is pressed', async () => {
      const page = await openTill();
      await isStillWhile(page, async () => {
        await page.keyboard.press('F6');
        await there(page, '.quick-key');
      });
      await isStillWhile(page, async () => {
        await page.locator('.quick-key').first().click();
        await there(page, '.bill-line');
      });
    });
  });
});
