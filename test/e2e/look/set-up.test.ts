import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setUpSteps } from '../../../renderer/state/set-up-entries.ts';
import { violationsOn } from '../../helpers/axe.ts';
import { launchBrowser, whyNoBrowser, type Tab } from '../../helpers/browser.ts';
import { closeTabs } from '../../helpers/fresh-tab.ts';
import { goOnTo, searchAndTake, setUpTab, stepIsThere } from '../../helpers/set-up.ts';
import { openStillTill, type StillTill } from '../../helpers/still-till.ts';
import { value } from '../../helpers/till.ts';

const reason = whyNoBrowser();
const pictures = fileURLToPath(new URL('../../../test-results/set-up/', import.meta.url));

describe.skipIf(reason !== undefined)(
  `The set-up in a browser${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    let browser: Browser;
    let till: StillTill;
    let tab: Tab;
    let page: Page;

    beforeAll(async () => {
      mkdirSync(pictures, { recursive: true });
      browser = await launchBrowser();
    });
    afterAll(() => browser?.close());
    beforeEach(async () => {
      till = await openStillTill({ setUp: null });
      await enter({ locale: 'en-GB', timezoneId: 'Europe/Paris' });
    });
    afterEach(async () => {
      expect(tab.complaints).toEqual([]);
      await closeTabs(browser);
      await till.close();
    });

    async function enter(
      machine: { readonly locale: string; readonly timezoneId: string },
      look: { readonly colorScheme?: 'light' | 'dark' } = {},
    ): Promise<void> {
      tab = await setUpTab(browser, till, { ...machine, ...look });
      ({ page } = tab);
    }

    const slip = (text: string) => page.locator('.setup-paper svg').getByText(text).first().waitFor();
    const facts = async () => value(await till.asOwner.shop.get({}));

    it('opens a shop by keyboard alone: the name and six keys, where the guesses are right', async () => {
      let strokes = 0;
      const press = async (key: string): Promise<void> => {
        strokes += 1;
        await page.keyboard.press(key);
      };
      await page.keyboard.type('Corner Bakery');
      for (const next of setUpSteps.slice(1)) {
        await press('Enter');
        await stepIsThere(page, next);
      }
      await press('Enter');
      await page.getByRole('heading', { name: 'Corner Bakery is open' }).waitFor();
      await press('Enter');
      await page.getByText('Scan a card, or start typing').first().waitFor();
      expect(strokes).toBe(6);
      expect(await facts()).toMatchObject({
        name: 'Corner Bakery',
        currency: { code: 'EUR', exponent: 2 },
        timeZone: 'Europe/Paris',
        cutOver: '04:00',
        memberPrefix: '29',
        paperMm: 80,
      });
      expect(value(await till.asOwner.rewards.list({})).rewards).toMatchObject([
        { name: 'Free coffee', pointsCost: 100 },
      ]);
    });

    it('has no barrier that axe knows in any step, light or dark, nor at its end', async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await enter({ locale: 'en-GB', timezoneId: 'Europe/Paris' }, { colorScheme });
        await page.locator('[name=name]').fill('Corner Bakery');
        for (const step of setUpSteps) {
          await goOnTo(page, step);
          expect(await violationsOn(page), `${step}, ${colorScheme}`).toEqual([]);
          await page.screenshot({ path: join(pictures, `${step}-${colorScheme}.png`) });
        }
      }
      await page.keyboard.press('Enter');
      await page.locator('.next').waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await page.screenshot({ path: join(pictures, 'next.png') });
    });

    it('keeps every answer through a reload, on the step that it was left at', async () => {
      await page.keyboard.type('Corner Bakery');
      await goOnTo(page, 'money');
      await searchAndTake(page, 'tokyo');
      await goOnTo(page, 'slip');
      await page.keyboard.type('12 Mill Lane');
      await page.getByRole('radio', { name: '58 mm' }).click();
      await goOnTo(page, 'points');
      await page.getByLabel('Points per ¥1').fill('3');
      await page.reload();
      await stepIsThere(page, 'points');
      expect(await page.getByLabel('Points per ¥1').inputValue()).toBe('3');
      await slip('12 Mill Lane');
      await goOnTo(page, 'day');
      await page.keyboard.press('Enter');
      await page.locator('.next').waitFor();
      expect(await facts()).toMatchObject({
        name: 'Corner Bakery',
        address: '12 Mill Lane',
        currency: { code: 'JPY', exponent: 0 },
        timeZone: 'Asia/Tokyo',
        paperMm: 58,
      });
      // What was kept is gone with the set-up.
      expect(await page.evaluate(() => localStorage.length)).toBe(0);
    });

    it('goes back by Esc, and shows in every step what was answered', async () => {
      await page.keyboard.type('Corner Bakery');
      await goOnTo(page, 'slip');
      await page.keyboard.press('Escape');
      await stepIsThere(page, 'money');
      await page.keyboard.press('Escape');
      await stepIsThere(page, 'shop');
      expect(await page.locator('[name=name]').inputValue()).toBe('Corner Bakery');
    });

    it('takes one to the step and the field that is wrong, when a later step is the last', async () => {
      await page.locator('.setup-mark').last().click();
      await stepIsThere(page, 'day');
      await page.keyboard.press('Enter');
      await stepIsThere(page, 'shop');
      await page.getByText('Name of the shop is empty. Fill it in.').waitFor();
      expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('name');
      expect(value(await till.asOwner.system.status({})).shop).toBeNull();
    });

    it('makes one shop and one reward however often Enter is pressed', async () => {
      await page.keyboard.type('Corner Bakery');
      await goOnTo(page, 'day');
      const asked: string[] = [];
      page.on('request', (request) => {
        if (request.url().endsWith('/api/shop.setUp')) asked.push(request.url());
      });
      // Both are in the page's queue before the first is answered.
      await page.evaluate(() => {
        const form = document.querySelector<HTMLFormElement>('.setup-form');
        form?.requestSubmit();
        form?.requestSubmit();
      });
      await page.locator('.next').waitFor();
      expect(asked).toHaveLength(1);
      expect(value(await till.asOwner.rewards.list({})).rewards).toHaveLength(1);
    });

    it('finds a time zone by its country, changes the guess of the currency with it, and keeps one that was chosen', async () => {
      await page.keyboard.type('Corner Bakery');
      await goOnTo(page, 'money');
      await searchAndTake(page, 'kuwait');
      await slip('12.500');
      await page.keyboard.press('Tab');
      await searchAndTake(page, 'swiss');
      await slip('CHF');
      await page.keyboard.press('Shift+Tab');
      await searchAndTake(page, 'india');
      expect(await page.locator('[name=timeZone]').inputValue()).toMatch(/India$/);
      expect(await page.locator('[name=currency]').inputValue()).toMatch(/^CHF/);
    });

    it.each([
      ['Asia/Tokyo', '10000', '500'],
      ['Europe/Paris', '100', '5'],
      ['Asia/Kuwait', '100', '5'],
    ])('suggests a reward in the money of %s', async (timezoneId, cost, amount) => {
      await enter({ locale: 'en-GB', timezoneId });
      await page.keyboard.type('Corner Bakery');
      await goOnTo(page, 'points');
      await page.getByRole('radio', { name: 'Money off' }).click();
      expect(await page.getByLabel('Points that it costs').inputValue()).toBe(cost);
      expect(await page.getByLabel('Off the bill').inputValue()).toBe(amount);
      await page.getByLabel('Off the bill').fill('1.2345');
      await page.keyboard.press('Enter');
      await page.locator('[name="firstReward.gives.amountMinor"][aria-invalid=true]').waitFor();
    });

    it.each([
      ['kolkata', 'INR'],
      ['kyiv', 'UAH'],
      ['hong kong', 'HKD'],
    ])('finds %s by the name that it has today', async (city, currency) => {
      await page.keyboard.type('Corner Bakery');
      await goOnTo(page, 'money');
      await searchAndTake(page, city);
      expect(await page.locator('[name=currency]').inputValue()).toContain(currency);
    });

    it('opens without a reward where none is wanted yet', async () => {
      await page.keyboard.type('Corner Bakery');
      await goOnTo(page, 'points');
      await page.getByRole('radio', { name: 'None yet' }).click();
      await goOnTo(page, 'day');
      await page.keyboard.press('Enter');
      await page.locator('.next').waitFor();
      expect(value(await till.asOwner.rewards.list({ withdrawnToo: true })).rewards).toEqual([]);
    });

    it('is changed later in the owner’s room: the slip follows before it is saved, and what stays says why', async () => {
      value(
        await till.asOwner.shop.setUp({ name: 'Corner Bakery', currency: 'EUR', timeZone: 'Europe/Paris' }),
      );
      await page.locator('.till').waitFor();
      await page.keyboard.press('F10');
      await page.locator('[data-section=shop]').click();
      // The form comes with the shop's facts, and takes the focus then.
      await page.locator('.owner-room input:focus').waitFor();
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type('Mill Lane Bakery');
      await slip('Mill Lane Bakery');
      expect((await facts()).name).toBe('Corner Bakery');
      await page.keyboard.press('Tab');
      await page.keyboard.type('12 Mill Lane');
      await page.getByRole('radio', { name: '58 mm' }).click();
      await page.locator('.setup-paper svg[width="384"]').waitFor();
      await page.getByRole('radio', { name: 'The member owes it' }).click();
      await page.getByLabel('Card numbers begin with').fill('50');
      await page.keyboard.press('Enter');
      await page.getByText('Card numbers can’t begin with 50').waitFor();
      await page.getByLabel('Card numbers begin with').fill('27');
      await page.keyboard.press('Enter');
      await page.getByText('Saved. It holds for slips from now on.').waitFor();
      expect(await facts()).toMatchObject({
        name: 'Mill Lane Bakery',
        address: '12 Mill Lane',
        paperMm: 58,
        refundPolicy: 'owe',
        memberPrefix: '27',
      });
      await page.getByRole('heading', { name: 'What stays as it is' }).waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await page.screenshot({ path: join(pictures, 'owner.png') });
    });

    it('ends with what comes next: the first member and the command sheet are a key away', async () => {
      await page.keyboard.type('Corner Bakery');
      await goOnTo(page, 'day');
      await page.keyboard.press('Enter');
      await page.locator('.next').waitFor();
      await page.keyboard.press('n');
      await page.getByLabel('Name or phone').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.next').waitFor({ state: 'detached' });
      await page.keyboard.press('F10');
      const { length } = await page.locator('.owner-door').all();
      expect(length).toBeGreaterThan(0);
      await page.locator('[data-section=commands] .key').waitFor();
    });
  },
);
