import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Translate } from '../../../electron/core/messages/translate.ts';
import { launchBrowser, whyNoBrowser } from '../../helpers/browser.ts';
import { lookFaultsOn } from '../../helpers/look-faults.ts';
import { CLOSE, OPEN } from '../../helpers/pseudo-locale.ts';
import { buildPseudoPage } from '../../helpers/pseudo-page.ts';
import { makeFolder, removeFolder } from '../../helpers/shop-folder.ts';
import { namesOfAllKinds, wordsOfShop } from '../../helpers/stocked-shop.ts';
import { wordsOfDevices } from './device-screens.ts';
import { wordsOfPrinting } from './printing-screens.ts';
import { openShops, screens, seeScreen, viewsOf, type Shops } from './screens.ts';

// The host speaks it too: slips, explanations and refusals.
vi.mock('../../../electron/core/messages/translate.ts', async (original) => {
  const pseudo = await import('../../helpers/pseudo-locale.ts');
  const translate: Translate = (key, values) => pseudo.pseudoTranslate(key, values);
  return { ...(await original<object>()), translatorFor: () => translate };
});

const reason = whyNoBrowser();

/** Words that no message says: the shop's own, names of keys and codes, and how English writes days. */
const ownWords = new Set(
  [
    ...namesOfAllKinds,
    ...wordsOfShop,
    ...wordsOfDevices,
    ...wordsOfPrinting,
    'Konditorei Süß Söhne im Alten Rathaus English Esc Del Ctrl EUR Europe Paris',
    ...Array.from({ length: 73 }, (_, at) => daysOf(new Date(Date.UTC(2026, 0, 1 + at * 5)))),
  ].flatMap((text) => text.match(/\p{L}+/gu) ?? []),
);

function daysOf(day: Date): string {
  const write = (length: 'long' | 'short'): string =>
    new Intl.DateTimeFormat('en-GB', { weekday: length, month: length, day: 'numeric' }).format(day);
  return `${write('long')} ${write('short')}`;
}

/** What a thread of the host says: no stand-in for its messages comes there. */
const saidByThread = /^Fine: \d+ looked at\.$/;

/** A file's place, and a size as the browser writes it. */
const fileFacts = /^(?:\/\S.*|[\d.,]+ [kM]B)$/;

/** The chain's head, in groups. */
const hash = /^[\da-f]{8}( [\da-f]{8})+$/;

const isForeign = (text: string): boolean =>
  !saidByThread.test(text) &&
  !hash.test(text) &&
  !fileFacts.test(text) &&
  !text.startsWith('CMD-') &&
  (text.match(/\p{L}+/gu) ?? []).some((word) => /[A-Za-z]{2}/.test(word) && !ownWords.has(word));

/** What is on the page and was said by no message, and messages that lack their beginning or their end. */
async function wordsOn(page: Page): Promise<readonly string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement?.closest('script, style, svg') === null) found.push(node.textContent ?? '');
    }
    // A slip's rows are drawn one by one: a message may go over some of them.
    for (const drawing of document.querySelectorAll('svg'))
      found.push([...drawing.querySelectorAll('text')].map((row) => row.textContent ?? '').join(' '));
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      if (element.closest('[aria-hidden="true"]') !== null) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        found.push(element.getAttribute(name) ?? '');
    }
    return found;
  });
  // What fills a message is the shop's, and stands between its signs.
  return texts.filter((text) => text.split(OPEN).length !== text.split(CLOSE).length || isForeign(text));
}

describe.skipIf(reason !== undefined)(
  `Every screen, in a language of longer words${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    const folder = makeFolder();
    let browser: Browser;
    let shops: Shops;

    beforeAll(async () => {
      await buildPseudoPage(folder);
      browser = await launchBrowser();
      shops = await openShops('en', folder);
    });
    afterAll(async () => {
      await browser?.close();
      await shops?.close();
      removeFolder(folder);
    });

    it.each(screens)(
      '$name: nothing is cut off, and nothing is said that isn’t a message',
      async (screen) => {
        const faults: string[] = [];
        const complaints = await seeScreen(
          browser,
          shops,
          { locale: 'en', screen, views: [viewsOf.en] },
          async (page) => {
            faults.push(...(await lookFaultsOn(page)));
            // A sample shop is made by a thread of the host: its goods and people have real names.
            if (screen.shop !== 'sample') faults.push(...(await wordsOn(page)));
          },
        );
        expect(faults, faults.join('\n')).toEqual([]);
        expect(complaints, complaints.join('\n')).toEqual([]);
      },
    );
  },
);
