import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { translatorFor } from '../../../electron/core/messages/translate.ts';
import { keyOfSection, sectionNamed } from '../../../renderer/screens/owner/sections.tsx';
import { violationsOn } from '../../helpers/axe.ts';
import { describeInBrowser } from '../../helpers/in-browser.ts';
import { lookFaultsOn } from '../../helpers/look-faults.ts';
import { openStockedShop, type StockedShop } from '../../helpers/stocked-shop.ts';

const say = translatorFor('en');
const busy = {
  kind: 'fault',
  code: 'DATABASE_BUSY',
  message: say('fault.DATABASE_BUSY'),
  details: {},
} as const;

/** What each section asks for before it has anything to show, and what it shows then. */
const reads = [
  ['shop', 'shop.get', '.owner-form input[name="name"]'],
  ['program', 'program.get', '.owner-form input[name="points"]'],
  ['rewards', 'rewards.list', '.owner-row'],
  ['products', 'products.list', '.owner-row'],
  ['commands', 'rewards.list', '.sheet-wide .sheet-code'],
  ['backups', 'rescue.backups', '.backups-list li'],
] as const;

describeInBrowser('A section of the owner’s room', ({ newTab }) => {
  let shop: StockedShop;
  beforeAll(async () => {
    shop = await openStockedShop();
  });
  afterAll(() => shop?.close());

  /** The route is there before the page: one that comes later now and then lets a question through. */
  async function openRoom(procedure: string, answer: (route: Route) => Promise<void>): Promise<Page> {
    const { page } = await newTab();
    await page.route(`**/api/${procedure}`, answer);
    await page.goto(shop.address);
    await page.locator('.till').waitFor();
    await page.keyboard.press('F10');
    await page.locator('.day-hours .chart-room svg').waitFor();
    return page;
  }
  const into = (page: Page, name: Parameters<typeof sectionNamed>[0]) =>
    page.keyboard.press(keyOfSection(sectionNamed(name)));

  it.each(reads)('%s says why it couldn’t be read, and reads it when it is tried again', async (...what) => {
    const [name, procedure, shown] = what;
    let isBusy = false;
    const page = await openRoom(procedure, (route) =>
      isBusy ? route.fulfill({ json: { ok: false, error: busy } }) : route.continue(),
    );
    isBusy = true;
    await into(page, name);
    await page.locator('.owner-room .unread').getByText(busy.message).waitFor();
    expect(await page.locator(shown).count()).toBe(0);
    // An empty list would teach what isn't so.
    expect(await page.locator('.owner-none').count()).toBe(0);
    expect([...(await lookFaultsOn(page)), ...(await violationsOn(page))]).toEqual([]);
    isBusy = false;
    await page.getByRole('button', { name: say('till.tryAgain') }).click();
    await page.locator(shown).first().waitFor();
    expect(await page.locator('.owner-room .unread').count()).toBe(0);
  });

  it.each(reads)('%s says that it is on its way, and takes nothing from the hand', async (...what) => {
    const [name, procedure, shown] = what;
    const held = Promise.withResolvers<void>();
    let isHeld = false;
    const page = await openRoom(procedure, async (route) => {
      if (isHeld) await held.promise;
      await route.continue();
    });
    isHeld = true;
    await into(page, name);
    await page.locator('.owner-room .on-its-way').first().waitFor();
    expect(await page.locator(shown).count()).toBe(0);
    expect(await page.locator('.owner-none').count()).toBe(0);
    held.resolve();
    await page.locator(shown).first().waitFor();
  });
});
