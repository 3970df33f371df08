import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, whyNoBrowser, type Tab } from '../../helpers/browser.ts';
import { freshTab } from '../../helpers/fresh-tab.ts';
import { servePartsPage, type PartsPage } from '../../helpers/parts-page.ts';

const reason = whyNoBrowser();

describe.skipIf(reason !== undefined)(
  `The charts in a browser${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    let browser: Browser;
    let parts: PartsPage;
    let tab: Tab;
    let page: Page;

    beforeAll(async () => {
      parts = await servePartsPage();
      browser = await launchBrowser();
      // The page keeps nothing: to open it anew is enough.
      tab = await freshTab(browser, { viewport: { width: 1024, height: 768 } });
      ({ page } = tab);
    });
    afterAll(async () => {
      await browser?.close();
      parts?.close();
    });

    const open = async (query = ''): Promise<void> => {
      await page.goto(parts.address + query);
      await chart('Visits').locator('.chart-room svg').waitFor();
    };
    const chart = (title: string) => page.getByRole('figure', { name: title });
    const come = () => page.getByRole('button', { name: 'Figures come' }).click();

    it('draw under the page’s own policy', async () => {
      await open();
      await come();
      await chart('Sales by hour').locator('.chart-room svg').waitFor();
      expect(await page.locator('.chart-room style').count()).toBe(0);
      expect(tab.complaints).toEqual([]);
    });

    it('keep their room from the first moment: nothing moves when the figures come', async () => {
      await open();
      const before = await chart('Visits').boundingBox();
      await come();
      await chart('Sales by hour').locator('.chart-room svg').waitFor();
      expect(await chart('Visits').boundingBox()).toEqual(before);
    });

    it('say while figures are on their way, and where there are none', async () => {
      await open();
      await chart('Sales by hour').getByText('being put together').waitFor();
      await chart('Nothing sold').getByText('No sale yet. The first one will stand here.').waitFor();
    });

    it('are a table for whoever can’t see them, opened by keyboard', async () => {
      await open();
      await come();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      const rows = chart('Sales by hour').getByRole('row');
      await rows.nth(12).waitFor();
      expect(await rows.nth(0).innerText()).toMatch(/Hour\s+This Saturday\s+Usual on a Saturday/);
      expect(await rows.nth(2).innerText()).toMatch(/8:00\s+€31\.00\s+€159\.00/);
      expect(await rows.nth(12).innerText()).toMatch(/18:00\s+€0\.00\s+–/);
    });

    it('follow the width of their place', async () => {
      await open();
      await page.setViewportSize({ width: 600, height: 768 });
      await expect
        .poll(async () => (await chart('Visits').locator('.chart-room svg').boundingBox())?.width)
        .toBe((await chart('Visits').boundingBox())?.width);
      await expect
        .poll(() => chart('Visits').locator('.chart-room svg').getAttribute('width'))
        .toBe(String((await chart('Visits').boundingBox())?.width));
    });

    it('write their days and numbers in the shop’s language', async () => {
      await open('?locale=zh-CN');
      await chart('Visits').locator('.chart-room svg').getByText('10月29日').waitFor();
    });

    it.each(['light', 'dark'])('take their colours from the tokens: %s', async (theme) => {
      await open(`?theme=${theme}`);
      const line = chart('Visits').locator('[aria-label="line"] path').first();
      const [drawn, token] = await line.evaluate((path) => {
        const probe = document.createElement('i');
        probe.style.color = 'var(--chart)';
        document.body.append(probe);
        return [getComputedStyle(path.parentElement ?? path).stroke, getComputedStyle(probe).color];
      });
      expect(drawn).toBe(token);
    });
  },
);
