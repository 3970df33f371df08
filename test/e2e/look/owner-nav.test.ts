import { afterAll, beforeAll, expect, it } from 'vitest';
import { locales } from '../../../electron/core/messages/translate.ts';
import { keyOfSection, ownersSections } from '../../../renderer/screens/owner/sections.tsx';
import { describeInBrowser } from '../../helpers/in-browser.ts';
import { openStillTill, type StillTill } from '../../helpers/still-till.ts';
import { cornerBakery } from '../../helpers/till.ts';

const sizes = [
  { width: 1024, height: 768 },
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
] as const;

describeInBrowser('The doors of the owner’s room', ({ newTab }) => {
  let shops: readonly { readonly locale: string; readonly till: StillTill }[];
  beforeAll(async () => {
    shops = await Promise.all(
      locales.map(async (locale) => ({
        locale,
        till: await openStillTill({ locale, setUp: { ...cornerBakery, locale } }),
      })),
    );
  });
  afterAll(() => Promise.all(shops?.map(({ till }) => till.close())));

  it.each(sizes)('are all in sight, with the keys that open them, in $width × $height', async (viewport) => {
    for (const { till } of shops) {
      const { page } = await newTab({ viewport });
      await page.goto(till.address);
      await page.locator('.till').waitFor();
      await page.keyboard.press('F10');
      await page.locator('.owner-door').first().waitFor();
      await page.evaluate(() => document.fonts.ready);
      const doors = await page.locator('.owner-doors').evaluate((list) => {
        const room = list.getBoundingClientRect();
        return [...list.querySelectorAll<HTMLElement>('.owner-door')].map((door) => {
          const { left, right, top, bottom } = door.getBoundingClientRect();
          const isWhole =
            left >= room.left && right <= room.right && top >= room.top && bottom <= room.bottom + 0.5;
          return [door.dataset['section'], door.querySelector('kbd')?.textContent, isWhole];
        });
      });
      expect(doors).toEqual(ownersSections.map((section) => [section.name, keyOfSection(section), true]));
    }
  });

  it('come into sight when they are opened by key, where large letters leave no room for all', async () => {
    const [english] = shops;
    if (english === undefined) throw new Error('there is no shop');
    const { page } = await newTab({ viewport: { width: 1024, height: 768 } });
    await page.goto(english.till.address);
    await page.locator('.till').waitFor();
    await page.evaluate(() => document.documentElement.setAttribute('data-text-size', 'largest'));
    await page.keyboard.press('F10');
    for (const section of ownersSections.toReversed()) {
      await page.locator('.owner-door').first().waitFor();
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await page.keyboard.press(keyOfSection(section));
      const door = page.locator(`[data-section="${section.name}"][aria-current="page"]`);
      await door.waitFor();
      const isInSight = await door.evaluate((element) => {
        const room = element.closest('.owner-doors')?.getBoundingClientRect();
        const { top, bottom } = element.getBoundingClientRect();
        return room !== undefined && top >= room.top - 1 && bottom <= room.bottom + 1;
      });
      expect([section.name, isInSight]).toEqual([section.name, true]);
    }
  });
});
