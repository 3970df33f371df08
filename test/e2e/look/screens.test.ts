import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales } from '../../../electron/core/messages/translate.ts';
import { violationsOn } from '../../helpers/axe.ts';
import { launchBrowser, whyNoBrowser } from '../../helpers/browser.ts';
import { lookFaultsOn } from '../../helpers/look-faults.ts';
import { nameOfView, openShops, screens, seeScreen, viewsOf, type Shops } from './screens.ts';

const reason = whyNoBrowser();

describe.skipIf(reason !== undefined).each(locales)(
  `Every screen, in %s${reason === undefined ? '' : `: ${reason}`}`,
  (locale) => {
    let browser: Browser;
    let shops: Shops;

    beforeAll(async () => {
      browser = await launchBrowser();
      shops = await openShops(locale);
    });
    afterAll(async () => {
      await browser?.close();
      await shops?.close();
    });

    it.each(screens)('$name: nothing is cut off, too small or hard to read', async (screen) => {
      const faults: string[] = [];
      const complaints = await seeScreen(
        browser,
        shops,
        { locale, screen, views: [viewsOf[locale]] },
        async (page, view) => {
          for (const fault of [...(await lookFaultsOn(page)), ...(await violationsOn(page))])
            faults.push(`${nameOfView(view)}: ${fault}`);
        },
      );
      expect(faults, faults.join('\n')).toEqual([]);
      expect(complaints, complaints.join('\n')).toEqual([]);
    });
  },
);
