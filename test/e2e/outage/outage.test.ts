import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser, whyNoBrowser, type Tab } from '../../helpers/browser.ts';
import { closeTabs, freshTab } from '../../helpers/fresh-tab.ts';
import { scanInto } from '../../helpers/scanner.ts';
import { openStillTill, type StillTill } from '../../helpers/still-till.ts';
import { value } from '../../helpers/till.ts';

const pictures = fileURLToPath(new URL('../../../test-results/outage/', import.meta.url));

/** A hand's pace: faster than this it would be a scanner. */
const byHand = { delay: 60 };

const reason = whyNoBrowser();

describe.skipIf(reason !== undefined)(
  `Sales from paper in a browser${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    let browser: Browser;
    let shop: StillTill;
    let tab: Tab;
    let page: Page;
    let cardNumber: string;

    beforeAll(async () => {
      mkdirSync(pictures, { recursive: true });
      browser = await launchBrowser();
    });
    afterAll(() => browser?.close());
    beforeEach(async () => {
      shop = await openStillTill();
      const lucja = value(await shop.asOwner.members.enrol({ name: 'Łucja Kowalska' }));
      ({ cardNumber } = lucja);
      for (const [place, name] of ['Anna Kowalska', 'Anna Nowak', 'ليلى حداد'].entries()) {
        value(await shop.asOwner.members.enrol({ name, phone: `60010020${place}` }));
      }
      value(
        await shop.asOwner.products.save({ name: 'Rye loaf', barcode: '5901234123457', priceMinor: 420 }),
      );
      tab = await freshTab(browser, { viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
      ({ page } = tab);
      await page.goto(shop.address);
      await page.locator('.till').waitFor();
      await page.keyboard.press('F10');
      await page.getByRole('button', { name: /^Sales from paper/ }).waitFor();
      await page.keyboard.press('3');
      await page.getByLabel('Time').waitFor();
    });
    afterEach(async () => {
      await closeTabs(browser);
      await shop.close();
    });

    const picture = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });
    const rows = () => page.locator('.outage-sale');
    const typed = (text: string) => page.keyboard.type(text, byHand);
    const sales = async () => value(await shop.asOwner.sales.list({})).sales;

    it('are entered row by row by keyboard alone, each with its time, and undone', async () => {
      await typed('842');
      await page.keyboard.press('Tab');
      await typed('anna');
      await page.getByRole('option').nth(1).waitFor();
      await page.keyboard.press('ArrowDown');
      await picture('found');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'totalMinor');
      await typed('1250');
      await page.getByText('= €12.50').waitFor();
      await picture('typed');
      await page.keyboard.press('Enter');
      await rows().nth(0).waitFor();
      await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'notedAt');
      expect(await page.getByLabel('Time').inputValue()).toBe('842');
      await typed('850');
      await scanInto(page, cardNumber);
      await page.getByText(/card ending/).waitFor();
      await page.getByLabel('Amount (EUR)').focus();
      await typed('3.5');
      await page.keyboard.press('Enter');
      await rows().nth(1).waitFor();
      await picture('entered');
      expect(await sales()).toMatchObject([
        { occurredAt: '2026-11-21T07:50:00.000Z', totalMinor: 350, memberName: 'Łucja Kowalska' },
        { occurredAt: '2026-11-21T07:42:00.000Z', totalMinor: 1250 },
      ]);
      await page.getByRole('button', { name: 'Undo receipt 000002' }).focus();
      await page.keyboard.press('Enter');
      await page.locator('.outage-sale[data-undone="true"]').waitFor();
      expect(await sales()).toMatchObject([{ voided: true }, { voided: false }]);
      expect(tab.complaints).toEqual([]);
    });

    it('keep what is typed when the room is left and entered again', async () => {
      await typed('842');
      await scanInto(page, '5901234123457');
      await page.getByRole('button', { name: 'Take back one Rye loaf' }).waitFor();
      await page.keyboard.press('F10');
      await page.locator('.pad').waitFor();
      // The room opens where it was left.
      await page.keyboard.press('F10');
      await page.getByLabel('Time').waitFor();
      expect(await page.getByLabel('Time').inputValue()).toBe('842');
      await page.keyboard.press('Enter');
      await rows().first().getByText('€4.20').waitFor();
      expect(tab.complaints).toEqual([]);
    });

    it('say at the field what is wrong: a time to come, and an hour that was there twice', async () => {
      await typed('2359');
      await page.getByLabel('Amount (EUR)').focus();
      await typed('500');
      await page.keyboard.press('Enter');
      await page.getByText(/The sale’s time is still to come/).waitFor();
      await picture('refused');
      await page.getByLabel('Date').focus();
      await page.keyboard.press('ArrowDown');
      await page.getByText('Friday 20 November').waitFor();
      await page.getByLabel('Date').fill('2026-10-25');
      await page.getByLabel('Time').fill('230');
      await page.keyboard.press('Enter');
      await page.getByText(/The clocks went back that night/).waitFor();
      await page.getByLabel('Which 02:30?').selectOption('second');
      await picture('twice');
      await page.getByRole('button', { name: 'Enter it' }).click();
      await rows().first().getByText('02:30').waitFor();
      expect(await sales()).toMatchObject([{ occurredAt: '2026-10-25T01:30:00.000Z' }]);
      expect(tab.complaints).toEqual([]);
    });
  },
);
