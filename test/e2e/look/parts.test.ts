import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOn } from '../../helpers/axe.ts';
import { launchBrowser, whyNoBrowser, type Tab } from '../../helpers/browser.ts';
import { freshTab } from '../../helpers/fresh-tab.ts';
import { servePartsPage, type PartsPage } from '../../helpers/parts-page.ts';

const reason = whyNoBrowser();

describe.skipIf(reason !== undefined)(
  `The parts of every screen in a browser${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    let browser: Browser;
    let parts: PartsPage;
    let tab: Tab;
    let page: Page;

    beforeAll(async () => {
      parts = await servePartsPage();
      browser = await launchBrowser();
      // The page keeps nothing: to open it anew is enough.
      tab = await freshTab(browser, { viewport: { width: 1024, height: 768 }, reducedMotion: 'reduce' });
      ({ page } = tab);
    });
    afterAll(async () => {
      await browser?.close();
      parts?.close();
    });

    const open = async (theme = 'light'): Promise<void> => {
      await page.goto(`${parts.address}?theme=${theme}`);
      await page.locator('.chart-room svg').nth(2).waitFor();
    };
    const focused = () =>
      page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
      );

    it.each(['light', 'dark'])('keep WCAG 2.2 AA and the page’s policy: %s', async (theme) => {
      await open(theme);
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole('button', { name: 'Open the sheet' }).click();
      await page.getByRole('dialog').waitFor();
      expect(await violationsOn(page)).toEqual([]);
      expect(tab.complaints).toEqual([]);
    });

    it('keep the focus in a sheet, and give it back to where it was', async () => {
      await open();
      const opener = page.getByRole('button', { name: 'Open the sheet' });
      await opener.focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Before you go on' });
      await dialog.waitFor();
      const holdsFocus = () => dialog.evaluate((element) => element.contains(document.activeElement));
      await expect.poll(holdsFocus).toBe(true);
      for (let step = 0; step < 5; step += 1) {
        await page.keyboard.press('Tab');
        expect(await holdsFocus()).toBe(true);
      }
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await expect.poll(focused).toContain('Open the sheet');
    });

    it('choose by arrows: segments and tabs', async () => {
      await open();
      await page.getByRole('radio', { name: 'Middle' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('radio', { name: 'Large', checked: true }).waitFor();
      await page.getByRole('tab', { name: 'Sales' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('tabpanel').getByText('All points').waitFor();
    });

    it('switch by Space, by touch and by touching the words', async () => {
      await open();
      const aloud = page.getByRole('switch', { name: 'Say it aloud' });
      const isOn = () => aloud.getAttribute('aria-checked');
      await aloud.focus();
      await page.keyboard.press('Space');
      expect(await isOn()).toBe('true');
      await aloud.click();
      expect(await isOn()).toBe('false');
      await page.getByText('Say it aloud').click();
      expect(await isOn()).toBe('true');
    });

    it('tell how far long work is, and stop it', async () => {
      await open();
      const reading = page.getByRole('progressbar', { name: 'Reading members.csv' });
      expect(await reading.getAttribute('aria-valuenow')).toBe('1200');
      await page.getByText('1,200 of 4,800').waitFor();
      await page.getByRole('button', { name: 'Stop it' }).click();
      await page.getByText('Stopped.').waitFor();
    });

    it('are large enough for a finger', async () => {
      await open();
      const small = await page
        .locator('button, select, input, textarea, [role="radio"], [role="tab"]')
        .evaluateAll((elements) =>
          elements
            .filter((element) => !element.matches('[aria-hidden="true"], .check input'))
            .map((element) => [element.textContent, element.getBoundingClientRect().height] as const)
            .filter(([, height]) => height < 48),
        );
      expect(small).toEqual([]);
    });
  },
);
