import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PrintJob } from '../../../electron/core/contract/printing.ts';
import { launchBrowser, whyNoBrowser, type Tab } from '../../helpers/browser.ts';
import { closeTabs, freshTab } from '../../helpers/fresh-tab.ts';
import { scanInto } from '../../helpers/scanner.ts';
import { openStillTill, type StillTill } from '../../helpers/still-till.ts';
import { value } from '../../helpers/till.ts';

const reason = whyNoBrowser();
const byHand = { delay: 60 };

const silent = { code: 'SILENT', message: 'It didn’t say.', remedy: 'Look at the paper.' } as const;
const jobs: readonly PrintJob[] = [1042, 1043].map((number) => ({
  jobId: `01937f4e-5b1c-7c3a-9d2e-00000000${number}`,
  kind: 'sale',
  title: `Slip ${number}`,
  saleId: null,
  deviceId: 'front',
  printerName: 'Receipts',
  state: 'unknown',
  reason: silent,
  madeAt: `2026-11-21T09:00:00.${number % 1000}Z`,
  hasBegun: true,
  isCopy: false,
}));
const printer = {
  deviceId: 'front',
  name: 'Receipts',
  condition: null,
  trouble: null,
  hasDrawer: false,
  waiting: 0,
};

describe.skipIf(reason !== undefined)(
  `What the printer wants of the cashier${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    let browser: Browser;
    let till: StillTill;
    let tab: Tab;
    let page: Page;
    /** What the host tells of, and what it was told. */
    let asked: readonly PrintJob[];
    let confirmed: unknown[];

    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser?.close());
    beforeEach(async () => {
      till = await openStillTill();
      tab = await freshTab(browser, { viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
      ({ page } = tab);
      asked = jobs;
      confirmed = [];
      await page.route('**/api/printing.queue', (route) =>
        route.fulfill({
          json: { ok: true, value: { jobs: asked, asked: asked.length, printers: [printer] } },
        }),
      );
      await page.route('**/api/printing.confirm', async (route) => {
        confirmed.push(route.request().postDataJSON());
        asked = asked.slice(1);
        await route.fulfill({ json: { ok: true, value: { jobId: jobs[0]?.jobId, againAs: null } } });
      });
      await page.goto(till.address);
      await question('Slip 1042').waitFor();
    });
    afterEach(async () => {
      expect(tab.complaints).toEqual([]);
      await closeTabs(browser);
      await till.close();
    });

    const question = (title: string) => page.locator('.printing-question').getByText(`Did “${title}” print?`);
    const amount = (text: string) => page.getByRole('status', { name: 'Amount' }).getByText(text);
    const hasFocus = () => page.evaluate(() => document.activeElement !== document.body);

    it('takes no focus, and lets digits and scans through to the sale', async () => {
      expect(await hasFocus()).toBe(false);
      const { cardNumber } = value(await till.asOwner.members.enrol({ name: 'Łucja Kowalska' }));
      await scanInto(page, cardNumber);
      await page.getByRole('heading', { name: 'Łucja Kowalska' }).waitFor();
      await page.keyboard.type('1250', byHand);
      await amount('€12.50').waitFor();
      await page.keyboard.press('Enter');
      await page.getByText('+12 points').first().waitFor();
      await question('Slip 1042').waitFor();
      expect(confirmed).toEqual([]);
    });

    it('asks one after the other, and is answered by the keys that it shows while a sale goes on', async () => {
      await page.keyboard.press('F4');
      await page.keyboard.type('380', byHand);
      await page.keyboard.press('y');
      await question('Slip 1043').waitFor();
      await page.keyboard.press('x');
      await page.locator('.printing-note').waitFor({ state: 'detached' });
      expect(confirmed).toMatchObject([
        { input: { jobId: jobs[0]?.jobId, isPrinted: true } },
        { input: { jobId: jobs[1]?.jobId, isPrinted: false } },
      ]);
      await amount('€3.80').waitFor();
      expect(await hasFocus()).toBe(false);
    });

    it('lets a name begin with the letters of its keys', async () => {
      await page.keyboard.type('Yv', { delay: 100 });
      expect(await page.locator('.find-input').inputValue()).toBe('Yv');
      expect(confirmed).toEqual([]);
    });

    it('is said once to a screen reader, whatever else is asked for meanwhile', async () => {
      const heard = page.locator('.heard-only[role="status"]').getByText('Did “Slip 1042” print?');
      await heard.waitFor();
      await heard.evaluate((place) => {
        new MutationObserver(() => (place.dataset['said'] = 'again')).observe(place, {
          ...{ childList: true, characterData: true, subtree: true },
        });
      });
      await page.keyboard.press('p');
      await page.locator('.print-job').first().waitFor();
      await page.keyboard.press('Escape');
      await question('Slip 1042').waitFor();
      expect(await heard.getAttribute('data-said')).toBeNull();
    });

    it('is reached by Tab and touched by a finger', async () => {
      await page.locator('.printing-question').getByRole('button', { name: 'No, print it again' }).focus();
      await page.keyboard.press('Enter');
      await question('Slip 1043').waitFor();
      await page.locator('.printing-question').getByRole('button', { name: 'Yes' }).click();
      await page.locator('.printing-note').waitFor({ state: 'detached' });
      expect(confirmed).toHaveLength(2);
    });
  },
);
