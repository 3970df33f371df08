import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violationsOn } from '../../helpers/axe.ts';
import { launchBrowser, openTab, whyNoBrowser, type Tab } from '../../helpers/browser.ts';
import { closeTabs, freshTab } from '../../helpers/fresh-tab.ts';
import { lookFaultsOn } from '../../helpers/look-faults.ts';
import { readCsv } from '../../helpers/read-csv.ts';
import { makeFolder, removeFolder } from '../../helpers/shop-folder.ts';
import { openStillTill, type StillTill } from '../../helpers/still-till.ts';
import { cornerBakery, value } from '../../helpers/till.ts';

const reason = whyNoBrowser();
const pictures = fileURLToPath(new URL('../../../test-results/browser/', import.meta.url));

/** What a printer would be told: the page's size in points, of each page of a PDF. */
const pagesOf = (pdf: Buffer): readonly string[] =>
  [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[([^\]]+)\]/g)].map(
    ([, box]) =>
      box
        ?.trim()
        .split(/\s+/)
        .slice(2)
        .map((points) => Math.round(Number(points)))
        .join(' × ') ?? '',
  );

describe.skipIf(reason !== undefined)(
  `The day on paper and as a file${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    let browser: Browser;
    let till: StillTill;
    let folder: string;
    let tab: Tab;
    let page: Page;

    beforeAll(async () => {
      mkdirSync(pictures, { recursive: true });
      folder = makeFolder();
      browser = await launchBrowser();
      till = await openStillTill({ setUp: { ...cornerBakery, name: 'Bäcker: Ecke/“Süd”' } });
      const { asOwner } = till;
      for (let product = 1; product <= 24; product += 1) {
        const name = product === 1 ? '<b>Rye</b>, "sliced"' : `Loaf ${String(product)}`;
        const lines = [{ name, quantity: 1_000 * product, unitPriceMinor: 250 }];
        value(await asOwner.sales.record({ lines }));
      }
      const { saleId } = value(await asOwner.sales.record({ totalMinor: 2_000 }));
      for (let count = 1; count <= 14; count += 1)
        value(await asOwner.sales.refund({ saleId, amountMinor: count, reason: `Crumb ${String(count)}` }));
    });
    afterAll(async () => {
      await browser?.close();
      await till?.close();
      removeFolder(folder);
    });
    beforeEach(async () => {
      tab = await freshTab(browser, {
        viewport: { width: 1280, height: 800 },
        locale: 'en-GB',
        acceptDownloads: true,
      });
      ({ page } = tab);
      await page.addInitScript(() => {
        const asked = { times: 0 };
        Object.assign(window, { printing: asked, print: () => (asked.times += 1) });
      });
      await page.goto(till.address);
      await page.locator('.till').waitFor();
      await page.keyboard.press('F10');
      await page.locator('.day-hours .chart-room svg').waitFor();
      await page.keyboard.press('d');
      await sheet().waitFor();
    });
    afterEach(async () => {
      expect(tab.complaints).toEqual([]);
      await closeTabs(browser);
    });

    const sheet = () => page.getByRole('dialog', { name: 'The day on paper or as a file' });
    const keep = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });

    /** Presses a key that saves, and gives the file that arrived. */
    async function savedBy(key: string): Promise<{ readonly name: string; readonly file: string }> {
      const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press(key)]);
      const name = download.suggestedFilename();
      const file = join(folder, name);
      await download.saveAs(file);
      return { name, file };
    }

    it('is saved as a table that a spreadsheet reads: every product and every correction of the day', async () => {
      const { name, file } = await savedBy('c');
      expect(name).toBe('Bäcker Ecke “Süd” 2026-11-21.csv');
      await sheet().getByText(`${name} is ready`).waitFor();
      const [head, ...rows] = readCsv(readFileSync(file, 'utf8'));
      for (const row of rows) expect(row).toHaveLength(head?.length ?? 0);
      expect(rows.find(([, , what]) => what === 'Net sales')?.[4]).toBe('768.95');
      const of = (part: string) => rows.filter((row) => row[1] === part);
      expect(of('Products')).toHaveLength(24);
      expect(of('Products').at(-1)?.[2]).toBe('<b>Rye</b>, "sliced"');
      expect(of('What needs a look')).toHaveLength(14);
    });

    it('is saved as a page that stands alone', async () => {
      const { name, file } = await savedBy('h');
      expect(name).toBe('Bäcker Ecke “Süd” 2026-11-21.html');
      const alone = await browser.newContext({ offline: true });
      try {
        const { page: read, complaints } = await openTab(alone);
        await read.goto(pathToFileURL(file).href);
        await read.getByText('Bäcker: Ecke/“Süd”').waitFor();
        expect(await read.locator('.figures dd').first().innerText()).toContain('€768.95');
        expect(await read.locator('[aria-labelledby="products"] tbody tr').count()).toBe(24);
        expect(await read.getByText('<b>Rye</b>, "sliced"').count()).toBe(1);
        expect(await read.getByText('Crumb').count()).toBe(14);
        expect(await violationsOn(read)).toEqual([]);
        expect(complaints).toEqual([]);
      } finally {
        await alone.close();
      }
    });

    it.each([
      ['A4', '595 × 842'],
      ['Letter', '612 × 792'],
    ])('is printed on %s: the saved page in the window’s place', async (paper, size) => {
      await sheet().getByRole('radio', { name: paper }).click();
      await page.keyboard.press('p');
      await page.waitForFunction(() => Reflect.get(window, 'printing').times === 1);
      await page.emulateMedia({ media: 'print' });
      await page.locator('.print-page .seals').waitFor();
      expect(await page.locator('.print-page .words tbody tr').count()).toBe(14);
      expect(await page.locator('.till').isVisible()).toBe(false);
      expect(await sheet().isVisible()).toBe(false);
      await page.setViewportSize({ width: 794, height: 1123 });
      await page.screenshot({ path: join(pictures, `day-papers-${paper}.png`), fullPage: true });
      const pdf = await page.pdf({ preferCSSPageSize: true });
      writeFileSync(join(pictures, `day-papers-${paper}.pdf`), pdf);
      const pages = pagesOf(pdf);
      expect(new Set(pages)).toEqual(new Set([size]));
      expect(pages.length).toBeGreaterThan(1);
      // The printer has told that it is done: nothing of it is left.
      await page.locator('.print-page').waitFor({ state: 'detached' });
      await page.emulateMedia({ media: 'screen' });
      expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
      await sheet().waitFor();
    });

    it('is asked for by keyboard alone; what can’t be read is said', async () => {
      await keep('day-papers');
      expect(await violationsOn(page)).toEqual([]);
      expect(await lookFaultsOn(page)).toEqual([]);
      await page.route('**/api/day.report', (route) =>
        route.fulfill({
          json: {
            ok: false,
            error: { kind: 'fault', code: 'DATABASE_BUSY', message: 'The file is busy. Try again.' },
          },
        }),
      );
      await page.keyboard.press('c');
      await sheet().getByText('The file is busy.').waitFor();
      await keep('day-papers-problem');
      await page.keyboard.press('Escape');
      await sheet().waitFor({ state: 'detached' });
    });

    it('fits small and large windows, in the dark and in Chinese', async () => {
      value(await till.asOwner.shop.update({ locale: 'zh-CN' }));
      try {
        for (const [width, height] of [
          [1024, 768],
          [1920, 1080],
          [800, 1280],
        ] as const) {
          await page.setViewportSize({ width, height });
          await keep(`day-papers-${width}`);
          expect(await lookFaultsOn(page)).toEqual([]);
        }
        await page.emulateMedia({ colorScheme: 'dark' });
        await page.getByRole('dialog', { name: '打印或保存当日报告' }).waitFor();
        await keep('day-papers-zh-dark');
        expect(await violationsOn(page)).toEqual([]);
      } finally {
        value(await till.asOwner.shop.update({ locale: 'en' }));
      }
    });
  },
);
