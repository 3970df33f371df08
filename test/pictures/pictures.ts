import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locale } from '../../electron/core/messages/translate.ts';
import { launchBrowser, whyNoBrowser } from '../helpers/browser.ts';
import { lookFaultsOn } from '../helpers/look-faults.ts';
import { everyView, nameOfView, openShops, screens, seeScreen, type Shops } from '../e2e/look/screens.ts';
import { dateBackups } from './dated-backups.ts';
import { differenceBetween, smallPicture } from './small-picture.ts';

const folderOf = (url: string): string => fileURLToPath(new URL(url, import.meta.url));
/** What a person has looked at and found right. */
const accepted = folderOf('./accepted/');
/** What was seen this time, in full size, to be looked at; and what differs, marked in red. */
const seen = folderOf('../../test-results/pictures/');

const isAccepting = process.env['REGULARS_PICTURES'] === 'accept';
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
          keep(join(seen, `${name}.png`), screenshot);
          rmSync(join(seen, `${name}-differs.png`), { force: true });
          const small = smallPicture(screenshot);
          const file = join(accepted, `${name}.png`);
          if (!existsSync(file) || isAccepting) {
            if (!isAccepting) different.push(`${name}: not accepted yet`);
            else if (!existsSync(file) || differenceBetween(readFileSync(file), small) !== null)
              keep(file, small);
            return;
          }
          const difference = differenceBetween(readFileSync(file), small);
          if (difference === null) return;
          keep(join(seen, `${name}-differs.png`), difference.picture);
          different.push(`${name}: ${(difference.share * 100).toFixed(1)} % differs`);
        });
        expect(different).toEqual([]);
      });
    },
  );
}
