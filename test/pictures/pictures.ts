import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locale } from '../../electron/core/messages/translate.ts';
import { launchBrowser, whyNoBrowser } from '../helpers/browser.ts';
import { lookFaultsOn } from '../helpers/look-faults.ts';
import { everyView, nameOfView, openShops, screens, seeScreen, type Shops } from '../e2e/look/screens.ts';
import { acceptedFolder } from './accepted.ts';
import { dateBackups } from './dated-backups.ts';
import { seenFolder } from './seen.ts';
import { differenceBetween, smallPicture } from './small-picture.ts';

const reason = whyNoBrowser();

function keep(file: string, picture: Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, picture);
}

/** Every screen in every view, in one language: each language is a file of its own, so that each has a core. */
export function describePictures(locale: Locale): void {
  describe.skipIf(reason !== undefined)(
    `The pictures, in ${locale}${reason === undefined ? '' : `: ${reason}`}`,
    () => {
      let browser: Browser;
      let shops: Shops;

      beforeAll(async () => {
        browser = await launchBrowser();
        shops = await openShops(locale);
        await dateBackups(shops.stocked);
      }, 180_000);
      afterAll(async () => {
        await browser?.close();
        await shops?.close();
      });

      it.each(screens)('$name looks as it was accepted', async (screen) => {
        const different: string[] = [];
        await seeScreen(browser, shops, { locale, screen, views: everyView }, async (page, view) => {
          const name = join(screen.name, `${locale}-${nameOfView(view)}`);
          different.push(...(await lookFaultsOn(page)).map((fault) => `${name}: ${fault}`));
          const screenshot = await page.screenshot({ animations: 'disabled' });
          keep(join(seenFolder, `${name}.png`), screenshot);
          rmSync(join(seenFolder, `${name}-differs.png`), { force: true });
          const file = join(acceptedFolder, `${name}.png`);
          if (!existsSync(file)) return void different.push(`${name}: not accepted yet`);
          const difference = differenceBetween(readFileSync(file), smallPicture(screenshot));
          if (difference === null) return;
          keep(join(seenFolder, `${name}-differs.png`), difference.picture);
          different.push(`${name}: ${(difference.share * 100).toFixed(1)} % differs`);
        });
        expect(different).toEqual([]);
      });
    },
  );
}
