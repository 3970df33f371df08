import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violationsOn } from '../../helpers/axe.ts';
import { launchBrowser, openTab, whyNoBrowser, type Tab } from '../../helpers/browser.ts';
import { closeTabs, freshTab } from '../../helpers/fresh-tab.ts';
import { lookFaultsOn } from '../../helpers/look-faults.ts';
import { stepIsThere } from '../../helpers/set-up.ts';
import { openStillTill, type StillTill } from '../../helpers/still-till.ts';
import { cornerBakery, value } from '../../helpers/till.ts';

const reason = whyNoBrowser();
const pictures = fileURLToPath(new URL('../../../test-results/browser/', import.meta.url));
const few = { days: 40, members: 12 } as const;

describe.skipIf(reason !== undefined)(
  `The sample shop in a browser${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    let browser: Browser;
    let till: StillTill;
    let tab: Tab;
    let page: Page;

    beforeAll(async () => {
      mkdirSync(pictures, { recursive: true });
      browser = await launchBrowser();
    });
    afterAll(() => browser?.close());
    beforeEach(async () => {
      tab = await freshTab(browser, { viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
      ({ page } = tab);
    });
    afterEach(async () => {
      await closeTabs(browser);
      await till.close();
      expect(tab.complaints).toEqual([]);
    });

    const keep = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });
    const offer = () => page.locator('.sample-offer');
    const mark = () => page.getByRole('complementary', { name: 'Sample shop' });
    const samplesIn = () => readdirSync(till.folder).filter((name) => name.startsWith('sample'));

    async function isInOrder(): Promise<void> {
      expect(await violationsOn(page)).toEqual([]);
      expect(await lookFaultsOn(page)).toEqual([]);
    }

    it('is offered on the first step, shows how far it is, and stops without a trace', async () => {
      till = await openStillTill({ setUp: null });
      await page.goto(till.address);
      await stepIsThere(page, 'shop');
      await page.keyboard.type('Half a name');
      await keep('sample-offer');
      await isInOrder();
      await offer().getByRole('button', { name: 'Open a sample shop' }).click();
      await offer().getByText('Making a year of a bakery').waitFor();
      const progress = offer().getByRole('progressbar');
      await expect.poll(async () => Number(await progress.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
      await keep('sample-making');
      await isInOrder();
      await offer().getByRole('button', { name: 'Stop it' }).click();
      await offer().getByRole('button', { name: 'Open a sample shop' }).waitFor();
      expect(samplesIn()).toEqual([]);
      expect(await page.locator('.setup [name="name"]').inputValue()).toBe('Half a name');
    });

    it('is marked over everything and gone with one tap: the half-filled set-up is here again', async () => {
      till = await openStillTill({ setUp: null });
      await page.goto(till.address);
      await stepIsThere(page, 'shop');
      await page.keyboard.type('Half a name');
      value(await till.asOwner.sample.open(few));
      await mark().waitFor();
      await page.locator('.till').waitFor();
      expect(await page.title()).toContain('Sample shop');
      expect(await page.locator('.top-trouble').count()).toBe(0);
      for (const [width, height] of [
        [1280, 800],
        [1920, 1080],
        [1024, 768],
        [800, 1280],
      ] as const) {
        await page.setViewportSize({ width, height });
        await keep(`sample-mark-${width}`);
        expect(await lookFaultsOn(page)).toEqual([]);
      }
      expect(await violationsOn(page)).toEqual([]);
      await page.keyboard.press('F4');
      await page.keyboard.type('500', { delay: 45 });
      await page.keyboard.press('Enter');
      await page.locator('.slip').getByText('SAMPLE', { exact: true }).waitFor();
      await keep('sample-slip');
      await mark().getByRole('button', { name: 'Remove' }).click();
      await stepIsThere(page, 'shop');
      expect(await page.locator('.setup [name="name"]').inputValue()).toBe('Half a name');
      expect(samplesIn()).toEqual([]);
    });

    it('gives a real shop its place back, in every window that is open', async () => {
      till = await openStillTill({ setUp: { ...cornerBakery, name: 'Our own bakery' } });
      value(await till.asOwner.sales.record({ totalMinor: 1_250 }));
      const second = await openTab(page.context());
      for (const each of [page, second.page]) {
        await each.goto(till.address);
        await each.getByText('Our own bakery').first().waitFor();
      }
      value(await till.asOwner.sample.open({ ...few, locale: 'zh-CN' }));
      for (const each of [page, second.page]) await each.locator('.sample-mark').waitFor();
      await page.locator('.till').waitFor();
      await page.setViewportSize({ width: 1920, height: 1080 });
      await keep('sample-zh-1920');
      await isInOrder();
      await page.keyboard.press('F10');
      await page.locator('.day-hours .chart-room svg').waitFor();
      await keep('sample-zh-day');
      await isInOrder();
      await page.locator('.sample-mark button').click();
      for (const each of [page, second.page]) {
        await each.locator('.sample-mark').waitFor({ state: 'detached' });
        await each.getByText('Our own bakery').first().waitFor();
      }
      await page.keyboard.press('F9');
      await page.getByText('€12.50').first().waitFor();
      expect(second.complaints).toEqual([]);
    });
  },
);
