import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBareBrowser, openTab, whyNoBrowser } from '../../helpers/browser.ts';
import { overwritePages, pagesOf } from '../../helpers/damaged-file.ts';
import { makeFolder, removeFolder } from '../../helpers/shop-folder.ts';
import { openTill, value } from '../../helpers/till.ts';
import { serveTill, type ServedTill } from '../../helpers/web.ts';

const pictures = fileURLToPath(new URL('../../../test-results/rescue/', import.meta.url));
const reason = whyNoBrowser();
/** A page is built, a shop made and a file read whole, all on a machine that does more. */
const PATIENCE_MS = 240_000;

/** A shop with a backup, then two more sales, and then a disk that forgot the end of its sales. */
async function damagedShop(locale: 'en' | 'zh-CN'): Promise<string> {
  const folder = makeFolder();
  const setUp = { name: 'Corner Bakery', currency: 'EUR', timeZone: 'Europe/Paris', locale };
  const till = await openTill({ folder, setUp });
  value(await till.asOwner.members.enrol({ name: 'Ana' }));
  for (let sale = 0; sale < 60; sale += 1) value(await till.asCashier.sales.record({ totalMinor: 500 }));
  value(await till.asOwner.data.backup({ file: 'hour-2026-11-21T110000Z.sqlite' }));
  value(await till.asCashier.sales.record({ totalMinor: 700 }));
  value(await till.asCashier.sales.record({ totalMinor: 800 }));
  await till.close();
  overwritePages(till.file, pagesOf(till.file, 'sale').leaves.slice(0, 1), 7);
  return folder;
}

describe.skipIf(reason !== undefined)(
  `A damaged shop in a browser${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      mkdirSync(pictures, { recursive: true });
      browser = await launchBareBrowser();
    });
    afterAll(() => browser?.close());

    async function withPage(
      locale: 'en' | 'zh-CN',
      use: (page: Page, folder: string) => Promise<void>,
    ): Promise<void> {
      const folder = await damagedShop(locale);
      let served: ServedTill | undefined;
      const context = await browser.newContext({
        ...{ viewport: { width: 1280, height: 800 }, locale: locale === 'en' ? 'en-GB' : 'zh-CN' },
      });
      try {
        served = await serveTill(folder);
        const { page } = await openTab(context);
        await page.goto(served.link);
        await use(page, folder);
      } finally {
        await context.close();
        await served?.close();
        removeFolder(folder);
      }
    }
    const picture = (page: Page, name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });

    it(
      'says what can’t be read, offers the newest backup with what it lacks, and is back by one key',
      async () => {
        await withPage('en', async (page, folder) => {
          await page.getByText('sales and refunds').waitFor();
          await page.getByRole('button', { name: 'Put this backup back' }).waitFor();
          await picture(page, 'damaged');
          await page.setViewportSize({ width: 1024, height: 768 });
          await picture(page, 'damaged-1024');
          await page.setViewportSize({ width: 800, height: 1280 });
          await page.emulateMedia({ colorScheme: 'dark' });
          await picture(page, 'damaged-portrait-dark');
          await page.getByRole('button', { name: 'Put this backup back' }).click();
          await page.getByText('The shop is back.').waitFor();
          await picture(page, 'restored');
          await page.getByRole('button', { name: 'Open the till' }).click();
          await page.locator('.till').waitFor();
          expect(
            readdirSync(folder).filter((name) => /^shop-before-restore-.*\.sqlite$/.test(name)),
          ).toHaveLength(1);
          await page.setViewportSize({ width: 1280, height: 800 });
          await page.emulateMedia({ colorScheme: 'light' });
          await page.keyboard.press('F10');
          await page.locator('[data-section=backups]').click();
          await page.getByText('61 sales').or(page.getByText('60 sales')).first().waitFor();
          await picture(page, 'backups');
          await page.getByRole('button', { name: 'Put back …' }).first().click();
          await picture(page, 'backups-sure');
        });
      },
      PATIENCE_MS,
    );

    it(
      'saves what can be read where that is chosen, and counts it',
      async () => {
        await withPage('zh-CN', async (page) => {
          await page.getByRole('button', { name: '抢救还能读取的内容' }).waitFor();
          await page.getByRole('button', { name: '用这份备份恢复' }).waitFor();
          await picture(page, 'damaged-zh');
          await page.getByRole('button', { name: '抢救还能读取的内容' }).click();
          await page.getByText(/^sale：/).waitFor();
          await picture(page, 'salvaged-zh');
        });
      },
      PATIENCE_MS,
    );
  },
);
