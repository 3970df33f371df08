import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { setUpSteps, type SetUpStep } from '../../renderer/state/set-up-entries.ts';
import type { Tab } from './browser.ts';
import { closeTabs, freshTab } from './fresh-tab.ts';

/** The first field of each step: while it is there, the step is. */
const firstField: Readonly<Record<SetUpStep, string>> = {
  shop: 'name',
  money: 'timeZone',
  slip: 'address',
  points: 'pointsPerUnit',
  day: 'cutOver',
};

export const stepIsThere = (page: Page, step: SetUpStep): Promise<void> =>
  page.locator(`.setup [name="${firstField[step]}"]`).waitFor();

/** Goes on by Enter until a step is there. */
export async function goOnTo(page: Page, step: SetUpStep): Promise<void> {
  for (const next of setUpSteps) {
    if (await page.locator(`.setup [name="${firstField[step]}"]`).isVisible()) return;
    if (await page.locator(`.setup [name="${firstField[next]}"]`).isVisible()) {
      await page.keyboard.press('Enter');
      await page.locator(`.setup [name="${firstField[next]}"]`).waitFor({ state: 'detached' });
    }
  }
  await stepIsThere(page, step);
}

/** Takes an entry of the list that is searched by typing, whose field has the focus. */
export async function searchAndTake(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Answers the set-up from its first step, by keyboard alone, and opens the till. */
export async function setUpByKeys(
  page: Page,
  { name, currency }: { readonly name: string; readonly currency: string },
): Promise<void> {
  await stepIsThere(page, 'shop');
  await page.keyboard.type(name);
  await goOnTo(page, 'money');
  await page.keyboard.press('Tab');
  await searchAndTake(page, currency);
  await goOnTo(page, 'day');
  await page.keyboard.press('Enter');
  await page.locator('.next').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.next').waitFor({ state: 'detached' });
}

/** A tab of its own in which a shop is being set up, on a machine in Paris unless something else is given. */
export async function setUpTab(
  browser: Browser,
  { address }: { readonly address: string },
  machine: BrowserContextOptions = {},
): Promise<Tab> {
  await closeTabs(browser);
  const paris = { locale: 'en-GB', timezoneId: 'Europe/Paris' };
  const tab = await freshTab(browser, { viewport: { width: 1280, height: 800 }, ...paris, ...machine });
  await tab.page.goto(address);
  await tab.page.locator('.setup-paper svg').waitFor();
  return tab;
}
