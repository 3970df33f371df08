import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOn } from '../../helpers/axe.ts';
import { launchBareBrowser, openTab, whyNoBrowser } from '../../helpers/browser.ts';
import { makeFolder, removeFolder } from '../../helpers/shop-folder.ts';
import { openTill, value } from '../../helpers/till.ts';
import { serveTill, type ServedTill } from '../../helpers/web.ts';

const pictures = fileURLToPath(new URL('../../../test-results/export/', import.meta.url));
const reason = whyNoBrowser();
/** A page is built and a shop made, on a machine that does more. */
const PATIENCE_MS = 240_000;

const words = {
  en: { start: 'Export everything', done: /rows of \d+ tables are in/, taken: 'There is something in' },
  'zh-CN': { start: '导出全部数据', done: /张表/, taken: '已有' },
} as const;
type Language = keyof typeof words;

describe.skipIf(reason !== undefined)(
  `Everything that a shop knows, in a browser${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      mkdirSync(pictures, { recursive: true });
      browser = await launchBareBrowser();
    });
    afterAll(() => browser?.close());

    async function withBackups(
      locale: Language,
      use: (page: Page, folder: string) => Promise<void>,
    ): Promise<void> {
      const folder = makeFolder();
      const setUp = { name: 'Corner Bakery', currency: 'EUR', timeZone: 'Europe/Paris', locale };
      const till = await openTill({ folder, setUp });
      value(await till.asOwner.members.enrol({ name: 'Ana' }));
      value(await till.asCashier.sales.record({ totalMinor: 500 }));
      await till.close();
      let served: ServedTill | undefined;
      const context = await browser.newContext({
        ...{ viewport: { width: 1280, height: 800 }, locale: locale === 'en' ? 'en-GB' : 'zh-CN' },
      });
      try {
        served = await serveTill(folder);
        const { page } = await openTab(context);
        await page.goto(served.link);
        await page.locator('.till').waitFor();
        await page.keyboard.press('F10');
        await page.locator('[data-section=backups]').click();
        await page.locator('.backups-export').waitFor();
        await use(page, folder);
      } finally {
        await context.close();
        await served?.close();
        removeFolder(folder);
      }
    }

    it.each<Language>(['en', 'zh-CN'])(
      'is written as CSV and JSON by one key, and the folder is said, in %s',
      async (locale) => {
        const { start, done, taken } = words[locale];
        await withBackups(locale, async (page, folder) => {
          const part = page.locator('.backups-export');
          await part.scrollIntoViewIfNeeded();
          await page.screenshot({ path: join(pictures, `before-${locale}.png`) });
          await part.getByRole('button', { name: start }).click();
          await part.getByText(done).waitFor();
          const [name = ''] = readdirSync(join(folder, 'exports'));
          const place = join(folder, 'exports', name);
          expect(await part.innerText()).toContain(place);
          expect(readdirSync(place)).toEqual(expect.arrayContaining(['manifest.json', 'sale.csv']));
          expect(readFileSync(join(place, 'member.csv'), 'utf8')).toContain('Ana');
          await part.scrollIntoViewIfNeeded();
          await page.screenshot({ path: join(pictures, `done-${locale}.png`) });
          for (const [size, viewport] of Object.entries({
            small: { width: 1024, height: 768 },
            large: { width: 1920, height: 1080 },
            portrait: { width: 800, height: 1280 },
          })) {
            await page.setViewportSize(viewport);
            await part.scrollIntoViewIfNeeded();
            await page.screenshot({ path: join(pictures, `done-${locale}-${size}.png`) });
          }
          await page.emulateMedia({ colorScheme: 'dark' });
          await page.screenshot({ path: join(pictures, `done-${locale}-dark.png`) });
          expect(await violationsOn(page)).toEqual([]);
          // The same folder isn't written to twice: what is in it stays, and the field says so.
          await part.locator('[name=folder]').fill(name);
          await part.getByRole('button', { name: start }).click();
          await part.getByText(taken).waitFor();
          await page.screenshot({ path: join(pictures, `taken-${locale}.png`) });
        });
      },
      PATIENCE_MS,
    );
  },
);
